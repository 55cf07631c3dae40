/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does SQL become C at build time? `words` turns the vocabulary into enums, `texts` the schema
 * into strings, `rows` the named queries into structs and functions. Whatever is wrong in the SQL
 * stops the build with one line that names it.
 */
#include <stdlib.h>
#include <string.h>

#include "rows.h"
#include "texts.h"
#include "tool.h"
#include "words.h"

static void make_words(char *const *paths)
{
	sqlite3 *database = open_database();

	run_file(database, paths[0]);
	write_words(database, paths[1], paths[2]);
	sqlite3_close(database);
}

static void make_rows(char *const *paths, int count)
{
	sqlite3 *database = open_schema(paths[0]);
	const struct row_outputs names = {
		.shared = paths[1], .header = paths[2], .source = paths[3]
	};

	write_rows(database, paths + 4, count - 4, &names);
	sqlite3_close(database);
}

int main(int count, char **arguments)
{
	const char *what = count > 1 ? arguments[1] : "";

	if (strcmp(what, "words") == 0 && count == 5)
		make_words(arguments + 2);
	else if (strcmp(what, "texts") == 0 && count == 5)
		write_texts(arguments[2], arguments[3], arguments[4]);
	else if (strcmp(what, "rows") == 0 && count > 6)
		make_rows(arguments + 2, count - 2);
	else
		fail("usage: schema2c words VOCABULARY.sql HEADER SOURCE | texts FOLDER HEADER "
		     "SOURCE | rows FOLDER SHARED HEADER SOURCE QUERIES.sql...");
	return EXIT_SUCCESS;
}
