/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does everything that was weighed for one component look? One line per candidate, best first:
 * chosen, possible or not, access, device, address, the rule or ranking key that beat it, and the
 * row of the database behind it. Reads the JSON of control/explanation.h; no line is wider than the
 * page.
 */
#ifndef SC_EXPLAIN_TABLE_H
#define SC_EXPLAIN_TABLE_H

#include <jansson.h>
#include <stdbool.h>

#include "page.h"

enum { SC_EVIDENCE_SIZE = 256 };
/* "policy_rule 4 "video""; empty: nothing in the database says so. */
const char *sc_explain_evidence(const json_t *evidence, char buffer[SC_EVIDENCE_SIZE]);
/* The member as text, "" when there is none. */
const char *sc_explain_text(const json_t *object, const char *key);
/* Whether both are places, and the same. */
bool sc_explain_same_place(const json_t *a, const json_t *b);
void sc_explain_candidates(const struct sc_page *page, const json_t *component);

#endif
