/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl sessions`: the AF sessions that are live in the daemon, asked for page by page.
 */
#include <stdio.h>

#include "ctl.h"
#include "explain_table.h"
#include "sessions_text.h"

enum option { USER, JSON, CONTROL, CONFIG };

static const struct sc_ctl_option options[] = {
	[USER] = { "--user", "IDENTITY", NULL, "only those of this subscriber" },
	[JSON] = { "--json", NULL, NULL, "print JSON, one session per line" },
	[CONTROL] = { "--control", "SOCKET", NULL, "the daemon's control socket" },
	[CONFIG] = SC_CTL_CONFIG_OPTION,
};

/* What is being printed. */
struct listing {
	struct sc_page page;
	bool as_json;
	size_t count; /* sessions so far */
};

static void print_one(struct listing *listing, const json_t *session)
{
	if (listing->as_json) {
		fputs(listing->count == 0 ? "{\"sessions\": [\n" : ",\n", stdout);
		json_dumpf(session, stdout, JSON_COMPACT);
	} else {
		if (listing->count == 0)
			sc_sessions_print_head(&listing->page);
		sc_sessions_print_one(&listing->page, session);
	}
	listing->count++;
}

/* Prints a page and asks for the next one in *question; false: that was the last, or nothing was
 * answered, which *ending tells. */
static bool turn_page(
	struct listing *listing, const char *control, json_t *question, enum sc_ctl_exit *ending)
{
	json_t *answer = sc_ctl_ask(control, question);
	json_t *next = json_object_get(answer, "next");
	const json_t *session;
	size_t index;
	bool more = json_is_array(next);

	*ending = SC_CTL_REFUSED;
	if (answer == NULL)
		return false;
	if (json_is_true(json_object_get(answer, "ok")))
		*ending = SC_CTL_DONE;
	else
		sc_ctl_complain("%s", sc_explain_text(answer, "error"));
	json_array_foreach(json_object_get(answer, "sessions"), index, session)
	{
		print_one(listing, session);
	}
	if (more)
		json_object_set(question, "from", next);
	json_decref(answer);
	return more;
}

static enum sc_ctl_exit list(const struct sc_ctl_call *call, const char *control)
{
	struct listing listing = { .page = sc_page_of(stdout),
		.as_json = call->values[JSON] != NULL };
	json_t *question = json_pack("{s:s, s:s*}", "ask", "sessions", "user", call->values[USER]);
	enum sc_ctl_exit ending = SC_CTL_DONE;

	if (question == NULL)
		return sc_ctl_complain("--user is not UTF-8");
	while (turn_page(&listing, control, question, &ending))
		;
	json_decref(question);
	if (ending == SC_CTL_DONE && listing.as_json)
		puts(listing.count == 0 ? "{\"sessions\": []}" : "\n]}");
	else if (ending == SC_CTL_DONE)
		printf("%zu live session%s\n", listing.count, listing.count == 1 ? "" : "s");
	return ending;
}

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	struct sc_configuration configuration;
	const char *control = call->values[CONTROL];
	bool found;
	enum sc_ctl_exit ending =
		sc_ctl_configuration(&configuration, call->values[CONFIG], &found);

	if (ending == SC_CTL_DONE && control == NULL)
		control = configuration.control;
	if (ending == SC_CTL_DONE && control == NULL)
		ending = sc_ctl_complain("which daemon? Say --config FILE or --control SOCKET");
	if (ending == SC_CTL_DONE)
		ending = list(call, control);
	sc_configuration_close(&configuration);
	return ending;
}

const struct sc_ctl_command sc_ctl_sessions = {
	.words = "sessions",
	.arguments = "",
	.sentence = "the live Rx sessions: whose, where, since when, what was decided and why",
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.run = run,
};
