/* SPDX-License-Identifier: BSD-2-Clause */
#include "control_explain.h"
#include "explain_draft.h"
#include "explain_words.h"

/* An access, perhaps on one device. */
struct place {
	enum sc_access access;
	bool has_device;
	uint32_t device;
};

/* "EUTRAN", or {"device": "phone", "access": "EUTRAN"}. False after refusing. */
static bool take_place(struct sc_explain_draft *draft, const json_t *wanted, struct place *place)
{
	struct sc_text device = sc_explain_member(wanted, "device");
	struct place taken = { .has_device = device.length != 0 };
	struct sc_text access = json_is_object(wanted) ? sc_explain_member(wanted, "access")
						       : sc_text_of(json_string_value(wanted));

	if (taken.has_device && !sc_explain_device(draft, device, &taken.device))
		return false;
	if (!sc_take_access(access, &taken.access, &draft->answer))
		return false;
	*place = taken;
	return true;
}

static bool is_there(const struct sc_contact *contact, const struct place *place)
{
	return contact->access == place->access &&
	       (!place->has_device || contact->device == place->device);
}

/* On the first contact that is there; where there is none, it was lost. */
static void put_there(const struct sc_question *question, struct sc_component *component,
	const struct place *place)
{
	for (uint32_t i = 0; i < question->contact_count; i++) {
		if (is_there(&question->contacts[i], place)) {
			component->contact = (int32_t)i;
			return;
		}
	}
	component->lost = true;
	component->lost_access = place->access;
	component->lost_device = place->has_device ? place->device + 1 : 0;
}

void sc_explain_take_placements(struct sc_explain_draft *draft)
{
	const json_t *placed = sc_explain_list(draft, "placed");
	const json_t *wanted;
	struct place place;
	size_t index;

	if (json_array_size(placed) > draft->question.component_count) {
		draft->answer =
			sc_control_refuse("\"placed\" names more components than \"media\"");
		return;
	}
	json_array_foreach(placed, index, wanted)
	{
		if (json_is_null(wanted) ||
			(json_is_string(wanted) && json_string_length(wanted) == 0))
			continue;
		if (!take_place(draft, wanted, &place))
			return;
		put_there(&draft->question, &draft->components[index], &place);
	}
}

static void refuse_there(
	struct sc_explain_draft *draft, const struct place *place, uint32_t components)
{
	bool found = false;

	for (uint32_t i = 0; i < draft->question.contact_count; i++) {
		if (!is_there(&draft->question.contacts[i], place))
			continue;
		found = true;
		for (uint32_t k = 0; k < draft->question.component_count; k++) {
			if ((components >> k & 1) != 0)
				draft->components[k].refused |= UINT32_C(1) << i;
		}
	}
	if (!found)
		draft->answer = sc_control_refuse("nothing is registered over %s%s, so nothing "
						  "can be refused there",
			sc_access_name(place->access), place->has_device ? " on that device" : "");
}

/* Each {"access"} with or without "device" and "component"; without, it is any. */
void sc_explain_take_refusals(struct sc_explain_draft *draft)
{
	const json_t *refused = sc_explain_list(draft, "refused");
	const json_t *wanted;
	struct place place;
	size_t index;

	json_array_foreach(refused, index, wanted)
	{
		json_t *number = json_object_get(wanted, "component");
		uint32_t components = UINT32_MAX;

		if (!take_place(draft, wanted, &place))
			return;
		if (number != NULL) {
			json_t *list = json_pack("[O]", number);
			bool good = sc_explain_numbers(draft, list, &components);

			json_decref(list);
			if (!good)
				return;
		}
		refuse_there(draft, &place, components);
		if (draft->answer != NULL)
			return;
	}
}

/* true: of all components. */
void sc_explain_take_kept_addresses(struct sc_explain_draft *draft)
{
	const json_t *kept = json_object_get(draft->asked, "address_kept");
	uint32_t components = 0;

	if (json_is_boolean(kept))
		components = json_is_true(kept) ? UINT32_MAX : 0;
	else if (!sc_explain_numbers(draft, sc_explain_list(draft, "address_kept"), &components))
		return;
	for (uint32_t i = 0; i < draft->question.component_count; i++)
		draft->components[i].address_kept = (components >> i & 1) != 0;
}
