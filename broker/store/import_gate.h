/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What may an import file do? INSERT, UPDATE and DELETE on the operator's tables, the two views of
 * the guard, BEGIN and COMMIT, and SELECT. Everything else is denied while the statement is
 * compiled, with a sentence; triggers may do what they are for.
 */
#ifndef SC_IMPORT_GATE_H
#define SC_IMPORT_GATE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "problem.h"

enum sc_import_act {
	SC_IMPORT_ACT_READ,
	SC_IMPORT_ACT_CHANGE,
	SC_IMPORT_ACT_BEGIN,    /* BEGIN */
	SC_IMPORT_ACT_COMMIT,   /* COMMIT or END */
	SC_IMPORT_ACT_ROLLBACK, /* ROLLBACK */
	SC_IMPORT_ACT_OPEN,     /* a row into import_begin */
	SC_IMPORT_ACT_CLOSE,    /* a row into import_end */
};

/* What the statement being compiled does. Cleared before each. */
struct sc_import_gate {
	enum sc_import_act act;
	char table[64];           /* the table it inserts into, "" for none */
	struct sc_problem denied; /* why it is denied, "" when it is not */
};

void sc_import_gate_set(sqlite3 *database, struct sc_import_gate *gate);
void sc_import_gate_lift(sqlite3 *database);

#endif
