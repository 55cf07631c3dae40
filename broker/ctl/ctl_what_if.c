/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl what-if IMPORT.sql`: which verdicts an import would change. The import runs on a
 * private copy of the database, which is gone again before anything is compared.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ctl.h"
#include "import.h"
#include "moment.h"
#include "progress.h"
#include "trial.h"
#include "what_if.h"
#include "what_if_json.h"
#include "what_if_text.h"

enum option { USER, ALL, EXAMPLES, AT, JSON, DATABASE, CONFIG };

static const struct sc_ctl_option options[] = {
	[USER] = { "--user", "USER", NULL,
		"only this one: an identity, or the name of a subscription" },
	[ALL] = { "--all", NULL, NULL, "also subscribers without a live contact" },
	[EXAMPLES] = { "--examples", "N", "5", "how many examples to show, 0 to 100" },
	[AT] = { "--at", "TIME", NULL,
		"decide as of this time: 2026-11-22T10:00:00Z, or seconds since 1970" },
	[JSON] = { "--json", NULL, NULL, "print JSON" },
	[DATABASE] = { "--database", "FILE", NULL, "the database (default: that of --config)" },
	[CONFIG] = SC_CTL_CONFIG_OPTION,
};

enum { EXAMPLES_MOST = 100 };

/* What a signal handler removes. */
static struct sc_trial trial;

/* What is open between the first file and the last line. */
struct asking {
	const char *database;
	const char *source; /* of the import */
	char *sql;
	size_t length;
	uint32_t examples;
	int64_t at;
	struct sc_progress progress;
	struct sc_import_report import;
	struct sc_store *stores[2]; /* as things are, as they would be */
	struct sc_service *services[2];
	struct sc_what_if_report *report;
};

/* The way out of a signal: the copy goes, and the signal ends the program as it would have. */
static void leave(int number)
{
	static const char sentence[] = "\ncontinuityctl: interrupted, nothing was changed\n";

	sc_trial_remove(&trial);
	if (write(STDERR_FILENO, sentence, sizeof(sentence) - 1) < 0)
		_exit(SC_CTL_REFUSED);
	raise(number); /* the handler is not in place any more */
}

/* Signals that are ignored already, as under nohup, stay so. A file that may not grow any more is a
 * failed write with a sentence of its own. */
static void catch_signals(sigset_t *caught)
{
	static const int numbers[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU };
	struct sigaction leaving = { .sa_handler = leave, .sa_flags = (int)SA_RESETHAND };

	signal(SIGXFSZ, SIG_IGN);
	sigemptyset(caught);
	for (size_t i = 0; i < SC_COUNT_OF(numbers); i++) {
		struct sigaction present;

		if (sigaction(numbers[i], NULL, &present) != 0 || present.sa_handler == SIG_IGN)
			continue;
		sigaction(numbers[i], &leaving, NULL);
		sigaddset(caught, numbers[i]);
	}
}

/* No signal comes between the making of the directory and the writing down of its name. */
static enum sc_status open_trial(struct sc_problem *problem)
{
	const char *folder = getenv("TMPDIR");
	enum sc_status status;
	sigset_t caught;
	sigset_t before;

	catch_signals(&caught);
	sigprocmask(SIG_BLOCK, &caught, &before);
	status = sc_trial_open(
		&trial, folder == NULL || folder[0] == '\0' ? "/tmp" : folder, problem);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

/* Reads what the copy holds now. */
static enum sc_status load(struct asking *asking, size_t side, struct sc_problem *problem)
{
	const struct sc_store_settings store = { .database = trial.files[0] };
	struct sc_service_settings settings = { .session_limit = 1 };
	enum sc_status status = sc_store_open(&asking->stores[side], &store, problem);

	settings.store = asking->stores[side];
	if (status == SC_STATUS_OK)
		status = sc_service_open(&asking->services[side], &settings);
	return status;
}

/* Both sides in memory; the copy is gone afterwards, whatever happened. */
static enum sc_status try_import(struct asking *asking, struct sc_problem *problem)
{
	const struct sc_text sql = { .at = asking->sql, .length = asking->length };
	enum sc_status status = open_trial(problem);

	sc_progress_turn(&asking->progress, "copying");
	if (status == SC_STATUS_OK)
		status = sc_trial_copy(
			&trial, asking->database, sc_progress_move, &asking->progress, problem);
	sc_progress_turn(&asking->progress, "reading");
	if (status == SC_STATUS_OK)
		status = load(asking, 0, problem);
	sc_progress_turn(&asking->progress, "importing");
	if (status == SC_STATUS_OK)
		status = sc_import(trial.files[0], asking->source, sql, &asking->import, problem);
	sc_progress_turn(&asking->progress, "reading");
	if (status == SC_STATUS_OK)
		status = load(asking, 1, problem);
	sc_trial_remove(&trial);
	return status;
}

static enum sc_status compare(
	struct asking *asking, const struct sc_ctl_call *call, struct sc_problem *problem)
{
	const struct sc_what_if_question question = {
		.before = asking->services[0],
		.after = asking->services[1],
		.now = asking->at,
		.user = sc_text_of(call->values[USER]),
		.everyone = call->values[ALL] != NULL,
		.progress = sc_progress_move,
		.owner = &asking->progress,
	};
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	sc_progress_turn(&asking->progress, "comparing");
	asking->report = calloc(1, sizeof(*asking->report));
	if (asking->report != NULL)
		status = sc_what_if(&question, asking->report);
	if (status == SC_STATUS_USER_UNKNOWN)
		sc_problem_set(
			problem, status, "%s: %s", call->values[USER], sc_status_sentence(status));
	return status;
}

static enum sc_ctl_exit tell(const struct asking *asking, bool as_json)
{
	const struct sc_what_if_words words = {
		.database = asking->database,
		.source = asking->source,
		.example_count = asking->examples,
	};
	json_t *answer = sc_what_if_to_json(&words, &asking->import, asking->report,
		sc_snapshot_policy(sc_service_snapshot(asking->services[0])),
		sc_snapshot_policy(sc_service_snapshot(asking->services[1])));

	if (answer == NULL)
		return sc_ctl_complain("%s", sc_status_sentence(SC_STATUS_OUT_OF_MEMORY));
	if (as_json) {
		sc_ctl_print_json(answer);
	} else {
		sc_ctl_print_import(asking->source, &asking->import);
		sc_what_if_print(stdout, answer);
	}
	json_decref(answer);
	return SC_CTL_DONE;
}

static void close_all(struct asking *asking)
{
	for (size_t i = 0; i < SC_COUNT_OF(asking->stores); i++) {
		sc_service_close(asking->services[i]);
		sc_store_close(asking->stores[i]);
	}
	free(asking->report);
	free(asking->sql);
}

/* What the private copy lacks, another folder may have. */
static enum sc_ctl_exit complain(enum sc_status status, const struct sc_problem *problem)
{
	bool of_copy = trial.directory[0] != '\0' && status == SC_STATUS_STORE_FAILED &&
		       strstr(problem->sentence, trial.directory) != NULL;

	return sc_ctl_complain("%s%s",
		problem->sentence[0] == '\0' ? sc_status_sentence(status) : problem->sentence,
		of_copy ? "; TMPDIR may name another folder for this copy" : "");
}

static enum sc_ctl_exit ask(struct asking *asking, const struct sc_ctl_call *call)
{
	struct sc_problem problem = { "" };
	enum sc_ctl_exit ending;
	enum sc_status status;

	asking->source = call->arguments[0];
	asking->sql = sc_ctl_read_whole(asking->source, SIZE_MAX, &asking->length);
	if (asking->sql == NULL)
		return SC_CTL_REFUSED;
	asking->progress = sc_progress_begin();
	status = try_import(asking, &problem);
	if (status == SC_STATUS_OK)
		status = compare(asking, call, &problem);
	sc_progress_end(&asking->progress);
	if (status != SC_STATUS_OK)
		ending = complain(status, &problem);
	else
		ending = tell(asking, call->values[JSON] != NULL);
	close_all(asking);
	return ending;
}

static enum sc_ctl_exit read_words(struct asking *asking, const struct sc_ctl_call *call)
{
	enum sc_status status =
		sc_text_to_u32(sc_text_of(call->values[EXAMPLES]), &asking->examples);

	if (status != SC_STATUS_OK || asking->examples > EXAMPLES_MOST) {
		sc_ctl_complain("--examples: \"%s\" is no number from 0 to %d",
			call->values[EXAMPLES], EXAMPLES_MOST);
		return SC_CTL_USAGE;
	}
	if (call->values[USER] != NULL && call->values[ALL] != NULL) {
		sc_ctl_complain("--user asks for one subscriber, --all for every one: say either");
		return SC_CTL_USAGE;
	}
	if (call->values[USER] != NULL && call->values[USER][0] == '\0') {
		sc_ctl_complain("--user: \"\" is no subscriber");
		return SC_CTL_USAGE;
	}
	return sc_ctl_read_moment(call->values[AT], &asking->at);
}

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	struct sc_configuration configuration = { 0 };
	struct asking asking = { .database = call->values[DATABASE] };
	enum sc_ctl_exit ending = read_words(&asking, call);
	bool found;

	if (ending == SC_CTL_DONE && asking.database == NULL) {
		ending = sc_ctl_configuration(&configuration, call->values[CONFIG], &found);
		asking.database = configuration.database;
	}
	if (ending == SC_CTL_DONE && asking.database == NULL)
		ending = sc_ctl_complain("which database? Say --database FILE or --config FILE");
	if (ending == SC_CTL_DONE)
		ending = ask(&asking, call);
	sc_configuration_close(&configuration);
	return ending;
}

static void print_more(void)
{
	puts("The import runs on a private copy of the database in $TMPDIR (default /tmp), which is\n"
	     "removed again. Decided are, before and after it, for each subscriber with a live\n"
	     "contact, sessions of one audio and one video component: one that arrives, one that\n"
	     "the subscriber starts, and for each live contact one that runs there meanwhile.\n"
	     "A verdict changes when its directive, reason or chosen contact does, or whether what\n"
	     "cannot move is kept or dropped.");
}

const struct sc_ctl_command sc_ctl_what_if = {
	.words = "what-if",
	.arguments = "FILE",
	.argument_count = 1,
	.sentence = "which verdicts an import of SQL would change; nothing is changed",
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.print_more = print_more,
	.run = run,
};
