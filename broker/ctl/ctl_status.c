/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl status`: what the daemon has loaded and how its peers fare.
 */
#include <inttypes.h>
#include <stdio.h>

#include "ctl.h"

enum option { JSON, CONTROL, CONFIG };

static const struct sc_ctl_option options[] = {
	[JSON] = { "--json", NULL, NULL, "print JSON" },
	[CONTROL] = { "--control", "SOCKET", NULL, "the daemon's control socket" },
	[CONFIG] = SC_CTL_CONFIG_OPTION,
};

static const char *text(const json_t *object, const char *name)
{
	const char *value = json_string_value(json_object_get(object, name));

	return value == NULL ? "" : value;
}

static json_int_t number(const json_t *object, const char *name)
{
	return json_integer_value(json_object_get(object, name));
}

static void print_database(const json_t *database)
{
	const json_t *journal = json_object_get(database, "journal");

	printf("database  import %" JSON_INTEGER_FORMAT ", %" JSON_INTEGER_FORMAT
	       " subscriptions, loaded in %" JSON_INTEGER_FORMAT " ms\n",
		number(database, "version"), number(database, "subscriptions"),
		number(database, "load_microseconds") / 1000);
	if (text(database, "refusal")[0] != '\0')
		printf("          NOT IN USE: the newest commit: %s\n", text(database, "refusal"));
	if (json_is_true(json_object_get(journal, "fails")))
		printf("          NOT WRITTEN: %s\n", text(journal, "failure"));
}

/* Normally nothing. */
static void print_memory(const json_t *memory)
{
	if (number(memory, "missing") != 0)
		printf("memory    NOT IN USE: %" JSON_INTEGER_FORMAT
		       " changes that are on the disk; a restart takes in what there is room for\n",
			number(memory, "missing"));
}

/* Who waits for whom? */
static void print_sessions(const json_t *rx)
{
	const json_t *afs = json_object_get(rx, "afs");
	size_t index;
	const json_t *one;

	printf("rx        live sessions %" JSON_INTEGER_FORMAT ", %" JSON_INTEGER_FORMAT
	       " to be ended, %" JSON_INTEGER_FORMAT " STRs due\n",
		number(rx, "sessions"), number(rx, "ending"), number(rx, "strs_due"));
	json_array_foreach(afs, index, one)
	{
		bool reachable = json_is_true(json_object_get(one, "reachable"));

		printf("  %-48s %-12s %" JSON_INTEGER_FORMAT
		       " sessions wait to tell it, %" JSON_INTEGER_FORMAT " for its answer\n",
			text(one, "identity"), reachable ? "is told" : "no way",
			number(one, "waiting"), number(one, "outstanding"));
	}
	if ((json_int_t)json_array_size(afs) < number(rx, "afs_to_tell"))
		printf("  and %" JSON_INTEGER_FORMAT " other AFs\n",
			number(rx, "afs_to_tell") - (json_int_t)json_array_size(afs));
}

/* True: one of them needs its star explained. */
static bool print_codes(const json_t *codes)
{
	bool starred = false;
	size_t index;
	const json_t *code;

	json_array_foreach(codes, index, code)
	{
		printf("%s%" JSON_INTEGER_FORMAT "%s x%" JSON_INTEGER_FORMAT,
			index == 0 ? "   " : ", ", number(code, "code"),
			number(code, "vendor") == 0 ? "" : "*", number(code, "count"));
		starred = starred || number(code, "vendor") != 0;
	}
	return starred;
}

static void print_ports(const json_t *ports)
{
	size_t index;
	const json_t *port;

	json_array_foreach(ports, index, port)
	{
		printf(" %" JSON_INTEGER_FORMAT, json_integer_value(port));
	}
}

static void print_diameter(const json_t *diameter)
{
	bool starred = false;
	size_t index;
	const json_t *peer;

	printf("diameter  %s, port", text(diameter, "identity"));
	print_ports(json_object_get(diameter, "ports"));
	printf(", %" JSON_INTEGER_FORMAT " connections, %" JSON_INTEGER_FORMAT
	       " refused, %" JSON_INTEGER_FORMAT " requests wait\n",
		number(diameter, "connections"), number(diameter, "refused"),
		number(diameter, "parked"));
	json_array_foreach(json_object_get(diameter, "peers"), index, peer)
	{
		printf("  %-48s %-12s %-22s %" JSON_INTEGER_FORMAT " requests",
			text(peer, "identity"), text(peer, "state"), text(peer, "address"),
			number(peer, "requests_received"));
		starred = print_codes(json_object_get(peer, "codes")) || starred;
		if (text(peer, "failure")[0] != '\0')
			printf("   %s", text(peer, "failure"));
		putchar('\n');
	}
	if (starred)
		puts("  * an Experimental-Result-Code");
}

/* Without SIP there is no such member. */
static void print_sip(const json_t *sip)
{
	if (sip == NULL)
		return;
	printf("sip       port");
	print_ports(json_object_get(sip, "ports"));
	printf(", %" JSON_INTEGER_FORMAT " requests, %" JSON_INTEGER_FORMAT
	       " answers, %" JSON_INTEGER_FORMAT " unreadable, %" JSON_INTEGER_FORMAT
	       " connections\n",
		number(sip, "requests"), number(sip, "answers"), number(sip, "unreadable"),
		number(sip, "connections"));
}

static enum sc_ctl_exit print_answer(const json_t *answer, bool as_json)
{
	if (as_json)
		sc_ctl_print_json(answer);
	if (!json_is_true(json_object_get(answer, "ok")))
		return sc_ctl_complain("%s", text(answer, "error"));
	if (!as_json) {
		printf("version   %s\n", text(answer, "version"));
		print_database(json_object_get(answer, "database"));
		print_memory(json_object_get(answer, "memory"));
		print_sessions(json_object_get(answer, "rx"));
		print_diameter(json_object_get(answer, "diameter"));
		print_sip(json_object_get(answer, "sip"));
	}
	return SC_CTL_DONE;
}

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	struct sc_configuration configuration;
	const char *control = call->values[CONTROL];
	json_t *question = json_pack("{s:s}", "ask", "status");
	json_t *answer = NULL;
	bool found;
	enum sc_ctl_exit ending =
		sc_ctl_configuration(&configuration, call->values[CONFIG], &found);

	if (ending == SC_CTL_DONE && control == NULL)
		control = configuration.control;
	if (ending == SC_CTL_DONE && control == NULL)
		ending = sc_ctl_complain("which daemon? Say --config FILE or --control SOCKET");
	if (ending == SC_CTL_DONE)
		answer = sc_ctl_ask(control, question);
	if (answer != NULL)
		ending = print_answer(answer, call->values[JSON] != NULL);
	else
		ending = SC_CTL_REFUSED;
	json_decref(answer);
	json_decref(question);
	sc_configuration_close(&configuration);
	return ending;
}

const struct sc_ctl_command sc_ctl_status = {
	.words = "status",
	.arguments = "",
	.argument_count = 0,
	.sentence = "what the daemon has loaded and how its peers fare",
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.run = run,
};
