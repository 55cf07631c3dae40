/* SPDX-License-Identifier: BSD-2-Clause */
#include "configuration_lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DIAMETER_PORT = 3868, SIP_PORT = 5060, WHY_LIMIT = 256 };

static const char *const peer_members[] = { "identity", "realm", "connect", "relays" };

static enum sc_status find_list(const struct sc_configuration_reading *reading, const char *path,
	int limit, config_setting_t **list)
{
	config_setting_t *found = config_lookup(reading->file, path);

	if (found != NULL && !config_setting_is_list(found) && !config_setting_is_array(found))
		return sc_setting_wrong(reading, found, path, "must be a list: ( ..., ... )");
	if (found != NULL && config_setting_length(found) > limit)
		return sc_setting_wrong(reading, found, path, "has too many entries");
	*list = found;
	return SC_STATUS_OK;
}

static int length_of(const config_setting_t *list)
{
	return list == NULL ? 0 : config_setting_length(list);
}

static enum sc_status read_address(const struct sc_configuration_reading *reading,
	const config_setting_t *at, const char *path, uint16_t port, struct sc_endpoint *endpoint)
{
	const char *value = config_setting_get_string(at);
	char why[WHY_LIMIT];

	if (value == NULL)
		return sc_setting_wrong(reading, at, path, "an address must be a text in quotes");
	if (sc_endpoint_parse(endpoint, value, port) == SC_STATUS_OK)
		return SC_STATUS_OK;
	snprintf(why, sizeof(why),
		"\"%.100s\" is not an address: write 192.0.2.1:%u or [2001:db8::1]:%u", value,
		(unsigned)port, (unsigned)port);
	return sc_setting_wrong(reading, at, path, why);
}

static enum sc_status read_addresses(const struct sc_configuration_reading *reading,
	const char *path, uint16_t port, struct sc_endpoint *endpoints, uint32_t *count)
{
	config_setting_t *list = NULL;
	enum sc_status status = find_list(reading, path, SC_LISTEN_LIMIT, &list);

	for (int i = 0; status == SC_STATUS_OK && i < length_of(list); i++) {
		status = read_address(reading, config_setting_get_elem(list, (unsigned)i), path,
			port, &endpoints[i]);
		*count += status == SC_STATUS_OK;
	}
	return status;
}

static enum sc_status read_extensions(const struct sc_configuration_reading *reading)
{
	struct sc_configuration *configuration = reading->configuration;
	config_setting_t *list = NULL;
	enum sc_status status = find_list(reading, "extensions", SC_EXTENSION_LIMIT, &list);

	if (status == SC_STATUS_OK && length_of(list) == 0)
		return sc_setting_wrong(reading, list, "extensions",
			"at least one plug-in is needed, or nothing can be answered");
	for (int i = 0; status == SC_STATUS_OK && i < length_of(list); i++) {
		const char *value = config_setting_get_string_elem(list, i);

		if (value == NULL || value[0] == '\0')
			return sc_setting_wrong(
				reading, list, "extensions", "must hold texts in quotes");
		status = sc_setting_keep(&configuration->extensions[i], value);
		configuration->extension_count += status == SC_STATUS_OK;
	}
	return status;
}

static enum sc_status refuse_unknown_members(
	const struct sc_configuration_reading *reading, const config_setting_t *entry)
{
	for (int i = 0; i < config_setting_length(entry); i++) {
		const config_setting_t *member = config_setting_get_elem(entry, (unsigned)i);
		const char *name = config_setting_name(member);
		size_t known = 0;

		while (known < SC_COUNT_OF(peer_members) && strcmp(name, peer_members[known]) != 0)
			known++;
		if (known == SC_COUNT_OF(peer_members))
			return sc_setting_wrong(
				reading, member, name, "a peer has no such setting");
	}
	return SC_STATUS_OK;
}

/* A DiameterIdentity of a peer; without the member, `fallback`. */
static enum sc_status read_name(const struct sc_configuration_reading *reading,
	const config_setting_t *entry, const char *member, const char *fallback, char **name)
{
	const config_setting_t *found = config_setting_get_member(entry, member);
	const char *value = found == NULL ? fallback : config_setting_get_string(found);

	if (found == NULL && value == NULL)
		return sc_setting_wrong(
			reading, entry, member, "a peer needs one, a text in quotes");
	if (value == NULL || value[0] == '\0')
		return sc_setting_wrong(
			reading, found, member, "must be a text in quotes, and not empty");
	if (strlen(value) > SC_NAME_LIMIT)
		return sc_setting_wrong(reading, found, member, "is too long");
	return sc_setting_keep(name, value);
}

/* What stands behind the first dot of a host's name; the name itself when nothing does. */
static const char *realm_of(const char *identity)
{
	const char *dot = identity == NULL ? NULL : strchr(identity, '.');

	return dot == NULL || dot[1] == '\0' ? identity : dot + 1;
}

static enum sc_status read_peer(const struct sc_configuration_reading *reading,
	const config_setting_t *entry, struct sc_configured_peer *peer)
{
	const config_setting_t *connect = config_setting_get_member(entry, "connect");
	const config_setting_t *relays = config_setting_get_member(entry, "relays");
	enum sc_status status = refuse_unknown_members(reading, entry);

	if (status == SC_STATUS_OK)
		status = read_name(reading, entry, "identity", NULL, &peer->identity);
	if (status == SC_STATUS_OK)
		status = read_name(reading, entry, "realm", realm_of(peer->identity), &peer->realm);
	if (status == SC_STATUS_OK && connect != NULL)
		status = read_address(reading, connect, "connect", DIAMETER_PORT, &peer->connect);
	if (status == SC_STATUS_OK && relays != NULL) {
		if (config_setting_type(relays) != CONFIG_TYPE_BOOL)
			return sc_setting_wrong(reading, relays, "relays", "must be true or false");
		peer->relays = config_setting_get_bool(relays) != 0;
	}
	return status;
}

/* Whom a CER comes from is told by its Origin-Host alone: one entry each. */
static bool is_listed_before(const struct sc_configuration *configuration, uint32_t index)
{
	for (uint32_t i = 0; i < index; i++) {
		if (strcasecmp(configuration->peers[i].identity,
			    configuration->peers[index].identity) == 0)
			return true;
	}
	return false;
}

static enum sc_status read_peers(const struct sc_configuration_reading *reading)
{
	struct sc_configuration *configuration = reading->configuration;
	config_setting_t *list = NULL;
	enum sc_status status = find_list(reading, "diameter.peers", SC_PEER_LIMIT, &list);

	if (status != SC_STATUS_OK)
		return status;
	configuration->peers = calloc((size_t)length_of(list) + 1, sizeof(*configuration->peers));
	if (configuration->peers == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	for (int i = 0; i < length_of(list) && status == SC_STATUS_OK; i++) {
		const config_setting_t *entry = config_setting_get_elem(list, (unsigned)i);
		uint32_t index = configuration->peer_count++;

		if (!config_setting_is_group(entry))
			return sc_setting_wrong(reading, entry, "diameter.peers",
				"must hold groups: { identity = ...; }");
		status = read_peer(reading, entry, &configuration->peers[index]);
		if (status == SC_STATUS_OK && is_listed_before(configuration, index))
			status = sc_setting_wrong(reading, entry, "identity",
				"a peer of this identity is listed before");
	}
	return status;
}

/* Somebody must be able to reach us, or we them. */
static enum sc_status require_a_way(const struct sc_configuration_reading *reading)
{
	const struct sc_configuration *configuration = reading->configuration;
	bool reachable = configuration->listen_count != 0;

	for (uint32_t i = 0; i < configuration->peer_count; i++)
		reachable = reachable || configuration->peers[i].connect.host[0] != '\0';
	if (reachable)
		return SC_STATUS_OK;
	return sc_setting_wrong(reading, config_lookup(reading->file, "diameter.listen"),
		"diameter.listen", "at least one address is needed, unless a peer has `connect`");
}

enum sc_status sc_configuration_read_lists(const struct sc_configuration_reading *reading)
{
	struct sc_configuration *configuration = reading->configuration;
	enum sc_status status = read_extensions(reading);

	if (status == SC_STATUS_OK)
		status = read_addresses(reading, "diameter.listen", DIAMETER_PORT,
			configuration->listen, &configuration->listen_count);
	if (status == SC_STATUS_OK)
		status = read_addresses(reading, "sip.listen", SIP_PORT, configuration->sip_listen,
			&configuration->sip_listen_count);
	if (status == SC_STATUS_OK)
		status = read_peers(reading);
	if (status == SC_STATUS_OK)
		status = require_a_way(reading);
	return status;
}

void sc_configuration_close_lists(struct sc_configuration *configuration)
{
	for (uint32_t i = 0; i < configuration->extension_count; i++)
		free(configuration->extensions[i]);
	for (uint32_t i = 0; i < configuration->peer_count; i++) {
		free(configuration->peers[i].identity);
		free(configuration->peers[i].realm);
	}
	free(configuration->peers);
}
