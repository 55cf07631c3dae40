/* SPDX-License-Identifier: BSD-2-Clause */
#include "sessions.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "content.h"
#include "rx_requests.h"
#include "victim.h"

enum { FIRST_ADDRESS = 0x0a000001, ADDRESSES = 64 };
enum { OTHER_CONTENT = 5012 }; /* an initial request for a session that says something else */

/* What had no answer when the daemon was killed may have happened. */
static void forget_request(struct session *session)
{
	if (session->request == REQUEST_OPENS || session->request == REQUEST_ENDS)
		session->state = SESSION_UNSURE;
	if (session->request != REQUEST_CHANGES)
		session->pending = 0;
	session->request = REQUEST_NONE;
}

void sessions_open(struct sessions *sessions, uint16_t port)
{
	for (uint32_t i = 0; i < SESSIONS_LIMIT; i++)
		forget_request(&sessions->sessions[i]);
	sessions->outstanding = 0;
	if (!line_open(&sessions->line, port, "pcscf.bench.example"))
		fail("the AF is not let in");
}

static void name_session(const struct session *session, char *name, size_t size)
{
	snprintf(name, size, "pcscf.bench.example;crash;%" PRIu32, session->number);
}

static void build(const struct content_request *request, struct bench_message *message,
	enum session_request kind, const struct session *session)
{
	switch (kind) {
	case REQUEST_OPENS:
	case REQUEST_ASKS:
		content_build_initial(request, message, session->kept);
		break;
	case REQUEST_GUESSES:
		content_build_initial(request, message, session->pending);
		break;
	case REQUEST_CHANGES:
		content_build_change(request, message, session->pending);
		break;
	case REQUEST_SPOILS:
		content_build_faulty(request, message, session->pending);
		break;
	case REQUEST_TRIES:
		content_build_question(request, message);
		break;
	case REQUEST_ENDS:
		rx_build_str(request->line, message, request->number, request->session);
		break;
	case REQUEST_NONE:
		break;
	}
}

/* One request at a time; the place of the session is the Hop-by-Hop Identifier. */
static void put(struct sessions *sessions, struct session *session, enum session_request kind)
{
	static struct bench_message message;
	char name[64];
	const struct content_request request = { .line = &sessions->line,
		.number = (uint32_t)(session - sessions->sessions),
		.session = name,
		.ip4 = FIRST_ADDRESS + session->number % ADDRESSES };

	name_session(session, name, sizeof(name));
	build(&request, &message, kind, session);
	session->request = kind;
	sessions->outstanding++;
	line_send(&sessions->line, &message);
}

static void begin(struct sessions *sessions, struct session *session)
{
	session->number = ++sessions->last_number;
	session->kept = ++sessions->last_generation;
	put(sessions, session, REQUEST_OPENS);
}

static void change(struct sessions *sessions, struct session *session, enum session_request kind)
{
	session->pending = ++sessions->last_generation;
	put(sessions, session, kind);
}

void sessions_try(struct sessions *sessions, struct session *session)
{
	put(sessions, session, REQUEST_TRIES);
}

void sessions_end(struct sessions *sessions, struct session *session)
{
	put(sessions, session, REQUEST_ENDS);
}

bool sessions_end_all(struct sessions *sessions)
{
	for (uint32_t i = 0; i < SESSIONS_LIMIT; i++) {
		struct session *session = &sessions->sessions[i];

		if (session->state == SESSION_LIVE && session->request == REQUEST_NONE)
			sessions_end(sessions, session);
	}
	return sessions->outstanding == 0;
}

void sessions_change_any(struct sessions *sessions)
{
	struct session *session = &sessions->sessions[rand() % SESSIONS_LIMIT];
	int kind = rand() % 8;

	if (session->request != REQUEST_NONE)
		return;
	if (session->state == SESSION_LIVE && kind <= 3)
		change(sessions, session, REQUEST_CHANGES);
	else if (session->state == SESSION_LIVE && kind == 4)
		change(sessions, session, REQUEST_SPOILS);
	else if (session->state == SESSION_LIVE || kind <= 1)
		sessions_end(sessions, session);
	else
		begin(sessions, session);
}

/* Whether the session is there, against what must be. */
static void settle(struct sessions *sessions, struct session *session, bool there)
{
	bool must_be = session->state == SESSION_LIVE || session->request == REQUEST_OPENS;

	if (session->state == SESSION_UNSURE)
		sessions->found += there;
	else if (there != must_be)
		fail("session %" PRIu32 " is %s", session->number, there ? "there again" : "lost");
	sessions->opened += session->request == REQUEST_OPENS;
	sessions->ended += session->request == REQUEST_ENDS && there;
	session->state = there && session->request != REQUEST_ENDS ? SESSION_LIVE : SESSION_NONE;
}

/* After a crash: what is there says what was acknowledged, or what had no answer, all of it. */
static void ask(struct sessions *sessions, struct session *session)
{
	if (session->state == SESSION_LIVE)
		put(sessions, session, session->pending != 0 ? REQUEST_GUESSES : REQUEST_ASKS);
}

static void take_guess(struct sessions *sessions, struct session *session, bool is_so)
{
	if (is_so) {
		session->kept = session->pending;
		sessions->found_changed++;
	}
	session->pending = 0;
	if (!is_so)
		ask(sessions, session);
}

static void take_change(struct sessions *sessions, struct session *session, uint32_t result)
{
	if (session->state != SESSION_LIVE)
		fail("session %" PRIu32 " was changed, but is not there", session->number);
	if (session->request == REQUEST_CHANGES && result == BENCH_SUCCESS) {
		session->kept = session->pending;
		sessions->changed++;
	} else if (session->request == REQUEST_SPOILS && result == CONTENT_REFUSED) {
		sessions->refused++;
	} else {
		fail("a %s change of session %" PRIu32 ", generation %" PRIu32
		     ", was answered with %" PRIu32,
			session->request == REQUEST_CHANGES ? "good" : "wrong", session->number,
			session->pending, result);
	}
	session->pending = 0;
}

static void take_answer(struct sessions *sessions, struct session *session, uint32_t result)
{
	enum session_request request = session->request;

	switch (request) {
	case REQUEST_CHANGES:
	case REQUEST_SPOILS:
		take_change(sessions, session, result);
		break;
	case REQUEST_ASKS:
		if (result != BENCH_SUCCESS)
			fail("session %" PRIu32 " does not say what generation %" PRIu32 " says",
				session->number, session->kept);
		break;
	case REQUEST_GUESSES:
		take_guess(sessions, session, result == BENCH_SUCCESS);
		break;
	case REQUEST_OPENS:
	case REQUEST_TRIES:
	case REQUEST_ENDS:
		settle(sessions, session, result == BENCH_SUCCESS);
		if (request == REQUEST_TRIES)
			ask(sessions, session);
		break;
	case REQUEST_NONE:
		break;
	}
	/* Unless there is another one by now. */
	if (session->request == request)
		session->request = REQUEST_NONE;
}

/* Which answers there are at all. */
static bool is_expected(enum session_request request, uint32_t result)
{
	if (request == REQUEST_ASKS || request == REQUEST_GUESSES)
		return result == BENCH_SUCCESS || result == OTHER_CONTENT;
	if (request == REQUEST_CHANGES || request == REQUEST_SPOILS)
		return true;
	return result == BENCH_SUCCESS || result == RX_UNKNOWN_SESSION;
}

static void take(void *owner, const uint8_t *message, size_t length)
{
	struct sessions *sessions = owner;
	uint32_t place = bench_read_u32(message + 12);
	uint32_t result = line_result(message, length);

	if ((message[4] & 0x80) != 0)
		fail("the AF was sent a request that nothing has caused");
	if (place >= SESSIONS_LIMIT || sessions->sessions[place].request == REQUEST_NONE)
		fail("an answer about sessions came that was not waited for");
	if (!is_expected(sessions->sessions[place].request, result))
		fail("a request about session %" PRIu32 " was answered with %" PRIu32,
			sessions->sessions[place].number, result);
	sessions->outstanding--;
	take_answer(sessions, &sessions->sessions[place], result);
}

bool sessions_read(struct sessions *sessions)
{
	return line_read(&sessions->line, take, sessions);
}
