/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the broker say of itself in answers? The header fields that list what it understands
 * (RFC 3261 11.2 and 20), made once and copied into every answer that carries them. Allow-Events is
 * left out while there is no package, because its grammar wants one (RFC 6665 8.4).
 */
#ifndef SC_SIP_OFFERS_H
#define SC_SIP_OFFERS_H

#include <sofia-sip/sip.h>
#include <sofia-sip/su_alloc.h>

#include "event_packages.h"
#include "problem.h"
#include "status.h"

struct sc_sip_offers {
	su_home_t *home;
	sip_allow_t *allow;
	sip_allow_events_t *allow_events; /* NULL: no package */
	sip_accept_t *accept;
	sip_accept_encoding_t *accept_encoding;
	sip_accept_language_t *accept_language;
	sip_supported_t *supported;
	sip_server_t *server;
	sip_contact_t *contact;
	sip_retry_after_t *retry_after;
};

/* SETTING_WRONG with the problem filled: the URI or the product cannot stand in a header field. On
 * failure there is nothing to close. */
enum sc_status sc_sip_offers_open(struct sc_sip_offers *offers, const char *uri,
	const char *product, const struct sc_event_package *packages, struct sc_problem *problem);
void sc_sip_offers_close(struct sc_sip_offers *offers);

#endif
