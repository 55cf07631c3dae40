/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a verdict look as JSON? One object per judgement: what was asked, the outcome, and per
 * component what was chosen, why, and every candidate with the rule that removed it or the key that
 * beat it, each with the database row it rests on. Keys come in a fixed order, so that the same
 * judgement prints the same bytes. It decides nothing; it only names what is in the judgement.
 */
#ifndef SC_EXPLANATION_H
#define SC_EXPLANATION_H

#include <jansson.h>

#include "judge.h"

/* A new reference; NULL when there is not enough memory. Text that is not UTF-8 appears with its
 * strange bytes as "?". */
json_t *sc_explanation_to_json(const struct sc_judgement *judgement);

#endif
