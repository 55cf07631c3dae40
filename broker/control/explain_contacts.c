/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "control_explain.h"
#include "explain_draft.h"
#include "explain_words.h"

/* What a contact may say in numbers; what it does not say is `otherwise`. */
enum number { QUALITY, Q, KBPS, DATA_OFF, PROFILE, NUMBER_COUNT };

static const struct {
	const char *name;
	json_int_t most;
	json_int_t otherwise;
} numbers[NUMBER_COUNT] = {
	[QUALITY] = { "quality", 100, SC_NONE },
	[Q] = { "q", 1000, 1000 },
	[KBPS] = { "kbps", UINT32_MAX, 0 },
	[DATA_OFF] = { "data_off", 1, 0 },
	[PROFILE] = { "profile", INT32_MAX, 0 },
};

static bool take_numbers(
	struct sc_explain_draft *draft, const json_t *wanted, json_int_t found[NUMBER_COUNT])
{
	for (size_t i = 0; i < NUMBER_COUNT; i++) {
		const json_t *value = json_object_get(wanted, numbers[i].name);

		found[i] = value == NULL ? numbers[i].otherwise : json_integer_value(value);
		if (value == NULL ||
			(json_is_integer(value) && found[i] >= 0 && found[i] <= numbers[i].most))
			continue;
		draft->answer = sc_control_refuse("%s of a contact is a number from 0 to %lld",
			numbers[i].name, (long long)numbers[i].most);
		return false;
	}
	return true;
}

/* "MCCMNC", empty: at home. */
static bool take_plmn(struct sc_explain_draft *draft, struct sc_text plmn, struct sc_text *taken)
{
	uint32_t digits;

	if (plmn.length != 0 && ((plmn.length != 5 && plmn.length != 6) ||
					sc_text_to_u32(plmn, &digits) != SC_STATUS_OK)) {
		draft->answer = sc_control_refuse(
			"plmn \"%.*s\" is not the MCC and MNC in five or six digits",
			SC_TEXT_ARG(sc_word_shown(plmn)));
		return false;
	}
	*taken = plmn;
	return true;
}

static bool knows_members(struct sc_explain_draft *draft, json_t *wanted)
{
	static const char *const words[] = { "device", "access", "voice", "plmn", "trust" };
	const char *key;
	json_t *value;

	json_object_foreach(wanted, key, value)
	{
		bool known = false;

		for (size_t i = 0; i < SC_COUNT_OF(words); i++)
			known = known || strcmp(key, words[i]) == 0;
		for (size_t i = 0; i < NUMBER_COUNT; i++)
			known = known || strcmp(key, numbers[i].name) == 0;
		if (known)
			continue;
		draft->answer = sc_control_refuse(
			"a contact has no \"%.*s\"; it has device, access, voice, plmn, trust, "
			"quality, q, kbps, data_off, profile",
			SC_WORD_SHOWN, key);
		return false;
	}
	return true;
}

static void take_contact(struct sc_explain_draft *draft, json_t *wanted, struct sc_contact *contact)
{
	const struct sc_subscriber *subscriber = &draft->question.account->subscriber;
	struct sc_text voice = sc_explain_member(wanted, "voice");
	struct sc_text trust = sc_explain_member(wanted, "trust");
	struct sc_contact taken = { .voice = SC_VOICE_SUPPORT_SUPPORTED };
	json_int_t found[NUMBER_COUNT];

	if (!sc_explain_device(draft, sc_explain_member(wanted, "device"), &taken.device) ||
		!sc_take_access(
			sc_explain_member(wanted, "access"), &taken.access, &draft->answer) ||
		!knows_members(draft, wanted) || !take_numbers(draft, wanted, found) ||
		!take_plmn(draft, sc_explain_member(wanted, "plmn"), &taken.plmn))
		return;
	if (voice.length != 0 && !sc_take_voice_support(voice, &taken.voice, &draft->answer))
		return;
	if (trust.length != 0 && !sc_take_trust(trust, &taken.trust, &draft->answer))
		return;
	taken.quality = (int16_t)found[QUALITY];
	taken.q = (uint16_t)found[Q];
	taken.max_kbps = (uint32_t)found[KBPS];
	taken.data_off = found[DATA_OFF] != 0;
	taken.service_profile = (int32_t)found[PROFILE];
	taken.ue_assisted = subscriber->devices[taken.device].ue_assisted;
	*contact = taken;
}

void sc_explain_take_contacts(struct sc_explain_draft *draft)
{
	const struct sc_subscriber *subscriber = &draft->question.account->subscriber;
	const json_t *contacts = sc_explain_list(draft, "contacts");
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
