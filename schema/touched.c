/* SPDX-License-Identifier: BSD-2-Clause */
#include "touched.h"

#include <string.h>

#include "tool.h"

static const char place[] = "{touched ";

/* The statement with every place filled in. */
static char *fill(const struct query *query, bool some)
{
	sqlite3_str *out = sqlite3_str_new(NULL);
	const char *at = query->sql;

	for (const char *found = NULL; (found = strstr(at, place)) != NULL;) {
		const char *column = found + strlen(place);
		const char *end = strchr(column, '}');

		if (end == NULL)
			refuse(query, "never closes", place);
		sqlite3_str_append(out, at, (int)(found - at));
		if (!some)
			sqlite3_str_appendall(out, "true");
		else if (strncmp(column, "id}", 3) == 0)
			sqlite3_str_appendall(out, "id IN (SELECT value FROM json_each(:touched))");
		else
			sqlite3_str_appendf(out,
				"%.*s IN (SELECT name FROM subscription WHERE id IN "
				"(SELECT value FROM json_each(:touched)))",
				(int)(end - column), column);
		at = end + 1;
	}
	sqlite3_str_appendall(out, at);
	return sqlite3_str_finish(out);
}

static void check_plan(sqlite3 *database, const struct query *query)
{
	char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", query->touched);
	sqlite3_stmt *plan = NULL;

	if (sqlite3_prepare_v2(database, explain, -1, &plan, NULL) != SQLITE_OK)
		refuse(query, "does not compile:", sqlite3_errmsg(database));
	while (next_row(database, plan)) {
		const char *step = column(plan, 3);

		if (strncmp(step, "SCAN ", 5) == 0 && strncmp(step, "SCAN json_each", 14) != 0)
			refuse(query, "reads a whole table for some subscriptions:", step);
	}
	sqlite3_free(explain);
}

void split_touched(sqlite3 *database, struct query *query)
{
	char *all = NULL;

	if (strstr(query->sql, place) == NULL)
		return;
	query->touched = fill(query, true);
	all = fill(query, false);
	sqlite3_free(query->sql);
	query->sql = all;
	check_plan(database, query);
}
