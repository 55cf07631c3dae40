/* SPDX-License-Identifier: BSD-2-Clause */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "provisioned.h"

enum { V_ALONE = 0x80, M_ALONE = 0x40, V_AND_M = 0xc0 }; /* flags of an AVP (RFC 6733 4.1) */

static bool say(sqlite3 *database)
{
	printf("\n  %s\n", sqlite3_errmsg(database));
	return false;
}

/* u32(NUMBER): its four octets. */
static void make_u32(sqlite3_context *call, int count, sqlite3_value **values)
{
	(void)count;
	sqlite3_result_text(call, sqlite3_mprintf("%08x", (unsigned)sqlite3_value_int64(values[0])),
		-1, sqlite3_free);
}

/* avp(CODE, OCTETS) of the base protocol with the M bit, avp(VENDOR, CODE, OCTETS) with V and M,
 * avp(FLAGS, VENDOR, CODE, OCTETS) with a vendor if the V bit is among the flags. */
static void make_avp(sqlite3_context *call, int count, sqlite3_value **values)
{
	const char *octets = (const char *)sqlite3_value_text(values[count - 1]);
	unsigned code = (unsigned)sqlite3_value_int64(values[count - 2]);
	unsigned vendor = count > 2 ? (unsigned)sqlite3_value_int64(values[count - 3]) : 0;
	unsigned flags = count == 4   ? (unsigned)sqlite3_value_int64(values[0])
			 : count == 3 ? V_AND_M
				      : M_ALONE;
	unsigned head = (flags & V_ALONE) != 0 ? 12 : 8;
	unsigned length = (unsigned)strlen(octets) / 2;
	char *name = sqlite3_mprintf("%08x%02x%06x", code, flags, head + length);
	char *whose = sqlite3_mprintf((flags & V_ALONE) != 0 ? "%08x" : "", vendor);

	sqlite3_result_text(call,
		sqlite3_mprintf(
			"%s%s%s%.*s", name, whose, octets, (int)(-length & 3) * 2, "000000"),
		-1, sqlite3_free);
	sqlite3_free(name);
	sqlite3_free(whose);
}

/* What a file of vectors may call to write octets as hexadecimal. */
static bool teach(sqlite3 *database)
{
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
	int error = sqlite3_create_function(database, "u32", 1, flags, NULL, make_u32, NULL, NULL);

	for (int count = 2; count <= 4 && error == SQLITE_OK; count++)
		error = sqlite3_create_function(
			database, "avp", count, flags, NULL, make_avp, NULL, NULL);
	return error == SQLITE_OK;
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
	else if (!teach(rows->database) ||
		 sqlite3_exec(rows->database, sql, NULL, NULL, NULL) != SQLITE_OK ||
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
