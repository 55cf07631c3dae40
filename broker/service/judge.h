/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is a verdict reached for a live question? sc_judge() gathers the facts about one subscriber
 * from the snapshot, puts the question's event and components beside them and asks sc_decide().
 * Rx and `continuityctl explain` come through here; there is no other way to a verdict.
 */
#ifndef SC_JUDGE_H
#define SC_JUDGE_H

#include "arena.h"
#include "decision.h"
#include "service.h"

struct sc_question {
	const struct sc_account *account; /* NULL: nobody has that identity */
	enum sc_event event;
	int64_t now; /* epoch seconds, 0: the clock's */
	const struct sc_component *components;
	uint32_t component_count;
	const struct sc_contact
		*contacts; /* instead of what is registered; NULL: what is registered */
	uint32_t contact_count;
	struct sc_text service; /* ICSI, may be empty */
	struct sc_text calling;
	struct sc_text called;
	bool emergency;
	struct sc_text remote; /* domain or PLMN of the other party's network; empty: not known */
	const struct sc_iut_request *request; /* of IUT_REQUESTED; otherwise NULL */
	struct sc_collaboration
		collaboration; /* as the session stands; zeroes: not collaborative */
};

/* The facts stay readable beside the decision: indices in it point into facts.contacts. */
struct sc_judgement {
	struct sc_facts facts;
	struct sc_decision decision;
};

SC_EXPORT enum sc_status sc_judge(const struct sc_service *service,
	const struct sc_question *question, struct sc_judgement *judgement);

/* The account behind an identity as a person or a peer writes it: SIP or tel URI (canonicalised
 * here, TS 29.328 6), MSISDN or IMSI digits with or without "+", IMPI, or External-Identifier.
 * USER_UNKNOWN: nobody's. */
SC_EXPORT enum sc_status sc_find_account(const struct sc_service *service, struct sc_arena *arena,
	struct sc_text identity, const struct sc_account **account);
/* The same for a person: also by the name that the operator gave the subscription. */
SC_EXPORT enum sc_status sc_find_subscriber(const struct sc_service *service,
	struct sc_arena *arena, struct sc_text who, const struct sc_account **account);

#endif
