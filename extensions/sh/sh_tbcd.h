/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do digits become octets? Telephony BCD as MSISDN carries it: two digits in each octet, the
 * lower half first, an odd last one filled up with 1111 (TS 29.329 6.3.2).
 */
#ifndef SC_SH_TBCD_H
#define SC_SH_TBCD_H

#include <stdbool.h>

#include "text.h"

enum { SC_SH_TBCD_LIMIT = 16 };

/* False: empty, too long, or not digits alone. */
bool sc_sh_tbcd_write(struct sc_text digits, char octets[SC_SH_TBCD_LIMIT], struct sc_text *tbcd);
/* False: empty, no digits, or too long for the writer. */
bool sc_sh_tbcd_read(struct sc_text tbcd, struct sc_text_writer *digits);

#endif
