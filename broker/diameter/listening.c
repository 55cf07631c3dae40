/* SPDX-License-Identifier: BSD-2-Clause */
#include "listening.h"

#include <stdlib.h>
#include <string.h>

#include "connection.h"
#include "node_state.h"

enum { BACKLOG = 128 };

enum sc_status sc_address_parse(const struct sc_node_address *address, uint16_t default_port,
	struct sockaddr_storage *parsed)
{
	uint16_t port = address->port != 0 ? address->port : default_port;

	memset(parsed, 0, sizeof(*parsed));
	if (uv_ip4_addr(address->host, port, (struct sockaddr_in *)parsed) == 0)
		return SC_STATUS_OK;
	if (uv_ip6_addr(address->host, port, (struct sockaddr_in6 *)parsed) == 0)
		return SC_STATUS_OK;
	return SC_STATUS_SETTING_WRONG;
}

static void knocked(uv_stream_t *stream, int status)
{
	struct sc_listener *listener = stream->data;

	if (status == 0 && !listener->node->stopping)
		sc_connection_accept(listener);
}

static void closed(uv_handle_t *handle)
{
	struct sc_listener *listener = handle->data;

	sc_node_handle_closed(listener->node);
}

static uint16_t bound_port(const uv_tcp_t *tcp)
{
	struct sockaddr_storage address = { 0 };
	int size = sizeof(address);

	uv_tcp_getsockname(tcp, (struct sockaddr *)&address, &size);
	return ntohs(address.ss_family == AF_INET6
			     ? ((const struct sockaddr_in6 *)&address)->sin6_port
			     : ((const struct sockaddr_in *)&address)->sin_port);
}

static enum sc_status open_one(struct sc_listener *listener, const struct sc_node_address *address,
	struct sc_problem *problem)
{
	struct sockaddr_storage parsed;
	unsigned int flags;
	int error;

	if (sc_address_parse(address, 0, &parsed) != SC_STATUS_OK)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"\"%s\" is no IPv4 or IPv6 address to listen at", address->host);
	flags = parsed.ss_family == AF_INET6 ? UV_TCP_IPV6ONLY : 0;
	error = uv_tcp_bind(&listener->tcp, (const struct sockaddr *)&parsed, flags);
	if (error == 0)
		error = uv_listen((uv_stream_t *)&listener->tcp, BACKLOG, knocked);
	if (error != 0)
		return sc_problem_set(problem, SC_STATUS_NETWORK_FAILED,
			"cannot listen for Diameter at %s port %u: %s", address->host,
			(unsigned)address->port, uv_strerror(error));
	listener->port = bound_port(&listener->tcp);
	return SC_STATUS_OK;
}

enum sc_status sc_listeners_open(
	struct sc_node *node, const struct sc_node_settings *settings, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	if (settings->listen_count == 0)
		return SC_STATUS_OK;
	node->listeners = calloc(settings->listen_count, sizeof(*node->listeners));
	if (node->listeners == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	for (uint32_t i = 0; i < settings->listen_count && status == SC_STATUS_OK; i++) {
		struct sc_listener *listener = &node->listeners[i];

		listener->node = node;
		listener->tcp.data = listener;
		uv_tcp_init(node->settings.loop, &listener->tcp);
		sc_node_handle_opened(node);
		node->listener_count++;
		status = open_one(listener, &settings->listen[i], problem);
	}
	return status;
}

void sc_listeners_stop(struct sc_node *node)
{
	for (uint32_t i = 0; i < node->listener_count; i++) {
		uv_handle_t *handle = (uv_handle_t *)&node->listeners[i].tcp;

		if (!uv_is_closing(handle))
			uv_close(handle, closed);
	}
}
