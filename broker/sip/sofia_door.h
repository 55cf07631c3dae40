/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What may Sofia read, and how much at once? Its parser walks a list from the start for each line
 * it adds to it, so one message of many short lines holds the loop for seconds, and it takes all
 * that has arrived on a connection before it looks at anything else. The program therefore defines
 * the two functions through which Sofia reads sockets, su_getmsgsize() and su_vrecv(), and calls
 * Sofia's own behind them. Of a connection Sofia sees a small piece at a time. A datagram is looked
 * at before Sofia parses it; one that may not pass is handed on as a single octet, which Sofia
 * drops.
 *
 * Like getaddrinfo (see numeric_names.h) both are therefore exported by programs with this floor;
 * nobody but Sofia calls them.
 */
#ifndef SC_SOFIA_DOOR_H
#define SC_SOFIA_DOOR_H

#include <stdbool.h>
#include <stdint.h>

struct sockaddr;

enum {
	SC_HEADER_LINE_LIMIT = 256, /* requests in IMS have 30 to 60 before their body */
	SC_STREAM_PIECE = 2048,     /* octets of a connection that Sofia reads at once */
};

struct sc_sofia_door {
	/* Whether a datagram of this source may pass; asked only for those that are short enough.
	 */
	bool (*admits)(void *owner, const struct sockaddr *source);
	void *owner;
	int stream;        /* the connection read last; -1: none since somebody set it so */
	uint64_t overlong; /* datagrams of too many lines */
};

/* What the calling thread reads goes through this door; NULL: nobody looks at it. */
void sc_sofia_door_use(struct sc_sofia_door *door);

#endif
