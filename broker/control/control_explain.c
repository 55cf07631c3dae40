/* SPDX-License-Identifier: BSD-2-Clause */
#include "control_explain.h"

#include "explain_draft.h"
#include "explain_words.h"
#include "explanation.h"

enum { ARENA_SIZE = 64 * 1024 };

static void take_user(struct sc_explain_draft *draft)
{
	struct sc_text user = sc_explain_member(draft->asked, "user");

	if (user.length == 0) {
		draft->answer = sc_control_refuse("explain needs a member \"user\"");
		return;
	}
	if (sc_find_subscriber(draft->service, &draft->arena, user, &draft->question.account) !=
		SC_STATUS_OK)
		draft->answer = sc_control_refuse(
			"%.*s: %s", SC_TEXT_ARG(user), sc_status_sentence(SC_STATUS_USER_UNKNOWN));
}

static void take_event(struct sc_explain_draft *draft)
{
	struct sc_text event = sc_explain_member(draft->asked, "event");

	draft->question.event = SC_EVENT_ORIGINATE;
	if (event.length != 0)
		sc_take_event(event, &draft->question.event, &draft->answer);
}

static void take_media(struct sc_explain_draft *draft)
{
	const json_t *media = json_object_get(draft->asked, "media");
	size_t count = json_array_size(media);

	if (count == 0 || count > SC_COMPONENT_LIMIT) {
		draft->answer = sc_control_refuse(
			"explain needs a list \"media\" of 1 to %d kinds", SC_COMPONENT_LIMIT);
		return;
	}
	for (size_t i = 0; i < count && draft->answer == NULL; i++) {
		struct sc_text name = sc_text_of(json_string_value(json_array_get(media, i)));
		struct sc_component *component = &draft->components[i];

		*component = (struct sc_component){
			.number = (uint32_t)i + 1, .flow = SC_FLOW_SENDRECV, .contact = SC_NONE
		};
		sc_take_media(name, &component->media, &draft->answer);
	}
	draft->question.components = draft->components;
	draft->question.component_count = (uint32_t)count;
}

static void take_rest(struct sc_explain_draft *draft)
{
	const json_t *at = json_object_get(draft->asked, "at");

	if (at != NULL && !json_is_integer(at)) {
		draft->answer = sc_control_refuse("\"at\" must be seconds since 1970");
		return;
	}
	draft->question.now = json_integer_value(at);
	draft->question.service = sc_explain_member(draft->asked, "service");
	draft->question.calling = sc_explain_member(draft->asked, "calling");
	draft->question.called = sc_explain_member(draft->asked, "called");
	draft->question.emergency = json_is_true(json_object_get(draft->asked, "emergency"));
}

static json_t *judge(struct sc_explain_draft *draft)
{
	enum sc_status status = sc_judge(draft->service, &draft->question, &draft->judgement);
	json_t *answer;

	if (status != SC_STATUS_OK)
		return sc_control_refuse("%s", sc_status_sentence(status));
	answer = sc_explanation_to_json(&draft->judgement);
	if (answer != NULL) {
		json_object_set_new(answer, "ok", json_true());
		json_object_set(answer, "user", json_object_get(draft->asked, "user"));
	}
	return answer;
}

json_t *sc_control_explain(const struct sc_service *service, const json_t *question)
{
	static void (*const steps[])(struct sc_explain_draft *) = {
		take_user,
		take_event,
		take_media,
		sc_explain_take_contacts,
		sc_explain_take_placements,
		sc_explain_take_refusals,
		sc_explain_take_kept_addresses,
		sc_explain_take_collaboration,
		sc_explain_take_request,
		take_rest,
	};
	struct sc_explain_draft draft = { .service = service, .asked = question };

	if (sc_arena_open(&draft.arena, ARENA_SIZE) != SC_STATUS_OK)
		return sc_control_refuse("%s", sc_status_sentence(SC_STATUS_OUT_OF_MEMORY));
	for (size_t i = 0; i < SC_COUNT_OF(steps) && draft.answer == NULL; i++)
		steps[i](&draft);
	if (draft.answer == NULL)
		draft.answer = judge(&draft);
	sc_arena_close(&draft.arena);
	return draft.answer;
}
