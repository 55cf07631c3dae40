/* SPDX-License-Identifier: BSD-2-Clause */
#include "ctl.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "moment.h"

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

char *sc_ctl_read_whole(const char *name, size_t limit, size_t *length)
{
	FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
	size_t size = 1 << 16;
	char *text = malloc(size);

	*length = 0;
	while (file != NULL && text != NULL && *length <= limit) {
		size_t got = fread(text + *length, 1, size - *length - 1, file);
		char *more;

		*length += got;
		if (got == 0)
			break;
		if (*length + 1 < size)
			continue;
		size *= 2;
		more = realloc(text, size);
		if (more == NULL)
			free(text);
		text = more;
	}
	if (file == NULL || text == NULL || ferror(file)) {
		sc_ctl_complain("%s: %s", name, strerror(errno));
		free(text);
		text = NULL;
	} else {
		text[*length] = '\0';
	}
	if (file != NULL && file != stdin)
		fclose(file);
	return text;
}

enum sc_ctl_exit sc_ctl_read_moment(const char *text, int64_t *seconds)
{
	if (text == NULL || sc_moment_parse(text, seconds) == SC_STATUS_OK)
		return SC_CTL_DONE;
	sc_ctl_complain("--at: \"%s\" is no time: write 2026-11-22T10:00:00Z (UTC) or seconds "
			"since 1970",
		text);
	return SC_CTL_USAGE;
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
