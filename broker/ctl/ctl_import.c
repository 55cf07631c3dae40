/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl import FILE`: SQL into continuity.db, all or nothing.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "ctl.h"

enum option { DATABASE, CONFIG };

static const struct sc_ctl_option options[] = {
	[DATABASE] = { "--database", "FILE", NULL, "the database (default: that of --config)" },
	[CONFIG] = SC_CTL_CONFIG_OPTION,
};

void sc_ctl_print_import(const char *name, const struct sc_import_report *report)
{
	for (uint32_t i = 0; i < report->warning_count && i < SC_COUNT_OF(report->warnings); i++)
		fprintf(stderr, "warning: %s\n", report->warnings[i]);
	if (report->warning_count > SC_COUNT_OF(report->warnings))
		fprintf(stderr, "warning: and %" PRIu32 " more\n",
			report->warning_count - (uint32_t)SC_COUNT_OF(report->warnings));
	printf("%s: %" PRIu32 " statements, %" PRIu64 " rows, %" PRIu32
	       " subscriptions touched, %" PRIu64 " ms\n",
		name, report->statements, report->rows, report->subscriptions,
		report->microseconds / 1000);
}

static enum sc_ctl_exit import_into(const char *database, const char *name)
{
	struct sc_import_report report = { 0 };
	struct sc_problem problem = { "" };
	enum sc_status status;
	size_t length;
	char *sql = sc_ctl_read_whole(name, SIZE_MAX, &length);

	if (sql == NULL)
		return SC_CTL_REFUSED;
	status = sc_import(
		database, name, (struct sc_text){ .at = sql, .length = length }, &report, &problem);
	free(sql);
	if (status != SC_STATUS_OK)
		return sc_ctl_complain("%s", problem.sentence[0] == '\0'
						     ? sc_status_sentence(status)
						     : problem.sentence);
	sc_ctl_print_import(database, &report);
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
