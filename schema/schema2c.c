/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does SQL become C at build time? `schema2c words` turns the vocabulary into enums. Whatever
 * is wrong in the SQL stops the build with one line that names it.
 */
#include <stdlib.h>
#include <string.h>

#include "tool.h"
#include "words.h"

static void make_words(char *const *paths)
{
	sqlite3 *database = open_database();

	run_file(database, paths[0]);
	write_words(database, paths[1], paths[2]);
	sqlite3_close(database);
}

int main(int count, char **arguments)
{
	if (count == 5 && strcmp(arguments[1], "words") == 0)
		make_words(arguments + 2);
	else
		fail("usage: schema2c words VOCABULARY.sql HEADER SOURCE");
	return EXIT_SUCCESS;
}
