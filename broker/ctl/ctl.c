/* SPDX-License-Identifier: BSD-2-Clause */
#include "ctl.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum sc_ctl_exit sc_ctl_complain(const char *format, ...)
{
	va_list values;

	fflush(stdout);
	fputs("continuityctl: ", stderr);
	va_start(values, format);
	vfprintf(stderr, format, values);
	va_end(values);
	fputc('\n', stderr);
	return SC_CTL_REFUSED;
}

enum sc_ctl_exit sc_ctl_configuration(
	struct sc_configuration *configuration, const char *file, bool *found)
{
	struct sc_problem problem = { "" };
	bool named = file != NULL;

	*configuration = (struct sc_configuration){ 0 };
	*found = false;
	if (!named)
		file = SC_CONFIGURATION_FILE;
	if (!named && access(file, F_OK) != 0)
		return SC_CTL_DONE;
	if (sc_configuration_read(configuration, file, &problem) != SC_STATUS_OK)
		return sc_ctl_complain("%s", problem.sentence);
	*found = true;
	return SC_CTL_DONE;
}

void sc_ctl_print_json(const json_t *object)
{
	json_dumpf(object, stdout, JSON_INDENT(2));
	putchar('\n');
}

bool sc_ctl_next_piece(const char **list, char *piece, size_t size)
{
	size_t length = strcspn(*list, ",");

	if (**list == '\0')
		return false;
	snprintf(piece, size, "%.*s", (int)length, *list);
	*list += length;
	*list += **list == ',';
	return true;
}
