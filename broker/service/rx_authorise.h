/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May this AF session be carried? The question behind AA-Request (TS 29.214 4.4.1 establishment,
 * 4.4.2 modification): binds, checks, judges per component, and keeps the session when all of it
 * may be. What is refused changes nothing.
 */
#ifndef SC_RX_AUTHORISE_H
#define SC_RX_AUTHORISE_H

#include "arena.h"
#include "export.h"
#include "promise.h"
#include "rx_agreement.h"
#include "rx_binding.h"
#include "rx_content.h"
#include "rx_netloc.h"
#include "rx_verdict.h"
#include "service.h"

/* TS 29.214 5.3.29. */
enum sc_rx_kind { SC_RX_KIND_ANY, SC_RX_KIND_INITIAL, SC_RX_KIND_UPDATE };

struct sc_rx_request {
	struct sc_text session_id;
	struct sc_text af_host;
	struct sc_text af_realm;
	struct sc_text via;    /* the peer it came through */
	uint32_t origin_state; /* Origin-State-Id, 0: not told */
	enum sc_rx_kind kind;
	struct sc_rx_keys keys;
	struct sc_text charging_id;       /* .at NULL: not stated */
	struct sc_text service;           /* .at NULL: not stated */
	struct sc_text service_urn;       /* without "urn:service:"; .at NULL: not stated */
	const struct sc_rx_offer *offers; /* Supported-Features; heard in the first request only */
	uint32_t offer_count;
	uint32_t specific_actions; /* bit per Specific-Action; likewise */
	uint32_t required_info;    /* SC_RX_INFO_...; heard when it asks for them */
	bool arriving;             /* the session description was offered to the user */
	struct sc_rx_stated stated;
};

struct sc_rx_answer {
	struct sc_rx_access access; /* meaningful when OK; its text lasts during the call */
	uint32_t features[SC_RX_FEATURE_LISTS]; /* of the session, also for
						 * SERVICE_NOT_AUTHORIZED; what we have
						 * for FEATURE_UNSUPPORTED */
	uint32_t offer;                         /* for FEATURE_UNSUPPORTED: which one */
	bool is_nowhere;                /* what was asked of where the user is will not be told */
	struct sc_rx_misfit misfit;     /* for BINDING_MISSING */
	struct sc_rx_offender offender; /* for SERVICE_INFORMATION_INVALID and FILTER_RESTRICTED */
	struct sc_rx_findings findings; /* for SERVICE_NOT_AUTHORIZED and ..._NOW */
	uint32_t retry_seconds;         /* for SERVICE_NOT_AUTHORIZED_NOW: it would be by then */
};

/* OK: the session will be so, and the promise be kept with OK or STORE_FAILED after the commit.
 * WAITING: another request about the same session is on its way; the promise will be kept with
 * WAITING once that has ended, and the question is then to be asked again. Otherwise the promise is
 * not taken: NOT_PERMITTED, SESSION_UNKNOWN, FEATURE_UNSUPPORTED, BINDING_MISSING, NOT_EMERGENCY,
 * SERVICE_INFORMATION_INVALID, FILTER_RESTRICTED, SESSION_EXISTS, SESSION_DUPLICATED,
 * SERVICE_NOT_AUTHORIZED, SERVICE_NOT_AUTHORIZED_NOW, SESSION_TOO_LARGE, TOO_MANY_SESSIONS,
 * OUT_OF_ROOM, OUT_OF_MEMORY, MALFORMED (a name that is no text): checked in this order, and
 * nothing was kept.
 */
SC_EXPORT enum sc_status sc_rx_authorise(struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_request *request, struct sc_rx_answer *answer,
	const struct sc_promise *promise);

#endif
