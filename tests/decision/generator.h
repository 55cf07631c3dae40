/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which situations could there be? Draws facts at random, mostly small and full of conflicts: few
 * accesses, few codecs, tight bandwidth, equal ranks. The same seed draws the same situations.
 */
#ifndef SC_GENERATOR_H
#define SC_GENERATOR_H

#include "facts.h"

enum {
	WORLD_DEVICES = 4,
	WORLD_CAPABILITIES = 2, /* per device */
	WORLD_CONTACTS = 10,
	WORLD_COMPONENTS = 5,
	WORLD_SETS = 3,
	WORLD_RULES = 3, /* per set */
	WORLD_PREFERENCES = 3,
	WORLD_SERVICES = 3,
	WORLD_AUTHORISATIONS = 4,
	WORLD_SUCCESSORS = 4,
	WORLD_MASKS = 3,
	WORLD_REMOTES = 2,
};

/* Facts and all they point to. */
struct world {
	struct sc_facts facts;
	struct sc_subscriber subscriber;
	struct sc_policy policy;
	struct sc_policy_set sets[WORLD_SETS];
	struct sc_rule rules[WORLD_SETS * WORLD_RULES];
	struct sc_service_constraint constraints[WORLD_SERVICES];
	struct sc_device devices[WORLD_DEVICES];
	struct sc_capability capabilities[WORLD_DEVICES * WORLD_CAPABILITIES];
	struct sc_contact contacts[WORLD_CONTACTS];
	struct sc_preference preferences[WORLD_PREFERENCES];
	struct sc_controller_criterion criterion;
	struct sc_component components[WORLD_COMPONENTS];
	struct sc_iut_authorisation authorisations[WORLD_AUTHORISATIONS];
	struct sc_control_successor successors[WORLD_SUCCESSORS];
	struct sc_session_mask masks[WORLD_MASKS];
	struct sc_remote_restriction remotes[WORLD_REMOTES];
	struct sc_iut_request request;
};

struct dice {
	uint64_t state; /* not 0 */
};

/* 0 .. sides-1 */
uint32_t dice_roll(struct dice *dice, uint32_t sides);
/* True once in `times`. */
bool dice_hit(struct dice *dice, uint32_t times);

void world_draw(struct world *world, struct dice *dice);

/* Its part about media on other devices, once all else is drawn. */
void world_draw_sharing(struct world *world, struct dice *dice);

/* Points the pieces of a copied world at each other again. */
void world_connect(struct world *world);

#endif
