/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the tests of subscriptions get news? A service whose time the test moves, and a courier
 * that writes down what it is given and answers when the test says so.
 */
#ifndef SC_NEWS_RIG_H
#define SC_NEWS_RIG_H

#include "arena.h"
#include "living.h"
#include "sh_delivery.h"
#include "sh_subscribe.h"
#include "sh_update.h"

enum { RIG_SENT = 4096, RIG_TEXT = 256, RIG_DOCUMENT = 2048 };

/* What the courier was given. */
struct rig_sent {
	int64_t id;
	char host[RIG_TEXT];
	char realm[RIG_TEXT];
	char via[RIG_TEXT];
	char identity[RIG_TEXT];
	char wildcard[RIG_TEXT];
	char private_identity[RIG_TEXT];
	char document[RIG_DOCUMENT];
};

struct news_rig {
	struct living life;
	enum sc_status way; /* what sending ends with */
	const char *lost;   /* no way leads to this host; NULL: to each */
	bool holds;         /* nothing is settled: what is asked stays under way */
	bool answers;       /* each is delivered at once */
	struct rig_sent *sent;
	uint32_t sent_count;
	uint32_t answered;       /* of those, when it answers by itself */
	enum sc_status promised; /* how the latest promise was kept; WAITING: not yet */
	struct sc_arena arena;
	struct sc_sh_subscribed subscribed;
	struct sc_sh_updated updated;
};

/* NULL: the reason was printed. One at a time. */
struct news_rig *rig_open(void);
void rig_close(struct news_rig *rig);
/* As after kill -9 in a quiet moment: the same files, a new service. */
void rig_restart(struct news_rig *rig);
/* Until nothing is under way or due. */
void rig_settle(struct news_rig *rig);
/* Moves both clocks, ticks when an alarm has come, and settles. */
void rig_pass(struct news_rig *rig, uint64_t milliseconds);
/* An import of these statements that the service does not hear of. */
bool rig_import_only(struct news_rig *rig, const char *statements);
/* An import of these statements, and everything it leads to. */
bool rig_import(struct news_rig *rig, const char *statements);

/* The promise is kept by the time it returns, when it is OK. */
enum sc_status rig_subscribe(struct news_rig *rig, const struct sc_sh_subscribe *question);
/* One subscription of this host to one reference of one identity; a key where it needs one. */
enum sc_status rig_want(struct news_rig *rig, const char *host, uint32_t reference,
	const char *identity, const char *key);
enum sc_status rig_update(struct news_rig *rig, const char *host, const char *identity,
	uint32_t reference, const char *document);
/* The same for one RepositoryData; data NULL: to be deleted. */
enum sc_status rig_put(struct news_rig *rig, const char *host, const char *identity,
	uint32_t sequence, const char *data);
/* The nth that was sent, from 0; never NULL. */
const struct rig_sent *rig_sent(const struct news_rig *rig, uint32_t nth);
/* Tells how the nth went, and settles. */
void rig_answer(struct news_rig *rig, uint32_t nth, enum sc_sh_delivery how);
uint32_t rig_subscriptions(const struct news_rig *rig);
uint32_t rig_waiting(const struct news_rig *rig);

#endif
