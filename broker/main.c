/* SPDX-License-Identifier: BSD-2-Clause
 *
 * continuityd: the daemon. Reads its words, its configuration, and serves.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "broker.h"
#include "configuration.h"
#include "log.h"

static const char usage[] =
	"usage: continuityd [--config FILE] [--check | --settings | --help | --version]\n"
	"\n"
	"Serves Sh and Rx questions about service continuity until SIGTERM or SIGINT.\n"
	"\n"
	"  --config FILE  the configuration (default " SC_CONFIGURATION_FILE ")\n"
	"  --check        read configuration, plug-ins and database, say what was found, open no port\n"
	"  --settings     every setting with its default and what it means\n"
	"  --help         this text\n"
	"  --version      the version\n"
	"\n"
	"Exit status: 0 stopped in order, 1 could not start, 2 wrong usage.\n";

struct words {
	const char *file;
	bool check;
	bool served;
};

static int fail(const struct sc_problem *problem, enum sc_status status)
{
	sc_log_flush();
	fprintf(stderr, "continuityd: %s\n",
		problem->sentence[0] == '\0' ? sc_status_sentence(status) : problem->sentence);
	return EXIT_FAILURE;
}

static enum sc_status set_log_level(
	const struct sc_configuration *configuration, struct sc_problem *problem)
{
	enum sc_log_level level;

	if (!sc_log_level_from_name(sc_text_of(configuration->log), &level))
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"log: \"%s\" is none of error, warning, notice, request, debug",
			configuration->log);
	sc_log_open(level);
	return SC_STATUS_OK;
}

static int serve(struct words *words)
{
	struct sc_configuration configuration = { 0 };
	struct sc_problem problem = { "" };
	struct sc_broker *broker = NULL;
	enum sc_status status = sc_configuration_read(&configuration, words->file, &problem);

	if (status == SC_STATUS_OK)
		status = set_log_level(&configuration, &problem);
	if (status == SC_STATUS_OK && words->check)
		status = sc_broker_check(&configuration, &problem);
	else if (status == SC_STATUS_OK)
		status = sc_broker_open(&broker, &configuration, &problem);
	if (broker != NULL)
		sc_broker_run(broker);
	words->served = broker != NULL;
	sc_broker_close(broker);
	sc_configuration_close(&configuration);
	return status == SC_STATUS_OK ? EXIT_SUCCESS : fail(&problem, status);
}

/* freeDiameter's threads cannot be stopped. Who leaves while they have hardly begun must not run
 * what libraries do at exit under their feet. */
static int leave(const struct words *words, int code)
{
	fflush(NULL);
	if (!words->served)
		_exit(code);
	return code;
}

/* A database or a socket must not land where others write their messages. */
static void open_standard_streams(void)
{
	int opened = open("/dev/null", O_RDWR);

	while (opened >= 0 && opened <= STDERR_FILENO)
		opened = open("/dev/null", O_RDWR);
	if (opened > STDERR_FILENO)
		close(opened);
}

int main(int argc, char **argv)
{
	struct words words = { .file = SC_CONFIGURATION_FILE };

	open_standard_streams();
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--config") == 0 && i + 1 < argc) {
			words.file = argv[++i];
		} else if (strcmp(argv[i], "--check") == 0) {
			words.check = true;
		} else if (strcmp(argv[i], "--settings") == 0) {
			sc_configuration_describe();
			return EXIT_SUCCESS;
		} else if (strcmp(argv[i], "--version") == 0) {
			printf("continuityd %s\n", SC_VERSION);
			return EXIT_SUCCESS;
		} else {
			bool asked = strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0;

			fputs(usage, asked ? stdout : stderr);
			return asked ? EXIT_SUCCESS : 2;
		}
	}
	return leave(&words, serve(&words));
}
