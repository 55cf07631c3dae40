/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is right or wrong with a SIP request? The checks of RFC 3261 8.2 and RFC 6665 that are the
 * application's, in their order. They look and name an ending; they change nothing and send
 * nothing.
 */
#ifndef SC_SIP_CHECK_H
#define SC_SIP_CHECK_H

#include "sip_answer.h"

enum sc_sip_ending {
	SC_SIP_PASSED,
	SC_SIP_IGNORED, /* the standard wants no answer */
	SC_SIP_OPTIONS,
	SC_SIP_HEADER_MALFORMED,
	SC_SIP_URI_WITH_HEADERS,
	SC_SIP_EVENT_MISSING,
	SC_SIP_CONTACT_MISSING,
	SC_SIP_METHOD_NOT_ALLOWED,
	SC_SIP_BODY_UNKNOWN,
	SC_SIP_SCHEME_UNKNOWN,
	SC_SIP_EXTENSION_UNKNOWN,
	SC_SIP_DIALOG_UNKNOWN,
	SC_SIP_LOOPED,
	SC_SIP_EVENT_UNKNOWN,
	SC_SIP_METHOD_UNKNOWN,
	SC_SIP_TOO_MANY,
	SC_SIP_TOO_LONG,
};

/* IGNORED for the methods a stateless server never answers, before anything else is looked at. */
enum sc_sip_ending sc_sip_check_method(const sip_t *sip);
/* Never PASSED: a request that passes every check ends as what its method asks for. */
enum sc_sip_ending sc_sip_check(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip);

#endif
