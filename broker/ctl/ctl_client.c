/* SPDX-License-Identifier: BSD-2-Clause */
#include "ctl_client.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

#include "describe.h"
#include "dictionary.h"
#include "endpoint.h"
#include "frame.h"
#include "node.h"
#include "node_report.h"
#include "octets.h"

enum { DIAMETER_PORT = 3868, DESCRIPTION_LIMIT = 256 * 1024, MILLISECONDS = 1000 };
enum { HEADER_BYTES = 20, COMMAND_AT = 4, APPLICATION_AT = 8, CAPABILITIES_EXCHANGE = 257 };
enum { RESULT_CODE = 268, ERROR_MESSAGE = 281 };

const struct sc_ctl_option sc_ctl_client_options[SC_CLIENT_OPTION_COUNT] = {
	[SC_CLIENT_TO] = { "--to", "ADDRESS", NULL,
		"address:port of the peer (default: where --config listens)" },
	[SC_CLIENT_ORIGIN] = { "--origin", "HOST", NULL,
		"Origin-Host to ask as (default: the first peer of --config)" },
	[SC_CLIENT_REALM] = { "--realm", "REALM", NULL,
		"Origin-Realm (default: --origin behind its first dot)" },
	[SC_CLIENT_DESTINATION_REALM] = { "--destination-realm", "REALM", NULL,
		"Destination-Realm (default: the peer's)" },
	[SC_CLIENT_DESTINATION_HOST] = { "--destination-host", "HOST", NULL,
		"Destination-Host (default: none)" },
	[SC_CLIENT_TIMEOUT] = { "--timeout", "SECONDS", "5",
		"how long to wait for the connection and for the answer" },
	[SC_CLIENT_ALL] = { "--all", NULL, NULL, "print capabilities exchange and good-bye too" },
	[SC_CLIENT_CONFIG] = SC_CTL_CONFIG_OPTION,
};

/* One conversation. */
struct client {
	const struct sc_ctl_question *question;
	struct sc_configuration configuration;
	struct sc_endpoint endpoint;
	char origin[256];
	char realm[256];
	uint32_t timeout; /* milliseconds */
	uint32_t welcome; /* Result-Code of the capabilities exchange, 0: none came */
	char excuse[256]; /* Error-Message beside it */
	uv_loop_t loop;
	uv_timer_t patience;
	struct sc_node *node;
	bool asked;
	bool stopping;
	enum sc_ctl_exit ending;
};

static const char *option(const struct client *client, enum sc_ctl_client_option option)
{
	return client->question->call->values[client->question->own_options + option];
}

static void left(void *owner)
{
	struct client *client = owner;

	sc_node_close(client->node);
	client->node = NULL;
	uv_close((uv_handle_t *)&client->patience, NULL);
}

static void leave(struct client *client, enum sc_ctl_exit ending)
{
	if (client->stopping)
		return;
	client->stopping = true;
	client->ending = ending;
	sc_node_stop(client->node, left, client);
}

static void give_up(uv_timer_t *patience)
{
	struct client *client = patience->data;

	leave(client, sc_ctl_complain("%s port %u: nobody there became our peer in time",
			      client->endpoint.host, (unsigned)client->endpoint.port));
}

static void answered(void *owner, const struct sc_reply *reply)
{
	static const char *const endings[] = {
		[SC_REPLY_ANSWERED] = "",
		[SC_REPLY_TIMED_OUT] = "no answer came in time",
		[SC_REPLY_PEER_GONE] = "the connection was lost before the answer came",
		[SC_REPLY_UNREADABLE] = "the answer breaks the rules of its command",
	};
	struct client *client = owner;

	if (reply->ending != SC_REPLY_ANSWERED) {
		leave(client, sc_ctl_complain("%s", endings[reply->ending]));
		return;
	}
	printf("answered in %" PRIu64 " us with %s %" PRIu32 "\n", reply->microseconds,
		reply->vendor == 0 ? "Result-Code" : "Experimental-Result-Code", reply->code);
	leave(client, reply->code / 1000 == 2 ? SC_CTL_DONE : SC_CTL_REFUSED);
}

static void ask(struct client *client)
{
	const struct sc_ctl_question *question = client->question;
	const struct sc_ask asking = {
		.application = question->application,
		.code = question->code,
		.session_id = sc_text_of(question->session_id),
		.destination_host = sc_text_of(option(client, SC_CLIENT_DESTINATION_HOST)),
		.destination_realm = sc_text_of(option(client, SC_CLIENT_DESTINATION_REALM)),
		.map = question->map,
		.values = question->values,
		.timeout = client->timeout,
		.answered = answered,
		.owner = client,
	};
	enum sc_status status = sc_node_ask(client->node, &asking);

	if (status != SC_STATUS_OK)
		leave(client, sc_ctl_complain("cannot ask: %s", sc_status_sentence(status)));
}

static void peer_changed(void *owner, const struct sc_peer_report *peer)
{
	struct client *client = owner;

	if (peer->state == SC_PEER_OPEN && !client->asked) {
		client->asked = true;
		uv_timer_stop(&client->patience);
		ask(client);
	}
}

static void unreachable(void *owner, const struct sc_peer_report *peer)
{
	struct client *client = owner;
	const char *host = client->endpoint.host;
	unsigned port = client->endpoint.port;

	if (client->welcome == 0)
		leave(client, sc_ctl_complain("%s port %u: %s", host, port, peer->failure));
	else
		leave(client,
			sc_ctl_complain("%s port %u refuses %s with Result-Code %" PRIu32 "%s%s",
				host, port, client->origin, client->welcome,
				client->excuse[0] == '\0' ? "" : ": ", client->excuse));
}

/* What a peer writes is shown; what would steer a terminal is not. */
static void keep_excuse(struct client *client, struct sc_text message)
{
	snprintf(client->excuse, sizeof(client->excuse), "%.*s", SC_TEXT_ARG(message));
	for (char *at = client->excuse; *at != '\0'; at++) {
		if ((unsigned char)*at < 0x20 || *at == 0x7F)
			*at = '?';
	}
}

/* How we are welcomed; nobody has looked at these bytes before. */
static void note_welcome(struct client *client, struct sc_text answer)
{
	struct sc_text avps = { .at = answer.at + HEADER_BYTES,
		.length = answer.length - HEADER_BYTES };
	struct sc_avp avp;

	while (avps.length != 0 && sc_avp_cut(&avps, &avp)) {
		if (avp.vendor == 0 && avp.code == RESULT_CODE && avp.value.length == 4)
			client->welcome = sc_get_u32((const uint8_t *)avp.value.at);
		else if (avp.vendor == 0 && avp.code == ERROR_MESSAGE)
			keep_excuse(client, avp.value);
	}
}

/* Prints a message as a tree; the base protocol's own only with --all. */
static void witness(void *owner, bool outgoing, struct sc_text message)
{
	struct client *client = owner;
	const uint8_t *bytes = (const uint8_t *)message.at;
	struct sc_text_writer out;
	char *description;
	bool of_base = message.length >= HEADER_BYTES && sc_get_u32(bytes + APPLICATION_AT) == 0;

	if (of_base && !outgoing &&
		(sc_get_u32(bytes + COMMAND_AT) & 0xffffff) == CAPABILITIES_EXCHANGE)
		note_welcome(client, message);
	if (of_base && option(client, SC_CLIENT_ALL) == NULL)
		return;
	description = malloc(DESCRIPTION_LIMIT);
	if (description == NULL)
		return;
	sc_text_writer_begin(&out, description, DESCRIPTION_LIMIT);
	sc_message_describe(message, &out);
	printf("%s %.*s%s\n", outgoing ? ">>>" : "<<<", SC_TEXT_ARG(sc_text_written(&out)),
		out.overflow ? "\n(cut)" : "");
	free(description);
}

/* The first text that is there; NULL: none is. */
static const char *first_of(const char *typed, const char *configured)
{
	return typed != NULL ? typed : configured;
}

static enum sc_ctl_exit choose_origin(struct client *client)
{
	const struct sc_configuration *configuration = &client->configuration;
	const char *origin = first_of(option(client, SC_CLIENT_ORIGIN),
		configuration->peer_count == 0 ? NULL : configuration->peers[0].identity);
	const char *realm = option(client, SC_CLIENT_REALM);

	if (origin == NULL)
		return sc_ctl_complain("ask as whom? Say --origin HOST or --config FILE");
	if (realm == NULL)
		realm = strchr(origin, '.') == NULL ? origin : strchr(origin, '.') + 1;
	if (strlen(origin) >= sizeof(client->origin) || strlen(realm) >= sizeof(client->realm))
		return sc_ctl_complain("the origin is too long");
	snprintf(client->origin, sizeof(client->origin), "%s", origin);
	snprintf(client->realm, sizeof(client->realm), "%s", realm);
	return SC_CTL_DONE;
}

static enum sc_ctl_exit choose_target(struct client *client)
{
	const struct sc_configuration *configuration = &client->configuration;
	const char *to = option(client, SC_CLIENT_TO);
	uint32_t seconds;

	if (to == NULL && configuration->listen_count == 0)
		return sc_ctl_complain("ask whom? Say --to ADDRESS:PORT or --config FILE");
	if (to == NULL)
		client->endpoint = configuration->listen[0];
	else if (sc_endpoint_parse(&client->endpoint, to, DIAMETER_PORT) != SC_STATUS_OK)
		return sc_ctl_complain("\"%s\" is not an address and port to ask", to);
	if (client->endpoint.port == 0)
		return sc_ctl_complain("ask at which port? Say --to ADDRESS:PORT");
	if (sc_text_to_u32(sc_text_of(option(client, SC_CLIENT_TIMEOUT)), &seconds) !=
			SC_STATUS_OK ||
		seconds == 0 || seconds > 3600)
		return sc_ctl_complain("--timeout takes 1 to 3600 seconds");
	client->timeout = seconds * MILLISECONDS;
	return SC_CTL_DONE;
}

static enum sc_ctl_exit learn_words(struct client *client)
{
	struct sc_problem problem = { "" };
	enum sc_status status = sc_dictionary_open(&problem);

	(void)client;
	if (status == SC_STATUS_OK)
		status = sc_application_offer(client->question->application);
	if (status == SC_STATUS_OK)
		status = sc_dictionary_define_offered(&problem);
	if (status != SC_STATUS_OK)
		return sc_ctl_complain("%s", problem.sentence[0] == '\0'
						     ? sc_status_sentence(status)
						     : problem.sentence);
	return SC_CTL_DONE;
}

static enum sc_ctl_exit converse(struct client *client)
{
	const struct sc_node_peer peer = {
		.connect = { .host = client->endpoint.host, .port = client->endpoint.port },
	};
	struct sc_node_settings settings = sc_node_defaults();
	struct sc_problem problem = { "" };

	uv_loop_init(&client->loop);
	uv_timer_init(&client->loop, &client->patience);
	client->patience.data = client;
	settings.loop = &client->loop;
	settings.identity = client->origin;
	settings.realm = client->realm;
	settings.product = "continuityctl";
	settings.peers = &peer;
	settings.peer_count = 1;
	settings.peer_changed = peer_changed;
	settings.unreachable = unreachable;
	settings.witness = witness;
	settings.owner = client;
	if (sc_node_open(&client->node, &settings, &problem) != SC_STATUS_OK) {
		client->ending = sc_ctl_complain("%s", problem.sentence);
		uv_close((uv_handle_t *)&client->patience, NULL);
	} else {
		uv_timer_start(&client->patience, give_up, client->timeout, 0);
	}
	uv_run(&client->loop, UV_RUN_DEFAULT);
	uv_loop_close(&client->loop);
	return client->ending;
}

enum sc_ctl_exit sc_ctl_put_question(const struct sc_ctl_question *question)
{
	struct client client = { .question = question, .ending = SC_CTL_REFUSED };
	bool found;
	enum sc_ctl_exit ending = sc_ctl_configuration(
		&client.configuration, option(&client, SC_CLIENT_CONFIG), &found);

	if (ending == SC_CTL_DONE)
		ending = choose_origin(&client);
	if (ending == SC_CTL_DONE)
		ending = choose_target(&client);
	if (ending == SC_CTL_DONE)
		ending = learn_words(&client);
	if (ending == SC_CTL_DONE)
		ending = converse(&client);
	sc_configuration_close(&client.configuration);
	return ending;
}
