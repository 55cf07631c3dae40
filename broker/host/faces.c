/* SPDX-License-Identifier: BSD-2-Clause */
#include "faces.h"

#include <stdio.h>
#include <stdlib.h>

#include "log.h"

enum { MILLISECONDS = 1000, URI_LIMIT = 300 };

static struct sc_node_settings node_settings(const struct sc_face_needs *needs)
{
	const struct sc_configuration *configuration = needs->configuration;
	struct sc_node_settings settings = sc_node_defaults();

	settings.loop = needs->loop;
	settings.service = needs->service;
	settings.identity = configuration->identity;
	settings.realm = configuration->realm;
	settings.origin_state = needs->origin_state;
	settings.limits.message_bytes = (uint32_t)configuration->message_limit;
	settings.limits.connections = (uint32_t)configuration->connection_limit;
	settings.limits.strangers = (uint32_t)configuration->unidentified_limit;
	settings.limits.output_bytes = (uint32_t)configuration->output_limit;
	settings.times.watchdog = (uint32_t)configuration->watchdog * MILLISECONDS;
	settings.times.reconnect = (uint32_t)configuration->reconnect * MILLISECONDS;
	settings.times.capabilities = (uint32_t)configuration->identify_seconds * MILLISECONDS;
	return settings;
}

static void name_peers(const struct sc_configuration *configuration, struct sc_node_peer *peers)
{
	for (uint32_t i = 0; i < configuration->peer_count; i++) {
		const struct sc_configured_peer *peer = &configuration->peers[i];

		peers[i] = (struct sc_node_peer){
			.identity = peer->identity, .realm = peer->realm, .relays = peer->relays
		};
		if (peer->connect.host[0] != '\0')
			peers[i].connect = (struct sc_node_address){ .host = peer->connect.host,
				.port = peer->connect.port };
	}
}

static enum sc_status open_with_peers(struct sc_node **node, const struct sc_face_needs *needs,
	const struct sc_node_peer *peers, struct sc_problem *problem)
{
	const struct sc_configuration *configuration = needs->configuration;
	struct sc_node_settings settings = node_settings(needs);
	struct sc_node_address listen[SC_LISTEN_LIMIT];
	enum sc_status status;

	for (uint32_t i = 0; i < configuration->listen_count; i++)
		listen[i] = (struct sc_node_address){ .host = configuration->listen[i].host,
			.port = configuration->listen[i].port };
	settings.listen = listen;
	settings.listen_count = configuration->listen_count;
	settings.peers = peers;
	settings.peer_count = configuration->peer_count;
	status = sc_node_open(node, &settings, problem);
	for (uint32_t i = 0; i < configuration->listen_count && status == SC_STATUS_OK; i++)
		sc_log(SC_LOG_NOTICE, "Diameter on %s port %u", listen[i].host,
			(unsigned)sc_node_port(*node, i));
	return status;
}

enum sc_status sc_face_open_node(
	struct sc_node **node, const struct sc_face_needs *needs, struct sc_problem *problem)
{
	size_t count = (size_t)needs->configuration->peer_count + 1;
	struct sc_node_peer *peers = calloc(count, sizeof(*peers));
	enum sc_status status;

	if (peers == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	name_peers(needs->configuration, peers);
	status = open_with_peers(node, needs, peers, problem);
	free(peers);
	return status;
}

enum sc_status sc_face_listen_sip(
	struct sc_sip *sip, const struct sc_face_needs *needs, struct sc_problem *problem)
{
	const struct sc_configuration *configuration = needs->configuration;
	struct sc_sip_settings settings = sc_sip_defaults();
	struct sc_sip_address listen[SC_LISTEN_LIMIT];
	enum sc_status status;
	char uri[URI_LIMIT];

	for (uint32_t i = 0; i < configuration->sip_listen_count; i++)
		listen[i] = (struct sc_sip_address){ .host = configuration->sip_listen[i].host,
			.port = configuration->sip_listen[i].port };
	snprintf(uri, sizeof(uri), "sip:%s", configuration->identity);
	settings.loop = needs->loop;
	settings.listen = listen;
	settings.listen_count = configuration->sip_listen_count;
	settings.uri = uri;
	status = sc_sip_listen(sip, &settings, problem);
	for (uint32_t i = 0; i < configuration->sip_listen_count && status == SC_STATUS_OK; i++)
		sc_log(SC_LOG_NOTICE, "SIP on %s port %u", listen[i].host,
			(unsigned)sc_sip_port(sip, i));
	return status;
}
