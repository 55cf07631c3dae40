/* SPDX-License-Identifier: BSD-2-Clause */
#include "continuity_read.h"

#include <string.h>

#include "continuity_reader.h"
#include "xml_character.h"

enum { WORST_RANK = 255 };

enum place {
	AT_CONTINUITY = SC_XML_PLACES,
	AT_RULE,
	AT_USER,
	AT_IUT,
	AT_ROUTING,
	AT_CONTROL_LOSS,
	AT_END /* nothing of ours stands in there */
};

enum sc_status sc_continuity_refuse_room(struct sc_xml_fault *fault)
{
	return sc_xml_refuse(fault, SC_XML_ROOM, "the memory of the request is used up");
}

void *sc_continuity_room(struct sc_continuity_reader *reader, const struct sc_some *some,
	void *array, uint32_t count, struct sc_xml_fault *fault)
{
	if (count == some->limit) {
		sc_xml_refuse(fault, SC_XML_COUNT, "there are more than %u %s",
			(unsigned)some->limit, some->name);
		return NULL;
	}
	if (array == NULL)
		array = sc_arena_take_array(reader->arena, some->limit, some->size);
	if (array == NULL)
		sc_continuity_refuse_room(fault);
	return array;
}

enum sc_status sc_attribute_to_media(
	const struct sc_xml_element *element, uint32_t *media, struct sc_xml_fault *fault)
{
	struct sc_text words = sc_xml_value_of(element, "media");

	return words.at == NULL ? SC_STATUS_OK : sc_words_to_media(words, media, fault);
}

enum sc_status sc_attribute_to_flag(const struct sc_xml_element *element, const char *name,
	bool *flag, struct sc_xml_fault *fault)
{
	struct sc_text word = sc_xml_value_of(element, name);

	return word.at == NULL ? SC_STATUS_OK : sc_word_to_flag(word, flag, fault);
}

enum sc_status sc_attribute_to_number(const struct sc_xml_element *element,
	const struct sc_word_range *range, uint32_t *number, struct sc_xml_fault *fault)
{
	struct sc_text word = sc_xml_value_of(element, range->name);

	return word.at == NULL ? SC_STATUS_OK : sc_word_to_number(word, range, number, fault);
}

enum sc_status sc_attributes_to_device(const struct sc_xml_element *element,
	struct sc_text *instance, struct sc_text *name, struct sc_xml_fault *fault)
{
	*instance = sc_xml_value_of(element, "instance");
	*name = sc_xml_value_of(element, "name");
	if ((instance->length != 0) == (name->length != 0))
		return sc_xml_refuse(fault, name->length == 0 ? SC_XML_MISSING : SC_XML_VALUE,
			"a device is told either by its instance or by its name");
	return SC_STATUS_OK;
}

static enum sc_status begin_continuity(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct sc_text version = sc_xml_value_of(element, "version");

	(void)user;
	if (version.at == NULL)
		return sc_xml_refuse(fault, SC_XML_MISSING, "continuity has no version");
	if (!sc_text_equal(sc_xml_trim(version), SC_TEXT(SC_CONTINUITY_VERSION)))
		return sc_xml_refuse(fault, SC_XML_VALUE, "version %.*s is not known, %s is",
			SC_TEXT_ARG(sc_xml_shown(version)), SC_CONTINUITY_VERSION);
	return SC_STATUS_OK;
}

static enum sc_status begin_user(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	static const struct sc_word_range domains = { "domain", 0, SC_DOMAIN_PREFERENCE_COUNT - 1 };
	struct sc_continuity_reader *reader = user;
	struct sc_continuity_preference *all = &reader->wish.all;
	struct sc_text remainder = sc_xml_value_of(element, "nontransferable");
	uint32_t domain = 0;
	enum sc_status status;

	memset(&reader->wish, 0, sizeof(reader->wish));
	all->media = SC_ANY_MEDIA;
	all->has_domain = sc_xml_value_of(element, "domain").at != NULL;
	all->has_immediate = sc_xml_value_of(element, "immediate").at != NULL;
	all->has_nontransferable = remainder.at != NULL;
	status = sc_attribute_to_media(element, &all->media, fault);
	if (status == SC_STATUS_OK)
		status = sc_attribute_to_number(element, &domains, &domain, fault);
	if (status == SC_STATUS_OK)
		status = sc_attribute_to_flag(element, "immediate", &all->immediate, fault);
	if (status == SC_STATUS_OK && remainder.at != NULL &&
		!sc_remainder_from_name(remainder, &all->nontransferable))
		return sc_word_refuse(remainder, "answer to what cannot be transferred", fault);
	all->domain = (enum sc_domain_preference)domain;
	return status;
}

static enum sc_status begin_order(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;

	reader->order_media = reader->wish.all.media;
	return sc_attribute_to_media(element, &reader->order_media, fault);
}

static enum sc_status end_order(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;
	uint8_t *accesses = sc_arena_take_array(reader->arena, SC_ACCESS_COUNT, 1);

	if (accesses == NULL)
		return sc_continuity_refuse_room(fault);
	if (sc_words_to_order(text, accesses, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	return sc_wish_order(
		&reader->wish, &(struct sc_wish_order){ reader->order_media, accesses }, fault);
}

static enum sc_status begin_device(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	static const struct sc_word_range ranks = { "rank", 1, WORST_RANK };
	struct sc_continuity_reader *reader = user;
	struct sc_wish_device one = { .media = reader->wish.all.media };
	struct sc_text mode = sc_xml_value_of(element, "mode");
	uint32_t rank = 0;

	if (sc_attribute_to_media(element, &one.media, fault) != SC_STATUS_OK ||
		sc_attribute_to_number(element, &ranks, &rank, fault) != SC_STATUS_OK ||
		sc_attributes_to_device(element, &one.device.instance, &one.device.name, fault) !=
			SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	if (mode.at != NULL && !sc_device_mode_from_name(mode, &one.device.mode))
		return sc_word_refuse(mode, "way to treat a device", fault);
	if (rank == 0 && one.device.mode == SC_DEVICE_MODE_PREFER)
		return sc_xml_refuse(fault, SC_XML_MISSING, "a preferred device has no rank");
	one.device.rank = (uint8_t)rank;
	return sc_wish_device(&reader->wish, &one, fault);
}

static enum sc_status end_user(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;
	struct sc_wishes *wishes = &reader->wishes;

	(void)text;
	if (wishes->preference == NULL)
		wishes->preference = sc_arena_take_array(
			reader->arena, SC_CONTINUITY_PREFERENCE_LIMIT, sizeof(*wishes->preference));
	if (wishes->preference == NULL)
		return sc_continuity_refuse_room(fault);
	return sc_wish_settle(&reader->wish, reader->arena, wishes, fault);
}

/* In a row: within, inside, text, once, name, attributes, begin, end. */
static const char *const of_continuity[] = { "version", NULL };
static const char *const of_rule[] = { "media", "service", "level", "nontransferable", "case",
	"roaming", "partial", "min-kbps", "max-kbps", NULL };
static const char *const of_restricted[] = { "op", NULL };
static const char *const of_user[] = { "media", "domain", "immediate", "nontransferable", NULL };
static const char *const of_order[] = { "media", NULL };
static const char *const of_device[] = { "media", "rank", "mode", "instance", "name", NULL };
static const char *const of_authorised[] = { "instance", "identity", "group", "ops", "decision",
	NULL };
static const char *const of_routing[] = { "enabled", NULL };
static const char *const of_criterion[] = { "calling", "called", "service", "media", NULL };
static const char *const of_successor[] = { "instance", "name", "move-media", NULL };

static const struct sc_xml_known known[] = {
	{ SC_XML_ABOVE, AT_CONTINUITY, false, true, "continuity", of_continuity, begin_continuity,
		NULL },
	{ AT_CONTINUITY, AT_END, true, true, "precedence", NULL, NULL, sc_rule_end_precedence },
	{ AT_CONTINUITY, AT_RULE, false, false, "rule", of_rule, sc_rule_begin, sc_rule_end },
	{ AT_RULE, AT_END, true, false, "restricted", of_restricted, sc_rule_begin_restricted,
		sc_rule_end_restricted },
	{ AT_RULE, AT_END, true, true, "preferred", NULL, NULL, sc_rule_end_order },
	{ AT_CONTINUITY, AT_USER, false, false, "user", of_user, begin_user, end_user },
	{ AT_USER, AT_END, true, false, "preferred", of_order, begin_order, end_order },
	{ AT_USER, AT_END, false, false, "device", of_device, begin_device, NULL },
	{ AT_CONTINUITY, AT_IUT, false, true, "iut", NULL, NULL, NULL },
	{ AT_IUT, AT_END, false, false, "authorised", of_authorised, sc_iut_begin_authorised,
		NULL },
	{ AT_IUT, AT_ROUTING, false, true, "controller-routing", of_routing, sc_iut_begin_routing,
		NULL },
	{ AT_ROUTING, AT_END, false, false, "criterion", of_criterion, sc_iut_begin_criterion,
		NULL },
	{ AT_IUT, AT_CONTROL_LOSS, false, true, "control-loss", NULL, sc_iut_begin_control_loss,
		NULL },
	{ AT_CONTROL_LOSS, AT_END, false, false, "device", of_successor, sc_iut_begin_successor,
		NULL },
};

static const struct sc_xml_language continuity = { .known = known,
	.known_count = SC_COUNT_OF(known),
	.space = SC_CONTINUITY_NAMESPACE,
	.strict = true };

enum sc_status sc_continuity_read(struct sc_text service_data, struct sc_arena *arena,
	struct sc_continuity_statement *statement, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader reader = { .arena = arena };
	struct sc_text operator_part = { 0 };
	size_t used = arena->used;

	if (sc_xml_walk(&continuity, service_data, &reader, arena, fault) == SC_STATUS_OK)
		sc_rule_settle(&reader, &operator_part, fault);
	if (fault->wrong != SC_XML_SOUND) {
		arena->used = used;
		return sc_xml_fault_status(fault);
	}
	statement->operator_part = operator_part;
	statement->user = reader.user;
	statement->user.preferences = reader.wishes.preference;
	statement->user.preference_count = reader.wishes.count;
	statement->user.authorisations = reader.authorisations;
	statement->user.criteria = reader.criteria;
	statement->user.successors = reader.successors;
	return SC_STATUS_OK;
}
