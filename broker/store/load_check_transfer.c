/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do the rows about media on other devices speak about somebody? They may name a device that is
 * learned later, or a user of another operator: that is worth a warning, no refusal.
 */
#include "loader.h"

/* The devices of everybody by their instance. */
static enum sc_status index_instances(const struct sc_snapshot *snapshot, struct sc_lookup *lookup)
{
	enum sc_status status = SC_STATUS_OK;
	uint32_t count = 0;

	for (uint32_t i = 0; i < snapshot->account_count; i++)
		count += snapshot->accounts[i].subscriber.device_count;
	status = sc_lookup_open(lookup, count);
	for (uint32_t i = 0; status == SC_STATUS_OK && i < snapshot->account_count; i++) {
		const struct sc_subscriber *subscriber = &snapshot->accounts[i].subscriber;

		for (uint32_t k = 0; k < subscriber->device_count; k++)
			sc_lookup_add(lookup,
				sc_snapshot_hash(snapshot, subscriber->devices[k].instance), i);
	}
	return status;
}

static bool has_instance(const struct sc_subscriber *subscriber, struct sc_text instance)
{
	for (uint32_t i = 0; i < subscriber->device_count; i++) {
		if (sc_text_equal(subscriber->devices[i].instance, instance))
			return true;
	}
	return false;
}

static bool is_device(
	const struct sc_snapshot *snapshot, const struct sc_lookup *lookup, struct sc_text instance)
{
	struct sc_lookup_walk walk = sc_lookup_begin(lookup, sc_snapshot_hash(snapshot, instance));
	uint32_t account = 0;

	while (sc_lookup_next(lookup, &walk, &account)) {
		if (has_instance(&snapshot->accounts[account].subscriber, instance))
			return true;
	}
	return false;
}

/* A party of a row of `table`, which nobody is. */
static void warn_of_party(struct sc_loader *loader, const struct sc_lookup *instances,
	const char *table, enum sc_requester_kind kind, struct sc_text name)
{
	const struct sc_public_identity *identity = NULL;

	if (kind == SC_REQUESTER_KIND_DEVICE && !is_device(loader->snapshot, instances, name))
		sc_load_warn(loader, "table %s names the instance \"%.*s\", which no device has",
			table, SC_TEXT_ARG(name));
	if (kind == SC_REQUESTER_KIND_IMPU &&
		sc_snapshot_by_public(loader->snapshot, name, &identity) == NULL)
		sc_load_warn(loader,
			"table %s names the public identity \"%.*s\", which nobody has", table,
			SC_TEXT_ARG(name));
}

static void warn_of_subscriber(struct sc_loader *loader, const struct sc_lookup *instances,
	const struct sc_subscriber *subscriber)
{
	for (uint32_t i = 0; i < subscriber->authorisation_count; i++)
		warn_of_party(loader, instances, "iut_authorisation",
			subscriber->authorisations[i].kind,
			subscriber->authorisations[i].requester);
	for (uint32_t i = 0; i < subscriber->mask_count; i++)
		warn_of_party(loader, instances, "session_mask", subscriber->masks[i].kind,
			subscriber->masks[i].viewer);
	for (uint32_t i = 0; i < subscriber->successor_count; i++) {
		const struct sc_device *device =
			&subscriber->devices[subscriber->successors[i].device];

		if (!device->controller_capable)
			sc_load_warn(loader,
				"table control_loss_preference names \"%.*s\" of subscription "
				"\"%.*s\", which is not controller_capable",
				SC_TEXT_ARG(device->name), SC_TEXT_ARG(subscriber->name));
	}
}

enum sc_status sc_load_check_transfer(struct sc_loader *loader)
{
	const struct sc_snapshot *snapshot = loader->snapshot;
	struct sc_lookup instances = { 0 };
	enum sc_status status = SC_STATUS_OK;

	if (loader->warnings == NULL)
		return SC_STATUS_OK;
	status = index_instances(snapshot, &instances);
	for (uint32_t i = 0; status == SC_STATUS_OK && i < snapshot->account_count; i++)
		warn_of_subscriber(loader, &instances, &snapshot->accounts[i].subscriber);
	sc_lookup_close(&instances);
	return status;
}
