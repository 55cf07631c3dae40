/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What would change if other data were provisioned? The same sessions of every subscriber are
 * decided on two services, on the data as they are and as they would be, and the verdicts compared:
 * how many differ, from what to what, with the first examples. Two verdicts are the same when
 * directive, reason, chosen contact and what becomes of what cannot move are (TS 23.237 6.4).
 * Subscribers are the same by name, contacts by device name, access and address. It changes nothing
 * and does not know where the data come from; `continuityctl what-if` asks it.
 *
 * Decided are, each time with one audio and one video component in both directions:
 *   a session that arrives (event terminate), one that the subscriber starts (originate), and
 *   for each contact that is live as things are, a session that runs on it while something is
 *   provisioned (preference_changed); where that contact would not exist, it is lost.
 */
#ifndef SC_WHAT_IF_H
#define SC_WHAT_IF_H

#include "decision.h"
#include "service.h"

enum {
	SC_WHAT_IF_GROUP_LIMIT = 64,    /* kinds of change; changes beyond them are counted */
	SC_WHAT_IF_EXAMPLE_LIMIT = 20,  /* kept of each kind, each of another subscriber */
	SC_WHAT_IF_NAME_LIMIT = 20,     /* kept of subscribers that appear or disappear */
	SC_WHAT_IF_PROGRESS_STEP = 1024 /* subscribers between two reports of progress */
};

struct sc_what_if_question {
	const struct sc_service *before; /* as things are */
	const struct sc_service *after;  /* as they would be */
	int64_t now;                     /* epoch seconds, 0: the clock's of `before` */
	/* An identity, or the name of a subscription; empty: all subscribers. */
	struct sc_text user;
	bool everyone; /* also subscribers without a live contact; a named one always counts */
	void (*progress)(void *owner, uint32_t done, uint32_t total); /* may be NULL */
	void *owner;
};

/* One verdict on one side, for people: text and rows belong to that side's snapshot. */
struct sc_what_if_verdict {
	enum sc_directive directive;
	enum sc_reason reason;
	enum sc_remainder nontransferable;
	bool chosen; /* otherwise the three below mean nothing */
	enum sc_access access;
	struct sc_text device;
	struct sc_text contact;
	struct sc_evidence evidence;
	const struct sc_policy_set *set; /* NULL: the built-in policy */
	const struct sc_rule *rule;      /* NULL: the built-in policy */
};

/* What differs where directive, access and reason are the same. */
enum sc_what_if_note {
	SC_WHAT_IF_NOTE_NONE,
	SC_WHAT_IF_NOTE_DEVICE,  /* on another device */
	SC_WHAT_IF_NOTE_CONTACT, /* at another address */
	SC_WHAT_IF_NOTE_KEEP,    /* what cannot move is kept from now on */
	SC_WHAT_IF_NOTE_DROP     /* what cannot move is dropped from now on */
};

struct sc_what_if_example {
	struct sc_text subscriber;
	enum sc_event event;
	/* Where the session runs, of PREFERENCE_CHANGED. */
	enum sc_access access;
	struct sc_text device;
	uint32_t number; /* of the component */
	enum sc_media media;
	struct sc_what_if_verdict before;
	struct sc_what_if_verdict after;
};

/* All changes with the same directives, accesses and reasons. */
struct sc_what_if_group {
	uint64_t count;
	uint32_t first; /* how many kinds were seen before it */
	enum sc_what_if_note note;
	struct sc_what_if_example examples[SC_WHAT_IF_EXAMPLE_LIMIT]; /* the first: it for all */
	uint32_t example_count;
};

struct sc_what_if_names {
	uint32_t count;
	struct sc_text names[SC_WHAT_IF_NAME_LIMIT]; /* the first */
};

struct sc_what_if_report {
	int64_t now;
	uint32_t subscribers; /* that were decided on both sides */
	uint64_t verdicts;    /* on each side */
	uint32_t changed_subscribers;
	uint64_t changed_verdicts;
	uint64_t ungrouped;                                     /* changes beyond the limit */
	struct sc_what_if_group groups[SC_WHAT_IF_GROUP_LIMIT]; /* the largest first */
	uint32_t group_count;
	struct sc_what_if_names appeared;    /* subscribers that would be new */
	struct sc_what_if_names disappeared; /* subscribers that would be gone */
};

/* Fills the report, which is large: not for the stack. Its text and rows live as long as the
 * snapshots of both services. USER_UNKNOWN: on neither side anybody has that identity or name. */
SC_EXPORT enum sc_status sc_what_if(
	const struct sc_what_if_question *question, struct sc_what_if_report *report);

#endif
