/* SPDX-License-Identifier: BSD-2-Clause */
#include "row_words.h"

#include <stdio.h>

int32_t situation_device(const struct situation *situation, struct sc_text name)
{
	for (uint32_t index = 0; index < situation->device_count; index++) {
		if (sc_text_equal(situation->devices[index].name, name))
			return (int32_t)index;
	}
	return SC_NONE;
}

/* The device of that name, made when it is new. */
uint32_t row_device(struct situation *situation, struct sc_text name)
{
	int32_t known = situation_device(situation, name);
	uint32_t index = known == SC_NONE ? situation->device_count : (uint32_t)known;

	if (known == SC_NONE) {
		situation->devices[index] =
			(struct sc_device){ .id = index + 1, .name = name, .instance = name };
		situation->device_count++;
	}
	return index;
}

/* media/codec/flow/kbps, as far as they are given. */
static bool read_capability(
	struct situation *situation, struct sc_device *device, struct sc_text word)
{
	struct sc_capability *capability = &situation->capabilities[situation->capability_count++];
	struct sc_text piece;

	*capability = (struct sc_capability){
		.id = situation->capability_count, .flow = SC_FLOW_SENDRECV, .codec = SC_TEXT("*")
	};
	if (!text_cut(&word, "/", &piece) || !sc_media_from_name(piece, &capability->media))
		return row_refuse(situation, "capability", piece);
	if (text_cut(&word, "/", &piece))
		capability->codec = piece;
	if (text_cut(&word, "/", &piece) && !sc_flow_from_name(piece, &capability->flow))
		return row_refuse(situation, "flow", piece);
	if (text_cut(&word, "/", &piece))
		capability->max_kbps = (uint32_t)text_number(piece);
	if (device->capability_count++ == 0)
		device->capabilities = capability;
	return true;
}

static bool read_device_flag(struct sc_device *device, struct sc_text word)
{
	const struct {
		const char *name;
		bool *flag;
	} flags[] = {
		{ "dual", &device->dual_radio },
		{ "srvcc", &device->srvcc_capable },
		{ "vsrvcc", &device->vsrvcc_capable },
		{ "rsrvcc", &device->rsrvcc_capable },
		{ "ics", &device->ics_capable },
		{ "controller", &device->controller_capable },
		{ "assisted", &device->ue_assisted },
	};

	for (uint32_t i = 0; i < SC_COUNT_OF(flags); i++) {
		if (text_is(word, flags[i].name)) {
			*flags[i].flag = true;
			return true;
		}
	}
	return false;
}

bool row_read_device(struct situation *situation, struct sc_text statement)
{
	struct sc_text word;
	struct sc_device *device;

	text_cut(&statement, ROW_SPACE, &word);
	device = &situation->devices[row_device(situation, word)];
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (!read_device_flag(device, word) &&
			!text_is_pair(word, "instance", &device->instance) &&
			!read_capability(situation, device, word))
			return false;
	}
	return true;
}

static bool read_contact_word(
	struct situation *situation, struct sc_contact *contact, struct sc_text word)
{
	struct sc_text value;

	if (text_is(word, "off"))
		contact->data_off = true;
	else if (text_is(word, "assisted"))
		contact->ue_assisted = true;
	else if (text_is_pair(word, "profile", &value))
		contact->service_profile = (int32_t)text_number(value);
	else if (text_is_pair(word, "uri", &value))
		contact->uri = value;
	else if (text_is_pair(word, "plmn", &value))
		contact->plmn = value;
	else if (text_is_pair(word, "voice", &value))
		return sc_voice_support_from_name(value, &contact->voice) ||
		       row_refuse(situation, "voice support", value);
	else if (text_is_pair(word, "trust", &value))
		return sc_trust_from_name(value, &contact->trust) ||
		       row_refuse(situation, "trust", value);
	else if (text_is_pair(word, "q", &value))
		contact->q = (uint16_t)text_number(value);
	else if (text_is_pair(word, "quality", &value))
		contact->quality = (int16_t)text_number(value);
	else if (text_is_pair(word, "max", &value))
		contact->max_kbps = (uint32_t)text_number(value);
	else if (text_is_pair(word, "expires", &value))
		contact->expires_at = text_number(value);
	else if (text_is_pair(word, "updated", &value))
		contact->updated_at = text_number(value);
	else
		return row_refuse(situation, "contact word", word);
	return true;
}

bool row_read_contact(struct situation *situation, struct sc_text statement)
{
	struct sc_contact *contact = &situation->contacts[situation->facts.contact_count++];
	struct sc_text whole = statement;
	struct sc_text word;

	text_cut(&statement, ROW_SPACE, &word);
	*contact = (struct sc_contact){ .id = situation->facts.contact_count,
		.device = row_device(situation, word),
		.uri = whole,
		.voice = SC_VOICE_SUPPORT_SUPPORTED,
		.quality = SC_NONE };
	if (!text_cut(&statement, ROW_SPACE, &word) || !sc_access_from_name(word, &contact->access))
		return row_refuse(situation, "access", word);
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (!read_contact_word(situation, contact, word))
			return false;
	}
	return true;
}

int32_t situation_contact(const struct situation *situation, struct sc_text reference)
{
	for (uint32_t i = 0; i < situation->facts.contact_count; i++) {
		const struct sc_contact *contact = &situation->contacts[i];
		char name[128];

		snprintf(name, sizeof(name), "%.*s/%s",
			SC_TEXT_ARG(situation->devices[contact->device].name),
			sc_access_name(contact->access));
		if (text_is(reference, name) || sc_text_equal(reference, contact->uri))
			return (int32_t)i;
	}
	return SC_NONE;
}

/* lost=device/ACCESS or lost=ACCESS. */
static bool read_lost(
	struct situation *situation, struct sc_component *component, struct sc_text value)
{
	struct sc_text piece;

	component->lost = true;
	text_cut(&value, "/", &piece);
	if (value.length != 0) {
		component->lost_device = row_device(situation, piece) + 1;
		text_cut(&value, "/", &piece);
	}
	return sc_access_from_name(piece, &component->lost_access) ||
	       row_refuse(situation, "access", piece);
}

static bool read_refused(
	struct situation *situation, struct sc_component *component, struct sc_text list)
{
	struct sc_text piece;

	while (text_cut(&list, ",", &piece)) {
		int32_t contact = situation_contact(situation, piece);

		if (contact == SC_NONE)
			return row_refuse(situation, "contact", piece);
		component->refused |= SC_SET_OF(contact);
	}
	return true;
}

static bool read_component_word(
	struct situation *situation, struct sc_component *component, struct sc_text word)
{
	struct sc_text value;
	struct sc_text codec;

	if (text_is(word, "held"))
		component->held = true;
	else if (text_is(word, "kept"))
		component->address_kept = true;
	else if (text_is_pair(word, "refused", &value))
		return read_refused(situation, component, value);
	else if (text_is_pair(word, "at", &value))
		return (component->contact = situation_contact(situation, value)) != SC_NONE ||
		       row_refuse(situation, "contact", value);
	else if (text_is_pair(word, "lost", &value))
		return read_lost(situation, component, value);
	else if (text_is_pair(word, "flow", &value))
		return sc_flow_from_name(value, &component->flow) ||
		       row_refuse(situation, "flow", value);
	else if (text_is_pair(word, "service", &value))
		component->service = value;
	else if (text_is_pair(word, "kbps", &value))
		component->kbps = (uint32_t)text_number(value);
	else if (text_is_pair(word, "active", &value))
		component->made_active_at = text_number(value);
	else if (text_is_pair(word, "moved", &value))
		component->moved_at = text_number(value);
	else if (text_is_pair(word, "codecs", &value))
		while (text_cut(&value, ",", &codec))
			component->codecs[component->codec_count++] = codec;
	else
		return row_refuse(situation, "component word", word);
	return true;
}

bool row_read_component(struct situation *situation, struct sc_text statement)
{
	struct sc_component *component = &situation->components[situation->facts.component_count++];
	struct sc_text word;

	*component = (struct sc_component){ .number = situation->facts.component_count,
		.flow = SC_FLOW_SENDRECV,
		.contact = SC_NONE };
	text_cut(&statement, ROW_SPACE, &word);
	if (!sc_media_from_name(word, &component->media))
		return row_refuse(situation, "media", word);
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (!read_component_word(situation, component, word))
			return false;
	}
	return true;
}
