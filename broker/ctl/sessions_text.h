/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do live AF sessions look to a person? One line per session, below it one per component, all
 * in columns that do not depend on what comes later. Reads the JSON of control/control_answer.h.
 */
#ifndef SC_SESSIONS_TEXT_H
#define SC_SESSIONS_TEXT_H

#include <jansson.h>

#include "page.h"

void sc_sessions_print_head(const struct sc_page *page);
void sc_sessions_print_one(const struct sc_page *page, const json_t *session);

#endif
