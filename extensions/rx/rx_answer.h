/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is the service's answer said in an AAA? What is known of the access, what would be
 * acceptable, and why something is refused, as a sentence.
 */
#ifndef SC_RX_ANSWER_H
#define SC_RX_ANSWER_H

#include "rx_authorise.h"
#include "rx_language.h"

void rx_answer_access(const struct sc_rx_access *access, struct rx_aaa *aaa);
/* Retry-Interval, when it is known how long it takes. */
void rx_answer_retry(const struct sc_rx_answer *answer, struct rx_aaa *aaa);
void rx_answer_acceptable(const struct sc_rx_answer *answer, struct rx_aaa *aaa);
/* "component 2, video over UTRAN_PS: the operator restricts this access; ...", and when it would be
 * authorised if that is known; NULL when the arena is full. */
const char *rx_answer_sentence(struct sc_arena *arena, const struct sc_rx_answer *answer);

#endif
