/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a person read what an import would change? A sentence with the numbers, an aligned table
 * of the kinds of change, the largest first, then examples. Reads the JSON of what_if_json.h and
 * nothing else; no line is wider than the page.
 */
#ifndef SC_WHAT_IF_TEXT_H
#define SC_WHAT_IF_TEXT_H

#include <jansson.h>
#include <stdio.h>

void sc_what_if_print(FILE *file, const json_t *answer);

#endif
