/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does "explain" decode to? A question for sc_judge() about one subscriber, and the judgement
 * as JSON. Called by control_answer.c only.
 */
#ifndef SC_CONTROL_EXPLAIN_H
#define SC_CONTROL_EXPLAIN_H

#include <jansson.h>

#include "service.h"

json_t *sc_control_explain(const struct sc_service *service, const json_t *question);
/* {"ok": false, "error": ...} with the sentence made from the format. */
json_t *sc_control_refuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
