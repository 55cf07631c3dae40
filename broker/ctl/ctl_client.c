/* SPDX-License-Identifier: BSD-2-Clause */
#include "ctl_client.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

#include "dictionary.h"
#include "endpoint.h"
#include "message_print.h"
#include "node_report.h"

enum { DIAMETER_PORT = 3868, MILLISECONDS = 1000, SIGNAL_COUNT = 2 };

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
	struct sc_ctl_question question; /* that is asked now */
	const struct sc_ctl_stay *stay;  /* NULL: it ends with the last answer */
	struct sc_configuration configuration;
	struct sc_endpoint endpoint; /* to connect to, or to listen at */
	char origin[256];
	char realm[256];
	uint32_t timeout; /* milliseconds */
	uint32_t welcome; /* Result-Code of the capabilities exchange, 0: none came */
	char excuse[256]; /* Error-Message beside it */
	uv_loop_t loop;
	uv_timer_t patience; /* until somebody is our peer; then until it is over */
	uv_signal_t signals[SIGNAL_COUNT];
	struct sc_node *node;
	bool met; /* somebody has been our peer */
	bool stopping;
	enum sc_ctl_exit ending;
};

/* The one that stays; commands that are served know no client. */
static struct client *staying;

static const char *option(const struct client *client, enum sc_ctl_client_option option)
{
	return client->question.call->values[client->question.own_options + option];
}

static void close_handles(struct client *client)
{
	uv_close((uv_handle_t *)&client->patience, NULL);
	for (int i = 0; i < SIGNAL_COUNT; i++)
		uv_close((uv_handle_t *)&client->signals[i], NULL);
}

static void left(void *owner)
{
	struct client *client = owner;

	sc_node_close(client->node);
	client->node = NULL;
	close_handles(client);
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

static void be_over(struct client *client)
{
	leave(client,
		client->stay->over == NULL ? SC_CTL_DONE : client->stay->over(client->stay->owner));
}

static void time_is_over(uv_timer_t *patience)
{
	be_over(patience->data);
}

static void signal_came(uv_signal_t *handle, int number)
{
	(void)number;
	be_over(handle->data);
}

static void ended_by_command(uv_timer_t *patience)
{
	struct client *client = patience->data;

	leave(client, client->ending);
}

void sc_ctl_leave(enum sc_ctl_exit ending)
{
	staying->ending = ending;
	uv_timer_start(&staying->patience, ended_by_command, 0, 0);
}

/* From now on the peer asks. */
static void stay(struct client *client)
{
	printf("listening%s\n", client->stay->seconds == 0 ? " until a signal comes" : "");
	fflush(stdout);
	if (client->stay->seconds != 0)
		uv_timer_start(&client->patience, time_is_over,
			(uint64_t)client->stay->seconds * MILLISECONDS, 0);
}

static void ask(struct client *client);

static void go_on(struct client *client, const struct sc_reply *reply)
{
	struct sc_ctl_question *question = &client->question;
	enum sc_ctl_exit ending = SC_CTL_DONE;

	if (reply->code / 1000 != 2)
		leave(client, SC_CTL_REFUSED);
	else if (question->next != NULL &&
		 question->next(question->owner, reply, question, &ending))
		ask(client);
	else if (client->stay != NULL)
		stay(client);
	else
		leave(client, ending);
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
	sc_print_ending(reply);
	go_on(client, reply);
}

static void ask(struct client *client)
{
	const struct sc_ctl_question *question = &client->question;
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

	if (peer->state != SC_PEER_OPEN || client->met)
		return;
	client->met = true;
	uv_timer_stop(&client->patience);
	if (client->question.code != 0)
		ask(client);
	else
		stay(client);
}

static void unreachable(void *owner, const struct sc_peer_report *peer)
{
	struct client *client = owner;
	const char *host = client->endpoint.host;
	unsigned port = client->endpoint.port;

	/* Who stays waits for his peer to come back. */
	if (client->stay != NULL && client->met)
		return;
	if (client->welcome == 0)
		leave(client, sc_ctl_complain("%s port %u: %s", host, port, peer->failure));
	else
		leave(client,
			sc_ctl_complain("%s port %u refuses %s with Result-Code %" PRIu32 "%s%s",
				host, port, client->origin, client->welcome,
				client->excuse[0] == '\0' ? "" : ": ", client->excuse));
}

/* Prints every message; the base protocol's own only with --all. */
static void witness(void *owner, bool outgoing, struct sc_text message)
{
	struct client *client = owner;

	if (!outgoing && client->welcome == 0)
		client->welcome = sc_welcome_of(message, client->excuse, sizeof(client->excuse));
	if (!sc_message_of_base(message) || option(client, SC_CLIENT_ALL) != NULL)
		sc_print_message(outgoing, message);
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

	if (to == NULL && configuration->listen_count == 0)
		return sc_ctl_complain("ask whom? Say --to ADDRESS:PORT or --config FILE");
	if (to == NULL)
		client->endpoint = configuration->listen[0];
	else if (sc_endpoint_parse(&client->endpoint, to, DIAMETER_PORT) != SC_STATUS_OK)
		return sc_ctl_complain("\"%s\" is not an address and port to ask", to);
	if (client->endpoint.port == 0)
		return sc_ctl_complain("ask at which port? Say --to ADDRESS:PORT");
	return SC_CTL_DONE;
}

static enum sc_ctl_exit choose_place(struct client *client)
{
	const char *listen = client->stay->listen;

	if (sc_endpoint_parse(&client->endpoint, listen, DIAMETER_PORT) != SC_STATUS_OK)
		return sc_ctl_complain("\"%s\" is not an address and port to listen at", listen);
	if (client->stay->peer == NULL && client->configuration.identity == NULL)
		return sc_ctl_complain("who may connect? Say --peer HOST or --config FILE");
	return SC_CTL_DONE;
}

static enum sc_ctl_exit choose_patience(struct client *client)
{
	uint32_t seconds;

	if (sc_text_to_u32(sc_text_of(option(client, SC_CLIENT_TIMEOUT)), &seconds) !=
			SC_STATUS_OK ||
		seconds == 0 || seconds > 3600)
		return sc_ctl_complain("--timeout takes 1 to 3600 seconds");
	client->timeout = seconds * MILLISECONDS;
	return SC_CTL_DONE;
}

static enum sc_ctl_exit learn_words(const struct client *client)
{
	struct sc_problem problem = { "" };
	enum sc_status status = sc_dictionary_open(&problem);

	if (status == SC_STATUS_OK)
		status = sc_application_offer(client->question.application);
	if (status == SC_STATUS_OK)
		status = sc_dictionary_define_offered(&problem);
	if (status != SC_STATUS_OK)
		return sc_ctl_complain("%s", problem.sentence[0] == '\0'
						     ? sc_status_sentence(status)
						     : problem.sentence);
	return SC_CTL_DONE;
}

static void open_loop(struct client *client)
{
	static const int numbers[SIGNAL_COUNT] = { SIGINT, SIGTERM };

	uv_loop_init(&client->loop);
	uv_timer_init(&client->loop, &client->patience);
	client->patience.data = client;
	for (int i = 0; i < SIGNAL_COUNT; i++) {
		uv_signal_init(&client->loop, &client->signals[i]);
		client->signals[i].data = client;
		if (client->stay != NULL)
			uv_signal_start(&client->signals[i], signal_came, numbers[i]);
	}
}

static bool listens(const struct client *client)
{
	return client->stay != NULL && client->stay->listen != NULL;
}

static void say_port(const struct client *client)
{
	if (!listens(client))
		return;
	printf("waiting at %s port %u\n", client->endpoint.host,
		(unsigned)sc_node_port(client->node, 0));
	fflush(stdout);
}

static enum sc_ctl_exit converse(struct client *client)
{
	const struct sc_node_address address = { .host = client->endpoint.host,
		.port = client->endpoint.port };
	struct sc_node_peer peer = { .identity = NULL };
	struct sc_node_settings settings = sc_node_defaults();
	struct sc_problem problem = { "" };

	if (listens(client)) {
		peer.identity = first_of(client->stay->peer, client->configuration.identity);
		settings.listen = &address;
		settings.listen_count = 1;
	} else {
		peer.connect = address;
	}
	open_loop(client);
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
		close_handles(client);
	} else {
		say_port(client);
		if (!listens(client))
			uv_timer_start(&client->patience, give_up, client->timeout, 0);
	}
	uv_run(&client->loop, UV_RUN_DEFAULT);
	uv_loop_close(&client->loop);
	return client->ending;
}

static enum sc_ctl_exit run(struct client *client)
{
	bool found;
	enum sc_ctl_exit ending = sc_ctl_configuration(
		&client->configuration, option(client, SC_CLIENT_CONFIG), &found);

	if (ending == SC_CTL_DONE)
		ending = choose_origin(client);
	if (ending == SC_CTL_DONE)
		ending = listens(client) ? choose_place(client) : choose_target(client);
	if (ending == SC_CTL_DONE)
		ending = choose_patience(client);
	if (ending == SC_CTL_DONE)
		ending = learn_words(client);
	if (ending == SC_CTL_DONE)
		ending = converse(client);
	sc_configuration_close(&client->configuration);
	return ending;
}

enum sc_ctl_exit sc_ctl_put_question(const struct sc_ctl_question *question)
{
	struct client client = { .question = *question, .ending = SC_CTL_REFUSED };

	return run(&client);
}

enum sc_ctl_exit sc_ctl_stay(const struct sc_ctl_question *question, const struct sc_ctl_stay *stay)
{
	struct client client = { .question = *question, .ending = SC_CTL_REFUSED, .stay = stay };
	enum sc_ctl_exit ending;

	staying = &client;
	ending = run(&client);
	staying = NULL;
	return ending;
}
