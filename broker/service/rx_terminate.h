/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is the AF done with its session? The question behind Session-Termination-Request (TS 29.214
 * 4.4.4): forgets the session.
 */
#ifndef SC_RX_TERMINATE_H
#define SC_RX_TERMINATE_H

#include "export.h"
#include "service.h"
#include "text.h"

/* SESSION_UNKNOWN: there is none, or another AF opened it. */
SC_EXPORT enum sc_status sc_rx_terminate(
	struct sc_service *service, struct sc_text session_id, struct sc_text af_host);

#endif
