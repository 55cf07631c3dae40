/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do words typed behind `rx aar` become an AA-Request (TS 29.214 5.6.1)? One function an
 * option, each of which says what is wrong with what it was given. Components of session
 * descriptions: rx_sdp.h.
 */
#ifndef SC_RX_DRAFT_H
#define SC_RX_DRAFT_H

#include "problem.h"
#include "rx_language.h"

enum { SC_RX_DRAFT_IP4 = 4, SC_RX_DRAFT_PREFIX = 18 };

/* An AAR under construction; what it says borrows from what was typed, and from here. */
struct sc_rx_draft {
	struct rx_aar aar;
	uint8_t ip4[SC_RX_DRAFT_IP4];
	uint8_t prefix[SC_RX_DRAFT_PREFIX]; /* reserved, length in bits, address (RFC 3162 2.3) */
};

/* What was typed for an option; MALFORMED with a sentence: the words are wrong. */
/* "audio,video:512:DISABLED": kind, bandwidth in kbit/s, Flow-Status. */
enum sc_status sc_rx_draft_media(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
/* These two are about components that are there already. */
enum sc_status sc_rx_draft_flow(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_versions(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_ip4(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_ip6(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
/* "sip:...", "+digits", "tel:+digits", "imsi:digits", "nai:user@realm", "private:..."; without such
 * a beginning 15 digits are an IMSI, other digits a number, anything else is an NAI. */
enum sc_status sc_rx_draft_users(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_features(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_actions(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_required(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_service_info(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_dialogues(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
enum sc_status sc_rx_draft_request_type(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);

/* Required-Access-Info, which an STR has as well. */
enum sc_status sc_rx_draft_required_info(struct sc_avp_u32 *required, uint32_t *count,
	const char *typed, struct sc_problem *problem);

#endif
