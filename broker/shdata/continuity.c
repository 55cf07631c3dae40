/* SPDX-License-Identifier: BSD-2-Clause */
#include "continuity.h"

#include "vocabulary.h"
#include "xml_writer.h"

#define PREFIX "cp:"

#define SET_OF(word)       (UINT32_C(1) << (word))
#define SET_HAS(set, word) (((set) >> (word)) & 1u)

static void begin(struct sc_text_writer *out, const char *name)
{
	sc_text_put(out, SC_TEXT("<"));
	sc_text_put(out, sc_text_of(name));
}

static void end(struct sc_text_writer *out)
{
	sc_text_put(out, SC_TEXT(">"));
}

static void end_empty(struct sc_text_writer *out)
{
	sc_text_put(out, SC_TEXT("/>"));
}

static void put_word(struct sc_text_writer *out, const char *name, const char *word)
{
	sc_xml_attribute(out, name, sc_text_of(word));
}

/* Words of a list are separated by one space; *first is true before the first of them. */
static void put_listed(struct sc_text_writer *out, const char *word, bool *first)
{
	if (!*first)
		sc_text_put(out, SC_TEXT(" "));
	sc_text_put(out, sc_text_of(word));
	*first = false;
}

static bool is_any(uint32_t media)
{
	return media == SET_OF(SC_MEDIA_COUNT) - 1;
}

static void put_media(struct sc_text_writer *out, uint32_t media)
{
	bool first = true;

	sc_text_put(out, SC_TEXT(" media=\""));
	if (is_any(media)) {
		put_listed(out, "*", &first);
	} else {
		for (int i = SC_MEDIA_COUNT - 1; i >= 0; i--) {
			if (SET_HAS(media, i))
				put_listed(out, sc_media_name((enum sc_media)i), &first);
		}
	}
	sc_text_put(out, SC_TEXT("\""));
}

/* A group's name where the set is exactly that group, the names of its accesses otherwise. */
static void put_accesses(struct sc_text_writer *out, uint32_t accesses, bool *first)
{
	for (int i = 0; i < SC_ACCESS_GROUP_COUNT; i++) {
		if (sc_access_group_members((enum sc_access_group)i) == accesses) {
			put_listed(out, sc_access_group_name((enum sc_access_group)i), first);
			return;
		}
	}
	for (int i = 0; i < SC_ACCESS_COUNT; i++) {
		if (SET_HAS(accesses, i))
			put_listed(out, sc_access_name((enum sc_access)i), first);
	}
}

static void put_restricted(
	struct sc_text_writer *out, uint32_t accesses, enum sc_operation operation)
{
	bool first = true;

	if (accesses == 0)
		return;
	begin(out, PREFIX "restricted");
	if (operation != SC_OPERATION_BOTH)
		put_word(out, "op", sc_operation_name(operation));
	end(out);
	put_accesses(out, accesses, &first);
	sc_xml_close(out, PREFIX "restricted");
}

/* The accesses that share one rank. */
static uint32_t ranked(const uint8_t *order, unsigned rank)
{
	uint32_t accesses = 0;

	for (int i = 0; i < SC_ACCESS_COUNT; i++) {
		if (order[i] == rank)
			accesses |= SET_OF(i);
	}
	return accesses;
}

static uint32_t listed(const uint8_t *order)
{
	return order == NULL ? 0 : (SET_OF(SC_ACCESS_COUNT) - 1) & ~ranked(order, 0);
}

static uint32_t size_of(uint32_t accesses)
{
	uint32_t size = 0;

	for (; accesses != 0; accesses &= accesses - 1)
		size++;
	return size;
}

/* The word that stands for these accesses behind words for those: the access itself, or the
 * smallest group of which nothing else is left. NULL: there is none. */
static const char *word_for(uint32_t accesses, uint32_t before)
{
	const char *word = NULL;
	uint32_t smallest = UINT32_MAX;

	for (int i = 0; i < SC_ACCESS_GROUP_COUNT; i++) {
		uint32_t members = sc_access_group_members((enum sc_access_group)i);

		if ((members & ~before) == accesses && size_of(members) < smallest) {
			word = sc_access_group_name((enum sc_access_group)i);
			smallest = size_of(members);
		}
	}
	for (int i = 0; i < SC_ACCESS_COUNT; i++) {
		if (accesses == SET_OF(i))
			word = sc_access_name((enum sc_access)i);
	}
	return word;
}

static void put_tied(struct sc_text_writer *out, uint32_t accesses)
{
	bool first = true;

	for (int i = 0; i < SC_ACCESS_COUNT; i++) {
		if (!SET_HAS(accesses, i))
			continue;
		if (!first)
			sc_text_put(out, SC_TEXT("|"));
		sc_text_put(out, sc_text_of(sc_access_name((enum sc_access)i)));
		first = false;
	}
}

static void put_order(struct sc_text_writer *out, const uint8_t *order)
{
	uint32_t all = listed(order);
	uint32_t before = 0;

	for (unsigned rank = 1; before != all; rank++) {
		uint32_t accesses = ranked(order, rank);
		const char *word = word_for(accesses, before);

		if (accesses == 0)
			continue;
		if (before != 0)
			sc_text_put(out, SC_TEXT(" "));
		if (word != NULL)
			sc_text_put(out, sc_text_of(word));
		else
			put_tied(out, accesses);
		before |= accesses;
	}
}

/* What the built-in value of an attribute is need not be said. */
static void put_rule_attributes(struct sc_text_writer *out, const struct sc_continuity_rule *rule)
{
	put_media(out, rule->media);
	sc_xml_attribute(out, "service", rule->service);
	put_word(out, "level", sc_transfer_level_name(rule->level));
	put_word(out, "nontransferable", sc_remainder_name(rule->nontransferable));
	if (rule->session_case != SC_SESSION_CASE_ANY)
		put_word(out, "case", sc_session_case_name(rule->session_case));
	if (rule->roaming != SC_ROAMING_ANY)
		put_word(out, "roaming", sc_roaming_name(rule->roaming));
	if (!rule->partial_allowed)
		put_word(out, "partial", "0");
	if (rule->min_kbps != 0)
		sc_xml_attribute_number(out, "min-kbps", rule->min_kbps);
	if (rule->max_kbps != 0)
		sc_xml_attribute_number(out, "max-kbps", rule->max_kbps);
}

void sc_continuity_write_rule(const struct sc_continuity_rule *rule, struct sc_text_writer *out)
{
	uint32_t both = rule->restricted_originating & rule->restricted_transfer;

	begin(out, PREFIX "rule");
	put_rule_attributes(out, rule);
	end(out);
	put_restricted(out, both, SC_OPERATION_BOTH);
	put_restricted(out, rule->restricted_originating & ~both, SC_OPERATION_ORIGINATING);
	put_restricted(out, rule->restricted_transfer & ~both, SC_OPERATION_TRANSFER);
	if (listed(rule->preferred) != 0) {
		sc_xml_open(out, PREFIX "preferred");
		put_order(out, rule->preferred);
		sc_xml_close(out, PREFIX "preferred");
	}
	sc_xml_close(out, PREFIX "rule");
}

/* A device is told by its instance; by its name when it has none. */
static void put_which(struct sc_text_writer *out, struct sc_text instance, struct sc_text name)
{
	if (instance.length != 0)
		sc_xml_attribute(out, "instance", instance);
	else
		sc_xml_attribute(out, "name", name);
}

static void put_device(
	struct sc_text_writer *out, uint32_t media, const struct sc_continuity_device *device)
{
	begin(out, PREFIX "device");
	put_media(out, media);
	if (device->rank != 0)
		sc_xml_attribute_number(out, "rank", device->rank);
	if (device->mode != SC_DEVICE_MODE_PREFER)
		put_word(out, "mode", sc_device_mode_name(device->mode));
	put_which(out, device->instance, device->name);
	end_empty(out);
}

static void put_preference(
	struct sc_text_writer *out, const struct sc_continuity_preference *preference)
{
	begin(out, PREFIX "user");
	if (!is_any(preference->media))
		put_media(out, preference->media);
	if (preference->has_domain)
		sc_xml_attribute_number(out, "domain", preference->domain);
	if (preference->has_immediate)
		put_word(out, "immediate", preference->immediate ? "1" : "0");
	if (preference->has_nontransferable)
		put_word(out, "nontransferable", sc_remainder_name(preference->nontransferable));
	end(out);
	if (listed(preference->accesses) != 0) {
		begin(out, PREFIX "preferred");
		put_media(out, preference->media);
		end(out);
		put_order(out, preference->accesses);
		sc_xml_close(out, PREFIX "preferred");
	}
	for (uint32_t i = 0; i < preference->device_count; i++)
		put_device(out, preference->media, &preference->devices[i]);
	sc_xml_close(out, PREFIX "user");
}

static void put_authorisation(
	struct sc_text_writer *out, const struct sc_continuity_authorisation *authorisation)
{
	bool first = true;

	begin(out, PREFIX "authorised");
	if (authorisation->kind == SC_REQUESTER_KIND_DEVICE)
		sc_xml_attribute(out, "instance", authorisation->requester);
	else if (authorisation->kind == SC_REQUESTER_KIND_IMPU)
		sc_xml_attribute(out, "identity", authorisation->requester);
	else
		put_word(out, "group", sc_requester_kind_name(authorisation->kind));
	sc_text_put(out, SC_TEXT(" ops=\""));
	for (int i = 0; i < SC_IUT_OPERATION_COUNT; i++) {
		if (SET_HAS(authorisation->operations, i))
			put_listed(out, sc_iut_operation_name((enum sc_iut_operation)i), &first);
	}
	sc_text_put(out, SC_TEXT("\""));
	if (authorisation->decision != SC_AUTHORISATION_ALLOW)
		put_word(out, "decision", sc_authorisation_name(authorisation->decision));
	end_empty(out);
}

static void put_criterion(
	struct sc_text_writer *out, const struct sc_continuity_criterion *criterion)
{
	begin(out, PREFIX "criterion");
	if (criterion->calling.length != 0)
		sc_xml_attribute(out, "calling", criterion->calling);
	if (criterion->called.length != 0)
		sc_xml_attribute(out, "called", criterion->called);
	if (criterion->service.length != 0)
		sc_xml_attribute(out, "service", criterion->service);
	if (criterion->media != 0)
		put_media(out, criterion->media);
	end_empty(out);
}

static void put_routing(struct sc_text_writer *out, const struct sc_continuity *continuity)
{
	if (continuity->controller_routing == SC_CONTINUITY_ROUTING_UNSAID)
		return;
	begin(out, PREFIX "controller-routing");
	put_word(out, "enabled",
		continuity->controller_routing == SC_CONTINUITY_ROUTING_ENABLED ? "1" : "0");
	if (continuity->criterion_count == 0) {
		end_empty(out);
		return;
	}
	end(out);
	for (uint32_t i = 0; i < continuity->criterion_count; i++)
		put_criterion(out, &continuity->criteria[i]);
	sc_xml_close(out, PREFIX "controller-routing");
}

static void put_control_loss(struct sc_text_writer *out, const struct sc_continuity *continuity)
{
	if (!continuity->has_control_loss)
		return;
	sc_xml_open(out, PREFIX "control-loss");
	for (uint32_t i = 0; i < continuity->successor_count; i++) {
		const struct sc_continuity_successor *successor = &continuity->successors[i];

		begin(out, PREFIX "device");
		put_which(out, successor->instance, successor->name);
		put_word(out, "move-media", successor->move_media ? "1" : "0");
		end_empty(out);
	}
	sc_xml_close(out, PREFIX "control-loss");
}

/* TS 23.237 6a: inter-UE transfer. */
static void put_iut(struct sc_text_writer *out, const struct sc_continuity *continuity)
{
	if (continuity->authorisation_count == 0 && !continuity->has_control_loss &&
		continuity->controller_routing == SC_CONTINUITY_ROUTING_UNSAID)
		return;
	sc_xml_open(out, PREFIX "iut");
	for (uint32_t i = 0; i < continuity->authorisation_count; i++)
		put_authorisation(out, &continuity->authorisations[i]);
	put_routing(out, continuity);
	put_control_loss(out, continuity);
	sc_xml_close(out, PREFIX "iut");
}

void sc_continuity_write_operator_part(
	const struct sc_continuity *continuity, struct sc_text_writer *out)
{
	sc_xml_element(
		out, PREFIX "precedence", sc_text_of(sc_precedence_name(continuity->precedence)));
	for (uint32_t i = 0; i < continuity->rule_count; i++)
		sc_text_put(out, continuity->rules[i]);
}

void sc_continuity_write(const struct sc_continuity *continuity, struct sc_text_writer *out)
{
	begin(out, PREFIX "continuity");
	put_word(out, "xmlns:cp", SC_CONTINUITY_NAMESPACE);
	put_word(out, "version", SC_CONTINUITY_VERSION);
	end(out);
	sc_continuity_write_operator_part(continuity, out);
	for (uint32_t i = 0; i < continuity->preference_count; i++)
		put_preference(out, &continuity->preferences[i]);
	put_iut(out, continuity);
	sc_xml_close(out, PREFIX "continuity");
}
