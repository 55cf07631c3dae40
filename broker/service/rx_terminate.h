/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is the AF done with its session? The question behind Session-Termination-Request (TS 29.214
 * 4.4.4): forgets the session, durably.
 */
#ifndef SC_RX_TERMINATE_H
#define SC_RX_TERMINATE_H

#include "export.h"
#include "promise.h"
#include "service.h"
#include "text.h"

/* OK: it is on its way, the promise will be kept with OK or STORE_FAILED. WAITING: another request
 * about this session is on its way; the promise will be kept with WAITING once that has ended, and
 * the question is then to be asked again. Otherwise the promise is not taken and nothing will
 * change. SESSION_UNKNOWN: there is none, or another AF opened it. OUT_OF_ROOM, OUT_OF_MEMORY. */
SC_EXPORT enum sc_status sc_rx_terminate(struct sc_service *service, struct sc_text session_id,
	struct sc_text af_host, const struct sc_promise *promise);

#endif
