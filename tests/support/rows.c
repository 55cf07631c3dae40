/* SPDX-License-Identifier: BSD-2-Clause */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "provisioned.h"

static bool say(sqlite3 *database)
{
	printf("\n  %s\n", sqlite3_errmsg(database));
	return false;
}

bool rows_open(struct rows *rows, const char *file, const char *table)
{
	char *sql = provisioned_file(file);
	char query[128];
	bool good = false;

	*rows = (struct rows){ NULL, NULL };
	snprintf(query, sizeof(query), "SELECT * FROM \"%s\" ORDER BY rowid", table);
	if (sql == NULL || sqlite3_open(":memory:", &rows->database) != SQLITE_OK)
		printf("\n  %s cannot be read\n", file);
	else if (sqlite3_exec(rows->database, sql, NULL, NULL, NULL) != SQLITE_OK ||
		 sqlite3_prepare_v2(rows->database, query, -1, &rows->query, NULL) != SQLITE_OK)
		say(rows->database);
	else
		good = true;
	free(sql);
	return good;
}

bool rows_select(struct rows *rows, sqlite3 *database, const char *query, int64_t number)
{
	*rows = (struct rows){ NULL, NULL };
	if (sqlite3_prepare_v2(database, query, -1, &rows->query, NULL) != SQLITE_OK)
		return say(database);
	sqlite3_bind_int64(rows->query, 1, number);
	return true;
}

bool rows_next(struct rows *rows)
{
	int step = sqlite3_step(rows->query);

	return step == SQLITE_ROW || (step != SQLITE_DONE && say(sqlite3_db_handle(rows->query)));
}

void rows_close(struct rows *rows)
{
	sqlite3_finalize(rows->query);
	sqlite3_close(rows->database);
}

static int column_of(const struct rows *rows, const char *name)
{
	for (int i = 0; i < sqlite3_column_count(rows->query); i++) {
		if (strcmp(sqlite3_column_name(rows->query, i), name) == 0)
			return i;
	}
	return -1;
}

const char *rows_text(const struct rows *rows, const char *column)
{
	int index = column_of(rows, column);

	return index < 0 ? "" : (const char *)sqlite3_column_text(rows->query, index);
}

uint32_t rows_number(const struct rows *rows, const char *column)
{
	int index = column_of(rows, column);

	return index < 0 ? 0 : (uint32_t)sqlite3_column_int64(rows->query, index);
}

bool rows_has(const struct rows *rows, const char *column)
{
	int index = column_of(rows, column);

	return index >= 0 && sqlite3_column_type(rows->query, index) != SQLITE_NULL;
}

char *piece_next(char **rest, char separator)
{
	char *piece = *rest;
	char *end = NULL;

	if (piece == NULL || *piece == '\0')
		return NULL;
	end = strchr(piece, separator);
	*rest = end == NULL ? NULL : end + 1;
	if (end != NULL)
		*end = '\0';
	return piece;
}

const char *piece_named(
	const char *pieces, char separator, const char *name, char *out, size_t size)
{
	size_t length = strlen(name);

	while (pieces != NULL && *pieces != '\0') {
		const char *end = strchr(pieces, separator);
		size_t whole = end == NULL ? strlen(pieces) : (size_t)(end - pieces);

		if (whole > length && strncmp(pieces, name, length) == 0 && pieces[length] == '=') {
			snprintf(out, size, "%.*s", (int)(whole - length - 1), pieces + length + 1);
			return out;
		}
		pieces = end == NULL ? NULL : end + 1;
	}
	return NULL;
}

static uint8_t nibble(char digit)
{
	return (uint8_t)(digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10);
}

size_t octets_of(const char *hexadecimal, uint8_t *octets, size_t size)
{
	size_t count = strlen(hexadecimal) / 2;

	for (size_t i = 0; i < count && i < size; i++)
		octets[i] =
			(uint8_t)(nibble(hexadecimal[2 * i]) << 4 | nibble(hexadecimal[2 * i + 1]));
	return count < size ? count : size;
}
