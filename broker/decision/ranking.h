/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which of the contacts that could carry a component comes first (step S5)? Every survivor gets one
 * number, lower is better, made of the ranking keys in the order of the vocabulary; its last bits
 * are the contact's place in an order that no component changes, so that no two are equal. From
 * where two numbers differ first follows the key on which one beat the other.
 */
#ifndef SC_RANKING_H
#define SC_RANKING_H

#include "weighing.h"

/* Fills place_of and at_place: trust, freshness, quality, q, device id, address. */
void sc_ranking_prepare(struct sc_situation *situation);

/* Fills keys, best first, from the survivors. */
void sc_ranking_rank(struct sc_situation *situation, struct sc_weighing *weighing);

/* The same without any wish of operator or user: only what the contacts themselves tell. */
void sc_ranking_rank_plainly(const struct sc_situation *situation, struct sc_weighing *weighing);

/* Moves survivors on devices that can control a session before all others; whether that changed
 * which one is best. */
bool sc_ranking_put_controllers_first(
	const struct sc_situation *situation, struct sc_weighing *weighing);

/* Takes over the order of another weighing for the survivors both have. */
void sc_ranking_follow(const struct sc_situation *situation, struct sc_weighing *weighing,
	const struct sc_weighing *leader);

uint32_t sc_ranking_contact(const struct sc_situation *situation, uint64_t key);

/* What made the survivor before number `index` win over it, and the row that speaks for that. */
enum sc_ranking sc_ranking_difference(const struct sc_situation *situation,
	const struct sc_weighing *weighing, uint32_t index, struct sc_evidence *evidence);

#endif
