/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a SIP request get that belongs to no dialog and no transaction? One answer at once,
 * made of the request alone (the stateless server of RFC 3261 8.2.7): what is asked of the broker
 * is checked in the order of 8.2, and the first check that is not passed answers. Which answer an
 * ending is, with which header fields, is a table.
 *
 * Sofia answers by itself before this is asked: what is no SIP/2.0 (505), what lacks the header
 * fields every request has or is cut short (400), what does not even nearly fit the limit (413).
 */
#ifndef SC_SIP_ANSWER_H
#define SC_SIP_ANSWER_H

#include <stdbool.h>
#include <stdint.h>

struct sc_sip_answering;
#ifndef NTA_AGENT_MAGIC_T
#define NTA_AGENT_MAGIC_T struct sc_sip_answering
#endif
#include <sofia-sip/nta.h>

#include "sip_offers.h"

enum { SC_SIP_SECRET_BYTES = 16, SC_SIP_AGENT_LIMIT = 2 };

struct sc_sip_answering {
	const struct sc_sip_offers *offers;
	nta_agent_t *agents[SC_SIP_AGENT_LIMIT]; /* one per address family; NULL: none */
	uint32_t body_bytes;
	bool too_many;                       /* the source of the datagram being read has to wait */
	uint8_t secret[SC_SIP_SECRET_BYTES]; /* keeps our tags from being guessed */
	uint64_t requests;
	uint64_t answers;
	uint64_t unsent; /* answers that had no way back */
};

/* The callback of an agent. It takes the message in every case. */
int sc_sip_answer(
	struct sc_sip_answering *answering, nta_agent_t *agent, msg_t *message, sip_t *sip);

#endif
