/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does the broker take part in a SIP network (RFC 3261)? It listens over UDP and TCP on the
 * addresses it is given and answers every request at once and without memory of the one before:
 * OPTIONS with what it can do, all else with the reason why not. Registrations and event packages
 * will stand on the same agents. Everything runs on the loop thread.
 *
 * The order is: sc_sip_open, as the first thing a program does after its log is open, then
 * sc_sip_listen on the same thread, when everything behind it is ready.
 */
#ifndef SC_SIP_H
#define SC_SIP_H

#include <stdint.h>

#include "export.h"
#include "problem.h"
#include "status.h"

struct uv_loop_s;
struct sc_sip;

/* A numeric IPv4 or IPv6 address, without brackets. Port 0: any that is free for UDP and TCP. */
struct sc_sip_address {
	const char *host;
	uint16_t port;
};

/* What strangers may use up, and what happens to the next one. */
struct sc_sip_limits {
	uint32_t body_bytes; /* of one request: 513; with its header twice as many: 413 */
	uint32_t udp_messages_per_second; /* of one source: 503, then silence */
	uint32_t connections;             /* over TCP: the one silent longest is closed */
};

/* Milliseconds. */
struct sc_sip_times {
	uint32_t silence; /* a connection that says nothing for so long is closed */
	uint32_t message; /* from one piece of a request to the next: 400, and closed */
};

struct sc_sip_settings {
	struct uv_loop_s *loop;
	const struct sc_sip_address *listen;
	uint32_t listen_count; /* 0: nothing is listened on */
	const char *uri;       /* the SIP URI where we are reached: Contact */
	const char *product;   /* Server */
	struct sc_sip_limits limits;
	struct sc_sip_times times;
};

/* Every limit and time with its default; product "continuity-broker/" and the version; all else
 * empty. */
SC_EXPORT struct sc_sip_settings sc_sip_defaults(void);

/* Starts the SIP library. No other thread may run yet. */
SC_EXPORT enum sc_status sc_sip_open(struct sc_sip **sip, struct sc_problem *problem);
/* The settings are copied. The problem names the address that was wrong or taken. When it fails,
 * the floor is only good for closing. */
SC_EXPORT enum sc_status sc_sip_listen(
	struct sc_sip *sip, const struct sc_sip_settings *settings, struct sc_problem *problem);
/* The port that the listen address of this index got; 0: there is no such address. */
SC_EXPORT uint16_t sc_sip_port(const struct sc_sip *sip, uint32_t index);

/* Since the start. */
struct sc_sip_report {
	uint64_t requests;           /* that could be read */
	uint64_t answers;            /* that were sent to them */
	uint64_t unsent;             /* answers that had no way back */
	uint64_t unreadable;         /* messages refused before anybody looked at their meaning */
	uint64_t told_to_wait;       /* UDP messages over the limit, requests among them got 503 */
	uint64_t passed_over;        /* and those that nobody looked at */
	uint64_t overlong;           /* UDP messages of too many lines, which nobody looked at */
	uint64_t names_refused;      /* host names in a Via, which nobody looks up */
	uint32_t connections;        /* open over TCP when last counted */
	uint64_t connections_closed; /* for their silence, their noise or their number */
};

SC_EXPORT void sc_sip_report(const struct sc_sip *sip, struct sc_sip_report *report);

/* Closes what is open. The loop must run once more before it is closed itself. NULL is allowed. */
SC_EXPORT void sc_sip_close(struct sc_sip *sip);

#endif
