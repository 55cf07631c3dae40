/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a person mean by a word of Rx? The names of values and features are the standard's (TS
 * 29.214 5.3, 5.4.1); their beginnings, lower case and plain numbers are taken as well.
 */
#ifndef SC_RX_WORD_H
#define SC_RX_WORD_H

#include "problem.h"
#include "text.h"

enum { SC_RX_WORD_LISTS = 2 /* of features */ };

/* Cuts the next piece off a comma-separated list, uncopied; false at the end. */
bool sc_rx_word_next(const char **list, struct sc_text *piece);
/* A value of the AVP with this code: "final" for FINAL_SERVICE_INFORMATION, "release_of_bearer" for
 * INDICATION_OF_RELEASE_OF_BEARER. MALFORMED with a sentence that lists what there is. */
enum sc_status sc_rx_word_read(
	uint32_t avp, struct sc_text word, uint32_t *value, struct sc_problem *problem);
/* "NetLoc"; "2:0x402", bits of list 2; "51", bits of list 1. Adds to lists, of which the first is
 * list 1. */
enum sc_status sc_rx_word_feature(
	struct sc_text word, uint32_t lists[SC_RX_WORD_LISTS], struct sc_problem *problem);

#endif
