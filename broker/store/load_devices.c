/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is the subscriber reached? Devices, what they can do with media, and provisioned contacts
 * with their place in the network.
 */
#include <arpa/inet.h>
#include <string.h>

#include "loader.h"

static enum sc_status take_device(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_devices_row row;
	struct sc_device *device = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_devices(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "device", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	device = sc_load_add(loader, &loader->devices, sizeof(*device), owner);
	if (device == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	device->id = row.id;
	device->iut_capable = row.iut_capable != 0;
	device->controller_capable = row.controller_capable != 0;
	device->ics_capable = row.ics_capable != 0;
	device->dual_radio = row.dual_radio != 0;
	device->srvcc_capable = row.srvcc_capable != 0;
	device->vsrvcc_capable = row.vsrvcc_capable != 0;
	device->rsrvcc_capable = row.rsrvcc_capable != 0;
	device->ue_assisted = row.ue_assisted != 0;
	status = sc_load_share(loader, row.name, &device->name);
	if (status == SC_STATUS_OK)
		status = sc_load_keep(loader, row.instance, &device->instance);
	return status;
}

enum sc_status sc_load_device(struct sc_loader *loader, const char *table, uint32_t owner,
	struct sc_text name, uint32_t *index)
{
	const struct sc_device *devices = sc_grouped_rows(&loader->devices, owner);

	for (uint32_t i = 0; i < sc_grouped_count(&loader->devices, owner); i++) {
		if (sc_text_equal(devices[i].name, name)) {
			*index = i;
			return SC_STATUS_OK;
		}
	}
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table %s: subscription \"%.*s\" has no device \"%.*s\"", table,
		SC_TEXT_ARG(sc_load_account(loader, owner)->subscriber.name), SC_TEXT_ARG(name));
}

static enum sc_status take_capability(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_capabilities_row row;
	struct sc_capability *capability = NULL;
	uint32_t owner = 0;
	uint32_t device = 0;
	enum sc_status status = sc_read_capabilities(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "device_media", row.subscription, &owner);
	if (status == SC_STATUS_OK)
		status = sc_load_device(loader, "device_media", owner, row.device, &device);
	if (status != SC_STATUS_OK)
		return status;
	capability = sc_load_add(loader, &loader->capabilities, sizeof(*capability),
		loader->devices.first[owner] + device);
	if (capability == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	capability->id = row.id;
	capability->media = row.media;
	capability->flow = row.flow;
	capability->max_kbps = (uint32_t)row.max_kbps;
	return sc_load_share(loader, row.codec, &capability->codec);
}

static enum sc_status attach_capabilities(struct sc_loader *loader)
{
	struct sc_device *devices = (struct sc_device *)(void *)loader->devices.rows;

	for (uint32_t i = 0; i < loader->devices.count; i++) {
		uint32_t count = sc_grouped_count(&loader->capabilities, i);

		if (count > SC_CAPABILITY_LIMIT)
			return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_ROOM,
				"device \"%.*s\" has %u media capabilities, %d is the limit",
				SC_TEXT_ARG(devices[i].name), count, SC_CAPABILITY_LIMIT);
		devices[i].capabilities = sc_grouped_rows(&loader->capabilities, i);
		devices[i].capability_count = count;
	}
	return SC_STATUS_OK;
}

/* Terminated text of at most `size` - 1 bytes, as inet_pton() wants it. */
static bool terminate(struct sc_text text, char *buffer, size_t size)
{
	if (text.length >= size)
		return false;
	memcpy(buffer, text.at, text.length);
	buffer[text.length] = '\0';
	return true;
}

static bool read_ip4(struct sc_text text, struct sc_binding *binding)
{
	char buffer[INET_ADDRSTRLEN];

	binding->has_ip4 = terminate(text, buffer, sizeof(buffer)) &&
			   inet_pton(AF_INET, buffer, binding->ip4) == 1;
	return binding->has_ip4;
}

/* "address" or "prefix/bits"; what lies behind the prefix is cleared. */
static bool read_ip6(struct sc_text text, struct sc_binding *binding)
{
	const char *slash = memchr(text.at, '/', text.length);
	size_t length = slash == NULL ? text.length : (size_t)(slash - text.at);
	struct sc_text digits = { text.at + length + 1, text.length - length - 1 };
	char buffer[INET6_ADDRSTRLEN];
	uint8_t address[16];
	uint32_t bits = 128;

	if (slash != NULL && sc_text_to_u32(digits, &bits) != SC_STATUS_OK)
		return false;
	if (bits < 1 || bits > 128 ||
		!terminate((struct sc_text){ text.at, length }, buffer, sizeof(buffer)) ||
		inet_pton(AF_INET6, buffer, address) != 1)
		return false;
	binding->has_ip6 = true;
	binding->ip6_prefix_length = (uint8_t)bits;
	sc_ip6_mask(address, (uint8_t)bits, binding->ip6);
	return true;
}

/* What all public identities of an account have in common, 0: nothing. */
static int32_t common_profile(struct sc_loader *loader, uint32_t owner)
{
	const struct sc_public_identity *publics = sc_grouped_rows(&loader->publics, owner);
	uint32_t count = sc_grouped_count(&loader->publics, owner);

	for (uint32_t i = 1; i < count; i++) {
		if (publics[i].service_profile != publics[0].service_profile)
			return 0;
	}
	return count == 0 ? 0 : publics[0].service_profile;
}

static enum sc_status bad_contact(
	struct sc_loader *loader, const struct sc_contacts_row *row, const char *what)
{
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"contact \"%.*s\" of subscription \"%.*s\": %s", SC_TEXT_ARG(row->uri),
		SC_TEXT_ARG(row->subscription), what);
}

/* What a contact refers to. */
struct referred {
	uint32_t owner;
	uint32_t device;
	const struct sc_public_identity *identity; /* registered there; NULL: none is named */
};

static enum sc_status find_referred(
	struct sc_loader *loader, const struct sc_contacts_row *row, struct referred *to)
{
	enum sc_status status = sc_load_owner(loader, "contact", row->subscription, &to->owner);

	if (status == SC_STATUS_OK)
		status = sc_load_device(loader, "contact", to->owner, row->device, &to->device);
	if (status != SC_STATUS_OK || !row->has_impu)
		return status;
	to->identity = sc_load_public(loader, to->owner, row->impu);
	if (to->identity == NULL)
		return bad_contact(loader, row, "impu is no public identity of the subscription");
	return SC_STATUS_OK;
}

static enum sc_status add_binding(
	struct sc_loader *loader, const struct sc_contacts_row *row, const struct referred *to)
{
	struct sc_binding *binding =
		sc_load_add(loader, &loader->bindings, sizeof(*binding), to->owner);
	enum sc_status status = SC_STATUS_OK;

	if (binding == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	if (row->has_ip4 && !read_ip4(row->ip4, binding))
		return bad_contact(loader, row, "ip4 is no IPv4 address");
	if (row->has_ip6 && !read_ip6(row->ip6, binding))
		return bad_contact(loader, row, "ip6 is no IPv6 address or prefix/bits");
	binding->impu = to->identity == NULL ? SC_TEXT("") : to->identity->uri;
	binding->emergency = row->emergency != 0;
	binding->ip_can = row->has_ip_can ? (int32_t)row->ip_can : SC_NONE;
	binding->rat = row->has_rat ? (int32_t)row->rat : SC_NONE;
	status = sc_load_share(loader, row->ip_domain, &binding->ip_domain);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row->apn, &binding->apn);
	return status;
}

static enum sc_status add_contact(
	struct sc_loader *loader, const struct sc_contacts_row *row, const struct referred *to)
{
	const struct sc_device *devices = sc_grouped_rows(&loader->devices, to->owner);
	struct sc_contact *contact =
		sc_load_add(loader, &loader->contacts, sizeof(*contact), to->owner);
	enum sc_status status = SC_STATUS_OK;

	if (contact == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	contact->id = row->id;
	contact->device = to->device;
	contact->access = row->access;
	contact->trust = row->trust;
	contact->voice = row->voice_support;
	contact->q = (uint16_t)row->q;
	contact->quality = (int16_t)(row->has_quality ? row->quality : SC_NONE);
	contact->max_kbps = (uint32_t)row->max_kbps;
	contact->data_off = row->data_off != 0;
	contact->ue_assisted = devices[to->device].ue_assisted;
	contact->service_profile = to->identity == NULL ? common_profile(loader, to->owner)
							: to->identity->service_profile;
	contact->expires_at = row->expires_at;
	contact->updated_at = row->updated_at;
	status = sc_load_keep(loader, row->uri, &contact->uri);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row->plmn, &contact->plmn);
	return status;
}

static enum sc_status take_contact(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_contacts_row row;
	struct referred to = { .identity = NULL };
	enum sc_status status = sc_read_contacts(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = find_referred(loader, &row, &to);
	if (status == SC_STATUS_OK)
		status = add_binding(loader, &row, &to);
	if (status == SC_STATUS_OK)
		status = add_contact(loader, &row, &to);
	return status;
}

enum sc_status sc_load_devices(struct sc_loader *loader)
{
	uint32_t owners = loader->accounts.count;
	enum sc_status status =
		sc_load_owned(loader, sc_devices_sql, sc_devices_touched_sql, take_device);

	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->devices, owners);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(
			loader, sc_capabilities_sql, sc_capabilities_touched_sql, take_capability);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->capabilities, loader->devices.count);
	if (status == SC_STATUS_OK)
		status = attach_capabilities(loader);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(
			loader, sc_contacts_sql, sc_contacts_touched_sql, take_contact);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->contacts, owners);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->bindings, owners);
	return status;
}
