/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl explain USER`: the verdict per component with everything that was weighed. Asks
 * the running daemon, or decides on a database itself when one is named.
 */
#include <stdio.h>
#include <string.h>

#include "control_answer.h"
#include "ctl.h"
#include "explain_text.h"
#include "moment.h"
#include "store.h"

enum option {
	MEDIA,
	EVENT,
	PLACED,
	CONTACT,
	SERVICE,
	AT,
	EMERGENCY,
	JSON,
	DATABASE,
	CONTROL,
	CONFIG
};

static const struct sc_ctl_option options[] = {
	[MEDIA] = { "--media", "LIST", "audio", "components of the session: audio,video,text ..." },
	[EVENT] = { "--event", "EVENT", "originate",
		"what happens: originate, terminate, access_appeared, access_lost ..." },
	[PLACED] = { "--placed", "LIST", NULL,
		"access each component is on now, in the order of --media: EUTRAN,EUTRAN" },
	[CONTACT] = { "--contact", "LIST", NULL,
		"what is registered instead: device=access,device=access" },
	[SERVICE] = { "--service", "ICSI", NULL, "communication service of the session" },
	[AT] = { "--at", "TIME", NULL,
		"decide as of this time: 2026-11-22T10:00:00Z, or seconds since 1970" },
	[EMERGENCY] = { "--emergency", NULL, NULL, "it is an emergency session" },
	[JSON] = { "--json", NULL, NULL, "print JSON" },
	[DATABASE] = { "--database", "FILE", NULL, "decide on this database, without a daemon" },
	[CONTROL] = { "--control", "SOCKET", NULL, "the daemon's control socket" },
	[CONFIG] = SC_CTL_CONFIG_OPTION,
};

static json_t *list_of(const char *list)
{
	json_t *array = json_array();
	char piece[128];

	while (sc_ctl_next_piece(&list, piece, sizeof(piece)))
		json_array_append_new(array, json_string(piece));
	return array;
}

static json_t *contacts_of(const char *list)
{
	json_t *array = json_array();
	char piece[256];

	while (sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		char *equals = strchr(piece, '=');

		if (equals != NULL)
			*equals++ = '\0';
		json_array_append_new(array, json_pack("{s:s, s:s}", "device", piece, "access",
						     equals == NULL ? "" : equals));
	}
	return array;
}

static json_t *question_of(const struct sc_ctl_call *call, int64_t at)
{
	json_t *question =
		json_pack("{s:s, s:s, s:s, s:o}", "ask", "explain", "user", call->arguments[0],
			"event", call->values[EVENT], "media", list_of(call->values[MEDIA]));

	if (question == NULL)
		return NULL;
	if (call->values[PLACED] != NULL)
		json_object_set_new(question, "placed", list_of(call->values[PLACED]));
	if (call->values[CONTACT] != NULL)
		json_object_set_new(question, "contacts", contacts_of(call->values[CONTACT]));
	if (call->values[SERVICE] != NULL)
		json_object_set_new(question, "service", json_string(call->values[SERVICE]));
	if (call->values[AT] != NULL)
		json_object_set_new(question, "at", json_integer(at));
	if (call->values[EMERGENCY] != NULL)
		json_object_set_new(question, "emergency", json_true());
	return question;
}

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
	const char *control = call->values[CONTROL];
	json_t *answer;
	bool found;

	if (call->values[DATABASE] != NULL)
		return answer_from(call->values[DATABASE], question);
	if (sc_ctl_configuration(&configuration, call->values[CONFIG], &found) != SC_CTL_DONE)
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
	enum sc_ctl_exit ending = SC_CTL_DONE;
	json_t *question;
	json_t *answer;
	int64_t at = 0;

	if (call->values[AT] != NULL && sc_moment_parse(call->values[AT], &at) != SC_STATUS_OK) {
		sc_ctl_complain("--at: \"%s\" is no time: write 2026-11-22T10:00:00Z (UTC) or "
				"seconds since 1970",
			call->values[AT]);
		return SC_CTL_USAGE;
	}
	question = question_of(call, at);
	answer = answer_to(call, question);
	if (answer == NULL)
		ending = SC_CTL_REFUSED;
	else if (call->values[JSON] != NULL)
		sc_ctl_print_json(answer);
	else if (!json_is_true(json_object_get(answer, "ok")))
		ending = sc_ctl_complain("%s", json_string_value(json_object_get(answer, "error")));
	else
		sc_explain_print(stdout, answer);
	if (answer != NULL && !json_is_true(json_object_get(answer, "ok")))
		ending = SC_CTL_REFUSED;
	json_decref(answer);
	json_decref(question);
	return ending;
}

const struct sc_ctl_command sc_ctl_explain = {
	.words = "explain",
	.arguments = "USER",
	.argument_count = 1,
	.sentence = "the verdict on a session of USER (an identity, or the name of a subscription)",
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.run = run,
};
