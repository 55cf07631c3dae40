/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does the answer to "what if" look as JSON? One object: what the import did to the copy, how
 * many verdicts differ, every kind of change with its count, and examples, spread over the kinds.
 * Keys come in a fixed order.
 */
#ifndef SC_WHAT_IF_JSON_H
#define SC_WHAT_IF_JSON_H

#include <jansson.h>

#include "import.h"
#include "what_if.h"

/* What the words on the command line were. */
struct sc_what_if_words {
	const char *database;
	const char *source;
	uint32_t example_count; /* wanted */
};

/* A new reference; NULL when there is not enough memory. `before` and `after` are the policies that
 * rows are named from. */
json_t *sc_what_if_to_json(const struct sc_what_if_words *words,
	const struct sc_import_report *import, const struct sc_what_if_report *report,
	const struct sc_policy *before, const struct sc_policy *after);

#endif
