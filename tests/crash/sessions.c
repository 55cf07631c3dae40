/* SPDX-License-Identifier: BSD-2-Clause */
#include "sessions.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "rx_requests.h"
#include "victim.h"

enum { FIRST_ADDRESS = 0x0a000001, ADDRESSES = 64 };

void sessions_open(struct sessions *sessions, uint16_t port)
{
	for (uint32_t i = 0; i < SESSIONS_LIMIT; i++) {
		if (sessions->sessions[i].request != REQUEST_NONE)
			sessions->sessions[i].state = SESSION_UNSURE;
		sessions->sessions[i].request = REQUEST_NONE;
	}
	sessions->outstanding = 0;
	if (!line_open(&sessions->line, port, "pcscf.bench.example"))
		fail("the AF is not let in");
}

/* The place of the session is the Hop-by-Hop Identifier: one request at a time. */
static uint32_t wait_for(
	struct sessions *sessions, struct session *session, enum session_request request)
{
	session->request = request;
	sessions->outstanding++;
	return (uint32_t)(session - sessions->sessions);
}

static void name_session(const struct session *session, char *name, size_t size)
{
	snprintf(name, size, "pcscf.bench.example;crash;%" PRIu32, session->number);
}

static void begin(struct sessions *sessions, struct session *session)
{
	static struct bench_message message;
	char name[64];

	session->number = ++sessions->last_number;
	name_session(session, name, sizeof(name));
	rx_build_aar(&sessions->line, &message, wait_for(sessions, session, REQUEST_OPENS), name,
		FIRST_ADDRESS + session->number % ADDRESSES);
	line_send(&sessions->line, &message);
}

void sessions_try(struct sessions *sessions, struct session *session)
{
	static struct bench_message message;
	char name[64];

	name_session(session, name, sizeof(name));
	rx_build_update(
		&sessions->line, &message, wait_for(sessions, session, REQUEST_TRIES), name);
	line_send(&sessions->line, &message);
}

void sessions_end(struct sessions *sessions, struct session *session)
{
	static struct bench_message message;
	char name[64];

	name_session(session, name, sizeof(name));
	rx_build_str(&sessions->line, &message, wait_for(sessions, session, REQUEST_ENDS), name);
	line_send(&sessions->line, &message);
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
	int kind = rand() % 4;

	if (session->request != REQUEST_NONE)
		return;
	if (session->state == SESSION_LIVE && kind == 0)
		sessions_try(sessions, session);
	else if (session->state == SESSION_LIVE || kind == 1)
		sessions_end(sessions, session);
	else
		begin(sessions, session);
}

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
	session->request = REQUEST_NONE;
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
	if (result != BENCH_SUCCESS && result != RX_UNKNOWN_SESSION)
		fail("a request about a session was answered with %" PRIu32, result);
	sessions->outstanding--;
	settle(sessions, &sessions->sessions[place], result == BENCH_SUCCESS);
}

bool sessions_read(struct sessions *sessions)
{
	return line_read(&sessions->line, take, sessions);
}
