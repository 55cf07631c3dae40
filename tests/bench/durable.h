/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do answers cost that wait for the disk? Each mode of bench_durable is one function, which
 * prints one row. What a processor worked is of the daemon, for one request.
 */
#ifndef BENCH_DURABLE_H
#define BENCH_DURABLE_H

#include "line.h"

struct durable_words {
	uint16_t port;
	const char *pid; /* of the daemon */
	char **more;     /* the words of the mode */
	int count;
};

enum { DURABLE_DATA_BYTES = 500 };

/* updates OUTSTANDING COUNT USERS SEQUENCE: repository data, one user after the other. The first
 * sequence number is that of all users, the next round has the next. */
void durable_updates(const struct durable_words *words);
/* pairs OUTSTANDING COUNT USERS: a session is opened and ended. */
void durable_pairs(const struct durable_words *words);
/* keep OUTSTANDING COUNT USERS: sessions are opened and stay. */
void durable_keep(const struct durable_words *words);
/* news SUBSCRIPTIONS COUNT RATE SEQUENCE alone|beside: how soon after a change it is told, to one
 * who answers, alone or beside one who never does. */
void durable_news(const struct durable_words *words);
/* storm SESSIONS RATE COMMAND: a command changes what so many sessions may carry, or over what; how
 * soon do their AFs hear of it, and how long do new sessions take meanwhile? */
void durable_storm(const struct durable_words *words);

/* The word as a number; it must be one. */
uint32_t durable_number(const struct durable_words *words, int nth);
void durable_connect(struct line *line, const struct durable_words *words, const char *host);
/* Repository data "bench" of one user, of about DURABLE_DATA_BYTES. */
void durable_build_update(const struct line *line, struct bench_message *message, uint32_t number,
	uint32_t user, uint32_t sequence);

#endif
