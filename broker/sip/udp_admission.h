/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How many messages may one source send over UDP? So many in a second are admitted, as many again
 * are told to come later (503 with Retry-After, RFC 3261 21.5.4), the rest is passed over in
 * silence, because an answer to everything would make the broker a mirror for forged addresses.
 * TCP needs no such limit: it is read only as fast as it is answered.
 *
 * Counted per IPv4 address and per IPv6 /64 in a table of fixed size. When more sources than it
 * holds are active in the same second, the quietest of a set gives its place away.
 */
#ifndef SC_UDP_ADMISSION_H
#define SC_UDP_ADMISSION_H

#include <stdint.h>
#include <sys/socket.h>

#include "status.h"

struct sc_udp_admission;

enum sc_admittance {
	SC_ADMITTED,
	SC_TOLD_TO_WAIT,
	SC_PASSED_OVER,
};

/* OUT_OF_MEMORY also when the system has no randomness to give. */
enum sc_status sc_udp_admission_open(
	struct sc_udp_admission **admission, uint32_t messages_per_second);
void sc_udp_admission_close(struct sc_udp_admission *admission);
/* Counts one message. The time is monotonic, in milliseconds. */
enum sc_admittance sc_udp_admission_ask(
	struct sc_udp_admission *admission, const struct sockaddr *source, uint64_t now);

#endif
