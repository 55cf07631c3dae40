/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who opens, changes and ends sessions over Rx? An AF with many requests on their way, which knows
 * which sessions must be there, which must not, and of which nobody has said; and of each what it
 * must say.
 */
#ifndef CRASH_SESSIONS_H
#define CRASH_SESSIONS_H

#include "line.h"

enum { SESSIONS_LIMIT = 128 };

enum session_state { SESSION_NONE, SESSION_LIVE, SESSION_UNSURE };

enum session_request {
	REQUEST_NONE,
	REQUEST_OPENS,
	REQUEST_CHANGES,
	REQUEST_SPOILS,  /* changes it wrongly, in vain */
	REQUEST_TRIES,   /* asks whether it is there */
	REQUEST_ASKS,    /* asks whether it says what was acknowledged */
	REQUEST_GUESSES, /* asks whether it says what was not */
	REQUEST_ENDS
};

struct session {
	uint32_t number; /* in its Session-Id, another one for each attempt */
	enum session_state state;
	enum session_request request; /* that has no answer */
	uint32_t kept;                /* the generation that was acknowledged */
	uint32_t pending;             /* one that was asked for and not answered, 0: none */
};

struct sessions {
	struct line line;
	struct session sessions[SESSIONS_LIMIT];
	uint32_t last_number;
	uint32_t last_generation;
	uint32_t outstanding;
	uint64_t opened;
	uint64_t changed;
	uint64_t refused; /* wrong changes */
	uint64_t ended;
	uint64_t found;         /* that were there without an answer */
	uint64_t found_changed; /* that had changed without an answer */
};

/* A new connection: what was outstanding has no answer any more. */
void sessions_open(struct sessions *sessions, uint16_t port);
/* Handles what has come. False: the daemon has gone. */
bool sessions_read(struct sessions *sessions);
/* Asks whether a session is there, and if it is, whether it says exactly what was acknowledged, or
 * else what was not answered. */
void sessions_try(struct sessions *sessions, struct session *session);
/* Ends a session; a second time, too. */
void sessions_end(struct sessions *sessions, struct session *session);
/* Whether all that live are ended and everything is answered; ends some. */
bool sessions_end_all(struct sessions *sessions);
/* Opens, changes or ends one. */
void sessions_change_any(struct sessions *sessions);

#endif
