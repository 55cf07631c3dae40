/* SPDX-License-Identifier: BSD-2-Clause */
#include "naive_ranking.h"

#include <string.h>

/* What is compared; every key is a number of its own, lower is better. */
struct asked {
	const struct sc_facts *facts;
	const struct sc_component *component;
	const struct sc_verdict *verdict;
	const struct sc_contact *contact;
	const struct sc_device *device;
	int32_t index;
};

static bool is_voice(const struct asked *asked)
{
	return asked->component->media == SC_MEDIA_AUDIO;
}

/* Speech of a new session that a device refused over packets tries its circuits first. */
static int64_t retry(const struct asked *asked)
{
	const struct sc_facts *facts = asked->facts;

	if (!is_voice(asked) || strcmp(sc_access_domain(asked->contact->access), "cs") != 0 ||
		(facts->event != SC_EVENT_ORIGINATE && facts->event != SC_EVENT_TERMINATE))
		return 1;
	for (uint32_t i = 0; i < facts->contact_count; i++) {
		if ((asked->component->refused & 1u << i) != 0 &&
			facts->contacts[i].device == asked->contact->device &&
			strcmp(sc_access_domain(facts->contacts[i].access), "ps") == 0)
			return 0;
	}
	return 1;
}

static int64_t domain(const struct asked *asked)
{
	const struct sc_preference *preference = asked->verdict->preference;
	bool in_cs = strcmp(sc_access_domain(asked->contact->access), "cs") == 0;

	if (!is_voice(asked) || preference == NULL || !preference->has_domain)
		return 0;
	if (preference->domain == SC_DOMAIN_PREFERENCE_CS_PREFERRED ||
		preference->domain == SC_DOMAIN_PREFERENCE_CS_ONLY)
		return in_cs ? 0 : 1;
	return in_cs ? 1 : 0;
}

static int64_t voice_known(const struct asked *asked)
{
	bool new_session = asked->facts->event == SC_EVENT_ORIGINATE ||
			   asked->facts->event == SC_EVENT_TERMINATE;

	return is_voice(asked) &&
	       strcmp(sc_access_voice(asked->contact->access), "asks_network") == 0 &&
	       asked->contact->voice == SC_VOICE_SUPPORT_UNKNOWN &&
	       (new_session || asked->component->contact != asked->index);
}

static int64_t users_rank(const struct asked *asked)
{
	return asked->verdict->preference == NULL
		       ? 0
		       : asked->verdict->preference->accesses.rank[asked->contact->access];
}

static int64_t operators_rank(const struct asked *asked)
{
	return asked->verdict->rule == NULL
		       ? 0
		       : asked->verdict->rule->preferred.rank[asked->contact->access];
}

static bool user_leads(const struct asked *asked)
{
	const struct sc_verdict *verdict = asked->verdict;

	if (verdict->rule == NULL || verdict->rule->level == SC_TRANSFER_LEVEL_MAY)
		return true;
	if (asked->facts->subscriber->has_precedence)
		return asked->facts->subscriber->precedence == SC_PRECEDENCE_USER;
	return verdict->set->precedence == SC_PRECEDENCE_USER;
}

static int64_t access_order(const struct asked *asked)
{
	int64_t leading = user_leads(asked) ? users_rank(asked) : operators_rank(asked);
	int64_t following = user_leads(asked) ? operators_rank(asked) : users_rank(asked);

	if (leading > 0)
		return leading;
	if (following > 0)
		return 1000 + following;
	return 1000000;
}

static int64_t access_tie(const struct asked *asked)
{
	int64_t leading = user_leads(asked) ? users_rank(asked) : operators_rank(asked);
	int64_t following = user_leads(asked) ? operators_rank(asked) : users_rank(asked);

	if (leading == 0)
		return 0;
	return following > 0 ? following : 1000;
}

/* The first ten letters of the name as a number; no two names share them. */
static int64_t access_name(const struct asked *asked)
{
	const char *name = sc_access_name(asked->contact->access);
	uint64_t number = 0;

	if (users_rank(asked) > 0 || operators_rank(asked) > 0)
		return 0;
	for (int i = 0; i < 10; i++) {
		number = number * 64 + (*name == '\0' ? 0 : (uint64_t)(*name - ' '));
		if (*name != '\0')
			name++;
	}
	return (int64_t)number;
}

static int64_t device_order(const struct asked *asked)
{
	const struct sc_preference *preference = asked->verdict->preference;
	uint32_t device = asked->contact->device;

	if (preference == NULL || (preference->device_named & 1u << device) == 0)
		return 2000;
	if (preference->device_mode[device] != SC_DEVICE_MODE_PREFER)
		return 3000 + preference->device_rank[device];
	return preference->device_rank[device] == 0 ? 1000 : preference->device_rank[device];
}

static int64_t controller(const struct asked *asked)
{
	return asked->facts->event == SC_EVENT_TERMINATE &&
	       asked->facts->subscriber->criterion_count != 0 && !asked->device->controller_capable;
}

static int64_t stability(const struct asked *asked)
{
	return asked->component->contact != asked->index;
}

static int64_t trust(const struct asked *asked)
{
	return -(int64_t)asked->contact->trust;
}

static int64_t freshness(const struct asked *asked)
{
	return -asked->contact->updated_at;
}

static int64_t quality(const struct asked *asked)
{
	if (asked->contact->quality == SC_NONE || asked->contact->quality >= 50)
		return 0;
	return asked->contact->quality >= 20 ? 1 : 2;
}

static int64_t contact_q(const struct asked *asked)
{
	return -(int64_t)asked->contact->q;
}

static int64_t device_id(const struct asked *asked)
{
	return asked->device->id;
}

static struct asked ask(const struct sc_facts *facts, const struct sc_component *component,
	const struct sc_verdict *verdict, int32_t index)
{
	const struct sc_contact *contact = &facts->contacts[index];

	return (struct asked){ .facts = facts,
		.component = component,
		.verdict = verdict,
		.contact = contact,
		.device = &facts->subscriber->devices[contact->device],
		.index = index };
}

enum sc_ranking naive_ranking(const struct sc_facts *facts, const struct sc_component *component,
	const struct sc_verdict *verdict, int32_t a, int32_t b)
{
	static int64_t (*const keys[SC_RANKING_COUNT])(const struct asked *) = {
		[SC_RANKING_RETRY] = retry,
		[SC_RANKING_DOMAIN] = domain,
		[SC_RANKING_VOICE_KNOWN] = voice_known,
		[SC_RANKING_ACCESS_ORDER] = access_order,
		[SC_RANKING_ACCESS_TIE] = access_tie,
		[SC_RANKING_ACCESS_NAME] = access_name,
		[SC_RANKING_DEVICE_ORDER] = device_order,
		[SC_RANKING_CONTROLLER] = controller,
		[SC_RANKING_STABILITY] = stability,
		[SC_RANKING_TRUST] = trust,
		[SC_RANKING_FRESHNESS] = freshness,
		[SC_RANKING_QUALITY] = quality,
		[SC_RANKING_CONTACT_Q] = contact_q,
		[SC_RANKING_DEVICE_ID] = device_id,
	};
	struct asked first = ask(facts, component, verdict, a);
	struct asked second = ask(facts, component, verdict, b);
	int order;

	for (int key = SC_RANKING_RETRY; key < SC_RANKING_CONTACT_URI; key++) {
		int64_t mine = keys[key](&first);
		int64_t others = keys[key](&second);

		if (mine != others)
			return mine < others ? (enum sc_ranking)key : SC_RANKING_NONE;
	}
	order = sc_text_compare(first.contact->uri, second.contact->uri);
	if (order == 0)
		order = first.contact->id < second.contact->id ? -1 : 1;
	return order < 0 ? SC_RANKING_CONTACT_URI : SC_RANKING_NONE;
}
