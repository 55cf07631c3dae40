/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When do two spellings name the same access point? An APN is a network identifier, and behind it
 * perhaps an operator identifier "mncXXX.mccYYY.gprs" (TS 23.003 9.1). Knows no APN.
 */
#ifndef SC_APN_H
#define SC_APN_H

#include <stdbool.h>

#include "export.h"
#include "text.h"

/* Without regard to case. One that names no operator is the same at every operator. */
SC_EXPORT bool sc_apn_equal(struct sc_text a, struct sc_text b);

#endif
