/* SPDX-License-Identifier: BSD-2-Clause */
#include "control_explain.h"

#include <string.h>

#include "explanation.h"
#include "judge.h"

enum { ARENA_SIZE = 64 * 1024 };

/* A question being put together; it owns nothing but the arena. */
struct drafting {
	const struct sc_service *service;
	const json_t *asked;
	struct sc_arena arena;
	struct sc_question question;
	struct sc_component components[SC_COMPONENT_LIMIT];
	struct sc_contact contacts[SC_CONTACT_LIMIT];
	struct sc_judgement judgement;
	json_t *answer; /* set early: a refusal */
};

static struct sc_text text_member(const json_t *object, const char *name)
{
	return sc_text_of(json_string_value(json_object_get(object, name)));
}

static void take_user(struct drafting *draft)
{
	struct sc_text user = text_member(draft->asked, "user");

	if (user.length == 0) {
		draft->answer = sc_control_refuse("explain needs a member \"user\"");
		return;
	}
	if (sc_find_account(draft->service, &draft->arena, user, &draft->question.account) !=
		SC_STATUS_OK)
		draft->answer = sc_control_refuse(
			"%.*s: %s", SC_TEXT_ARG(user), sc_status_sentence(SC_STATUS_USER_UNKNOWN));
}

static void take_event(struct drafting *draft)
{
	struct sc_text event = text_member(draft->asked, "event");

	draft->question.event = SC_EVENT_ORIGINATE;
	if (event.length != 0 && !sc_event_from_name(event, &draft->question.event))
		draft->answer = sc_control_refuse("there is no event \"%.*s\"", SC_TEXT_ARG(event));
}

static void take_media(struct drafting *draft)
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
		if (!sc_media_from_name(name, &component->media))
			draft->answer =
				sc_control_refuse("there is no media \"%.*s\"", SC_TEXT_ARG(name));
	}
	draft->question.components = draft->components;
	draft->question.component_count = (uint32_t)count;
}

/* "contacts": what is registered instead, as device name and access name. */
static void take_contact(struct drafting *draft, const json_t *wanted, struct sc_contact *contact)
{
	const struct sc_subscriber *subscriber = &draft->question.account->subscriber;
	struct sc_text device = text_member(wanted, "device");
	struct sc_text access = text_member(wanted, "access");
	uint32_t index = 0;

	while (index < subscriber->device_count &&
		!sc_text_equal(subscriber->devices[index].name, device))
		index++;
	*contact = (struct sc_contact){
		.device = index, .voice = SC_VOICE_SUPPORT_SUPPORTED, .quality = SC_NONE
	};
	if (index == subscriber->device_count)
		draft->answer = sc_control_refuse(
			"the subscriber has no device \"%.*s\"", SC_TEXT_ARG(device));
	else if (!sc_access_from_name(access, &contact->access))
		draft->answer =
			sc_control_refuse("there is no access \"%.*s\"", SC_TEXT_ARG(access));
}

static void take_contacts(struct drafting *draft)
{
	const struct sc_subscriber *subscriber = &draft->question.account->subscriber;
	const json_t *contacts = json_object_get(draft->asked, "contacts");
	size_t count = json_array_size(contacts);

	draft->question.contacts = subscriber->contacts;
	draft->question.contact_count = subscriber->contact_count;
	if (contacts == NULL)
		return;
	if (count > SC_CONTACT_LIMIT) {
		draft->answer = sc_control_refuse("more than %d contacts", SC_CONTACT_LIMIT);
		return;
	}
	for (size_t i = 0; i < count && draft->answer == NULL; i++)
		take_contact(draft, json_array_get(contacts, i), &draft->contacts[i]);
	draft->question.contacts = draft->contacts;
	draft->question.contact_count = (uint32_t)count;
}

/* "placed": per component the access it is on now, or null. */
static void take_placements(struct drafting *draft)
{
	const json_t *placed = json_object_get(draft->asked, "placed");
	size_t count = json_array_size(placed);

	if (count > draft->question.component_count) {
		draft->answer =
			sc_control_refuse("\"placed\" names more components than \"media\"");
		return;
	}
	for (size_t i = 0; i < count && draft->answer == NULL; i++) {
		struct sc_component *component = &draft->components[i];
		struct sc_text name = sc_text_of(json_string_value(json_array_get(placed, i)));

		if (name.length == 0)
			continue;
		if (!sc_access_from_name(name, &component->lost_access)) {
			draft->answer =
				sc_control_refuse("there is no access \"%.*s\"", SC_TEXT_ARG(name));
			return;
		}
		component->lost = true;
		for (uint32_t c = 0; c < draft->question.contact_count && component->lost; c++) {
			if (draft->question.contacts[c].access == component->lost_access) {
				component->contact = (int32_t)c;
				component->lost = false;
			}
		}
	}
}

static void take_rest(struct drafting *draft)
{
	draft->question.now = json_integer_value(json_object_get(draft->asked, "at"));
	draft->question.service = text_member(draft->asked, "service");
	draft->question.calling = text_member(draft->asked, "calling");
	draft->question.called = text_member(draft->asked, "called");
	draft->question.emergency = json_is_true(json_object_get(draft->asked, "emergency"));
}

static json_t *judge(struct drafting *draft)
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
	static void (*const steps[])(struct drafting *) = {
		take_user,
		take_event,
		take_media,
		take_contacts,
		take_placements,
		take_rest,
	};
	struct drafting draft = { .service = service, .asked = question };

	if (sc_arena_open(&draft.arena, ARENA_SIZE) != SC_STATUS_OK)
		return sc_control_refuse("%s", sc_status_sentence(SC_STATUS_OUT_OF_MEMORY));
	for (size_t i = 0; i < SC_COUNT_OF(steps) && draft.answer == NULL; i++)
		steps[i](&draft);
	if (draft.answer == NULL)
		draft.answer = judge(&draft);
	sc_arena_close(&draft.arena);
	return draft.answer;
}
