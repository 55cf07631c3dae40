/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which result code does an ending of the service have on Rx (TS 29.214 5.5)?
 */
#ifndef SC_RX_RESULT_H
#define SC_RX_RESULT_H

#include "application.h"
#include "rx_authorise.h"

/* The message is the ending's sentence; Failed-AVP names the offender, if there is one. NULL: the
 * ending has no answer of the service behind it. */
struct sc_result rx_result_of(enum sc_status status, const struct sc_rx_answer *answer);

#endif
