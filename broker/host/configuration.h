/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What did the operator set? The libconfig file of the daemon, read once into one struct. Every
 * setting is a row of SC_SETTINGS with its default and a sentence; a setting the table does not
 * know, a wrong type, a value out of range, an address that is none, a peer listed twice, nothing
 * to serve or nobody to serve is a problem that names file, line and setting.
 */
#ifndef SC_CONFIGURATION_H
#define SC_CONFIGURATION_H

#include <stdbool.h>
#include <stdint.h>

#include "endpoint.h"
#include "export.h"
#include "problem.h"
#include "status.h"

enum {
	SC_LISTEN_LIMIT = 8,     /* addresses to listen on */
	SC_EXTENSION_LIMIT = 32, /* plug-ins */
	SC_PEER_LIMIT = 1024,    /* peers on the list */
	SC_NAME_LIMIT = 255,     /* characters of a DiameterIdentity, as in RFC 1035 2.3.4 */
	SC_SOCKET_LIMIT = 107,   /* characters of a Unix socket's path */
	SC_TEXT_LIMIT = 4095     /* characters of any other text */
};

/* kind, member, path in the file, default, what is allowed, sentence. A TEXT without default must
 * be set; it has at most so many characters. A NUMBER is between least and most. */
#define SC_SETTINGS(TEXT, NUMBER)                                                                  \
	TEXT(identity, "identity", NULL, SC_NAME_LIMIT,                                            \
		"Origin-Host of this broker, a fully qualified domain name")                       \
	TEXT(realm, "realm", NULL, SC_NAME_LIMIT, "Origin-Realm of this broker")                   \
	TEXT(database, "database", "/var/lib/continuity/continuity.db", SC_TEXT_LIMIT,             \
		"what the operator provisions; the broker only reads it")                          \
	TEXT(state, "state", "/var/lib/continuity/state.db", SC_TEXT_LIMIT,                        \
		"what the broker itself must keep")                                                \
	TEXT(control, "control", "/run/continuity/control.sock", SC_SOCKET_LIMIT,                  \
		"the socket continuityctl talks to")                                               \
	TEXT(log, "log", "request", SC_TEXT_LIMIT,                                                 \
		"how much is logged: error, warning, notice, request (one line each), debug")      \
	TEXT(extension_path, "extension_path", SC_EXTENSION_PATH, SC_TEXT_LIMIT,                   \
		"folders where plug-ins are looked for, separated by colons")                      \
	NUMBER(hold_seconds, "hold_seconds", 10, 0, 3600,                                          \
		"a component that moved stays where it is for this long unless it must move")      \
	NUMBER(session_limit, "session_limit", 1000000, 1, 100000000,                              \
		"live Rx sessions, of 4 KiB each on average; more get DIAMETER_TOO_BUSY")          \
	NUMBER(watchdog, "diameter.watchdog", 30, 6, 3600,                                         \
		"seconds of silence before a peer is probed (Tw of RFC 3539)")                     \
	NUMBER(reconnect, "diameter.reconnect", 30, 1, 3600,                                       \
		"seconds between attempts to reach a peer (Tc of RFC 6733)")                       \
	NUMBER(message_limit, "diameter.message_limit", 65536, 4096, 16777212,                     \
		"bytes in a message; a peer that sends a longer one is disconnected")              \
	NUMBER(connection_limit, "diameter.connection_limit", 1024, 1, 65536,                      \
		"connections at the same time")                                                    \
	NUMBER(unidentified_limit, "diameter.unidentified_limit", 64, 1, 65536,                    \
		"connections at the same time that have not said who they are")                    \
	NUMBER(identify_seconds, "diameter.identify_seconds", 5, 1, 60,                            \
		"how long a new connection may take for its Capabilities-Exchange")                \
	NUMBER(output_limit, "diameter.output_limit", 1048576, 65536, 1073741824,                  \
		"bytes waiting for a peer that reads slowly; beyond it nothing is read from it")

struct sc_configured_peer {
	char *identity;
	char *realm;
	struct sc_endpoint connect; /* host empty: the peer connects to us */
	bool relays;                /* may carry requests of other Origin-Hosts */
};

struct sc_configuration {
#define SC_TEXT_MEMBER(member, path, fallback, most, sentence)          char *member;
#define SC_NUMBER_MEMBER(member, path, fallback, least, most, sentence) int64_t member;
	SC_SETTINGS(SC_TEXT_MEMBER, SC_NUMBER_MEMBER)
#undef SC_TEXT_MEMBER
#undef SC_NUMBER_MEMBER
	struct sc_endpoint listen[SC_LISTEN_LIMIT]; /* diameter.listen */
	uint32_t listen_count;
	struct sc_endpoint sip_listen[SC_LISTEN_LIMIT]; /* sip.listen; none: no SIP */
	uint32_t sip_listen_count;
	char *extensions[SC_EXTENSION_LIMIT]; /* names or paths, in the order of loading */
	uint32_t extension_count;
	struct sc_configured_peer *peers; /* diameter.peers */
	uint32_t peer_count;
};

/* SETTING_WRONG with the problem filled; the configuration then needs no close. */
SC_EXPORT enum sc_status sc_configuration_read(
	struct sc_configuration *configuration, const char *file, struct sc_problem *problem);
SC_EXPORT void sc_configuration_close(struct sc_configuration *configuration);
/* Every setting with its default and sentence on standard output. */
SC_EXPORT void sc_configuration_describe(void);

#endif
