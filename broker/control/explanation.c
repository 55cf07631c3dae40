/* SPDX-License-Identifier: BSD-2-Clause */
#include "explanation.h"

#include <stdlib.h>
#include <string.h>

/* The tables of continuity.db that evidence can come from; NULL: the built-in policy. */
static const char *const tables[SC_SOURCE_COUNT] = {
	[SC_SOURCE_SUBSCRIPTION] = "subscription",
	[SC_SOURCE_RULE] = "policy_rule",
	[SC_SOURCE_PREFERENCE] = "preference",
	[SC_SOURCE_DEVICE] = "device",
	[SC_SOURCE_CAPABILITY] = "device_media",
	[SC_SOURCE_CONTACT] = "contact",
	[SC_SOURCE_SERVICE] = "service_constraint",
	[SC_SOURCE_CRITERION] = "controller_criterion",
	[SC_SOURCE_AUTHORISATION] = "iut_authorisation",
	[SC_SOURCE_REMOTE] = "remote_restriction",
	[SC_SOURCE_SUCCESSOR] = "control_loss_preference",
	[SC_SOURCE_MASK] = "session_mask",
};

/* An explanation being written; one failure spoils it all, so it is looked at once, at the end. */
struct drafting {
	const struct sc_facts *facts;
	bool failed;
};

/* A new reference goes into the object; NULL counts as out of memory. */
static void put(struct drafting *draft, json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0)
		draft->failed = true;
}

static void append(struct drafting *draft, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		draft->failed = true;
}

/* JSON is UTF-8; a name that is not keeps its letters and shows "?" for the rest. */
static json_t *printable(struct sc_text text)
{
	json_t *string;
	char *copy = malloc(text.length);

	if (copy == NULL)
		return NULL;
	memcpy(copy, text.at, text.length);
	for (size_t i = 0; i < text.length; i++) {
		if ((unsigned char)copy[i] >= 0x80)
			copy[i] = '?';
	}
	string = json_stringn(copy, text.length);
	free(copy);
	return string;
}

static json_t *string_of(struct sc_text text)
{
	json_t *string;

	if (text.length == 0)
		return json_string("");
	string = json_stringn(text.at, text.length);
	return string != NULL ? string : printable(text);
}

static json_t *row_of(int64_t row)
{
	return row == 0 ? json_null() : json_integer(row);
}

static json_t *evidence_of(struct drafting *draft, struct sc_evidence evidence)
{
	json_t *object;

	if (tables[evidence.source] == NULL)
		return json_null();
	object = json_object();
	put(draft, object, "table", json_string(tables[evidence.source]));
	put(draft, object, "row", row_of(evidence.row));
	return object;
}

static json_t *reason_of(struct drafting *draft, enum sc_reason reason)
{
	json_t *object = json_object();

	put(draft, object, "name", json_string(sc_reason_name(reason)));
	put(draft, object, "code", json_integer(sc_reason_code(reason)));
	put(draft, object, "sentence", json_string(sc_reason_sentence(reason)));
	return object;
}

static json_t *ranking_of(struct drafting *draft, enum sc_ranking key)
{
	json_t *object;

	if (key == SC_RANKING_NONE)
		return json_null();
	object = json_object();
	put(draft, object, "name", json_string(sc_ranking_name(key)));
	put(draft, object, "sentence", json_string(sc_ranking_sentence(key)));
	return object;
}

/* Access, device and address of a contact, put into the object. */
static void put_contact(struct drafting *draft, json_t *object, int32_t index)
{
	const struct sc_contact *contact = &draft->facts->contacts[index];
	const struct sc_device *device = &draft->facts->subscriber->devices[contact->device];

	put(draft, object, "access", json_string(sc_access_name(contact->access)));
	put(draft, object, "device", string_of(device->name));
	put(draft, object, "contact", string_of(contact->uri));
}

/* Without a subscriber the devices are not known, so no place can be named. */
static json_t *place_of(struct drafting *draft, int32_t index)
{
	json_t *object;

	if (index == SC_NONE || draft->facts->subscriber == NULL)
		return json_null();
	object = json_object();
	put_contact(draft, object, index);
	return object;
}

static json_t *policy_of(struct drafting *draft, const struct sc_verdict *verdict)
{
	json_t *object = json_object();
	json_t *rule = json_null();
	json_t *set = json_null();

	if (verdict->set != NULL && verdict->rule != NULL) {
		set = json_object();
		put(draft, set, "name", string_of(verdict->set->name));
		put(draft, set, "scope", json_string(sc_scope_name(verdict->set->scope)));
		put(draft, set, "row", row_of(verdict->set->id));
		rule = json_object();
		put(draft, rule, "name", string_of(verdict->rule->name));
		put(draft, rule, "level",
			json_string(sc_transfer_level_name(verdict->rule->level)));
		put(draft, rule, "row", row_of(verdict->rule->id));
	}
	put(draft, object, "set", set);
	put(draft, object, "rule", rule);
	return object;
}

static json_t *preference_of(struct drafting *draft, const struct sc_preference *preference)
{
	json_t *object;

	if (preference == NULL)
		return json_null();
	object = json_object();
	put(draft, object, "row", row_of(preference->id));
	return object;
}

static json_t *candidate_of(
	struct drafting *draft, const struct sc_candidate *candidate, bool survived)
{
	json_t *object = json_object();

	put_contact(draft, object, candidate->contact);
	put(draft, object, "survived", json_boolean(survived));
	put(draft, object, "reason", reason_of(draft, candidate->reason));
	put(draft, object, "beaten_by", ranking_of(draft, candidate->beaten_by));
	put(draft, object, "evidence", evidence_of(draft, candidate->evidence));
	return object;
}

static json_t *candidates_of(struct drafting *draft, const struct sc_verdict *verdict)
{
	json_t *array = json_array();

	for (uint32_t i = 0; i < verdict->candidate_count; i++)
		append(draft, array,
			candidate_of(draft, &verdict->candidates[i], i < verdict->survivor_count));
	return array;
}

static json_t *component_of(struct drafting *draft, const struct sc_component *component,
	const struct sc_verdict *verdict)
{
	json_t *object = json_object();

	put(draft, object, "number", json_integer(verdict->number));
	put(draft, object, "media", json_string(sc_media_name(component->media)));
	put(draft, object, "placed", place_of(draft, component->contact));
	put(draft, object, "lost",
		component->lost ? json_string(sc_access_name(component->lost_access))
				: json_null());
	put(draft, object, "directive", json_string(sc_directive_name(verdict->directive)));
	put(draft, object, "sentence", json_string(sc_directive_sentence(verdict->directive)));
	put(draft, object, "chosen", place_of(draft, verdict->chosen));
	put(draft, object, "reason", reason_of(draft, verdict->reason));
	put(draft, object, "evidence", evidence_of(draft, verdict->evidence));
	put(draft, object, "nontransferable",
		json_string(sc_remainder_name(verdict->nontransferable)));
	put(draft, object, "policy", policy_of(draft, verdict));
	put(draft, object, "preference", preference_of(draft, verdict->preference));
	put(draft, object, "candidates", candidates_of(draft, verdict));
	return object;
}

json_t *sc_explanation_to_json(const struct sc_judgement *judgement)
{
	const struct sc_decision *decision = &judgement->decision;
	struct drafting draft = { .facts = &judgement->facts };
	json_t *root = json_object();
	json_t *components = json_array();

	put(&draft, root, "subscription",
		draft.facts->subscriber == NULL ? json_null()
						: string_of(draft.facts->subscriber->name));
	put(&draft, root, "event", json_string(sc_event_name(draft.facts->event)));
	put(&draft, root, "event_sentence", json_string(sc_event_sentence(draft.facts->event)));
	put(&draft, root, "at", json_integer(draft.facts->now));
	put(&draft, root, "outcome", json_string(sc_outcome_name(decision->outcome)));
	put(&draft, root, "transfer", json_string(sc_transfer_form_name(decision->form)));
	put(&draft, root, "valid_until", row_of(decision->valid_until));
	for (uint32_t i = 0; i < decision->verdict_count; i++)
		append(&draft, components,
			component_of(&draft, &draft.facts->components[i], &decision->verdicts[i]));
	put(&draft, root, "components", components);
	if (!draft.failed)
		return root;
	json_decref(root);
	return NULL;
}
