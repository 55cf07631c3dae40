/* SPDX-License-Identifier: BSD-2-Clause */
#include "generator.h"

#include <string.h>

enum { NOW = 1000 };

/* xorshift64*, by Marsaglia and Vigna. */
static uint64_t next(struct dice *dice)
{
	dice->state ^= dice->state >> 12;
	dice->state ^= dice->state << 25;
	dice->state ^= dice->state >> 27;
	return dice->state * UINT64_C(2685821657736338717);
}

uint32_t dice_roll(struct dice *dice, uint32_t sides)
{
	return (uint32_t)((next(dice) >> 32) * sides >> 32);
}

bool dice_hit(struct dice *dice, uint32_t times)
{
	return dice_roll(dice, times) == 0;
}

/* Mostly those that conflict with each other. */
static enum sc_access access_of(struct dice *dice)
{
	static const enum sc_access likely[] = { SC_ACCESS_EUTRAN, SC_ACCESS_EUTRAN, SC_ACCESS_NR,
		SC_ACCESS_UTRAN_PS, SC_ACCESS_UTRAN_CS, SC_ACCESS_GERAN_CS, SC_ACCESS_WLAN_TRUSTED,
		SC_ACCESS_WLAN_TRUSTED, SC_ACCESS_FIXED_ETH };

	if (dice_hit(dice, 8))
		return (enum sc_access)dice_roll(dice, SC_ACCESS_COUNT);
	return likely[dice_roll(dice, SC_COUNT_OF(likely))];
}

static enum sc_media media_of(struct dice *dice)
{
	static const enum sc_media likely[] = { SC_MEDIA_AUDIO, SC_MEDIA_AUDIO, SC_MEDIA_AUDIO,
		SC_MEDIA_VIDEO, SC_MEDIA_VIDEO, SC_MEDIA_TEXT };

	if (dice_hit(dice, 8))
		return (enum sc_media)dice_roll(dice, SC_MEDIA_COUNT);
	return likely[dice_roll(dice, SC_COUNT_OF(likely))];
}

static sc_media_set media_set_of(struct dice *dice)
{
	if (dice_hit(dice, 2))
		return SC_SET_OF(SC_MEDIA_COUNT) - 1;
	return SC_SET_OF(media_of(dice)) | SC_SET_OF(media_of(dice));
}

static struct sc_text one_of(struct dice *dice, const char *const *words, uint32_t count)
{
	return sc_text_of(words[dice_roll(dice, count)]);
}

static struct sc_text service_of(struct dice *dice)
{
	static const char *const services[] = { "", "", "tele", "game", "sos", "chat" };

	return one_of(dice, services, dice_hit(dice, 10) ? 6 : 4);
}

static struct sc_text codec_of(struct dice *dice)
{
	static const char *const codecs[] = { "*", "AMR", "amr", "H264", "EVS" };

	return one_of(dice, codecs, SC_COUNT_OF(codecs));
}

static sc_access_set some_accesses(struct dice *dice)
{
	sc_access_set set = 0;

	for (uint32_t left = dice_roll(dice, 3); left != 0; left--)
		set |= SC_SET_OF(access_of(dice));
	return set;
}

static void draw_order(struct sc_access_order *order, struct dice *dice)
{
	memset(order, 0, sizeof(*order));
	for (uint32_t left = dice_roll(dice, 5); left != 0; left--)
		order->rank[access_of(dice)] = (uint8_t)(1 + dice_roll(dice, 4));
}

static int64_t moment(struct dice *dice)
{
	return dice_hit(dice, 5) ? NOW - 2 + (int64_t)dice_roll(dice, 5) : 0;
}

static void draw_devices(struct world *world, struct dice *dice)
{
	static const char *const instances[WORLD_DEVICES] = { "d1", "d2", "d3", "" };

	world->subscriber.device_count = (uint16_t)(1 + dice_roll(dice, WORLD_DEVICES));
	for (uint32_t d = 0; d < world->subscriber.device_count; d++) {
		world->devices[d] = (struct sc_device){ .id = d + 1,
			.instance = sc_text_of(instances[d]),
			.controller_capable = dice_hit(dice, 2),
			.ics_capable = dice_hit(dice, 2),
			.dual_radio = dice_hit(dice, 2),
			.srvcc_capable = dice_hit(dice, 2),
			.vsrvcc_capable = dice_hit(dice, 2),
			.rsrvcc_capable = dice_hit(dice, 2),
			.ue_assisted = dice_hit(dice, 6),
			.capability_count =
				dice_hit(dice, 3) ? dice_roll(dice, WORLD_CAPABILITIES + 1) : 0 };
		for (uint32_t c = 0; c < WORLD_CAPABILITIES; c++)
			world->capabilities[d * WORLD_CAPABILITIES + c] = (struct sc_capability){
				.id = d * WORLD_CAPABILITIES + c + 1,
				.media = media_of(dice),
				.flow = dice_hit(dice, 4) ? SC_FLOW_RECVONLY : SC_FLOW_SENDRECV,
				.codec = codec_of(dice),
				.max_kbps = dice_hit(dice, 3) ? 100 + dice_roll(dice, 400) : 0
			};
	}
}

static void draw_contacts(struct world *world, struct dice *dice)
{
	static const char *const networks[] = { "", "", "", "00101", "00202", "00303" };
	static const char *const addresses[WORLD_CONTACTS] = { "sip:9", "sip:8", "sip:7", "sip:6",
		"sip:5", "sip:4", "sip:3", "sip:2", "sip:1", "sip:0" };
	bool roams = dice_hit(dice, 4);

	world->facts.contact_count = dice_roll(dice, WORLD_CONTACTS + 1);
	for (uint32_t c = 0; c < world->facts.contact_count; c++)
		world->contacts[c] = (struct sc_contact){ .id = c + 1,
			.device = dice_roll(dice, world->subscriber.device_count),
			.access = access_of(dice),
			.uri = one_of(dice, addresses, WORLD_CONTACTS),
			.plmn = one_of(dice, networks, roams ? SC_COUNT_OF(networks) : 4),
			.trust = (enum sc_trust)dice_roll(dice, 2),
			.voice = dice_hit(dice, 3) ? (enum sc_voice_support)dice_roll(dice, 3)
						   : SC_VOICE_SUPPORT_SUPPORTED,
			.q = (uint16_t)(dice_roll(dice, 3) * 500),
			.quality = (int16_t)((int32_t)dice_roll(dice, 102) - 1),
			.max_kbps = dice_hit(dice, 3) ? 100 + dice_roll(dice, 400) : 0,
			.data_off = dice_hit(dice, 10),
			.ue_assisted = dice_hit(dice, 6),
			.service_profile = dice_hit(dice, 4) ? (int32_t)dice_roll(dice, 3) : 1,
			.expires_at = dice_hit(dice, 6) ? NOW - 1 + (int64_t)dice_roll(dice, 4) : 0,
			.updated_at = 900 + dice_roll(dice, 2) };
}

static void draw_rule(struct sc_rule *rule, int64_t id, struct dice *dice)
{
	*rule = (struct sc_rule){ .id = id,
		.media = media_set_of(dice),
		.service = dice_hit(dice, 4) ? service_of(dice) : SC_TEXT("*"),
		.session_case = dice_hit(dice, 3) ? (enum sc_session_case)dice_roll(
							    dice, SC_SESSION_CASE_COUNT)
						  : SC_SESSION_CASE_ANY,
		.roaming = dice_hit(dice, 3) ? (enum sc_roaming)dice_roll(dice, SC_ROAMING_COUNT)
					     : SC_ROAMING_ANY,
		.level = (enum sc_transfer_level)dice_roll(dice, SC_TRANSFER_LEVEL_COUNT),
		.nontransferable = (enum sc_remainder)dice_roll(dice, SC_REMAINDER_COUNT),
		.partial_allowed = !dice_hit(dice, 4),
		.allow_unknown_vops = dice_hit(dice, 2),
		.min_kbps = dice_hit(dice, 6) ? dice_roll(dice, 400) : 0,
		.max_kbps = dice_hit(dice, 6) ? 100 + dice_roll(dice, 400) : 0,
		.restricted_originating = some_accesses(dice),
		.restricted_transfer = some_accesses(dice) };
	draw_order(&rule->preferred, dice);
}

static void draw_policy(struct world *world, struct dice *dice)
{
	static const char *const values[] = { "alice", "bob", "gold", "00101", "00202" };
	enum sc_scope scope = SC_SCOPE_SUBSCRIPTION;

	world->policy.set_count = dice_roll(dice, WORLD_SETS + 1);
	for (uint32_t s = 0; s < world->policy.set_count; s++) {
		scope = (enum sc_scope)dice_roll(dice, (uint32_t)scope + 1);
		world->sets[s] = (struct sc_policy_set){ .id = s + 1,
			.scope = scope,
			.scope_value = one_of(dice, values, SC_COUNT_OF(values)),
			.version = dice_roll(dice, 3),
			.precedence = (enum sc_precedence)dice_roll(dice, SC_PRECEDENCE_COUNT),
			.valid_from = moment(dice),
			.valid_to = moment(dice),
			.rule_count = 1 + dice_roll(dice, WORLD_RULES) };
		for (uint32_t r = 0; r < world->sets[s].rule_count; r++)
			draw_rule(&world->rules[s * WORLD_RULES + r],
				(int64_t)s * WORLD_RULES + r + 1, dice);
	}
	world->policy.constraint_count = dice_hit(dice, 2) ? WORLD_SERVICES : 0;
	world->constraints[0] = (struct sc_service_constraint){
		.id = 1, .service = SC_TEXT("tele"), .must_stay_together = true
	};
	world->constraints[1] = (struct sc_service_constraint){
		.id = 2, .service = SC_TEXT("game"), .data_off_exempt = true
	};
	world->constraints[2] = (struct sc_service_constraint){
		.id = 3, .service = SC_TEXT("sos"), .emergency = true
	};
}

static void draw_preferences(struct world *world, struct dice *dice)
{
	world->subscriber.preference_count = (uint16_t)dice_roll(dice, WORLD_PREFERENCES + 1);
	for (uint32_t p = 0; p < world->subscriber.preference_count; p++) {
		struct sc_preference *preference = &world->preferences[p];

		*preference = (struct sc_preference){ .id = p + 1,
			.media = media_set_of(dice),
			.has_domain = dice_hit(dice, 4),
			.domain = (enum sc_domain_preference)dice_roll(
				dice, SC_DOMAIN_PREFERENCE_COUNT),
			.has_immediate = dice_hit(dice, 2),
			.immediate = dice_hit(dice, 2),
			.has_nontransferable = dice_hit(dice, 3),
			.nontransferable = (enum sc_remainder)dice_roll(dice, SC_REMAINDER_COUNT),
			.valid_from = moment(dice),
			.valid_to = moment(dice) };
		draw_order(&preference->accesses, dice);
		for (uint32_t d = 0; d < world->subscriber.device_count; d++) {
			preference->device_rank[d] = (uint8_t)dice_roll(dice, 3);
			preference->device_mode[d] =
				(uint8_t)dice_roll(dice, dice_hit(dice, 3) ? 3 : 1);
			if (dice_hit(dice, 2))
				preference->device_named |= (uint16_t)(1u << d);
		}
	}
}

/* Where a component is: nowhere, somewhere, or lost. */
static void draw_placement(
	struct world *world, struct sc_component *component, bool running, struct dice *dice)
{
	component->contact = SC_NONE;
	if (!running || dice_hit(dice, 5))
		return;
	if (world->facts.contact_count != 0 && !dice_hit(dice, 4)) {
		component->contact = (int32_t)dice_roll(dice, world->facts.contact_count);
		return;
	}
	component->lost = true;
	component->lost_access = access_of(dice);
	component->lost_device = dice_roll(dice, world->subscriber.device_count + 1u);
}

static void draw_components(struct world *world, struct dice *dice)
{
	bool running = world->facts.event > SC_EVENT_TERMINATE || dice_hit(dice, 4);
	bool one_place = dice_hit(dice, 2);

	world->facts.component_count = dice_roll(dice, WORLD_COMPONENTS + 1);
	for (uint32_t c = 0; c < world->facts.component_count; c++) {
		struct sc_component *component = &world->components[c];

		*component = (struct sc_component){ .number = 10 - c,
			.media = media_of(dice),
			.flow = dice_hit(dice, 4) ? (enum sc_flow)dice_roll(dice, SC_FLOW_COUNT)
						  : SC_FLOW_SENDRECV,
			.service = service_of(dice),
			.codecs = { codec_of(dice), codec_of(dice) },
			.codec_count = dice_hit(dice, 3) ? dice_roll(dice, 3) : 0,
			.kbps = dice_hit(dice, 2) ? dice_roll(dice, 300) : 0,
			.address_kept = dice_hit(dice, 8),
			.held = dice_hit(dice, 6),
			.made_active_at = 900 + dice_roll(dice, 3),
			.moved_at =
				dice_hit(dice, 4) ? NOW - 10 + (int64_t)dice_roll(dice, 12) : 0 };
		draw_placement(world, component, running, dice);
		for (uint32_t i = 0; i < world->facts.contact_count && dice_hit(dice, 4); i++)
			component->refused |=
				SC_SET_OF(dice_roll(dice, world->facts.contact_count));
		if (one_place && c != 0 && component->contact != SC_NONE &&
			world->components[0].contact != SC_NONE)
			component->contact = world->components[0].contact;
	}
}

void world_connect(struct world *world)
{
	for (size_t d = 0; d < WORLD_DEVICES; d++)
		world->devices[d].capabilities = &world->capabilities[d * WORLD_CAPABILITIES];
	for (size_t s = 0; s < WORLD_SETS; s++)
		world->sets[s].rules = &world->rules[s * WORLD_RULES];
	world->subscriber.devices = world->devices;
	world->subscriber.preferences = world->preferences;
	world->subscriber.criteria = &world->criterion;
	world->subscriber.authorisations = world->authorisations;
	world->subscriber.successors = world->successors;
	world->subscriber.masks = world->masks;
	world->policy.remotes = world->remotes;
	if (world->facts.request != NULL)
		world->facts.request = &world->request;
	world->policy.sets = world->sets;
	world->policy.constraints = world->constraints;
	world->facts.subscriber = &world->subscriber;
	world->facts.policy = &world->policy;
	world->facts.contacts = world->contacts;
	world->facts.components = world->components;
}

void world_draw(struct world *world, struct dice *dice)
{
	world->subscriber = (struct sc_subscriber){ .id = 1,
		.name = SC_TEXT("alice"),
		.hplmn = SC_TEXT("00101"),
		.class_name = dice_hit(dice, 2) ? SC_TEXT("gold") : SC_TEXT(""),
		.active = !dice_hit(dice, 40),
		.sc_allowed = !dice_hit(dice, 40),
		.iut_allowed = !dice_hit(dice, 4),
		.srvcc_allowed = !dice_hit(dice, 4),
		.has_precedence = dice_hit(dice, 3),
		.precedence = (enum sc_precedence)dice_roll(dice, SC_PRECEDENCE_COUNT),
		.criterion_count = dice_hit(dice, 2) };
	world->criterion = (struct sc_controller_criterion){ .id = 1 };
	world->facts = (struct sc_facts){
		.event = (enum sc_event)dice_roll(dice, SC_EVENT_COUNT),
		.now = NOW,
		.service = service_of(dice),
		.emergency = dice_hit(dice, 60),
		.hold_seconds = dice_hit(dice, 2) ? 10 : 0,
	};
	draw_devices(world, dice);
	draw_contacts(world, dice);
	draw_policy(world, dice);
	draw_preferences(world, dice);
	draw_components(world, dice);
	world_draw_sharing(world, dice);
	world_connect(world);
}
