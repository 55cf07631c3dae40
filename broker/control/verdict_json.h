/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the pieces of a verdict look as JSON, wherever one is told? Every function gives a new
 * reference, NULL when there is not enough memory. Text that is not UTF-8 appears with its strange
 * bytes as "?".
 */
#ifndef SC_VERDICT_JSON_H
#define SC_VERDICT_JSON_H

#include <jansson.h>

#include "decision.h"

json_t *sc_json_of_text(struct sc_text text);
/* null: the number is 0, there is no such row. */
json_t *sc_json_of_row(int64_t row);
/* {"name", "code", "sentence"} */
json_t *sc_json_of_reason(enum sc_reason reason);
/* {"table", "row", "name"} of continuity.db, "name" as the operator wrote it or null; null: the
 * built-in policy. `policy` may be NULL. */
json_t *sc_json_of_evidence(struct sc_evidence evidence, const struct sc_policy *policy);
/* {"set": {"name", "scope", "row"}, "rule": {"name", "level", "row"}}, both null when either is
 * NULL: the built-in policy. */
json_t *sc_json_of_policy(const struct sc_policy_set *set, const struct sc_rule *rule);

#endif
