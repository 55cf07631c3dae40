/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the tests of the journal write? On a store of their own, with changes that say little, and
 * a list of how the units ended. What is restored can be read as text, a line for each row.
 */
#ifndef SC_JOURNAL_DESK_H
#define SC_JOURNAL_DESK_H

#include "journal.h"
#include "scratch.h"

enum { DESK_UNITS = 40000 };

struct journal_desk {
	struct scratch scratch;
	struct sc_store *store;
	uint32_t written;               /* units that were taken */
	uint32_t ended;                 /* units whose done() was called */
	uint32_t order[DESK_UNITS];     /* the number of each unit that ended, in that order */
	enum sc_status how[DESK_UNITS]; /* by number */
	struct desk_ticket {
		struct journal_desk *desk;
		uint32_t number;
	} tickets[DESK_UNITS];
};

/* Makes the directory and the databases, and opens the store. One desk at a time. */
struct journal_desk *desk_open(void);
/* The same with state.db in memory. */
struct journal_desk *desk_open_in_memory(void);
/* Closes everything and removes the directory. */
void desk_close(struct journal_desk *desk);
/* As after a restart of the broker. */
void desk_reopen(struct journal_desk *desk);
/* NULL with the problem in the scratch. */
struct sc_store *desk_try_open(struct journal_desk *desk);

/* Writes one unit; its number, counted from 0, is `desk->written` before. */
enum sc_status desk_write(
	struct journal_desk *desk, const struct sc_change *changes, uint32_t count);
/* Writes one unit and waits for its end. */
enum sc_status desk_commit(
	struct journal_desk *desk, const struct sc_change *changes, uint32_t count);
/* Waits until as many units have ended as were written. */
void desk_wait(struct journal_desk *desk);

/* Every row that is restored, as a text that the caller frees. */
char *desk_text(struct journal_desk *desk);
/* Whether the text of all rows is this; tells what is different. */
bool desk_holds(struct journal_desk *desk, const char *expected);
/* One number out of state.db, read by a connection of its own; -1 when there is none. */
int64_t desk_number(struct journal_desk *desk, const char *sql);
/* Runs SQL on state.db by a connection of its own. */
void desk_run(struct journal_desk *desk, const char *sql);

/* Changes with little in them; the texts are borrowed. */
struct sc_change change_keep_data(const char *owner, const char *indication, const char *data);
struct sc_change change_drop_data(const char *owner, const char *indication);
struct sc_change change_keep_item(const char *owner, enum sc_held_kind kind, const char *value);
struct sc_change change_drop_item(const char *owner, enum sc_held_kind kind);
struct sc_change change_keep_subscription(int64_t id, const char *identity, int64_t expires_at);
struct sc_change change_drop_subscription(int64_t id);
struct sc_change change_keep_notification(int64_t id, int64_t subscription, const char *document);
struct sc_change change_drop_notification(int64_t id);
struct sc_change change_keep_peer(const char *host, int64_t origin_state_id);
/* Media and flows are those of a static room that the next call uses again: `media` components,
 * each with two flows. */
struct sc_change change_keep_session(const char *id, const char *subscription, uint32_t media);
struct sc_change change_drop_session(const char *id);

#endif
