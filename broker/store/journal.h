/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a change become durable? The loop writes units of changes; a thread of the journal
 * commits many units at once to state.db, and the loop hears of each after the commit that holds
 * it, and not before (an answer is sent only when its effect is durable). After a restart the same
 * rows come back. The rows are generated from schema/queries/journal.sql (kept.h), and what each
 * column means stands in schema/state.sql. Loop thread only.
 */
#ifndef SC_JOURNAL_H
#define SC_JOURNAL_H

#include "export.h"
#include "kept.h"
#include "status.h"
#include "store.h"

enum {
	/* Units that are written and not settled; one more is OUT_OF_ROOM. */
	SC_JOURNAL_UNIT_LIMIT = 65536,
	/* What they may take together, in bytes; more is OUT_OF_ROOM. */
	SC_JOURNAL_BYTE_LIMIT = 128 * 1024 * 1024,
	/* How long sc_journal_flush() and sc_store_close() wait at most. */
	SC_JOURNAL_FLUSH_MILLISECONDS = 5000,
};

/* An AF session with all that hangs on it. In a change the keys `session` of media and flows and
 * the `id` of the row are the journal's own and need not be filled. Flows name their component by
 * its number. */
struct sc_kept_session {
	struct sc_kept_session_row row;
	const struct sc_kept_media_row *media;
	uint32_t media_count;
	const struct sc_kept_flow_row *flows;
	uint32_t flow_count;
};

/* KEEP adds a row or replaces the one with the same key; DROP takes it away if there is one, and
 * looks only at the key. */
enum sc_change_kind {
	SC_CHANGE_KEEP_DATA,         /* .data, key: owner, service_indication */
	SC_CHANGE_DROP_DATA,         /* .data */
	SC_CHANGE_KEEP_ITEM,         /* .item, key: owner, kind, detail */
	SC_CHANGE_DROP_ITEM,         /* .item */
	SC_CHANGE_KEEP_SUBSCRIPTION, /* .subscription, key: id. What TS 29.328 6.1.3 makes its key
				      * stays as it was; another one with the same is refused */
	SC_CHANGE_DROP_SUBSCRIPTION, /* .subscription, by id */
	SC_CHANGE_NOTE_DIGEST,       /* .subscription, by id: the digest alone, of one that is
				      * still there */
	SC_CHANGE_KEEP_NOTIFICATION, /* .notification, key: subscription, and id */
	SC_CHANGE_DROP_NOTIFICATION, /* .notification, by id: a newer one has another and stays */
	SC_CHANGE_KEEP_PEER,         /* .peer, key: origin_host */
	SC_CHANGE_KEEP_SESSION,      /* .session, key: session_id; whole, with media and flows */
	SC_CHANGE_NOTE_ENDING,       /* .session, by row.session_id: state, abort_cause and
				      * updated_at alone, of one that is still there */
	SC_CHANGE_NOTE_TOLD,    /* .session, by row.session_id: access, specific_actions, ip_can,
				 * rat, trusted, plmn and updated_at alone, and of the media
				 * that are named directive and reason, as far as all this is
				 * still there */
	SC_CHANGE_DROP_SESSION, /* .session, by row.session_id */
	SC_CHANGE_KIND_COUNT
};

/* A whole value. Texts are borrowed during the call that takes it. */
struct sc_change {
	enum sc_change_kind kind;
	union {
		struct sc_kept_data_row data;
		struct sc_kept_item_row item;
		struct sc_kept_subscription_row subscription;
		struct sc_kept_notification_row notification;
		struct sc_kept_peer_row peer;
		struct sc_kept_session session;
	};
};

/* Who hears how a unit ended. */
struct sc_journal_receipt {
	/* OK: on the disk, all of it. STORE_FAILED: nothing of it is. Called from
	 * sc_journal_settle() or sc_journal_flush() exactly once, in the order of writing; may
	 * write again. */
	void (*done)(void *owner, enum sc_status status);
	void *owner;
};

/* Writes one unit: all of the changes, in their order, or none. Everything is copied. OK: done()
 * will be called. Otherwise it will not be, and nothing was written: OUT_OF_ROOM, OUT_OF_MEMORY,
 * MALFORMED when a column of text would hold what is no clean UTF-8 and could not be read back. A
 * unit that breaks a constraint of state.db fails alone; when the file cannot be written every
 * waiting unit fails within a second, and the next is tried afresh. A unit without changes is one
 * that is done after those before it. */
SC_EXPORT enum sc_status sc_journal_write(struct sc_store *store, const struct sc_change *changes,
	uint32_t count, const struct sc_journal_receipt *receipt);
/* Calls done() of every unit that has ended; to be called after settings.committed. */
SC_EXPORT void sc_journal_settle(struct sc_store *store);
/* Waits, for a bounded time, until every unit has ended, and settles them; for an orderly stop,
 * before those who wait for done() go. STORE_FAILED: some have not ended in time.
 * sc_store_close() itself commits what is still waiting, and calls nobody. */
SC_EXPORT enum sc_status sc_journal_flush(struct sc_store *store);

/* Takes the rows, which live during the call only. Anything but OK ends the restoring. A NULL
 * member: such rows are not wanted. */
struct sc_restore {
	enum sc_status (*data)(void *owner, const struct sc_kept_data_row *row);
	enum sc_status (*item)(void *owner, const struct sc_kept_item_row *row);
	enum sc_status (*subscription)(void *owner, const struct sc_kept_subscription_row *row);
	enum sc_status (*notification)(void *owner, const struct sc_kept_notification_row *row);
	enum sc_status (*peer)(void *owner, const struct sc_kept_peer_row *row);
	enum sc_status (*session)(void *owner, const struct sc_kept_session *session);
	void *owner;
};

/* Reads back what was committed, kind by kind in the order of the members, each in a fixed order
 * (ids and session media and flows ascending). STORE_FAILED, MALFORMED, OUT_OF_MEMORY with the
 * problem set, or what the visitor returned. */
SC_EXPORT enum sc_status sc_journal_restore(
	struct sc_store *store, const struct sc_restore *visitor, struct sc_problem *problem);

#endif
