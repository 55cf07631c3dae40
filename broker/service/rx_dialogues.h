/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What may media do while several dialogues of a forked call share one AF session (TS 29.214 5.3.22
 * and Annex A.3.1)? All that any of the dialogues needs: the filters of all, open where one of them
 * is open, the most bandwidth that one of them asks for and not the sum, the codecs of all. What
 * one dialogue takes away the others keep.
 */
#ifndef SC_RX_DIALOGUES_H
#define SC_RX_DIALOGUES_H

#include "rx_stated.h"

/* Filters of one flow, of all dialogues together. */
enum { SC_RX_DESCRIPTION_LIMIT = 64 };

/* Adds what one more dialogue states to a component; its kind of media is not looked at.
 * SERVICE_INFORMATION_INVALID: too many filters; OUT_OF_ROOM. Then *component is as it was. */
enum sc_status sc_rx_dialogues_join(struct sc_arena *arena,
	const struct sc_rx_stated_component *stated, struct sc_rx_component *component);

#endif
