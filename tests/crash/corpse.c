/* SPDX-License-Identifier: BSD-2-Clause */
#include "corpse.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "victim.h"

enum { PATH_ROOM = 512 };

static void copy(const char *from, const char *to)
{
	char bytes[65536];
	size_t length;
	FILE *source = fopen(from, "rb");
	FILE *target = fopen(to, "wb");

	if (source == NULL || target == NULL)
		fail("%s cannot be copied", from);
	while ((length = fread(bytes, 1, sizeof(bytes), source)) != 0)
		if (fwrite(bytes, 1, length, target) != length)
			fail("%s cannot be copied", from);
	fclose(source);
	if (fclose(target) != 0)
		fail("%s cannot be copied", from);
}

static void expect(sqlite3 *database, const char *question, const char *answer)
{
	sqlite3_stmt *query = NULL;
	const char *said = NULL;

	if (sqlite3_prepare_v2(database, question, -1, &query, NULL) == SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW)
		said = (const char *)sqlite3_column_text(query, 0);
	if (said == NULL || strcmp(said, answer) != 0)
		fail("state.db, %s: %s", question, said == NULL ? sqlite3_errmsg(database) : said);
	sqlite3_finalize(query);
}

static sqlite3 *open_copy(const char *state)
{
	char copied[PATH_ROOM];
	sqlite3 *database = NULL;

	snprintf(copied, sizeof(copied), "%s.copy", state);
	if (sqlite3_open_v2(copied, &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		fail("the copy of state.db cannot be opened");
	return database;
}

void corpse_check(const char *state)
{
	char log[PATH_ROOM];
	char copied[PATH_ROOM];
	char copied_log[PATH_ROOM + 8];
	sqlite3 *database = NULL;

	snprintf(log, sizeof(log), "%s-wal", state);
	snprintf(copied, sizeof(copied), "%s.copy", state);
	snprintf(copied_log, sizeof(copied_log), "%s-wal", copied);
	copy(state, copied);
	if (access(log, F_OK) == 0)
		copy(log, copied_log);
	else
		unlink(copied_log);
	database = open_copy(state);
	expect(database, "PRAGMA integrity_check", "ok");
	expect(database, "SELECT count(*) FROM pragma_foreign_key_check", "0");
	sqlite3_close(database);
}

void corpse_has_no_sessions(const char *state)
{
	sqlite3 *database = open_copy(state);

	expect(database, "SELECT count(*) FROM rx_session", "0");
	expect(database, "SELECT count(*) FROM rx_media", "0");
	expect(database, "SELECT count(*) FROM rx_flow", "0");
	sqlite3_close(database);
}
