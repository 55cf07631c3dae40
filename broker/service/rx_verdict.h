/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May these components be carried over this access? Puts the facts before sc_judge() and reads the
 * answer as an AF wants it: what is refused and why, and what would be accepted instead
 * (TS 29.214 4.4.1, 5.3.24).
 */
#ifndef SC_RX_VERDICT_H
#define SC_RX_VERDICT_H

#include "arena.h"
#include "rx_facts.h"
#include "service.h"

/* Why a component may not be carried. */
struct sc_rx_refusal {
	uint32_t number; /* of the component */
	enum sc_media media;
	enum sc_reason reason;
	bool has_access; /* the session is bound to one */
	enum sc_access access;
	int64_t rule; /* row of the rule that was applied, 0: the built-in policy */
};

/* What would be accepted instead (TS 29.214 5.3.24). */
struct sc_rx_acceptable {
	uint32_t number;
	struct sc_rx_rate up;
	struct sc_rx_rate down;
};

/* What was decided about a component that may be carried. */
struct sc_rx_decided {
	uint32_t number;
	enum sc_directive directive;
	enum sc_reason reason;
};

struct sc_rx_findings {
	struct sc_rx_decided decided[SC_RX_COMPONENT_LIMIT];
	uint32_t decided_count;
	struct sc_rx_refusal refusals[SC_RX_COMPONENT_LIMIT];
	uint32_t refusal_count; /* 0: all may be carried */
	struct sc_rx_acceptable acceptable[SC_RX_COMPONENT_LIMIT];
	uint32_t acceptable_count; /* filled only when something was refused */
	/* The next moment at which any of this may be different; epoch seconds, 0: none is known.
	 */
	int64_t valid_until;
};

/* Judges at the moment of the trial. */
enum sc_status sc_rx_try(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_trial *trial, struct sc_rx_findings *findings);

#endif
