/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which of two contacts comes first for a component, and by which key? A second, deliberately
 * simple telling of step S5, key after key, that shares nothing with broker/decision.
 */
#ifndef SC_NAIVE_RANKING_H
#define SC_NAIVE_RANKING_H

#include "decision.h"

/* The first key on which contact a wins over contact b; NONE: it does not win. */
enum sc_ranking naive_ranking(const struct sc_facts *facts, const struct sc_component *component,
	const struct sc_verdict *verdict, int32_t a, int32_t b);

#endif
