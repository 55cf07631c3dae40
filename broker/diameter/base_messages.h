/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do connected nodes say about their connection? The small messages of the base protocol: DWR
 * and DWA (RFC 6733 5.5), DPR and DPA (5.4).
 */
#ifndef SC_BASE_MESSAGES_H
#define SC_BASE_MESSAGES_H

#include "base_codes.h"
#include "frame.h"

struct sc_connection;

void sc_send_watchdog(struct sc_connection *connection);
void sc_send_good_bye(struct sc_connection *connection, enum sc_disconnect_cause cause);
/* DWA or DPA, with what is wrong with the request; fault->code 0: nothing is. */
void sc_send_base_answer(struct sc_connection *connection, const struct sc_header *request,
	const struct sc_fault *fault);
/* Of a DPR; an unknown cause is as good as REBOOTING. */
enum sc_disconnect_cause sc_disconnect_cause(const struct sc_message *message);

#endif
