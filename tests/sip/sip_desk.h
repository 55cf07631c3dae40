/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do the SIP tests have in common? A floor that listens on both loopback addresses, peers with
 * plain sockets that talk to it over each way there is, and a clock that ticks on the loop all the
 * time and remembers the longest pause it had to make.
 */
#ifndef SIP_DESK_H
#define SIP_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uv.h>

#include "sip.h"

enum way { UDP4, TCP4, UDP6, TCP6, WAY_COUNT };

enum {
	ANSWER_LIMIT = 64 * 1024,
	PATIENCE = 60000, /* milliseconds until an awaited answer is missing */
	SILENCE = 100,    /* milliseconds until nothing means that nothing comes */
	SMOOTH = 1000,    /* no pause of the loop may be longer */
};

struct desk {
	uv_loop_t loop;
	uv_timer_t tick;
	uint64_t ticked; /* uv_hrtime() */
	uint64_t longest_pause;
	struct sc_sip *sip;
};

/* NULL: the defaults. The loop and the addresses are filled in. */
bool desk_open(struct desk *desk, const struct sc_sip_settings *settings);
/* Whether nothing was left on the loop. */
bool desk_close(struct desk *desk);
struct sc_sip_report desk_report(struct desk *desk);
/* Runs the loop until the socket has something to read; false: until the time was over. Socket -1
 * never has. */
bool desk_await(struct desk *desk, int socket, int milliseconds);
/* Forgets the pauses so far. */
void desk_start_watch(struct desk *desk);
bool desk_ran_smoothly(const struct desk *desk);

/* Too big for a stack: always allocated. */
struct peer {
	struct desk *desk;
	enum way way;
	int socket;
	char sent_by[32];
	char answer[ANSWER_LIMIT]; /* the last one, terminated */
	char unread[ANSWER_LIMIT]; /* of the stream behind it */
	size_t unread_length;
};

/* NULL: no connection. */
struct peer *peer_open(struct desk *desk, enum way way);
/* From another address of this machine, 127.0.0.x or ::1; NULL: the usual one. */
struct peer *peer_open_from(struct desk *desk, enum way way, const char *source);
void peer_close(struct peer *peer);
void peer_send(struct peer *peer, const char *bytes, size_t length);
/* The code of the next answer; 0: none came, -1: the connection was closed instead. */
int peer_answer(struct peer *peer, int milliseconds);
/* A request with all that it must have. `more` are header fields, each with its line end, or NULL;
 * the Request-URI is sip:broker@example.org. Returns its length. */
size_t peer_write(struct peer *peer, char *request, size_t size, const char *method,
	const char *more, const char *body);
/* Fills the pattern, sends it and waits for the answer. */
int peer_ask_with(struct peer *peer, const char *pattern, int milliseconds);
/* Writes a request, sends it and waits for the answer. */
int peer_ask(struct peer *peer, const char *method, const char *more, const char *body);
/* Any text, in which @V stands for what a Via is before its parameters, @P for its parameters, @I
 * for a new Call-ID, @T for the transport, @S for our sent-by, @O for the floor's and @@ for an @.
 */
size_t peer_fill(struct peer *peer, char *request, size_t size, const char *pattern);
/* Whether the last answer has this header field, with exactly this value. */
bool peer_got(const struct peer *peer, const char *name, const char *value);
bool peer_got_any(const struct peer *peer, const char *name);
bool way_is_stream(enum way way);
/* A good OPTIONS from somebody new is answered in good time, and the loop never stood still. */
bool desk_serves(struct desk *desk, enum way way);

#endif
