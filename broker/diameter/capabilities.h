/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do two nodes tell each other first? CER and CEA (RFC 6733 5.3): written from the node's
 * settings and the offered applications, read into the little that negotiation needs.
 */
#ifndef SC_CAPABILITIES_H
#define SC_CAPABILITIES_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"

struct sc_connection;
struct sc_node;

/* What a CER or CEA says. Texts are borrowed. */
struct sc_introduction {
	struct sc_text origin_host;
	struct sc_text origin_realm;
	uint32_t result;       /* of a CEA, 0: it carries none */
	uint32_t applications; /* bit per offer of ours that it advertises too */
	bool relay;            /* it advertises the relay application */
	bool names_address;    /* Host-IP-Address is there */
	bool wants_security;   /* Inband-Security-Id is there, but NO_INBAND_SECURITY is not */
};

/* Why a CER is refused. */
struct sc_refusal {
	uint32_t code;
	const char *message;
	const struct sc_fault *fault; /* Failed-AVP, NULL: none */
};

void sc_introduction_read(const struct sc_node *node, const struct sc_message *message,
	struct sc_introduction *introduction);
void sc_capabilities_request(struct sc_connection *connection);
/* refusal NULL: DIAMETER_SUCCESS. */
void sc_capabilities_answer(struct sc_connection *connection, uint32_t hop_by_hop,
	uint32_t end_to_end, const struct sc_refusal *refusal);

#endif
