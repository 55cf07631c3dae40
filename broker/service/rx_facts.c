/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_facts.h"

#include "rx_access.h"

enum { BITS_PER_KILOBIT = 1000, THE_CONTACT = 0 };

static bool takes_bandwidth(const struct sc_rx_flow *flow)
{
	return flow->usage != SC_FLOW_USAGE_RTCP && !sc_rx_flow_is_removed(flow);
}

uint32_t sc_rx_component_flows(const struct sc_rx_component *component)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < component->flow_count; i++)
		count += takes_bandwidth(&component->flows[i]);
	return count == 0 ? 1 : count;
}

static uint64_t larger(struct sc_rx_rate a, struct sc_rx_rate b)
{
	return a.bps > b.bps ? a.bps : b.bps;
}

static struct sc_rx_rate rate_of(struct sc_rx_rate flow, struct sc_rx_rate component)
{
	return flow.present ? flow : component;
}

static uint32_t kbps_of(const struct sc_rx_component *component)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < component->flow_count; i++) {
		const struct sc_rx_flow *flow = &component->flows[i];

		if (takes_bandwidth(flow))
			sum += larger(rate_of(flow->up, component->up),
				rate_of(flow->down, component->down));
	}
	if (component->flow_count == 0)
		sum = larger(component->up, component->down);
	sum = (sum + BITS_PER_KILOBIT - 1) / BITS_PER_KILOBIT;
	return sum > UINT32_MAX ? UINT32_MAX : (uint32_t)sum;
}

void sc_rx_facts_of_access(const struct sc_rx_trial *trial, struct sc_rx_facts *facts)
{
	const struct sc_subscriber *subscriber = &trial->binding.account->subscriber;

	facts->component_count = 0;
	facts->bound = trial->binding.contact != SC_NONE;
	if (!facts->bound)
		return;
	facts->contact = subscriber->contacts[trial->binding.contact];
	facts->contact.plmn = sc_rx_network_of(subscriber, &facts->contact, trial->now);
}

static bool is_in(const struct sc_rx_session *session, uint32_t number)
{
	for (uint32_t i = 0; i < session->component_count; i++) {
		if (session->components[i].number == number)
			return session->components[i].directive != SC_DIRECTIVE_DROP;
	}
	return false;
}

/* The device's index counted from 1; 0: it is gone. */
static uint32_t device_with_name(const struct sc_account *account, struct sc_text name)
{
	for (uint16_t i = 0; i < account->subscriber.device_count; i++) {
		if (sc_text_equal(account->subscriber.devices[i].name, name))
			return i + 1u;
	}
	return 0;
}

/* A new session is being set up where it is bound. In a running one a new component is nowhere yet,
 * and one that was lost is nowhere any more; the others are where they were, and when the session
 * has moved, that place is behind them. */
static void place(const struct sc_rx_trial *trial, const struct sc_rx_facts *facts,
	struct sc_component *component)
{
	const struct sc_rx_session *before = trial->before;

	component->contact = SC_NONE;
	if (!facts->bound || (before != NULL && !is_in(before, component->number)))
		return;
	if (before == NULL || !sc_rx_session_has_moved(before, trial->session)) {
		component->contact = THE_CONTACT;
	} else if (before->contact.length != 0) {
		component->lost = true;
		component->lost_access = before->access;
		component->lost_device = device_with_name(trial->binding.account, before->device);
	}
}

static void tell(const struct sc_rx_component *from, struct sc_component *component)
{
	*component = (struct sc_component){
		.number = from->number,
		.media = from->media,
		.flow = sc_rx_component_direction(from),
		.service = from->service,
		.kbps = kbps_of(from),
		.made_active_at = from->made_active_at,
		.moved_at = from->moved_at,
	};
	component->held = component->flow == SC_FLOW_INACTIVE;
	for (uint32_t i = 0; i < from->codec_count && i < SC_CODEC_LIMIT; i++)
		component->codecs[component->codec_count++] = from->codecs[i];
}

void sc_rx_facts_of_media(const struct sc_rx_trial *trial, struct sc_rx_facts *facts)
{
	const struct sc_rx_session *session = trial->session;

	for (uint32_t i = 0; i < session->component_count; i++) {
		struct sc_component *component = &facts->components[facts->component_count];

		if (sc_rx_component_is_signalling(&session->components[i]))
			continue;
		tell(&session->components[i], component);
		place(trial, facts, component);
		facts->origins[facts->component_count++] = &session->components[i];
	}
}
