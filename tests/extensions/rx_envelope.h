/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What must every answer on Rx carry, whatever the question (RFC 6733 6.2, 7.1, 7.5, 7.6; TS 29.214
 * 5.6)?
 */
#ifndef RX_ENVELOPE_H
#define RX_ENVELOPE_H

#include "desk.h"

/* What is wrong with the last answer as an answer to that request; NULL: nothing. */
const char *rx_envelope_fault(const struct desk *desk, const struct desk_request *request);

#endif
