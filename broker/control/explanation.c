/* SPDX-License-Identifier: BSD-2-Clause */
#include "explanation.h"

#include "verdict_json.h"

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

static json_t *evidence_of(const struct drafting *draft, struct sc_evidence evidence)
{
	return sc_json_of_evidence(evidence, draft->facts->policy);
}

static json_t *ranking_of(enum sc_ranking key)
{
	if (key == SC_RANKING_NONE)
		return json_null();
	return json_pack(
		"{s:s, s:s}", "name", sc_ranking_name(key), "sentence", sc_ranking_sentence(key));
}

/* Access, device and address of a contact, put into the object. */
static void put_contact(struct drafting *draft, json_t *object, int32_t index)
{
	const struct sc_contact *contact = &draft->facts->contacts[index];
	const struct sc_device *device = &draft->facts->subscriber->devices[contact->device];

	put(draft, object, "access", json_string(sc_access_name(contact->access)));
	put(draft, object, "device", sc_json_of_text(device->name));
	put(draft, object, "contact", sc_json_of_text(contact->uri));
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

static json_t *device_of(const struct drafting *draft, int32_t index)
{
	if (index == SC_NONE || draft->facts->subscriber == NULL)
		return json_null();
	return sc_json_of_text(draft->facts->subscriber->devices[index].name);
}

static json_t *preference_of(const struct sc_preference *preference)
{
	if (preference == NULL)
		return json_null();
	return json_pack("{s:o}", "row", sc_json_of_row(preference->id));
}

static json_t *sdp_of(enum sc_sdp_hint hint)
{
	return json_pack("{s:s, s:s}", "name", sc_sdp_hint_name(hint), "sentence",
		sc_sdp_hint_sentence(hint));
}

static json_t *candidate_of(
	struct drafting *draft, const struct sc_candidate *candidate, bool survived)
{
	json_t *object = json_object();

	put_contact(draft, object, candidate->contact);
	put(draft, object, "survived", json_boolean(survived));
	put(draft, object, "reason", sc_json_of_reason(candidate->reason));
	put(draft, object, "beaten_by", ranking_of(candidate->beaten_by));
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
	put(draft, object, "reason", sc_json_of_reason(verdict->reason));
	put(draft, object, "evidence", evidence_of(draft, verdict->evidence));
	put(draft, object, "sdp", sdp_of(verdict->sdp));
	put(draft, object, "nontransferable",
		json_string(sc_remainder_name(verdict->nontransferable)));
	put(draft, object, "policy", sc_json_of_policy(verdict->set, verdict->rule));
	put(draft, object, "preference", preference_of(verdict->preference));
	put(draft, object, "candidates", candidates_of(draft, verdict));
	return object;
}

static json_t *components_of(struct drafting *draft, const struct sc_decision *decision)
{
	json_t *array = json_array();

	for (uint32_t i = 0; i < decision->verdict_count; i++)
		append(draft, array,
			component_of(draft, &draft->facts->components[i], &decision->verdicts[i]));
	return array;
}

static json_t *accesses_of(struct drafting *draft, sc_access_set accesses)
{
	json_t *array = json_array();

	for (uint32_t access = 0; access < SC_ACCESS_COUNT; access++) {
		if (SC_SET_HAS(accesses, access))
			append(draft, array, json_string(sc_access_name((enum sc_access)access)));
	}
	return array;
}

static json_t *tads_of(struct drafting *draft, const struct sc_tads *tads)
{
	json_t *object = json_object();

	put(draft, object, "accept", accesses_of(draft, tads->accept));
	put(draft, object, "reject", accesses_of(draft, tads->reject));
	put(draft, object, "retry_cs", json_boolean(tads->retry_cs));
	put(draft, object, "ue_assisted", json_boolean(tads->ue_assisted));
	put(draft, object, "only_device", device_of(draft, tads->only_device));
	return object;
}

static json_t *offers_of(struct drafting *draft, const struct sc_decision *decision)
{
	json_t *array = json_array();

	for (uint32_t i = 0; i < decision->offer_count; i++) {
		const struct sc_offer *offer = &decision->offers[i];

		append(draft, array,
			json_pack("{s:o, s:b, s:o}", "device",
				device_of(draft, (int32_t)offer->device), "move_media",
				offer->move_media, "evidence",
				evidence_of(draft, offer->evidence)));
	}
	return array;
}

json_t *sc_explanation_to_json(const struct sc_judgement *judgement)
{
	const struct sc_decision *decision = &judgement->decision;
	struct drafting draft = { .facts = &judgement->facts };
	json_t *root = json_object();

	put(&draft, root, "subscription",
		draft.facts->subscriber == NULL ? json_null()
						: sc_json_of_text(draft.facts->subscriber->name));
	put(&draft, root, "event", json_string(sc_event_name(draft.facts->event)));
	put(&draft, root, "event_sentence", json_string(sc_event_sentence(draft.facts->event)));
	put(&draft, root, "at", json_integer(draft.facts->now));
	put(&draft, root, "outcome", json_string(sc_outcome_name(decision->outcome)));
	put(&draft, root, "transfer", json_string(sc_transfer_form_name(decision->form)));
	put(&draft, root, "controller", device_of(&draft, decision->controller));
	put(&draft, root, "offers", offers_of(&draft, decision));
	put(&draft, root, "tads", tads_of(&draft, &decision->tads));
	put(&draft, root, "policy_version", sc_json_of_row(decision->policy_version));
	put(&draft, root, "valid_until", sc_json_of_row(decision->valid_until));
	put(&draft, root, "components", components_of(&draft, decision));
	if (!draft.failed)
		return root;
	json_decref(root);
	return NULL;
}
