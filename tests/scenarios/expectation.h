/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Was a step decided as its rows say? Whatever a row states is put beside what was decided, in the
 * same words; what differs is written down as expected and actual.
 */
#ifndef SC_EXPECTATION_H
#define SC_EXPECTATION_H

#include <jansson.h>
#include <stdio.h>

#include "stage.h"

/* `explanation` is what an operator would be shown. False: the differences were written to `out`.
 */
bool expectation_holds(const struct stage *stage, const json_t *explanation, FILE *out);

#endif
