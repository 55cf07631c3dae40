/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl rx listen`: stays connected as an AF would, prints and answers Re-Auth-Requests
 * and Abort-Session-Requests (TS 29.214 4.4.6), and ends what was aborted if asked to.
 */
#include <stdlib.h>
#include <string.h>

#include "ctl_client.h"
#include "rx_language.h"

enum listen_option { LISTEN, PEER, ANSWER, COUNT, FOR, THEN_STR };
enum {
	TOO_BUSY = 3004,
	LOWEST_CODE = 1000,
	HIGHEST_CODE = 5999,
	ADMINISTRATIVE = 4 /* RFC 6733 8.15 */
};

static const struct sc_ctl_option listen_options[] = {
	[LISTEN] = { "--listen", "ADDRESS", NULL,
		"wait at address:port for the broker (default: connect to it)" },
	[PEER] = { "--peer", "HOST", NULL,
		"who may connect with --listen (default: the identity in --config)" },
	[ANSWER] = { "--answer", "CODE", "2001", "Result-Code to answer with, or \"never\"" },
	[COUNT] = { "--count", "N", NULL, "end after so many requests" },
	[FOR] = { "--for", "SECONDS", NULL, "end after so long (default: by a signal)" },
	[THEN_STR] = { "--then-str", NULL, NULL, "end each aborted session with an STR" },
};

/* A request that is not answered. */
struct ignored {
	struct ignored *next;
	struct sc_parked *parked;
};

/* What the one listener of this program does with requests. */
static struct {
	struct sc_result result;
	bool never; /* answers */
	struct ignored *ignored;
	uint32_t count; /* to come; 0: it does not matter how many */
	uint32_t seen;
	bool then_str;
} listener;

static void note_request(void)
{
	listener.seen++;
	if (listener.seen == listener.count)
		sc_ctl_leave(SC_CTL_DONE);
}

/* As an AF that hangs: the request waits for an answer that does not come. */
static void ignore(struct sc_exchange *exchange)
{
	const struct sc_result busy = { .code = TOO_BUSY };
	struct ignored *ignored = malloc(sizeof(*ignored));

	if (ignored != NULL)
		*ignored = (struct ignored){ listener.ignored, sc_exchange_park(exchange) };
	if (ignored != NULL && ignored->parked != NULL) {
		listener.ignored = ignored;
		return;
	}
	free(ignored);
	sc_exchange_answer(exchange, &busy, NULL, NULL);
}

/* The node has closed: this reaches nobody, and frees the request. */
static void forget_ignored(void)
{
	while (listener.ignored != NULL) {
		struct ignored *first = listener.ignored;

		listener.ignored = first->next;
		sc_parked_answer(first->parked, &listener.result, NULL, NULL);
		free(first);
	}
}

static void answer(struct sc_exchange *exchange)
{
	if (listener.never)
		ignore(exchange);
	else
		sc_exchange_answer(exchange, &listener.result, NULL, NULL);
}

static void serve_re_auth(struct sc_exchange *exchange)
{
	answer(exchange);
	note_request();
}

static void end_session(const char *session_id)
{
	const struct rx_str str = { .cause = { true, ADMINISTRATIVE } };

	sc_ctl_ask_meanwhile(&(struct sc_ctl_question){
		.application = &sc_rx_asking,
		.code = SC_RX_SESSION_TERMINATION,
		.session_id = session_id,
		.map = &sc_rx_str_map,
		.values = &str,
	});
}

/* RFC 6733 8.5: the answer first, then the end; a refusal ends nothing, nor does silence. */
static void serve_abort(struct sc_exchange *exchange)
{
	struct sc_text id = sc_exchange_session_id(exchange);
	char *session_id = listener.then_str ? strndup(id.at, id.length) : NULL;

	answer(exchange);
	if (session_id != NULL && listener.result.code / 1000 == 2)
		end_session(session_id);
	free(session_id);
	note_request();
}

/* Who waited for a number of requests has not got them. */
static enum sc_ctl_exit over(void *owner)
{
	(void)owner;
	if (listener.seen >= listener.count)
		return SC_CTL_DONE;
	return sc_ctl_complain(
		"%u of %u requests came", (unsigned)listener.seen, (unsigned)listener.count);
}

/* A number from `lowest` on; what was not typed stays as it is. */
static bool take_number(const char *option, const char *typed, uint32_t lowest, uint32_t *number)
{
	if (typed == NULL ||
		(sc_text_to_u32(sc_text_of(typed), number) == SC_STATUS_OK && *number >= lowest))
		return true;
	sc_ctl_complain("%s: \"%s\" is no number from %u on", option, typed, (unsigned)lowest);
	return false;
}

static bool choose(const struct sc_ctl_call *call, struct sc_ctl_stay *stay)
{
	const char *code = call->values[ANSWER];

	listener.never = strcmp(code, "never") == 0;
	if (!take_number(
		    "--answer", listener.never ? NULL : code, LOWEST_CODE, &listener.result.code) ||
		!take_number("--count", call->values[COUNT], 1, &listener.count) ||
		!take_number("--for", call->values[FOR], 1, &stay->seconds))
		return false;
	listener.then_str = call->values[THEN_STR] != NULL;
	if (listener.result.code <= HIGHEST_CODE)
		return true;
	sc_ctl_complain("--answer: there is no Result-Code above %d", HIGHEST_CODE);
	return false;
}

static enum sc_ctl_exit run_listen(const struct sc_ctl_call *call)
{
	static const struct sc_command commands[] = {
		{ .code = SC_RX_RE_AUTH,
			.request_name = "RAR",
			.answer_name = "RAA",
			.serve = serve_re_auth },
		{ .code = SC_RX_ABORT_SESSION,
			.request_name = "ASR",
			.answer_name = "ASA",
			.serve = serve_abort },
	};
	static struct sc_application application;
	struct sc_ctl_stay stay = {
		.listen = call->values[LISTEN], .peer = call->values[PEER], .over = over
	};

	enum sc_ctl_exit ending = SC_CTL_USAGE;

	application = sc_rx_asking;
	application.commands = commands;
	application.command_count = SC_COUNT_OF(commands);
	if (!choose(call, &stay))
		return ending;
	ending = sc_ctl_stay(
		&(struct sc_ctl_question){
			.call = call,
			.own_options = SC_COUNT_OF(listen_options),
			.application = &application,
		},
		&stay);
	forget_ignored();
	return ending;
}

const struct sc_ctl_command sc_ctl_rx_listen = {
	.words = "rx listen",
	.arguments = "",
	.sentence = "stay connected as --origin, print and answer the RAR and ASR that come",
	.options = listen_options,
	.option_count = SC_COUNT_OF(listen_options),
	.shared = sc_ctl_client_options,
	.shared_count = SC_CLIENT_OPTION_COUNT,
	.run = run_listen,
};
