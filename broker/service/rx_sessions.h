/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which AF sessions are live? A bounded table in memory, found by the bytes of Session-Id, by the
 * name of the subscription or by the host of the AF. A session goes in and is replaced whole. For
 * the Rx files of this floor.
 */
#ifndef SC_RX_SESSIONS_H
#define SC_RX_SESSIONS_H

#include "rx_session.h"
#include "status.h"

struct sc_rx_sessions;

/* Live sessions of one subscription; there is no room for one more. */
enum { SC_RX_SESSIONS_OF_ONE = 1024 };

/* Memory, in bytes. What was accepted once may be restored whatever it takes. */
enum {
	SC_RX_SESSION_BYTES = 64 * 1024, /* of one session with all that hangs on it */
	SC_RX_SESSION_SHARE = 4 * 1024   /* of all of them, for each that the limit allows */
};

enum sc_status sc_rx_sessions_open(struct sc_rx_sessions **sessions, uint32_t limit);
/* Takes NULL. */
void sc_rx_sessions_close(struct sc_rx_sessions *sessions);
uint32_t sc_rx_sessions_count(const struct sc_rx_sessions *sessions);
/* How many of them are being ended. */
uint32_t sc_rx_sessions_ending(const struct sc_rx_sessions *sessions);
/* The memory that they take. */
uint64_t sc_rx_sessions_bytes(const struct sc_rx_sessions *sessions);

/* NULL: there is none. What is returned lives until the next put or remove. */
const struct sc_rx_session *sc_rx_sessions_find(
	const struct sc_rx_sessions *sessions, struct sc_text id);
/* The sessions of one subscription: the first when `after` is NULL, then the next; NULL: no more.
 */
const struct sc_rx_session *sc_rx_sessions_of(const struct sc_rx_sessions *sessions,
	struct sc_text subscription, const struct sc_rx_session *after);
/* The same for those of one AF, in the order in which they were put. */
const struct sc_rx_session *sc_rx_sessions_of_host(const struct sc_rx_sessions *sessions,
	struct sc_text host, const struct sc_rx_session *after);
/* Shows the sessions of so many places of the table, from *at on, which is moved; false from
 * visit() ends that early, and shows the rest of its place again next time. The table must stay as
 * it is during the call; when it has grown between two of them, a session may be shown twice, but
 * none is passed over. False: that was the last place. */
bool sc_rx_sessions_walk(const struct sc_rx_sessions *sessions, uint32_t *at, uint32_t places,
	bool (*visit)(void *owner, const struct sc_rx_session *session), void *owner);
/* Whether one more of that subscription fits, when so many others, and so many of the same
 * subscription among them, are about to be put: OUT_OF_ROOM, TOO_MANY_SESSIONS of the one. */
enum sc_status sc_rx_sessions_have_room(const struct sc_rx_sessions *sessions,
	struct sc_text subscription, uint32_t coming, uint32_t coming_of_it);
/* Whether the session may become so: it or all of them take no more memory than they may, or no
 * more than before. What is on its way to the disk does not count here, and has a limit of its own
 * (journal.h). SESSION_TOO_LARGE, OUT_OF_ROOM. */
enum sc_status sc_rx_sessions_fit(
	const struct sc_rx_sessions *sessions, const struct sc_rx_session *session);
/* Keeps a copy, in place of the session with the same id if there is one, whatever the limit: what
 * is durable is live. OUT_OF_MEMORY: nothing has changed. */
enum sc_status sc_rx_sessions_put(
	struct sc_rx_sessions *sessions, const struct sc_rx_session *session);
/* Does nothing when there is none. */
void sc_rx_sessions_remove(struct sc_rx_sessions *sessions, struct sc_text id);

#endif
