/* SPDX-License-Identifier: BSD-2-Clause */
#include "ctl_client.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

#include "client_choice.h"
#include "dictionary.h"
#include "message_print.h"
#include "node_report.h"

enum { MILLISECONDS = 1000, SIGNAL_COUNT = 2, SAME_EVERY_TIME = 1 };

/* One conversation. */
struct client {
	struct sc_ctl_question question; /* that is asked now */
	const struct sc_ctl_stay *stay;  /* NULL: it ends with the last answer */
	struct sc_ctl_choice choice;
	uint32_t welcome; /* Result-Code of the capabilities exchange, 0: none came */
	char excuse[256]; /* Error-Message beside it */
	uv_loop_t loop;
	uv_timer_t patience; /* until somebody is our peer; then until it is over */
	uv_signal_t signals[SIGNAL_COUNT];
	struct sc_node *node;
	unsigned meanwhile; /* questions of commands that are being served */
	bool leaving;       /* as soon as they are answered */
	bool met;           /* somebody has been our peer */
	bool stopping;
	enum sc_ctl_exit ending;
};

/* The one that stays; commands that are served know no client. */
static struct client *staying;

static const char *option(const struct client *client, enum sc_ctl_client_option option)
{
	return sc_ctl_client_value(&client->question, option);
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

	leave(client,
		sc_ctl_complain("%s port %u: nobody there became our peer in time",
			client->choice.endpoint.host, (unsigned)client->choice.endpoint.port));
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
	staying->leaving = true;
	if (staying->meanwhile == 0)
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

/* False: there is no answer, and the client leaves. */
static bool tell_answer(struct client *client, const struct sc_reply *reply)
{
	static const char *const endings[] = {
		[SC_REPLY_ANSWERED] = "",
		[SC_REPLY_TIMED_OUT] = "no answer came in time",
		[SC_REPLY_PEER_GONE] = "the connection was lost before the answer came",
		[SC_REPLY_UNREADABLE] = "the answer breaks the rules of its command",
	};

	if (reply->ending != SC_REPLY_ANSWERED) {
		leave(client, sc_ctl_complain("%s", endings[reply->ending]));
		return false;
	}
	printf("answered in %" PRIu64 " us with %s %" PRIu32 "\n", reply->microseconds,
		reply->vendor == 0 ? "Result-Code" : "Experimental-Result-Code", reply->code);
	sc_print_ending(reply);
	return true;
}

static void answered(void *owner, const struct sc_reply *reply)
{
	struct client *client = owner;

	if (tell_answer(client, reply))
		go_on(client, reply);
}

static void put(struct client *client, const struct sc_ctl_question *question,
	void (*answered_by)(void *owner, const struct sc_reply *reply))
{
	const struct sc_ask asking = {
		.application = question->application,
		.code = question->code,
		.session_id = sc_text_of(question->session_id),
		.destination_host = sc_text_of(option(client, SC_CLIENT_DESTINATION_HOST)),
		.destination_realm = sc_text_of(option(client, SC_CLIENT_DESTINATION_REALM)),
		.map = question->map,
		.values = question->values,
		.timeout = client->choice.timeout,
		.answered = answered_by,
		.owner = client,
	};
	enum sc_status status = sc_node_ask(client->node, &asking);

	if (status != SC_STATUS_OK)
		leave(client, sc_ctl_complain("cannot ask: %s", sc_status_sentence(status)));
}

static void ask(struct client *client)
{
	put(client, &client->question, answered);
}

static void answered_meanwhile(void *owner, const struct sc_reply *reply)
{
	struct client *client = owner;

	client->meanwhile--;
	if (!tell_answer(client, reply))
		return;
	fflush(stdout);
	if (reply->code / 1000 != 2)
		leave(client, SC_CTL_REFUSED);
	else if (client->leaving && client->meanwhile == 0)
		leave(client, client->ending);
}

void sc_ctl_ask_meanwhile(const struct sc_ctl_question *question)
{
	staying->meanwhile++;
	put(staying, question, answered_meanwhile);
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
	const char *host = client->choice.endpoint.host;
	unsigned port = client->choice.endpoint.port;

	/* Who stays waits for his peer to come back. */
	if (client->stay != NULL && client->met)
		return;
	if (client->welcome == 0)
		leave(client, sc_ctl_complain("%s port %u: %s", host, port, peer->failure));
	else
		leave(client,
			sc_ctl_complain("%s port %u refuses %s with Result-Code %" PRIu32 "%s%s",
				host, port, client->choice.origin, client->welcome,
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
	printf("waiting at %s port %u\n", client->choice.endpoint.host,
		(unsigned)sc_node_port(client->node, 0));
	fflush(stdout);
}

static enum sc_ctl_exit converse(struct client *client)
{
	const struct sc_node_address address = { .host = client->choice.endpoint.host,
		.port = client->choice.endpoint.port };
	struct sc_node_peer peer = { .identity = NULL };
	struct sc_node_settings settings = sc_node_defaults();
	struct sc_problem problem = { "" };

	if (listens(client)) {
		peer.identity = client->choice.peer;
		settings.listen = &address;
		settings.listen_count = 1;
	} else {
		peer.connect = address;
	}
	open_loop(client);
	settings.loop = &client->loop;
	settings.identity = client->choice.origin;
	settings.realm = client->choice.realm;
	settings.product = "continuityctl";
	/* Sessions outlive the program: no run of it may be taken for a restart (RFC 6733 8.16). */
	settings.origin_state = SAME_EVERY_TIME;
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
			uv_timer_start(&client->patience, give_up, client->choice.timeout, 0);
	}
	uv_run(&client->loop, UV_RUN_DEFAULT);
	uv_loop_close(&client->loop);
	return client->ending;
}

static enum sc_ctl_exit run(struct client *client)
{
	enum sc_ctl_exit ending = sc_ctl_choose(&client->choice, &client->question, client->stay);

	if (ending == SC_CTL_DONE)
		ending = learn_words(client);
	if (ending == SC_CTL_DONE)
		ending = converse(client);
	sc_ctl_choice_close(&client->choice);
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
