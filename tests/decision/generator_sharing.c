/* SPDX-License-Identifier: BSD-2-Clause */
#include "generator.h"

static struct sc_text identity_of(struct dice *dice)
{
	static const char *const identities[] = { "sip:alice", "sip:bob", "" };

	return sc_text_of(identities[dice_roll(dice, SC_COUNT_OF(identities))]);
}

static struct sc_text instance_of(struct dice *dice)
{
	static const char *const instances[] = { "d1", "D2", "d3", "x1", "" };

	return sc_text_of(instances[dice_roll(dice, SC_COUNT_OF(instances))]);
}

static struct sc_text who(enum sc_requester_kind kind, struct dice *dice)
{
	if (kind == SC_REQUESTER_KIND_DEVICE)
		return instance_of(dice);
	return kind == SC_REQUESTER_KIND_IMPU ? identity_of(dice) : SC_TEXT("");
}

static enum sc_requester_kind kind_of(struct dice *dice)
{
	return (enum sc_requester_kind)dice_roll(dice, SC_REQUESTER_KIND_COUNT);
}

/* A device counted from 1; 0: none. */
static uint32_t device_of(const struct world *world, struct dice *dice)
{
	return dice_roll(dice, world->subscriber.device_count + 1u);
}

static void draw_rows(struct world *world, struct dice *dice)
{
	struct sc_subscriber *subscriber = &world->subscriber;

	subscriber->authorisation_count = (uint16_t)dice_roll(dice, WORLD_AUTHORISATIONS + 1);
	for (uint32_t i = 0; i < subscriber->authorisation_count; i++) {
		enum sc_requester_kind kind = kind_of(dice);

		world->authorisations[i] = (struct sc_iut_authorisation){ .id = i + 1,
			.kind = kind,
			.requester = who(kind, dice),
			.operation = (enum sc_iut_operation)dice_roll(dice, SC_IUT_OPERATION_COUNT),
			.decision =
				(enum sc_authorisation)dice_roll(dice, SC_AUTHORISATION_COUNT) };
	}
	subscriber->successor_count = (uint16_t)dice_roll(dice, WORLD_SUCCESSORS + 1);
	for (uint32_t i = 0; i < subscriber->successor_count; i++)
		world->successors[i] = (struct sc_control_successor){ .id = i + 1,
			.device = dice_roll(dice, subscriber->device_count),
			.move_media = dice_hit(dice, 2) };
	subscriber->mask_count = (uint16_t)dice_roll(dice, WORLD_MASKS + 1);
	for (uint32_t i = 0; i < subscriber->mask_count; i++) {
		enum sc_requester_kind kind = kind_of(dice);

		world->masks[i] = (struct sc_session_mask){ .id = i + 1,
			.kind = kind,
			.viewer = who(kind, dice),
			.media = dice_hit(dice, 2) ? dice_roll(dice, SC_SET_OF(SC_MEDIA_COUNT)) : 0,
			.hidden = !dice_hit(dice, 3) };
	}
}

static void draw_remote(struct world *world, struct dice *dice)
{
	static const char *const restricted[] = { "remote.example", "example", "26201" };
	static const char *const remotes[] = { "", "", "", "remote.example", "ims.remote.example",
		"ims.mnc001.mcc262.3gppnetwork.org", "unremote.example", "26201" };

	world->facts.remote = sc_text_of(remotes[dice_roll(dice, SC_COUNT_OF(remotes))]);
	world->policy.remote_count = dice_hit(dice, 2) ? dice_roll(dice, WORLD_REMOTES + 1) : 0;
	for (uint32_t i = 0; i < world->policy.remote_count; i++)
		world->remotes[i] = (struct sc_remote_restriction){ .id = i + 1,
			.remote = sc_text_of(restricted[dice_roll(dice, SC_COUNT_OF(restricted))]),
			.operation = (enum sc_remote_operation)dice_roll(
				dice, SC_REMOTE_OPERATION_COUNT) };
}

/* Mostly somebody of the subscription who names a device and some components. */
static void draw_request(struct world *world, struct dice *dice)
{
	bool stranger = dice_hit(dice, 6);

	world->request = (struct sc_iut_request){
		.operation = (enum sc_iut_operation)dice_roll(dice, SC_IUT_OPERATION_COUNT),
		.requester_device = stranger ? 0 : device_of(world, dice),
		.requester_instance = instance_of(dice),
		.requester = identity_of(dice),
		.same_subscription = !stranger,
		.same_operator = !dice_hit(dice, 3),
		.target_device = dice_hit(dice, 8) ? 0 : device_of(world, dice),
		.components = dice_hit(dice, 3)
				      ? 0
				      : dice_roll(dice, SC_SET_OF(world->facts.component_count)),
		.confirmed = dice_hit(dice, 3),
	};
}

void world_draw_sharing(struct world *world, struct dice *dice)
{
	bool asked = world->facts.event == SC_EVENT_IUT_REQUESTED;

	draw_rows(world, dice);
	draw_remote(world, dice);
	draw_request(world, dice);
	world->facts.request = dice_hit(dice, asked ? 30 : 2) == asked ? NULL : &world->request;
	world->facts.collaboration = (struct sc_collaboration){
		.controller = dice_hit(dice, 2) ? device_of(world, dice) : 0,
		.elsewhere = dice_hit(dice, 12),
		.declined = dice_hit(dice, 2)
				    ? dice_roll(dice, SC_SET_OF(world->subscriber.device_count))
				    : 0,
	};
}
