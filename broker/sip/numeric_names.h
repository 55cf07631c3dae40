/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who may wait for a name server? Nobody on the loop. Sofia hands whatever a Via names as the way
 * back (sent-by, maddr) to getaddrinfo(), and one datagram with a host name there holds the thread,
 * and with it every other peer, until the resolver gives up. Sofia has no setting for it, so the
 * program defines getaddrinfo() itself: while a thread has asked for numeric names only, it adds
 * AI_NUMERICHOST to the question and a name fails at once; otherwise, and for every other thread,
 * it is the C library's. RFC 3261 18.2.2 then leaves such an answer unsent, which is what happens
 * to any answer whose destination cannot be found.
 *
 * It reaches Sofia because a program's own definition comes first in dynamic linking. That makes
 * getaddrinfo the one function without our prefix that programs with this floor export. Sofia asks
 * no other resolving function: it has its own for SRV and NAPTR, which does not block.
 */
#ifndef SC_NUMERIC_NAMES_H
#define SC_NUMERIC_NAMES_H

#include <stdbool.h>
#include <stdint.h>

/* For the calling thread, until it says otherwise. */
void sc_numeric_names_only(bool only);
/* How many names the calling thread was refused since it started. */
uint64_t sc_numeric_names_refused(void);

#endif
