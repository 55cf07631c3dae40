/* SPDX-License-Identifier: BSD-2-Clause */
#include "import_gate.h"

#include <stdio.h>
#include <string.h>

#include "schema_text.h"

static const struct {
	int action;
	const char *name;
} denied_actions[] = {
	{ SQLITE_ALTER_TABLE, "ALTER TABLE" },
	{ SQLITE_ANALYZE, "ANALYZE" },
	{ SQLITE_ATTACH, "ATTACH" },
	{ SQLITE_CREATE_INDEX, "CREATE INDEX" },
	{ SQLITE_CREATE_TABLE, "CREATE TABLE" },
	{ SQLITE_CREATE_TEMP_INDEX, "CREATE INDEX" },
	{ SQLITE_CREATE_TEMP_TABLE, "CREATE TABLE" },
	{ SQLITE_CREATE_TEMP_TRIGGER, "CREATE TRIGGER" },
	{ SQLITE_CREATE_TEMP_VIEW, "CREATE VIEW" },
	{ SQLITE_CREATE_TRIGGER, "CREATE TRIGGER" },
	{ SQLITE_CREATE_VIEW, "CREATE VIEW" },
	{ SQLITE_CREATE_VTABLE, "CREATE VIRTUAL TABLE" },
	{ SQLITE_DETACH, "DETACH" },
	{ SQLITE_DROP_INDEX, "DROP INDEX" },
	{ SQLITE_DROP_TABLE, "DROP TABLE" },
	{ SQLITE_DROP_TEMP_INDEX, "DROP INDEX" },
	{ SQLITE_DROP_TEMP_TABLE, "DROP TABLE" },
	{ SQLITE_DROP_TEMP_TRIGGER, "DROP TRIGGER" },
	{ SQLITE_DROP_TEMP_VIEW, "DROP VIEW" },
	{ SQLITE_DROP_TRIGGER, "DROP TRIGGER" },
	{ SQLITE_DROP_VIEW, "DROP VIEW" },
	{ SQLITE_DROP_VTABLE, "DROP TABLE" },
	{ SQLITE_PRAGMA, "PRAGMA" },
	{ SQLITE_REINDEX, "REINDEX" },
	{ SQLITE_SAVEPOINT, "SAVEPOINT" },
};

static int deny(struct sc_import_gate *gate, const char *name)
{
	sc_problem_set(&gate->denied, SC_STATUS_IMPORT_REFUSED,
		"%s has no place in an import; it consists of INSERT, UPDATE and DELETE", name);
	return SQLITE_DENY;
}

static bool is_data_table(const char *table)
{
	for (size_t i = 0; sc_schema_data_tables[i] != NULL; i++) {
		if (strcmp(table, sc_schema_data_tables[i]) == 0)
			return true;
	}
	return false;
}

static int decide_change(struct sc_import_gate *gate, int action, const char *table)
{
	if (action == SQLITE_INSERT && strcmp(table, "import_begin") == 0) {
		gate->act = SC_IMPORT_ACT_OPEN;
	} else if (action == SQLITE_INSERT && strcmp(table, "import_end") == 0) {
		gate->act = SC_IMPORT_ACT_CLOSE;
	} else if (is_data_table(table)) {
		gate->act = SC_IMPORT_ACT_CHANGE;
		if (action == SQLITE_INSERT)
			snprintf(gate->table, sizeof(gate->table), "%s", table);
	} else if (strncmp(table, "sqlite_", 7) == 0) {
		sc_problem_set(&gate->denied, SC_STATUS_IMPORT_REFUSED,
			"an import must not change the schema");
		return SQLITE_DENY;
	} else {
		sc_problem_set(&gate->denied, SC_STATUS_IMPORT_REFUSED,
			"the table %s belongs to the broker, an import must not change it", table);
		return SQLITE_DENY;
	}
	return SQLITE_OK;
}

static int decide_transaction(struct sc_import_gate *gate, const char *operation)
{
	if (strcmp(operation, "BEGIN") == 0)
		gate->act = SC_IMPORT_ACT_BEGIN;
	else if (strcmp(operation, "COMMIT") == 0)
		gate->act = SC_IMPORT_ACT_COMMIT;
	else
		gate->act = SC_IMPORT_ACT_ROLLBACK;
	return SQLITE_OK;
}

static int decide(void *owner, int action, const char *first, const char *second,
	const char *database, const char *trigger)
{
	struct sc_import_gate *gate = owner;

	(void)second;
	(void)database;
	/* What follows is the guard's own doing: its triggers compile a table-valued pragma. */
	if (gate->act == SC_IMPORT_ACT_OPEN || gate->act == SC_IMPORT_ACT_CLOSE)
		return SQLITE_OK;
	if (trigger != NULL || action == SQLITE_SELECT || action == SQLITE_READ ||
		action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE)
		return SQLITE_OK;
	if (action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE)
		return decide_change(gate, action, first);
	if (action == SQLITE_TRANSACTION)
		return decide_transaction(gate, first);
	for (size_t i = 0; i < sizeof(denied_actions) / sizeof(denied_actions[0]); i++) {
		if (denied_actions[i].action == action)
			return deny(gate, denied_actions[i].name);
	}
	return deny(gate, "this statement");
}

void sc_import_gate_set(sqlite3 *database, struct sc_import_gate *gate)
{
	sqlite3_set_authorizer(database, decide, gate);
}

void sc_import_gate_lift(sqlite3 *database)
{
	sqlite3_set_authorizer(database, NULL, NULL);
}
