/* SPDX-License-Identifier: BSD-2-Clause */
#include "faces.h"

#include <stdio.h>
#include <stdlib.h>

#include "endpoint.h"
#include "log.h"

enum { DIAMETER_PORT = 3868, SIP_PORT = 5060, MILLISECONDS = 1000, URI_LIMIT = 300 };

static enum sc_status parse_address(
	struct sc_endpoint *endpoint, const char *text, uint16_t port, struct sc_problem *problem)
{
	if (sc_endpoint_parse(endpoint, text, port) == SC_STATUS_OK)
		return SC_STATUS_OK;
	return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
		"\"%s\" is not an address: write 192.0.2.1:%u or [2001:db8::1]:%u", text,
		(unsigned)port, (unsigned)port);
}

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

/* The peers as the node wants them; the endpoints keep the text of their addresses. */
static enum sc_status name_peers(const struct sc_configuration *configuration,
	struct sc_node_peer *peers, struct sc_endpoint *endpoints, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < configuration->peer_count && status == SC_STATUS_OK; i++) {
		const struct sc_configured_peer *peer = &configuration->peers[i];

		peers[i] = (struct sc_node_peer){
			.identity = peer->identity, .realm = peer->realm, .relays = peer->relays
		};
		if (peer->connect == NULL)
			continue;
		status = parse_address(&endpoints[i], peer->connect, DIAMETER_PORT, problem);
		peers[i].connect = (struct sc_node_address){ .host = endpoints[i].host,
			.port = endpoints[i].port };
	}
	return status;
}

static enum sc_status open_with_peers(struct sc_node **node, const struct sc_face_needs *needs,
	const struct sc_node_peer *peers, struct sc_problem *problem)
{
	const struct sc_configuration *configuration = needs->configuration;
	struct sc_node_settings settings = node_settings(needs);
	struct sc_node_address listen[SC_LISTEN_LIMIT];
	struct sc_endpoint endpoints[SC_LISTEN_LIMIT];
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < configuration->listen_count && status == SC_STATUS_OK; i++) {
		status = parse_address(
			&endpoints[i], configuration->listen[i], DIAMETER_PORT, problem);
		listen[i] = (struct sc_node_address){ .host = endpoints[i].host,
			.port = endpoints[i].port };
	}
	settings.listen = listen;
	settings.listen_count = configuration->listen_count;
	settings.peers = peers;
	settings.peer_count = configuration->peer_count;
	if (status == SC_STATUS_OK)
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
	struct sc_endpoint *endpoints = calloc(count, sizeof(*endpoints));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (peers != NULL && endpoints != NULL)
		status = name_peers(needs->configuration, peers, endpoints, problem);
	if (status == SC_STATUS_OK)
		status = open_with_peers(node, needs, peers, problem);
	free(peers);
	free(endpoints);
	return status;
}

enum sc_status sc_face_listen_sip(
	struct sc_sip *sip, const struct sc_face_needs *needs, struct sc_problem *problem)
{
	const struct sc_configuration *configuration = needs->configuration;
	struct sc_sip_settings settings = sc_sip_defaults();
	struct sc_sip_address listen[SC_LISTEN_LIMIT];
	struct sc_endpoint endpoints[SC_LISTEN_LIMIT];
	enum sc_status status = SC_STATUS_OK;
	char uri[URI_LIMIT];

	for (uint32_t i = 0; i < configuration->sip_listen_count && status == SC_STATUS_OK; i++) {
		status = parse_address(
			&endpoints[i], configuration->sip_listen[i], SIP_PORT, problem);
		listen[i] = (struct sc_sip_address){ .host = endpoints[i].host,
			.port = endpoints[i].port };
	}
	snprintf(uri, sizeof(uri), "sip:%s", configuration->identity);
	settings.loop = needs->loop;
	settings.listen = listen;
	settings.listen_count = configuration->sip_listen_count;
	settings.uri = uri;
	if (status == SC_STATUS_OK)
		status = sc_sip_listen(sip, &settings, problem);
	for (uint32_t i = 0; i < configuration->sip_listen_count && status == SC_STATUS_OK; i++)
		sc_log(SC_LOG_NOTICE, "SIP on %s port %u", listen[i].host,
			(unsigned)sc_sip_port(sip, i));
	return status;
}
