/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May these components be carried over this access? Puts a session's components before sc_judge(),
 * where the contact the session is bound to is their placement, and reads the answer for an AF that
 * asks about that access only (TS 29.214 4.4.1, TS 23.237 6.4).
 */
#ifndef SC_RX_VERDICT_H
#define SC_RX_VERDICT_H

#include "arena.h"
#include "rx_binding.h"
#include "rx_content.h"
#include "rx_session.h"
#include "service.h"

/* What is asked. */
struct sc_rx_trial {
	const struct sc_rx_session *session; /* as it would be after the request */
	const struct sc_rx_session *before;  /* NULL: it is new */
	struct sc_rx_binding binding;
	const struct sc_rx_stated *stated; /* the components that are asked about */
	bool arriving;                     /* a new session arrives rather than starts */
};

/* Why a component may not be carried. */
struct sc_rx_refusal {
	uint32_t number; /* of the component */
	enum sc_media media;
	enum sc_reason reason;
	enum sc_access access; /* meaningful when there is a contact */
	bool has_contact;
	int64_t rule; /* row of the rule that was applied, 0: the built-in policy */
};

/* What would be accepted instead (TS 29.214 5.3.24). */
struct sc_rx_acceptable {
	uint32_t number;
	struct sc_rx_rate up;
	struct sc_rx_rate down;
};

struct sc_rx_findings {
	struct sc_rx_refusal refusals[SC_RX_COMPONENT_LIMIT];
	uint32_t refusal_count; /* 0: all may be carried */
	struct sc_rx_acceptable acceptable[SC_RX_COMPONENT_LIMIT];
	uint32_t acceptable_count; /* filled only when something was refused */
};

enum sc_status sc_rx_try(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_trial *trial, struct sc_rx_findings *findings);

#endif
