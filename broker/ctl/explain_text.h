/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a person read a verdict? A sentence over the session, then per component a sentence and
 * an aligned table with one line per candidate. Reads the JSON of control/explanation.h and nothing
 * else; colour only on a terminal.
 */
#ifndef SC_EXPLAIN_TEXT_H
#define SC_EXPLAIN_TEXT_H

#include <jansson.h>
#include <stdio.h>

void sc_explain_print(FILE *file, const json_t *explanation);

#endif
