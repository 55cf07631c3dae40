/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does an AF session look to a decision? Its media components with direction and bandwidth, and
 * the one access the AF asks about: whether the components could be carried elsewhere, or the
 * device were better off on another radio, is not its question.
 */
#ifndef SC_RX_FACTS_H
#define SC_RX_FACTS_H

#include "facts.h"
#include "rx_binding.h"
#include "rx_content.h"
#include "rx_session.h"

/* What is asked. */
struct sc_rx_trial {
	int64_t now;                         /* epoch seconds; may lie ahead */
	const struct sc_rx_session *session; /* as it would be after the request */
	const struct sc_rx_session *before;  /* NULL: it is new */
	struct sc_rx_binding binding;
	const struct sc_rx_stated *stated; /* the components that are asked about */
	bool whole;                        /* all that the session has are */
	bool reviewed; /* nobody asks: policy, preferences or accesses have changed */
	bool arriving; /* a new session arrives rather than starts */
};

struct sc_rx_facts {
	bool bound;                /* to the contact below; otherwise to the subscriber */
	struct sc_contact contact; /* where the session is, or would be */
	struct sc_component components[SC_COMPONENT_LIMIT];
	const struct sc_rx_component *origins[SC_COMPONENT_LIMIT]; /* of the components */
	uint32_t component_count;
};

/* Without components. */
void sc_rx_facts_of_access(const struct sc_rx_trial *trial, struct sc_rx_facts *facts);
/* All media components of the session; its signalling is none. */
void sc_rx_facts_of_media(const struct sc_rx_trial *trial, struct sc_rx_facts *facts);

/* How many flows take the component's bandwidth, each all of it (TS 29.214 5.3.14); at least 1. */
uint32_t sc_rx_component_flows(const struct sc_rx_component *component);

#endif
