/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can an AF be told of where the user is (TS 29.214 4.4.1, 4.4.4, 4.4.6.7, feature NetLoc)?
 * The broker knows no cell and no time zone of an IP-CAN session, but which network 3GPP radio is
 * in, and that is told where the location is not known. Everything else is refused at once, so that
 * no AF waits for it. A request is pending in the bit of its Specific-Action until it was told.
 */
#ifndef SC_RX_NETLOC_H
#define SC_RX_NETLOC_H

#include "export.h"
#include "rx_binding.h"
#include "rx_session.h"

enum {
	/* TS 29.214 5.3.13; told once, and so no subscription. */
	SC_RX_ACTION_ACCESS_NETWORK_INFO = 12,
	/* Required-Access-Info, a bit each (TS 29.214 5.3.34). */
	SC_RX_INFO_USER_LOCATION = 1u << 0,
	SC_RX_INFO_MS_TIME_ZONE = 1u << 1,

	SC_RX_PLMN_LIMIT = 6 /* MCC and MNC */
};

/* What an STA tells. */
struct sc_rx_netloc {
	bool asked;           /* and both sides have the feature */
	uint32_t plmn_length; /* 0: nothing is known */
	char plmn[SC_RX_PLMN_LIMIT];
};

/* Whether a session over that access, in that network, has something to tell to who requires that
 * (0: whatever there is). */
bool sc_rx_netloc_known(enum sc_access access, struct sc_text plmn, uint32_t required);
/* Makes the request pending in the session, or not: then false, and the AF must hear so now. */
bool sc_rx_netloc_ask(struct sc_rx_session *session, uint32_t required);
/* These Specific-Actions have reached the AF: what was pending is not any longer. */
void sc_rx_netloc_told(struct sc_rx_session *session, uint32_t actions);
/* Whether sessions differ in nothing but what is told once. */
bool sc_rx_actions_equal(uint32_t a, uint32_t b);
/* What is told at the end of a session of that AF. */
SC_EXPORT void sc_rx_netloc_last(const struct sc_service *service, struct sc_text session_id,
	struct sc_text af_host, uint32_t required, struct sc_rx_netloc *netloc);

#endif
