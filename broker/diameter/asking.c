/* SPDX-License-Identifier: BSD-2-Clause */
#include "asking.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "avp_read.h"
#include "avp_write.h"
#include "base_codes.h"
#include "connection.h"
#include "node_state.h"
#include "octets.h"
#include "origin_states.h"
#include "output.h"
#include "routing.h"

enum { SESSION_ID_LIMIT = SC_IDENTITY_LIMIT + 48 };

/* One that waits, or a free place. */
struct question {
	uint32_t hop_by_hop;
	uint32_t slot; /* of the connection it went to */
	uint32_t generation;
	struct sc_peer *peer; /* NULL: the place is free */
	uint32_t application;
	uint32_t code;
	uint64_t deadline; /* loop time */
	uint64_t started;  /* nanoseconds */
	void (*answered)(void *owner, const struct sc_reply *reply);
	void *owner;
	struct question *next; /* that runs out later; or the next free place */
	struct question *previous;
};

struct sc_questions {
	struct question *table;
	uint32_t size;
	uint32_t waiting;
	uint32_t serial;
	uint32_t sessions;
	struct question *free;
	struct question *first; /* the next one to run out */
	struct question *last;
	uv_timer_t timer;
};

enum sc_status sc_questions_open(struct sc_node *node)
{
	struct sc_questions *questions = calloc(1, sizeof(*questions));

	if (questions == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	node->questions = questions;
	/* A power of two, so that identifiers still lead to their place after they wrapped. */
	questions->size = 1;
	while (questions->size < node->settings.limits.questions)
		questions->size *= 2;
	questions->table = calloc(questions->size, sizeof(*questions->table));
	if (questions->table == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	for (uint32_t i = questions->size; i > 0; i--) {
		questions->table[i - 1].next = questions->free;
		questions->free = &questions->table[i - 1];
	}
	uv_timer_init(node->settings.loop, &questions->timer);
	questions->timer.data = node;
	sc_node_handle_opened(node);
	return SC_STATUS_OK;
}

static void timer_closed(uv_handle_t *timer)
{
	sc_node_handle_closed(timer->data);
}

void sc_questions_stop(struct sc_node *node)
{
	uv_handle_t *timer;

	if (node->questions == NULL)
		return;
	timer = (uv_handle_t *)&node->questions->timer;
	if (timer->data != NULL && !uv_is_closing(timer))
		uv_close(timer, timer_closed);
}

void sc_questions_free(struct sc_node *node)
{
	if (node->questions == NULL)
		return;
	free(node->questions->table);
	free(node->questions);
	node->questions = NULL;
}

uint32_t sc_questions_waiting(const struct sc_node *node)
{
	return node->questions->waiting;
}

static void watch_first(struct sc_node *node);

/* Takes the question off the table and tells whoever asked. The table is in order before that, as
 * he may ask again or stop the node. */
static void end(struct sc_node *node, struct question *question, struct sc_reply *reply)
{
	struct sc_questions *questions = node->questions;
	struct question was = *question;

	if (was.previous != NULL)
		was.previous->next = was.next;
	else
		questions->first = was.next;
	if (was.next != NULL)
		was.next->previous = was.previous;
	else
		questions->last = was.previous;
	*question = (struct question){ .next = questions->free };
	questions->free = question;
	questions->waiting--;
	if (reply->ending != SC_REPLY_ANSWERED)
		was.peer->counts.questions_unanswered++;
	reply->peer = sc_peer_name(was.peer);
	reply->microseconds = (uv_hrtime() - was.started) / 1000;
	if (was.answered != NULL)
		was.answered(was.owner, reply);
}

static void run_out(uv_timer_t *timer)
{
	struct sc_node *node = timer->data;
	uint64_t now = uv_now(node->settings.loop);

	while (node->questions->first != NULL && node->questions->first->deadline <= now) {
		struct sc_reply reply = { .ending = SC_REPLY_TIMED_OUT };

		end(node, node->questions->first, &reply);
	}
	watch_first(node);
}

static void watch_first(struct sc_node *node)
{
	struct sc_questions *questions = node->questions;
	uint64_t now = uv_now(node->settings.loop);

	if (uv_is_closing((uv_handle_t *)&questions->timer))
		return;
	if (questions->first == NULL)
		uv_timer_stop(&questions->timer);
	else
		uv_timer_start(&questions->timer, run_out,
			questions->first->deadline > now ? questions->first->deadline - now : 0, 0);
}

/* Mostly all wait equally long, so its place is at the end. */
static void put_in_order(struct sc_questions *questions, struct question *question)
{
	struct question *before = questions->last;

	while (before != NULL && before->deadline > question->deadline)
		before = before->previous;
	question->previous = before;
	question->next = before == NULL ? questions->first : before->next;
	if (question->previous != NULL)
		question->previous->next = question;
	else
		questions->first = question;
	if (question->next != NULL)
		question->next->previous = question;
	else
		questions->last = question;
}

static void write_session_id(
	struct sc_avp_writer *writer, struct sc_node *node, struct sc_text given)
{
	char made[SESSION_ID_LIMIT];

	if (given.length == 0) {
		/* RFC 6733 8.8: unique for ever, as the first number grows with every start; the
		 * last tells programs apart that share an identity and a start, as clients do. */
		snprintf(made, sizeof(made), "%s;%" PRIu32 ";%" PRIu32 ";%ld", node->identity,
			node->started, ++node->questions->sessions, (long)getpid());
		given = sc_text_of(made);
	}
	sc_write_text(writer, SC_BASE(SC_CODE_SESSION_ID), given);
}

static uint32_t write_question(struct sc_avp_writer *writer, struct sc_node *node,
	const struct sc_ask *ask, const struct question *question)
{
	const struct sc_header header = {
		.flags = SC_FLAG_REQUEST | SC_FLAG_PROXIABLE,
		.code = ask->code,
		.application = ask->application->id,
		.hop_by_hop = question->hop_by_hop,
		.end_to_end = ++node->end_to_end,
	};
	struct sc_text realm = ask->destination_realm;

	if (realm.length == 0)
		realm = sc_text_of(question->peer->realm);
	sc_write_header(writer, &header);
	write_session_id(writer, node, ask->session_id);
	for (uint32_t i = 0; i < node->served_count; i++) {
		if (node->served[i].application->id == ask->application->id)
			sc_write_raw(writer, node->served[i].prefix);
	}
	if (ask->destination_host.length != 0)
		sc_write_text(writer, SC_BASE(SC_CODE_DESTINATION_HOST), ask->destination_host);
	sc_write_text(writer, SC_BASE(SC_CODE_DESTINATION_REALM), realm);
	if (ask->map != NULL)
		sc_write_map(writer, ask->map, ask->values);
	return sc_write_end(writer);
}

static void fill(struct sc_node *node, struct question *question, const struct sc_ask *ask,
	struct sc_peer *peer)
{
	struct sc_questions *questions = node->questions;
	uint32_t timeout = ask->timeout != 0 ? ask->timeout : node->settings.times.answer;

	questions->free = question->next;
	*question = (struct question){
		.hop_by_hop = ++questions->serial * questions->size +
			      (uint32_t)(question - questions->table),
		.slot = peer->current->slot,
		.generation = peer->current->generation,
		.peer = peer,
		.application = ask->application->id,
		.code = ask->code,
		.deadline = uv_now(node->settings.loop) + timeout,
		.started = uv_hrtime(),
		.answered = ask->answered,
		.owner = ask->owner,
	};
}

enum sc_status sc_node_ask(struct sc_node *node, const struct sc_ask *ask)
{
	struct sc_peer *peer = sc_route_choose(node, ask);
	struct question *question = node->questions->free;
	struct sc_avp_writer writer;
	uint32_t length;

	if (peer == NULL)
		return SC_STATUS_NOT_FOUND;
	if (question == NULL || peer->current->output.choked)
		return SC_STATUS_OUT_OF_ROOM;
	fill(node, question, ask, peer);
	sc_output_begin(peer->current, &writer);
	length = write_question(&writer, node, ask, question);
	if (length == 0) {
		*question = (struct question){ .next = node->questions->free };
		node->questions->free = question;
		return SC_STATUS_OUT_OF_ROOM;
	}
	sc_output_end(peer->current, length);
	peer->counts.questions_sent++;
	node->questions->waiting++;
	put_in_order(node->questions, question);
	watch_first(node);
	return SC_STATUS_OK;
}

static struct question *find_question(
	const struct sc_connection *connection, const struct sc_header *header)
{
	const struct sc_questions *questions = connection->node->questions;
	struct question *question = &questions->table[header->hop_by_hop % questions->size];
	bool same = question->peer != NULL && question->hop_by_hop == header->hop_by_hop &&
		    question->slot == connection->slot &&
		    question->generation == connection->generation &&
		    question->code == header->code && question->application == header->application;

	return same ? question : NULL;
}

static uint32_t number(const struct sc_avp *avp)
{
	return avp->value.length == 4 ? sc_get_u32((const uint8_t *)avp->value.at) : 0;
}

static void read_experimental(struct sc_text avps, struct sc_reply *reply)
{
	struct sc_avp avp;

	while (sc_avp_next(&avps, &avp)) {
		if (avp.vendor == 0 && avp.code == SC_CODE_EXPERIMENTAL_RESULT_CODE)
			reply->code = number(&avp);
		else if (avp.vendor == 0 && avp.code == SC_CODE_VENDOR_ID)
			reply->vendor = number(&avp);
	}
}

/* A code means another thing with a vendor: only that inside Experimental-Result is its own. An
 * answer has one of both (RFC 6733 7.1, 7.6); of those that have more the Result-Code counts. */
static void read_result(struct sc_text avps, struct sc_reply *reply)
{
	struct sc_avp avp;

	while (sc_avp_next(&avps, &avp)) {
		if (avp.vendor == 0 && avp.code == SC_CODE_RESULT_CODE) {
			reply->vendor = 0;
			reply->code = number(&avp);
			return;
		}
		if (avp.vendor == 0 && avp.code == SC_CODE_EXPERIMENTAL_RESULT)
			read_experimental(avp.value, reply);
	}
}

/* An answer speaks for its host, as a request does. */
static void note_origin_state(const struct sc_peer *peer, const struct sc_message *message)
{
	if (peer->relays || sc_text_equal_nocase(sc_peer_name(peer), message->origin_host))
		sc_origin_state_heard(peer->node, message->origin_host, message->origin_state);
}

void sc_questions_answered(struct sc_connection *connection, const struct sc_message *message,
	const struct sc_fault *fault)
{
	struct question *question = find_question(connection, &message->header);
	struct sc_reply reply = { .ending = SC_REPLY_ANSWERED, .message = message->bytes };

	if (question == NULL) {
		connection->peer->counts.dropped++;
		return;
	}
	connection->peer->counts.answers_received++;
	if (fault->code != 0)
		reply.ending = SC_REPLY_UNREADABLE;
	else
		note_origin_state(connection->peer, message);
	read_result(message->avps, &reply);
	end(connection->node, question, &reply);
	watch_first(connection->node);
}

/* Whoever is told may ask or stop: the search begins anew each time. */
void sc_questions_gone(struct sc_connection *connection)
{
	struct sc_node *node = connection->node;
	struct question *question = node->questions->first;

	while (question != NULL) {
		if (question->slot == connection->slot &&
			question->generation == connection->generation) {
			struct sc_reply reply = { .ending = SC_REPLY_PEER_GONE };

			end(node, question, &reply);
			question = node->questions->first;
		} else {
			question = question->next;
		}
	}
	watch_first(node);
}

enum sc_status sc_reply_read(
	const struct sc_reply *reply, const struct sc_avp_map *map, void *values)
{
	struct sc_text avps = reply->message;
	struct sc_fault fault;

	if (avps.length < SC_HEADER_SIZE)
		return SC_STATUS_MALFORMED;
	avps.at += SC_HEADER_SIZE;
	avps.length -= SC_HEADER_SIZE;
	if (sc_avp_read(avps, map, values, &fault))
		return SC_STATUS_OK;
	return fault.code == SC_DIAMETER_AVP_OCCURS_TOO_MANY_TIMES ? SC_STATUS_OUT_OF_ROOM
								   : SC_STATUS_MALFORMED;
}
