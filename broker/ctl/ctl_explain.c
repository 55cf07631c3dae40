/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl explain USER`: the verdict per component with everything that was weighed. Asks
 * the running daemon, or decides on a database itself when one is named.
 */
#include <stdio.h>

#include "control_answer.h"
#include "ctl.h"
#include "explain_question.h"
#include "explain_text.h"
#include "store.h"

static const struct sc_ctl_option options[SC_EXPLAIN_OPTION_COUNT] = {
	[SC_EXPLAIN_MEDIA] = { "--media", "LIST", "audio",
		"components of the session, numbered from 1: audio,video,text ..." },
	[SC_EXPLAIN_EVENT] = { "--event", "EVENT", "originate", "what happens, see below" },
	[SC_EXPLAIN_AT] = { "--at", "TIME", NULL,
		"decide as of this time: 2026-11-22T10:00:00Z, or seconds since 1970" },
	[SC_EXPLAIN_CONTACT] = { "--contact", "LIST", NULL,
		"what is registered instead: device=access[,voice=..,plmn=..,quality=..],..." },
	[SC_EXPLAIN_PLACED] = { "--placed", "LIST", NULL,
		"where each component is now, in the order of --media: ACCESS or device=ACCESS" },
	[SC_EXPLAIN_REFUSED] = { "--refused", "LIST", NULL,
		"where a component was refused: [NUMBER:]ACCESS or [NUMBER:]device=ACCESS" },
	[SC_EXPLAIN_ADDRESS_KEPT] = { "--address-kept", "LIST", NULL,
		"components whose address survived underneath IMS: 1,2 or all" },
	[SC_EXPLAIN_SERVICE] = { "--service", "ICSI", NULL,
		"communication service of the session" },
	[SC_EXPLAIN_CALLING] = { "--calling", "URI", NULL, "who calls" },
	[SC_EXPLAIN_CALLED] = { "--called", "URI", NULL, "who is called" },
	[SC_EXPLAIN_EMERGENCY] = { "--emergency", NULL, NULL, "it is an emergency session" },
	[SC_EXPLAIN_REMOTE] = { "--remote", "DOMAIN", NULL,
		"the other party's network: a domain, or a PLMN" },
	[SC_EXPLAIN_CONTROLLER] = { "--controller", "DEVICE", NULL,
		"controls the collaborative session, or did until it was lost" },
	[SC_EXPLAIN_DECLINED] = { "--declined", "LIST", NULL,
		"devices that were offered control and did not take it" },
	[SC_EXPLAIN_ELSEWHERE] = { "--elsewhere", NULL, NULL,
		"another network element hosts the collaborative session" },
	[SC_EXPLAIN_OPERATION] = { "--operation", "WORD", NULL,
		"what iut_requested asks for: transfer, add, modify, remove, replicate ..." },
	[SC_EXPLAIN_REQUESTER] = { "--requester", "WHO", NULL,
		"who asks: a device of the subscriber, an instance (urn:...), or an identity" },
	[SC_EXPLAIN_TARGET] = { "--target", "DEVICE", NULL, "the device it is asked for" },
	[SC_EXPLAIN_COMPONENTS] = { "--components", "LIST", NULL,
		"components it is asked for: 1,2 or all" },
	[SC_EXPLAIN_CONFIRMED] = { "--confirmed", NULL, NULL,
		"whoever had to be asked has agreed" },
	[SC_EXPLAIN_JSON] = { "--json", NULL, NULL, "print JSON" },
	[SC_EXPLAIN_DATABASE] = { "--database", "FILE", NULL,
		"decide on this database, without a daemon" },
	[SC_EXPLAIN_CONTROL] = { "--control", "SOCKET", NULL, "the daemon's control socket" },
	[SC_EXPLAIN_CONFIG] = SC_CTL_CONFIG_OPTION,
};

/* Decides here, on a snapshot of the database. */
static json_t *answer_from(const char *database, const json_t *question)
{
	const struct sc_store_settings store_settings = { .database = database };
	struct sc_service_settings settings = { .session_limit = 1 };
	struct sc_service *service = NULL;
	struct sc_problem problem = { "" };
	json_t *answer = NULL;
	enum sc_status status = sc_store_open(&settings.store, &store_settings, &problem);

	if (status == SC_STATUS_OK)
		status = sc_service_open(&service, &settings);
	if (status == SC_STATUS_OK)
		answer = sc_control_answer(
			&(struct sc_control_desk){ .service = service }, question);
	else
		sc_ctl_complain("%s", problem.sentence[0] == '\0' ? sc_status_sentence(status)
								  : problem.sentence);
	sc_service_close(service);
	sc_store_close(settings.store);
	return answer;
}

static json_t *answer_to(const struct sc_ctl_call *call, const json_t *question)
{
	struct sc_configuration configuration;
	const char *control = call->values[SC_EXPLAIN_CONTROL];
	json_t *answer;
	bool found;

	if (call->values[SC_EXPLAIN_DATABASE] != NULL)
		return answer_from(call->values[SC_EXPLAIN_DATABASE], question);
	if (sc_ctl_configuration(&configuration, call->values[SC_EXPLAIN_CONFIG], &found) !=
		SC_CTL_DONE)
		return NULL;
	if (control == NULL)
		control = configuration.control;
	if (control == NULL) {
		sc_ctl_complain(
			"which daemon? Say --config FILE, --control SOCKET or --database FILE");
		return NULL;
	}
	answer = sc_ctl_ask(control, question);
	sc_configuration_close(&configuration);
	return answer;
}

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	json_t *question = NULL;
	json_t *answer;
	bool good;
	enum sc_ctl_exit ending = sc_explain_ask(call, &question);

	if (ending != SC_CTL_DONE)
		return ending;
	answer = answer_to(call, question);
	good = json_is_true(json_object_get(answer, "ok"));
	if (answer != NULL && call->values[SC_EXPLAIN_JSON] != NULL)
		sc_ctl_print_json(answer);
	else if (good)
		sc_explain_print(stdout, answer);
	else if (answer != NULL)
		sc_ctl_complain("%s", json_string_value(json_object_get(answer, "error")));
	json_decref(answer);
	json_decref(question);
	return good ? SC_CTL_DONE : SC_CTL_REFUSED;
}

static void print_more(void)
{
	puts("Events:");
	for (int event = 0; event < SC_EVENT_COUNT; event++)
		printf("  %-20s %s\n", sc_event_name((enum sc_event)event),
			sc_event_sentence((enum sc_event)event));
	puts("A contact takes, behind its access and in any order, voice=, plmn=, trust=,\n"
	     "quality= (0 to 100), q= (0 to 1000), kbps=, data_off= (0 or 1) and profile=.\n"
	     "A word that does not exist is answered with the list of those that do.");
}

const struct sc_ctl_command sc_ctl_explain = {
	.words = "explain",
	.arguments = "USER",
	.argument_count = 1,
	.sentence = "the verdict on a session of USER (an identity, or the name of a subscription)",
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.print_more = print_more,
	.run = run,
};
