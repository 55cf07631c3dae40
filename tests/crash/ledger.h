/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What must be there after a crash? One record for each user and service indication: what was
 * acknowledged, what was asked for and not answered, and what a subscriber has heard. Every attempt
 * to change a record has a generation of its own, which its content tells.
 */
#ifndef CRASH_LEDGER_H
#define CRASH_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LEDGER_USERS = 64, LEDGER_INDICATIONS = 3 };
enum { LEDGER_RECORDS = LEDGER_USERS * LEDGER_INDICATIONS };
enum { LEDGER_CONTENT_LIMIT = 1024, LEDGER_LOST_LIMIT = 64 };

struct state {
	bool exists; /* false: never created, or deleted */
	uint32_t sequence;
	uint32_t generation;
};

enum subscribed { SUBSCRIBED_NOT, SUBSCRIBED, SUBSCRIBED_PERHAPS };

struct record {
	uint32_t user;
	uint32_t indication;
	struct state kept; /* acknowledged */
	bool is_pending;
	struct state pending;
	struct record *partner; /* changed in the same request; NULL: none */
	bool took_pending;      /* after a crash: the attempt was there */
	uint32_t attempts;      /* the highest generation so far */
	uint32_t lost[LEDGER_LOST_LIMIT];
	uint32_t lost_count; /* of attempts that were not there after a crash */

	enum subscribed subscribed;
	bool subscribing;   /* a request about it has no answer */
	uint32_t told_from; /* generations after this one must be heard of */
	uint32_t must_hear; /* the highest generation that a subscriber must hear of */
	uint32_t farewell;  /* the last deletion, if a subscriber must hear of it */
	uint32_t heard;     /* the highest generation that he heard of */
};

struct ledger {
	struct record records[LEDGER_RECORDS];
};

void ledger_open(struct ledger *ledger);
struct record *ledger_find(struct ledger *ledger, uint32_t user, uint32_t indication);

/* What the next attempt would make of the record. */
struct state ledger_next(const struct record *record, bool exists);
void ledger_try(struct record *record, struct state state, struct record *partner);
/* The attempt was acknowledged. */
void ledger_keep(struct record *record);
/* After a crash: what was found is what was acknowledged or what was tried. Fails otherwise. */
void ledger_settle(struct record *record, const struct state *found);
/* After a crash and when all are settled: fails when half of a request is there. */
void ledger_check_pairs(struct ledger *ledger);

/* A subscription was acknowledged. */
void ledger_subscribe(struct record *record);
void ledger_unsubscribe(struct record *record);
/* A subscriber was told of this state. Fails when it is none that may be told. */
void ledger_hear(struct record *record, const struct state *told);
/* Whether subscribers have heard all that they must. */
bool ledger_is_heard(const struct record *record);

/* RepositoryData with this state. */
void ledger_document(const struct record *record, struct state state, char *document, size_t size);
/* Reads the state out of a document, where the bytes must be exactly those that were sent. Fails
 * when they are not. A record that does not exist has generation 0. */
struct state ledger_read(const struct record *record, const char *document, size_t length);

#endif
