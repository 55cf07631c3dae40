/* SPDX-License-Identifier: BSD-2-Clause */
#include "continuity_reader.h"

/* Exactly one attribute tells whom it is about. */
static enum sc_status read_requester(const struct sc_xml_element *element,
	struct sc_continuity_authorisation *one, struct sc_xml_fault *fault)
{
	struct sc_text instance = sc_xml_value_of(element, "instance");
	struct sc_text identity = sc_xml_value_of(element, "identity");
	struct sc_text group = sc_xml_value_of(element, "group");
	int told = (instance.length != 0) + (identity.length != 0) + (group.length != 0);

	if (told != 1)
		return sc_xml_refuse(fault, told == 0 ? SC_XML_MISSING : SC_XML_VALUE,
			"authorised is for an instance, for an identity or for a group");
	one->kind = instance.length != 0 ? SC_REQUESTER_KIND_DEVICE : SC_REQUESTER_KIND_IMPU;
	one->requester = instance.length != 0 ? instance : identity;
	if (group.length == 0)
		return SC_STATUS_OK;
	if (!sc_requester_kind_from_name(group, &one->kind) ||
		one->kind == SC_REQUESTER_KIND_DEVICE || one->kind == SC_REQUESTER_KIND_IMPU)
		return sc_word_refuse(group, "group of requesters", fault);
	return SC_STATUS_OK;
}

enum sc_status sc_iut_begin_authorised(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	static const struct sc_some some = { "authorised", SC_CONTINUITY_AUTHORISATION_LIMIT,
		sizeof(struct sc_continuity_authorisation) };
	struct sc_continuity_reader *reader = user;
	struct sc_continuity_authorisation one = { .decision = SC_AUTHORISATION_ALLOW };
	struct sc_text operations = sc_xml_value_of(element, "ops");
	struct sc_text decision = sc_xml_value_of(element, "decision");
	uint32_t count = reader->user.authorisation_count;

	if (read_requester(element, &one, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	if (operations.at == NULL)
		return sc_xml_refuse(fault, SC_XML_MISSING, "authorised has no ops");
	if (sc_words_to_operations(operations, &one.operations, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	if (decision.at != NULL && !sc_authorisation_from_name(decision, &one.decision))
		return sc_word_refuse(decision, "decision", fault);
	reader->authorisations =
		sc_continuity_room(reader, &some, reader->authorisations, count, fault);
	if (reader->authorisations == NULL)
		return sc_xml_fault_status(fault);
	reader->authorisations[count] = one;
	reader->user.authorisation_count++;
	return SC_STATUS_OK;
}

enum sc_status sc_iut_begin_routing(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;
	bool enabled = false;

	if (sc_xml_value_of(element, "enabled").at == NULL)
		return sc_xml_refuse(fault, SC_XML_MISSING, "controller-routing has no enabled");
	if (sc_attribute_to_flag(element, "enabled", &enabled, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	reader->user.controller_routing =
		enabled ? SC_CONTINUITY_ROUTING_ENABLED : SC_CONTINUITY_ROUTING_DISABLED;
	return SC_STATUS_OK;
}

enum sc_status sc_iut_begin_criterion(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	static const struct sc_some some = { "criterion", SC_CONTINUITY_CRITERION_LIMIT,
		sizeof(struct sc_continuity_criterion) };
	struct sc_continuity_reader *reader = user;
	struct sc_continuity_criterion one = { .calling = sc_xml_value_of(element, "calling"),
		.called = sc_xml_value_of(element, "called"),
		.service = sc_xml_value_of(element, "service") };
	uint32_t count = reader->user.criterion_count;

	if (sc_attribute_to_media(element, &one.media, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	reader->criteria = sc_continuity_room(reader, &some, reader->criteria, count, fault);
	if (reader->criteria == NULL)
		return sc_xml_fault_status(fault);
	reader->criteria[count] = one;
	reader->user.criterion_count++;
	return SC_STATUS_OK;
}

enum sc_status sc_iut_begin_control_loss(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;

	(void)element, (void)fault;
	reader->user.has_control_loss = true;
	return SC_STATUS_OK;
}

enum sc_status sc_iut_begin_successor(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	static const struct sc_some some = { "device", SC_CONTINUITY_SUCCESSOR_LIMIT,
		sizeof(struct sc_continuity_successor) };
	struct sc_continuity_reader *reader = user;
	struct sc_continuity_successor one = { .move_media = false };
	uint32_t count = reader->user.successor_count;

	if (sc_attributes_to_device(element, &one.instance, &one.name, fault) != SC_STATUS_OK ||
		sc_attribute_to_flag(element, "move-media", &one.move_media, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	reader->successors = sc_continuity_room(reader, &some, reader->successors, count, fault);
	if (reader->successors == NULL)
		return sc_xml_fault_status(fault);
	reader->successors[count] = one;
	reader->user.successor_count++;
	return SC_STATUS_OK;
}
