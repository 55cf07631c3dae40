/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_verdict.h"

#include "judge.h"

enum { BITS_PER_KILOBIT = 1000 };

/* The components that are media, and where each stands in the session. */
struct gathering {
	struct sc_component components[SC_COMPONENT_LIMIT];
	const struct sc_rx_component *origins[SC_COMPONENT_LIMIT];
	uint32_t count;
};

static uint64_t larger(uint64_t a, uint64_t b)
{
	return a > b ? a : b;
}

static struct sc_rx_rate rate_of(struct sc_rx_rate flow, struct sc_rx_rate component)
{
	return flow.present ? flow : component;
}

/* A component's bandwidth holds for each of its flows except RTCP (TS 29.214 5.3.14). */
static uint32_t kbps_of(const struct sc_rx_component *component)
{
	uint64_t sum = 0;
	bool any = false;

	for (uint32_t i = 0; i < component->flow_count; i++) {
		const struct sc_rx_flow *flow = &component->flows[i];

		if (flow->usage == SC_FLOW_USAGE_RTCP)
			continue;
		sum += larger(rate_of(flow->up, component->up).bps,
			rate_of(flow->down, component->down).bps);
		any = true;
	}
	if (!any)
		sum = larger(component->up.bps, component->down.bps);
	sum = (sum + BITS_PER_KILOBIT - 1) / BITS_PER_KILOBIT;
	return sum > UINT32_MAX ? UINT32_MAX : (uint32_t)sum;
}

static int32_t contact_with_id(const struct sc_account *account, int64_t id)
{
	for (uint16_t i = 0; id != 0 && i < account->subscriber.contact_count; i++) {
		if (account->subscriber.contacts[i].id == id)
			return i;
	}
	return SC_NONE;
}

static bool is_in(const struct sc_rx_session *session, uint32_t number)
{
	for (uint32_t i = 0; session != NULL && i < session->component_count; i++) {
		if (session->components[i].number == number)
			return true;
	}
	return false;
}

/* The device's index counted from 1; 0: it is gone. */
static uint32_t device_with_id(const struct sc_account *account, int64_t id)
{
	for (uint16_t i = 0; i < account->subscriber.device_count; i++) {
		if (account->subscriber.devices[i].id == id)
			return i + 1u;
	}
	return 0;
}

/* A new session is being set up where it is bound. In a running one a new component is nowhere yet,
 * and the others are where they were. */
static void place(const struct sc_rx_trial *trial, struct sc_component *component)
{
	const struct sc_account *account = trial->binding.account;

	component->contact = SC_NONE;
	if (trial->before == NULL)
		component->contact = trial->binding.contact;
	if (!is_in(trial->before, component->number))
		return;
	component->contact = contact_with_id(account, trial->before->contact);
	if (component->contact == SC_NONE && trial->before->contact != 0) {
		component->lost = true;
		component->lost_access = trial->before->access;
		component->lost_device = device_with_id(account, trial->before->device);
	}
}

static void gather(const struct sc_rx_trial *trial, struct gathering *gathering)
{
	gathering->count = 0;
	for (uint32_t i = 0; i < trial->session->component_count; i++) {
		const struct sc_rx_component *one = &trial->session->components[i];
		struct sc_component *component = &gathering->components[gathering->count];

		if (sc_rx_component_is_signalling(one))
			continue;
		*component = (struct sc_component){
			.number = one->number,
			.media = one->media,
			.flow = sc_rx_component_direction(one),
			.service = one->service,
			.kbps = kbps_of(one),
			.made_active_at = one->made_active_at,
			.moved_at = one->moved_at,
		};
		place(trial, component);
		component->held = component->flow == SC_FLOW_INACTIVE;
		for (uint32_t c = 0; c < one->codec_count && c < SC_CODEC_LIMIT; c++)
			component->codecs[component->codec_count++] = one->codecs[c];
		gathering->origins[gathering->count++] = one;
	}
}

static enum sc_event event_of(const struct sc_rx_trial *trial)
{
	if (trial->before == NULL)
		return trial->arriving ? SC_EVENT_TERMINATE : SC_EVENT_ORIGINATE;
	if (trial->before->contact != trial->session->contact)
		return SC_EVENT_TRANSFER_REQUESTED;
	return SC_EVENT_MEDIA_ADDED;
}

static enum sc_status judge(const struct sc_service *service, const struct sc_rx_trial *trial,
	const struct gathering *gathering, struct sc_judgement *judgement)
{
	const struct sc_question question = {
		.account = trial->binding.account,
		.event = event_of(trial),
		.components = gathering->components,
		.component_count = gathering->count,
		.service = trial->session->service,
		.emergency = trial->session->emergency,
	};

	return sc_judge(service, &question, judgement);
}

/* How the contact the AF asks about fared for one component; NULL: it was not weighed. */
static const struct sc_candidate *candidate_for(
	const struct sc_verdict *verdict, int32_t contact, bool *survived)
{
	for (uint32_t i = 0; i < verdict->candidate_count; i++) {
		if (verdict->candidates[i].contact == contact) {
			*survived = i < verdict->survivor_count;
			return &verdict->candidates[i];
		}
	}
	return NULL;
}

/* That another access would be better, or that it can be carried elsewhere, is not what was asked:
 * the access at hand must do. */
static bool may_carry(const struct sc_verdict *verdict, int32_t contact, enum sc_reason *reason)
{
	bool survived = false;
	const struct sc_candidate *candidate = NULL;

	*reason = verdict->reason;
	if (verdict->directive == SC_DIRECTIVE_PASSTHROUGH)
		return true;
	if (contact != SC_NONE)
		candidate = candidate_for(verdict, contact, &survived);
	if (candidate != NULL && !survived) {
		*reason = candidate->reason;
		return false;
	}
	if (!sc_directive_carries(verdict->directive))
		return false;
	return contact == SC_NONE || survived;
}

static bool is_asked_about(const struct sc_rx_trial *trial, uint32_t number)
{
	for (uint32_t i = 0; i < trial->stated->component_count; i++) {
		if (trial->stated->components[i].number == number)
			return true;
	}
	return false;
}

static struct sc_rx_refusal refusal_of(const struct sc_rx_trial *trial,
	const struct sc_rx_component *component, const struct sc_verdict *verdict,
	enum sc_reason reason)
{
	int32_t contact = trial->binding.contact;
	struct sc_rx_refusal refusal = {
		.number = component->number,
		.media = component->media,
		.reason = reason,
		.rule = verdict->rule == NULL ? 0 : verdict->rule->id,
		.has_contact = contact != SC_NONE,
	};

	if (contact != SC_NONE)
		refusal.access = trial->binding.account->subscriber.contacts[contact].access;
	return refusal;
}

static uint32_t stricter(uint32_t a, uint32_t b)
{
	if (a == 0 || b == 0)
		return a + b;
	return a < b ? a : b;
}

/* The most that rule, access and device let this component have, in kbps; 0: no limit. */
static uint32_t limit_for(const struct sc_rx_trial *trial, const struct sc_component *component,
	const struct sc_verdict *verdict)
{
	uint32_t limit = verdict->rule == NULL ? 0 : verdict->rule->max_kbps;
	const struct sc_subscriber *subscriber = &trial->binding.account->subscriber;
	const struct sc_device *device = NULL;
	uint32_t able = 0;

	if (trial->binding.contact == SC_NONE)
		return limit;
	limit = stricter(limit, subscriber->contacts[trial->binding.contact].max_kbps);
	device = &subscriber->devices[subscriber->contacts[trial->binding.contact].device];
	for (uint32_t i = 0; i < device->capability_count; i++) {
		const struct sc_capability *row = &device->capabilities[i];

		if (row->media != component->media)
			continue;
		if (row->max_kbps == 0)
			return limit;
		able = row->max_kbps > able ? row->max_kbps : able;
	}
	return stricter(limit, able);
}

/* What is left once the refused components are gone or shrunk to their limit. */
static void propose(const struct sc_rx_trial *trial, const struct sc_judgement *judgement,
	const struct gathering *asked, struct gathering *proposed)
{
	enum sc_reason reason = SC_REASON_OK;

	proposed->count = 0;
	for (uint32_t i = 0; i < asked->count; i++) {
		const struct sc_verdict *verdict = &judgement->decision.verdicts[i];
		struct sc_component component = asked->components[i];

		if (!may_carry(verdict, trial->binding.contact, &reason)) {
			component.kbps = limit_for(trial, &component, verdict);
			if (reason != SC_REASON_BANDWIDTH || component.kbps == 0)
				continue;
		}
		proposed->components[proposed->count] = component;
		proposed->origins[proposed->count++] = asked->origins[i];
	}
}

static struct sc_rx_rate capped(struct sc_rx_rate asked, uint32_t limit)
{
	uint64_t most = (uint64_t)limit * BITS_PER_KILOBIT;

	if (limit != 0 && (!asked.present || asked.bps > most))
		return (struct sc_rx_rate){ .present = true, .bps = most };
	return asked;
}

/* Judges what is left and names what of it would be accepted. */
static enum sc_status find_acceptable(const struct sc_service *service,
	const struct sc_rx_trial *trial, const struct gathering *proposed,
	struct sc_judgement *judgement, struct sc_rx_findings *findings)
{
	enum sc_status status = judge(service, trial, proposed, judgement);
	enum sc_reason reason = SC_REASON_OK;

	if (status != SC_STATUS_OK)
		return status;
	for (uint32_t i = 0; i < proposed->count; i++) {
		const struct sc_verdict *verdict = &judgement->decision.verdicts[i];
		const struct sc_component *component = &proposed->components[i];
		uint32_t limit = limit_for(trial, component, verdict);

		if (!is_asked_about(trial, component->number) ||
			!may_carry(verdict, trial->binding.contact, &reason))
			continue;
		findings->acceptable[findings->acceptable_count++] = (struct sc_rx_acceptable){
			.number = component->number,
			.up = capped(proposed->origins[i]->up, limit),
			.down = capped(proposed->origins[i]->down, limit),
		};
	}
	return SC_STATUS_OK;
}

static void find_refusals(const struct sc_rx_trial *trial, const struct gathering *asked,
	const struct sc_judgement *judgement, struct sc_rx_findings *findings)
{
	for (uint32_t i = 0; i < asked->count; i++) {
		const struct sc_verdict *verdict = &judgement->decision.verdicts[i];
		enum sc_reason reason = SC_REASON_OK;

		if (!is_asked_about(trial, asked->components[i].number) ||
			may_carry(verdict, trial->binding.contact, &reason))
			continue;
		findings->refusals[findings->refusal_count++] =
			refusal_of(trial, asked->origins[i], verdict, reason);
	}
}

enum sc_status sc_rx_try(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_trial *trial, struct sc_rx_findings *findings)
{
	struct gathering *asked = sc_arena_take(arena, sizeof(*asked));
	struct gathering *proposed = sc_arena_take(arena, sizeof(*proposed));
	struct sc_judgement *judgement = sc_arena_take(arena, sizeof(*judgement));
	enum sc_status status = SC_STATUS_OK;

	if (asked == NULL || proposed == NULL || judgement == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	findings->refusal_count = 0;
	findings->acceptable_count = 0;
	gather(trial, asked);
	if (asked->count == 0)
		return SC_STATUS_OK;
	status = judge(service, trial, asked, judgement);
	if (status != SC_STATUS_OK)
		return status;
	find_refusals(trial, asked, judgement, findings);
	if (findings->refusal_count == 0)
		return SC_STATUS_OK;
	propose(trial, judgement, asked, proposed);
	return find_acceptable(service, trial, proposed, judgement, findings);
}
