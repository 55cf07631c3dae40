/* SPDX-License-Identifier: BSD-2-Clause */
#include "control_explain.h"

#include <string.h>

#include "explanation.h"
#include "judge.h"

enum { ARENA_SIZE = 64 * 1024, WORDS_SIZE = 384, WORD_SHOWN = 48 };

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

/* A vocabulary, so that whoever misses a word can be told which there are. */
struct words {
	const char *kind;
	uint32_t count;
	const char *(*name)(uint32_t index);
};

static const char *media_name(uint32_t index)
{
	return sc_media_name((enum sc_media)index);
}

static const char *event_name(uint32_t index)
{
	return sc_event_name((enum sc_event)index);
}

static const char *access_name(uint32_t index)
{
	return sc_access_name((enum sc_access)index);
}

static const struct words media_words = { "media", SC_MEDIA_COUNT, media_name };
static const struct words event_words = { "event", SC_EVENT_COUNT, event_name };
static const struct words access_words = { "access", SC_ACCESS_COUNT, access_name };

_Static_assert(SC_MEDIA_COUNT <= 32 && SC_EVENT_COUNT <= 32 && SC_ACCESS_COUNT <= 32,
	"every word has its bit");

/* Those words whose bits are set, between commas. */
static struct sc_text list_words(const struct words *words, uint32_t bits, char buffer[WORDS_SIZE])
{
	struct sc_text_writer out;

	sc_text_writer_begin(&out, buffer, WORDS_SIZE);
	for (uint32_t i = 0; i < words->count; i++) {
		if ((bits >> i & 1) == 0)
			continue;
		if (sc_text_written(&out).length != 0)
			sc_text_put(&out, SC_TEXT(", "));
		sc_text_put(&out, sc_text_of(words->name(i)));
	}
	return sc_text_written(&out);
}

static struct sc_text shown(struct sc_text word)
{
	if (word.length > WORD_SHOWN)
		word.length = WORD_SHOWN;
	return word;
}

static json_t *refuse_word(const struct words *words, struct sc_text word)
{
	char buffer[WORDS_SIZE];

	return sc_control_refuse("there is no %s \"%.*s\"; there are %.*s", words->kind,
		SC_TEXT_ARG(shown(word)), SC_TEXT_ARG(list_words(words, UINT32_MAX, buffer)));
}

static json_t *refuse_access(struct sc_text word)
{
	enum sc_access_group group;
	char buffer[WORDS_SIZE];

	if (!sc_access_group_from_name(word, &group))
		return refuse_word(&access_words, word);
	return sc_control_refuse("\"%.*s\" is a group, not an access: name one of %.*s",
		SC_TEXT_ARG(word),
		SC_TEXT_ARG(list_words(&access_words, sc_access_group_members(group), buffer)));
}

/* By an identity, or by the name that the operator gave the subscription. */
static const struct sc_account *find_user(struct drafting *draft, struct sc_text user)
{
	const struct sc_account *account = NULL;

	if (sc_find_account(draft->service, &draft->arena, user, &account) == SC_STATUS_OK)
		return account;
	return sc_snapshot_by_name(sc_service_snapshot(draft->service), user);
}

static void take_user(struct drafting *draft)
{
	struct sc_text user = text_member(draft->asked, "user");

	if (user.length == 0) {
		draft->answer = sc_control_refuse("explain needs a member \"user\"");
		return;
	}
	draft->question.account = find_user(draft, user);
	if (draft->question.account == NULL)
		draft->answer = sc_control_refuse(
			"%.*s: %s", SC_TEXT_ARG(user), sc_status_sentence(SC_STATUS_USER_UNKNOWN));
}

static void take_event(struct drafting *draft)
{
	struct sc_text event = text_member(draft->asked, "event");

	draft->question.event = SC_EVENT_ORIGINATE;
	if (event.length != 0 && !sc_event_from_name(event, &draft->question.event))
		draft->answer = refuse_word(&event_words, event);
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
			draft->answer = refuse_word(&media_words, name);
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
		draft->answer = refuse_access(access);
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
			draft->answer = refuse_access(name);
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
	const json_t *at = json_object_get(draft->asked, "at");

	if (at != NULL && !json_is_integer(at)) {
		draft->answer = sc_control_refuse("\"at\" must be seconds since 1970");
		return;
	}
	draft->question.now = json_integer_value(at);
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
