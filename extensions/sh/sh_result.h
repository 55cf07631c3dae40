/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which result code does an ending of the service have on Sh (TS 29.329 6.2)?
 */
#ifndef SC_SH_RESULT_H
#define SC_SH_RESULT_H

#include "application.h"

/* Experimental-Result-Codes for "no permission", one per operation. */
enum {
	SC_SH_CANNOT_BE_READ = 5102,
	SC_SH_CANNOT_BE_MODIFIED = 5103,
	SC_SH_CANNOT_BE_NOTIFIED = 5104
};

/* Without Failed-AVP; the message is the ending's sentence. */
struct sc_result sh_result_of(enum sc_status status, uint32_t not_permitted);

#endif
