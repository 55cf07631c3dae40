/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl import FILE`: SQL into continuity.db, all or nothing.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl.h"
#include "import.h"

enum option { DATABASE, CONFIG };

static const struct sc_ctl_option options[] = {
	[DATABASE] = { "--database", "FILE", NULL, "the database (default: that of --config)" },
	[CONFIG] = SC_CTL_CONFIG_OPTION,
};

/* The whole file in memory, terminated; NULL after complaining. */
static char *read_whole(const char *name, size_t *length)
{
	FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
	size_t size = 1 << 16;
	char *text = malloc(size);

	*length = 0;
	while (file != NULL && text != NULL) {
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

static void print_report(const char *database, const struct sc_import_report *report)
{
	for (uint32_t i = 0; i < report->warning_count && i < SC_COUNT_OF(report->warnings); i++)
		fprintf(stderr, "warning: %s\n", report->warnings[i]);
	if (report->warning_count > SC_COUNT_OF(report->warnings))
		fprintf(stderr, "warning: and %" PRIu32 " more\n",
			report->warning_count - (uint32_t)SC_COUNT_OF(report->warnings));
	printf("%s: %" PRIu32 " statements, %" PRIu64 " rows, %" PRIu32
	       " subscriptions touched, %" PRIu64 " ms\n",
		database, report->statements, report->rows, report->subscriptions,
		report->microseconds / 1000);
}

static enum sc_ctl_exit import_into(const char *database, const char *name)
{
	struct sc_import_report report = { 0 };
	struct sc_problem problem = { "" };
	enum sc_status status;
	size_t length;
	char *sql = read_whole(name, &length);

	if (sql == NULL)
		return SC_CTL_REFUSED;
	status = sc_import(
		database, name, (struct sc_text){ .at = sql, .length = length }, &report, &problem);
	free(sql);
	if (status != SC_STATUS_OK)
		return sc_ctl_complain("%s", problem.sentence[0] == '\0'
						     ? sc_status_sentence(status)
						     : problem.sentence);
	print_report(database, &report);
	return SC_CTL_DONE;
}

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	struct sc_configuration configuration;
	const char *database = call->values[DATABASE];
	bool found;
	enum sc_ctl_exit ending =
		sc_ctl_configuration(&configuration, call->values[CONFIG], &found);

	if (ending != SC_CTL_DONE)
		return ending;
	if (database == NULL)
		database = configuration.database;
	if (database == NULL)
		ending = sc_ctl_complain("which database? Say --database FILE or --config FILE");
	else
		ending = import_into(database, call->arguments[0]);
	sc_configuration_close(&configuration);
	return ending;
}

const struct sc_ctl_command sc_ctl_import = {
	.words = "import",
	.arguments = "FILE",
	.argument_count = 1,
	.sentence =
		"import SQL into the operator's database, all or nothing (- reads standard input)",
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.run = run,
};
