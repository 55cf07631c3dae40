/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does the text of an import become changes? Statement by statement, inside a transaction that
 * somebody else began. Files may bring their own BEGIN and COMMIT and open their import themselves,
 * or leave both away. The first error ends it, with a sentence that names the line, the statement,
 * the row and the reason.
 */
#ifndef SC_IMPORT_SCRIPT_H
#define SC_IMPORT_SCRIPT_H

#include <sqlite3.h>
#include <stdint.h>

#include "import_gate.h"

/* Who has opened the import that the guard wants. */
enum sc_import_session { SC_IMPORT_SESSION_NONE, SC_IMPORT_SESSION_OURS, SC_IMPORT_SESSION_FILES };

struct sc_import_script {
	sqlite3 *database;
	const char *source; /* for sentences */
	const char *text;   /* terminated */
	const char *at;     /* the statement that is running */
	struct sc_problem *problem;
	struct sc_import_gate gate;
	enum sc_import_session session;
	bool begun;          /* BEGIN without COMMIT so far */
	uint32_t statements; /* that changed or read data */
	uint32_t row;        /* of the running statement, from 1 */
};

enum sc_status sc_import_script_run(struct sc_import_script *script);

#endif
