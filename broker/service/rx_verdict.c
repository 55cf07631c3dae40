/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_verdict.h"

#include "judge.h"
#include "rx_access.h"
#include "validity.h"

enum { BITS_PER_KILOBIT = 1000 };

static enum sc_event event_of(const struct sc_rx_trial *trial)
{
	if (trial->reviewed)
		return SC_EVENT_PREFERENCE_CHANGED;
	if (trial->before == NULL)
		return trial->arriving ? SC_EVENT_TERMINATE : SC_EVENT_ORIGINATE;
	if (sc_rx_session_has_moved(trial->before, trial->session))
		return SC_EVENT_TRANSFER_REQUESTED;
	return SC_EVENT_MEDIA_ADDED;
}

static enum sc_status judge(const struct sc_service *service, const struct sc_rx_trial *trial,
	const struct sc_rx_facts *facts, struct sc_judgement *judgement)
{
	const struct sc_question question = {
		.account = trial->binding.account,
		.event = event_of(trial),
		.now = trial->now,
		.components = facts->components,
		.component_count = facts->component_count,
		.contacts = facts->bound ? &facts->contact : NULL,
		.contact_count = facts->bound,
		.service = trial->session->service,
		.emergency = trial->session->emergency,
	};

	return sc_judge(service, &question, judgement);
}

/* A component is carried where the session is bound, or anywhere when that is open. Why the access
 * was ruled out tells more than what becomes of the component. */
static bool may_carry(
	const struct sc_rx_facts *facts, const struct sc_verdict *verdict, enum sc_reason *reason)
{
	*reason = verdict->reason;
	if (verdict->directive == SC_DIRECTIVE_PASSTHROUGH)
		return true;
	if (facts->bound && verdict->candidate_count != 0 && verdict->survivor_count == 0) {
		*reason = verdict->candidates[0].reason;
		return false;
	}
	if (!sc_directive_carries(verdict->directive))
		return false;
	return !facts->bound || verdict->survivor_count != 0;
}

static bool is_asked_about(const struct sc_rx_trial *trial, uint32_t number)
{
	if (trial->whole)
		return true;
	for (uint32_t i = 0; i < trial->stated->component_count; i++) {
		if (trial->stated->components[i].number == number)
			return true;
	}
	return false;
}

static void find_refusals(const struct sc_rx_trial *trial, const struct sc_rx_facts *asked,
	const struct sc_judgement *judgement, struct sc_rx_findings *findings)
{
	for (uint32_t i = 0; i < asked->component_count; i++) {
		const struct sc_verdict *verdict = &judgement->decision.verdicts[i];
		const struct sc_component *component = &asked->components[i];
		enum sc_reason reason = SC_REASON_OK;

		if (!is_asked_about(trial, component->number))
			continue;
		if (may_carry(asked, verdict, &reason)) {
			findings->decided[findings->decided_count++] = (struct sc_rx_decided){
				.number = component->number,
				.directive = verdict->directive,
				.reason = reason,
			};
			continue;
		}
		findings->refusals[findings->refusal_count++] = (struct sc_rx_refusal){
			.number = component->number,
			.media = component->media,
			.reason = reason,
			.has_access = asked->bound,
			.access = asked->bound ? asked->contact.access : SC_ACCESS_OTHER,
			.rule = verdict->rule == NULL ? 0 : verdict->rule->id,
		};
	}
}

static uint32_t stricter(uint32_t a, uint32_t b)
{
	if (a == 0 || b == 0)
		return a + b;
	return a < b ? a : b;
}

/* The most the device can do with that kind of media, in kbps; 0: no limit. */
static uint32_t ability(const struct sc_device *device, enum sc_media media)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < device->capability_count; i++) {
		const struct sc_capability *row = &device->capabilities[i];

		if (row->media == media && row->max_kbps == 0)
			return 0;
		if (row->media == media && row->max_kbps > most)
			most = row->max_kbps;
	}
	return most;
}

/* The most that rule, access and device let this component have, in kbps; 0: no limit. */
static uint32_t limit_for(const struct sc_rx_trial *trial, const struct sc_rx_facts *facts,
	enum sc_media media, const struct sc_verdict *verdict)
{
	const struct sc_device *devices = trial->binding.account->subscriber.devices;
	uint32_t limit = verdict->rule == NULL ? 0 : verdict->rule->max_kbps;

	if (!facts->bound)
		return limit;
	limit = stricter(limit, facts->contact.max_kbps);
	return stricter(limit, ability(&devices[facts->contact.device], media));
}

/* What is left once the refused components are gone or shrunk to their limit. */
static void propose(const struct sc_rx_trial *trial, const struct sc_judgement *judgement,
	const struct sc_rx_facts *asked, struct sc_rx_facts *proposed)
{
	proposed->bound = asked->bound;
	proposed->contact = asked->contact;
	proposed->component_count = 0;
	for (uint32_t i = 0; i < asked->component_count; i++) {
		const struct sc_verdict *verdict = &judgement->decision.verdicts[i];
		struct sc_component component = asked->components[i];
		enum sc_reason reason = SC_REASON_OK;

		if (!may_carry(asked, verdict, &reason)) {
			component.kbps = limit_for(trial, asked, component.media, verdict);
			if (reason != SC_REASON_BANDWIDTH || component.kbps == 0)
				continue;
		}
		proposed->components[proposed->component_count] = component;
		proposed->origins[proposed->component_count++] = asked->origins[i];
	}
}

/* Each flow of the component takes its share of the limit. */
static struct sc_rx_rate capped(
	struct sc_rx_rate asked, uint32_t limit, const struct sc_rx_component *component)
{
	uint64_t most = (uint64_t)limit * BITS_PER_KILOBIT / sc_rx_component_flows(component);

	if (limit != 0 && (!asked.present || asked.bps > most))
		return (struct sc_rx_rate){ .present = true, .bps = most };
	return asked;
}

/* Judges what is left and names what of it would be accepted. */
static enum sc_status find_acceptable(const struct sc_service *service,
	const struct sc_rx_trial *trial, const struct sc_rx_facts *proposed,
	struct sc_judgement *judgement, struct sc_rx_findings *findings)
{
	enum sc_status status = judge(service, trial, proposed, judgement);

	for (uint32_t i = 0; i < proposed->component_count && status == SC_STATUS_OK; i++) {
		const struct sc_verdict *verdict = &judgement->decision.verdicts[i];
		const struct sc_component *component = &proposed->components[i];
		const struct sc_rx_component *origin = proposed->origins[i];
		uint32_t limit = limit_for(trial, proposed, component->media, verdict);
		enum sc_reason reason = SC_REASON_OK;

		if (!is_asked_about(trial, component->number) ||
			!may_carry(proposed, verdict, &reason))
			continue;
		findings->acceptable[findings->acceptable_count++] = (struct sc_rx_acceptable){
			.number = component->number,
			.up = capped(origin->up, limit, origin),
			.down = capped(origin->down, limit, origin),
		};
	}
	return status;
}

enum sc_status sc_rx_try(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_trial *trial, struct sc_rx_findings *findings)
{
	struct sc_rx_facts *asked = sc_arena_take(arena, sizeof(*asked));
	struct sc_rx_facts *proposed = sc_arena_take(arena, sizeof(*proposed));
	struct sc_judgement *judgement = sc_arena_take(arena, sizeof(*judgement));
	enum sc_status status = SC_STATUS_OK;

	if (asked == NULL || proposed == NULL || judgement == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	findings->decided_count = 0;
	findings->refusal_count = 0;
	findings->acceptable_count = 0;
	findings->valid_until = sc_rx_access_until(&trial->binding, trial->now);
	sc_rx_facts_of_access(trial, asked);
	sc_rx_facts_of_media(trial, asked);
	if (asked->component_count == 0)
		return SC_STATUS_OK;
	status = judge(service, trial, asked, judgement);
	if (status != SC_STATUS_OK)
		return status;
	sc_look_ahead(&findings->valid_until, trial->now, judgement->decision.valid_until);
	find_refusals(trial, asked, judgement, findings);
	if (findings->refusal_count == 0)
		return SC_STATUS_OK;
	propose(trial, judgement, asked, proposed);
	return find_acceptable(service, trial, proposed, judgement, findings);
}
