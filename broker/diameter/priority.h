/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How urgent is a message? By its DRMP (RFC 7944) when it has one that is defined, else by its
 * Session-Priority (TS 29.229 6.3.56), else as urgent as any. A value that nobody has defined says
 * nothing. An answer that was given another priority than the DRMP of its request states, or would
 * state by default, says so in a DRMP of its own (RFC 7944 section 8).
 */
#ifndef SC_PRIORITY_H
#define SC_PRIORITY_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"

/* RFC 7944 9.1: PRIORITY_0 is the most urgent one, PRIORITY_10 what counts when nothing is said. */
enum { SC_PRIORITY_DEFAULT = 10, SC_PRIORITY_LEAST = 15, SC_PRIORITY_COUNT };

#define SC_PRIORITY_UNSTATED                                                                       \
	((struct sc_priority){ .stated = SC_PRIORITY_DEFAULT, .used = SC_PRIORITY_DEFAULT })

/* For every AVP at the top of a message, in any order; others than the two change nothing. */
void sc_priority_note(struct sc_priority *priority, const struct sc_avp *avp);
/* Looks for them in a list nobody has inspected yet, at so many AVPs. */
struct sc_priority sc_priority_look(struct sc_text avps, uint32_t limit);

#endif
