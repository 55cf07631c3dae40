/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which access and device may carry each component, and why? sc_decide() answers for one session:
 * per component the chosen contact, the ordered alternatives, what to do, and for every candidate
 * that lost the first rule that removed it or the ranking key that beat it (TS 23.237 6.4).
 * Pure: facts in, decision out; no I/O, clock, allocation or globals.
 */
#ifndef SC_DECISION_H
#define SC_DECISION_H

#include "export.h"
#include "facts.h"
#include "status.h"
#include "vocabulary.h"

/* Which row of which table a statement comes from. */
enum sc_source {
	SC_SOURCE_BUILT_IN,
	SC_SOURCE_SUBSCRIPTION,
	SC_SOURCE_RULE,
	SC_SOURCE_PREFERENCE,
	SC_SOURCE_DEVICE,
	SC_SOURCE_CAPABILITY,
	SC_SOURCE_CONTACT,
	SC_SOURCE_SERVICE,
	SC_SOURCE_CRITERION,
	SC_SOURCE_AUTHORISATION,
	SC_SOURCE_REMOTE,
	SC_SOURCE_SUCCESSOR,
	SC_SOURCE_MASK,
	SC_SOURCE_COUNT
};

struct sc_evidence {
	enum sc_source source;
	int64_t row; /* 0: the source has no row */
};

/* One contact weighed for one component. The evidence of a candidate that was removed is the row
 * that removed it; of one that was outranked, the row that speaks for the candidate before it; of
 * the best, its own contact. */
struct sc_candidate {
	int32_t contact;       /* index into facts.contacts */
	enum sc_reason reason; /* OK: it survived; OUTRANKED: it survived and lost the ranking */
	/* The key on which the candidate before it won, NONE for the best. */
	enum sc_ranking beaten_by;
	struct sc_evidence evidence;
};

struct sc_verdict {
	uint32_t number; /* the component's */
	enum sc_directive directive;
	enum sc_reason reason;
	enum sc_remainder nontransferable;      /* what becomes of it if it cannot move */
	int32_t chosen;                         /* index into facts.contacts, SC_NONE: none */
	const struct sc_policy_set *set;        /* NULL: the built-in policy */
	const struct sc_rule *rule;             /* NULL: the built-in policy */
	const struct sc_preference *preference; /* the user's word that was used, may be NULL */
	struct sc_evidence evidence;            /* what the reason rests on */
	/* The m= line of the component on the leg the verdict speaks about: that of `chosen`, or
	 * without one any. OFFERED: it has its port there; on a new leg all lines of components
	 * that are not `chosen` there have port 0, and with `replicate` the source leg stays as it
	 * is. UNCHANGED: it stays on its leg as it is, which is port 0 on a new one. INACTIVE: the
	 * same, with a=inactive. ZERO_PORT: it ends, or is not set up as long as nobody agreed. */
	enum sc_sdp_hint sdp;
	/* Survivors first, best first; then what was removed, in the order of the contacts. */
	struct sc_candidate candidates[SC_CONTACT_LIMIT];
	uint32_t candidate_count;
	uint32_t survivor_count;
};

/* Control offered to one device after the controller was lost (TS 23.237 6a.11). */
struct sc_offer {
	uint32_t device; /* index into subscriber.devices */
	bool move_media; /* the media of the lost device go there too */
	struct sc_evidence evidence;
};

/* What an INVITE to the subscriber carries so that it lands where it was decided (TS 23.237 5.3.1;
 * Accept-Contact and Reject-Contact with g.3gpp.accesstype). All empty for other events. */
struct sc_tads {
	sc_access_set accept; /* over these something was placed */
	sc_access_set reject; /* over these nothing may be placed */
	bool retry_cs;       /* when packet switched speech is refused or fails, circuits may try */
	bool ue_assisted;    /* the device has the last word on the domain of voice and video */
	int32_t only_device; /* where speech on a leg of its own goes, SC_NONE: there is none */
};

struct sc_decision {
	enum sc_outcome outcome;
	enum sc_transfer_form form;
	/* Who controls from now on, an index into subscriber.devices. SC_NONE: the session is not
	 * collaborative, or nobody has taken control yet. */
	int32_t controller;
	struct sc_tads tads; /* of sessions being set up towards the subscriber */
	struct sc_offer offers[SC_DEVICE_LIMIT]; /* best first */
	uint32_t offer_count;
	int64_t policy_version; /* of the policy set that decided most specifically, 0: built in */
	/* Epoch seconds; the earliest thing that may change it, 0: nothing known. */
	int64_t valid_until;
	struct sc_verdict verdicts[SC_COMPONENT_LIMIT];
	uint32_t verdict_count;
};

/* Decides. OUT_OF_ROOM when a limit of facts.h is exceeded, MALFORMED when an index or word in the
 * facts does not exist; then *decision is untouched. */
SC_EXPORT enum sc_status sc_decide(const struct sc_facts *facts, struct sc_decision *decision);

/* Whether a component with this directive may be carried (place, keep, transfer ...). */
SC_EXPORT bool sc_directive_carries(enum sc_directive directive);

#endif
