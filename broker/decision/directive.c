/* SPDX-License-Identifier: BSD-2-Clause */
#include "directive.h"

#include "errand.h"
#include "ranking.h"
#include "tads.h"

/* A better access that reports this much less quality is not desirable (TS 23.237 6.4, LOEI). */
enum { QUALITY_LOSS_TOLERATED = 10 };

bool sc_directive_carries(enum sc_directive directive)
{
	switch (directive) {
	case SC_DIRECTIVE_PASSTHROUGH:
	case SC_DIRECTIVE_PLACE:
	case SC_DIRECTIVE_KEEP:
	case SC_DIRECTIVE_REPLICATE:
	case SC_DIRECTIVE_TRANSFER_NOW:
	case SC_DIRECTIVE_TRANSFER_RECOMMENDED:
	case SC_DIRECTIVE_TRANSFER_ALLOWED:
	case SC_DIRECTIVE_TRANSFER_CS:
		return true;
	case SC_DIRECTIVE_DENY:
	case SC_DIRECTIVE_KEEP_SUSPENDED:
	case SC_DIRECTIVE_DROP:
	case SC_DIRECTIVE_RELEASE:
	case SC_DIRECTIVE_ASK_CONTROLLER:
	case SC_DIRECTIVE_COUNT:
		break;
	}
	return false;
}

bool sc_directive_moves(enum sc_directive directive)
{
	return directive == SC_DIRECTIVE_TRANSFER_NOW ||
	       directive == SC_DIRECTIVE_TRANSFER_RECOMMENDED ||
	       directive == SC_DIRECTIVE_TRANSFER_ALLOWED || directive == SC_DIRECTIVE_TRANSFER_CS;
}

bool sc_directive_is_free(const struct sc_weighing *weighing)
{
	return weighing->current != SC_NONE && SC_SET_HAS(weighing->survivors, weighing->current);
}

void sc_directive_say(struct sc_weighing *weighing, enum sc_directive directive,
	enum sc_reason reason, int32_t chosen, struct sc_evidence evidence)
{
	weighing->directive = directive;
	weighing->reason = reason;
	weighing->chosen = chosen;
	weighing->evidence = evidence;
}

/* The row that makes the best candidate best. */
static struct sc_evidence what_makes_best(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	struct sc_evidence evidence;

	if (weighing->survivor_count > 1)
		sc_ranking_difference(situation, weighing, 1, &evidence);
	else
		evidence = sc_evidence_of_contact(
			situation, sc_ranking_contact(situation, weighing->keys[0]));
	return evidence;
}

struct sc_removal sc_directive_telling(const struct sc_situation *situation,
	const struct sc_weighing *weighing, sc_contact_set contacts)
{
	const struct sc_removal *telling = NULL;

	for (uint32_t place = 0; place < situation->facts->contact_count; place++) {
		uint32_t contact = situation->at_place[place];
		const struct sc_removal *removal = &weighing->removed[contact];

		if (SC_SET_HAS(contacts, contact) &&
			(telling == NULL || removal->step > telling->step))
			telling = removal;
	}
	if (telling == NULL)
		return (struct sc_removal){ .reason = SC_REASON_NO_CONTACT,
			.evidence = sc_evidence(SC_SOURCE_CONTACT, 0) };
	return *telling;
}

/* For a session being set up somewhere, what stands against that place tells why. */
static void deny(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	int32_t place = weighing->component->contact;
	struct sc_removal why = sc_directive_telling(
		situation, weighing, place == SC_NONE ? situation->all : SC_BIT(place));

	sc_directive_say(weighing, SC_DIRECTIVE_DENY, why.reason, SC_NONE, why.evidence);
}

static struct sc_evidence evidence_of_remainder(const struct sc_weighing *weighing)
{
	return weighing->user_first && weighing->preference != NULL &&
			       weighing->preference->has_nontransferable
		       ? sc_evidence_of_user(weighing)
		       : sc_evidence_of_operator(weighing);
}

/* TS 23.237 6.4: keep or drop what cannot be transferred. */
void sc_directive_give_up(struct sc_weighing *weighing)
{
	if (weighing->circuit_denied)
		sc_directive_say(weighing, SC_DIRECTIVE_RELEASE, SC_REASON_CS_LIMIT, SC_NONE,
			sc_evidence(SC_SOURCE_BUILT_IN, 0));
	else if (weighing->nontransferable == SC_REMAINDER_DROP)
		sc_directive_say(weighing, SC_DIRECTIVE_DROP, SC_REASON_DROP, SC_NONE,
			evidence_of_remainder(weighing));
	else if (weighing->current != SC_NONE)
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP_SUSPENDED, SC_REASON_KEEP,
			weighing->current, evidence_of_remainder(weighing));
	else
		sc_directive_say(weighing, SC_DIRECTIVE_RELEASE, SC_REASON_GONE, SC_NONE,
			sc_evidence(SC_SOURCE_CONTACT, 0));
}

static bool was_in_circuits(
	const struct sc_situation *situation, const struct sc_component *component)
{
	enum sc_access access = component->contact == SC_NONE
					? component->lost_access
					: situation->facts->contacts[component->contact].access;

	return SC_SET_HAS(sc_access_group_members(SC_ACCESS_GROUP_CS), access);
}

int32_t sc_device_it_was_on(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	const struct sc_component *component = weighing->component;

	if (component->contact != SC_NONE)
		return (int32_t)situation->facts->contacts[component->contact].device;
	return (int32_t)component->lost_device - 1;
}

/* TS 23.216: the radio network can hand speech over from packet to circuit switching by itself when
 * the device and the subscription have SRVCC, and video beside it with vSRVCC; no circuit switched
 * contact is registered then. Not from GPRS or NB-IoT, and not when circuits were weighed already
 * and removed. */
static bool radio_may_hand_over(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	const struct sc_subscriber *subscriber = situation->facts->subscriber;
	const sc_access_set targets = SC_SET_OF(SC_ACCESS_GERAN_CS) | SC_SET_OF(SC_ACCESS_UTRAN_CS);
	const struct sc_preference *preference = weighing->preference;
	enum sc_media media = weighing->component->media;
	int32_t device = sc_device_it_was_on(situation, weighing);
	const struct sc_device *owner;
	sc_contact_set sources;

	if (device == SC_NONE || weighing->handover_denied || !subscriber->srvcc_allowed ||
		was_in_circuits(situation, weighing->component))
		return false;
	owner = &subscriber->devices[device];
	if (!(media == SC_MEDIA_AUDIO && owner->srvcc_capable) &&
		!(media == SC_MEDIA_VIDEO && owner->vsrvcc_capable))
		return false;
	if ((weighing->rule->restricted_transfer & targets) == targets)
		return false;
	if (preference != NULL && preference->has_domain &&
		preference->domain == SC_DOMAIN_PREFERENCE_IMS_ONLY)
		return false;
	sources = situation->live & situation->of_device[device];
	return (sources & situation->circuits) == 0 && (sources & situation->voice_asks) != 0;
}

static void nothing_left(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	if (situation->setting_up || !weighing->running) {
		deny(situation, weighing);
	} else if (radio_may_hand_over(situation, weighing)) {
		const struct sc_device *devices = situation->facts->subscriber->devices;

		sc_directive_say(weighing, SC_DIRECTIVE_TRANSFER_CS, SC_REASON_CS_FALLBACK, SC_NONE,
			sc_evidence(SC_SOURCE_DEVICE,
				devices[sc_device_it_was_on(situation, weighing)].id));
	} else {
		sc_directive_give_up(weighing);
	}
}

/* The place it had is no longer possible. Speech that only circuits can carry on goes there, and
 * video beside it. */
static void move_away(
	const struct sc_situation *situation, struct sc_weighing *weighing, uint32_t best)
{
	struct sc_evidence evidence = sc_evidence(SC_SOURCE_CONTACT, 0);

	if (weighing->component->contact != SC_NONE)
		evidence = weighing->removed[weighing->component->contact].evidence;
	if ((weighing->survivors & ~situation->circuits) == 0 &&
		!was_in_circuits(situation, weighing->component))
		sc_directive_say(weighing, SC_DIRECTIVE_TRANSFER_CS, SC_REASON_CS_FALLBACK,
			(int32_t)best, sc_evidence_of_contact(situation, best));
	else
		sc_directive_say(weighing, SC_DIRECTIVE_TRANSFER_NOW, SC_REASON_FORCED,
			(int32_t)best, evidence);
}

static bool is_held_down(const struct sc_situation *situation, const struct sc_component *component)
{
	int64_t now = situation->facts->now;

	return component->moved_at > 0 && component->moved_at <= now &&
	       now - component->moved_at < situation->facts->hold_seconds;
}

/* Both places report their quality, and going is no great loss. */
static bool is_desirable(
	const struct sc_situation *situation, const struct sc_weighing *weighing, uint32_t best)
{
	int16_t here = situation->facts->contacts[weighing->current].quality;
	int16_t there = situation->facts->contacts[best].quality;

	return here != SC_NONE && there != SC_NONE && there >= here - QUALITY_LOSS_TOLERATED;
}

/* Something better is there, and where it is would do. A device that asks has looked already. */
static void move_up(
	const struct sc_situation *situation, struct sc_weighing *weighing, uint32_t best)
{
	const struct sc_preference *preference = weighing->preference;
	struct sc_evidence operators = sc_evidence_of_operator(weighing);
	bool has_wish = preference != NULL && preference->has_immediate;
	bool at_once = situation->facts->event == SC_EVENT_TRANSFER_REQUESTED ||
		       (has_wish && preference->immediate);

	if (is_held_down(situation, weighing->component))
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, SC_REASON_HOLD_DOWN,
			weighing->current, sc_evidence(SC_SOURCE_BUILT_IN, 0));
	else if (weighing->held_back)
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, SC_REASON_NO_PARTIAL,
			weighing->current, weighing->held_back_by);
	else if (weighing->rule->level == SC_TRANSFER_LEVEL_SHALL)
		sc_directive_say(weighing, SC_DIRECTIVE_TRANSFER_NOW, SC_REASON_SHALL,
			(int32_t)best, operators);
	else if (weighing->rule->level == SC_TRANSFER_LEVEL_SHOULD)
		sc_directive_say(weighing,
			at_once || is_desirable(situation, weighing, best)
				? SC_DIRECTIVE_TRANSFER_NOW
				: SC_DIRECTIVE_TRANSFER_RECOMMENDED,
			SC_REASON_SHOULD, (int32_t)best, operators);
	else if (at_once)
		sc_directive_say(weighing, SC_DIRECTIVE_TRANSFER_NOW, SC_REASON_MAY, (int32_t)best,
			has_wish ? sc_evidence_of_user(weighing) : operators);
	else if (has_wish)
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, SC_REASON_MAY, weighing->current,
			sc_evidence_of_user(weighing));
	else
		sc_directive_say(weighing, SC_DIRECTIVE_TRANSFER_ALLOWED, SC_REASON_MAY,
			(int32_t)best, operators);
}

/* Its first place. Speech that was refused over packets tries the circuits of the same device. */
static void place(const struct sc_situation *situation, struct sc_weighing *weighing, uint32_t best)
{
	if (SC_SET_HAS(weighing->retries, best))
		sc_directive_say(weighing, SC_DIRECTIVE_PLACE, SC_REASON_CS_FALLBACK, (int32_t)best,
			sc_tads_refusal(situation, weighing, best));
	else
		sc_directive_say(weighing, SC_DIRECTIVE_PLACE, SC_REASON_NEW, (int32_t)best,
			what_makes_best(situation, weighing));
}

/* What is settled before policy is asked: what the radio network has done, mobility underneath IMS,
 * which needs no transfer (TS 23.237 6.3.1), and what the event wants. */
static bool settle_beforehand(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	bool may_stay =
		weighing->errand.kind == SC_ERRAND_NONE || weighing->errand.kind == SC_ERRAND_STAY;

	if (weighing->fixed) {
		sc_directive_say(weighing, SC_DIRECTIVE_PLACE, SC_REASON_CS_FALLBACK,
			weighing->current,
			sc_evidence_of_contact(situation, (uint32_t)weighing->current));
		return true;
	}
	if (weighing->moved_below && may_stay && sc_directive_is_free(weighing)) {
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, SC_REASON_MOBILITY_BELOW,
			weighing->current,
			sc_evidence_of_contact(situation, (uint32_t)weighing->current));
		return true;
	}
	return sc_errand_settle(situation, weighing);
}

bool sc_directive_is_pinned(const struct sc_weighing *weighing)
{
	return weighing->reason == SC_REASON_HOLD_DOWN ||
	       weighing->reason == SC_REASON_MOBILITY_BELOW;
}

void sc_directive_settle(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	uint32_t best;

	if (settle_beforehand(situation, weighing))
		return;
	if (weighing->survivor_count == 0) {
		nothing_left(situation, weighing);
		return;
	}
	best = sc_ranking_contact(situation, weighing->keys[0]);
	if (!weighing->running)
		place(situation, weighing, best);
	else if ((int32_t)best == weighing->current)
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, SC_REASON_BEST, weighing->current,
			what_makes_best(situation, weighing));
	else if (sc_directive_is_free(weighing))
		move_up(situation, weighing, best);
	else
		move_away(situation, weighing, best);
}
