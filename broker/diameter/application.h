/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a plug-in serve a Diameter application? It offers one struct sc_application when it is
 * loaded: its dictionary, and one function per command. The function reads the request through a
 * map, asks a service, and answers through a map. It decides nothing. All calls are on the loop
 * thread.
 */
#ifndef SC_APPLICATION_H
#define SC_APPLICATION_H

#include "arena.h"
#include "avp_map.h"
#include "export.h"
#include "status.h"
#include "text.h"

struct dictionary;  /* libfdproto's */
struct sc_exchange; /* one request on its way to its answer */
struct sc_node;
struct sc_parked;  /* one request whose answer comes later */
struct sc_service; /* broker/service */

struct sc_command {
	uint32_t code;
	const char *request_name; /* "UDR" */
	const char *answer_name;  /* "UDA" */
	/* Called with a request that passed the dictionary's rules; must answer exactly once, or
	 * park it. */
	void (*serve)(struct sc_exchange *exchange);
	/* It can wait, as subscriptions and provisioning can: when too much is parked, it is told
	 * so before other requests of the same priority. */
	bool deferrable;
};

/* How answers and our own requests name their application. */
enum sc_application_naming {
	SC_NAMED_BY_VSAI,   /* Vendor-Specific-Application-Id, as Sh does */
	SC_NAMED_BY_AUTH_ID /* Auth-Application-Id, as Rx does */
};

struct sc_application {
	uint32_t id;
	uint32_t vendor;
	const char *name; /* "Sh" */
	enum sc_application_naming naming;
	bool stateless; /* Auth-Session-State NO_STATE_MAINTAINED in every message */
	const struct sc_command *commands;
	uint32_t command_count;
	/* Adds application, commands, AVPs and rules; 0 or an errno as libfdproto does. */
	int (*define)(struct dictionary *dictionary);
	/* The hooks from here on may be NULL. The node listens and has no peer yet: from now on it
	 * takes questions of ours (sc_node_ask) and forgotten Origin-State-Ids. */
	void (*opened)(struct sc_node *node, struct sc_service *service);
	/* The node closes and must not be used again: no question is answered any more. Called once
	 * if opened() was. What is parked is still to be answered, each once. */
	void (*closing)(struct sc_node *node);
	/* A peer that speaks this application, or relays what it does not speak, can take questions
	 * from now on: it has connected, or become trustworthy again. */
	void (*peer_opened)(struct sc_node *node, struct sc_text identity, bool relays);
	/* RFC 6733 8.16: this host, a peer or one behind a relay, has said a higher Origin-State-Id
	 * than before. Every session with it from an earlier state is gone. Called before the
	 * request that told so is served. */
	void (*peer_restarted)(
		struct sc_node *node, struct sc_text origin_host, uint32_t origin_state);
};

/* From the plug-in's entry point, before the node opens; the struct must live as long as the
 * process. */
SC_EXPORT enum sc_status sc_application_offer(const struct sc_application *application);

/* How an answer ends. vendor 0: Result-Code; otherwise Experimental-Result of that vendor. */
struct sc_result {
	uint32_t vendor;
	uint32_t code;
	const char *message; /* Error-Message for people, NULL: none */
	/* Failed-AVP: nothing when code is 0. The received AVP with that code is copied, of several
	 * in the same place the one numbered `nth` from 0; when there is none (or `missing`) an
	 * example of it with a zero value is made. For a nested AVP the groups around it are named
	 * from the outside in, each with its own `nth` (RFC 6733 7.5). */
	struct {
		uint32_t vendor;
		uint32_t code;
		uint32_t nth;
		bool missing;
		uint32_t group_count;
		struct {
			uint32_t vendor;
			uint32_t code;
			uint32_t nth;
		} groups[3];
	} failed;
};

#define SC_RESULT_SUCCESS ((struct sc_result){ .code = 2001 })

/* Fills *values from the request; what the map names starts out absent. False: the request was
 * already answered with the right code and Failed-AVP (5004, 5009, 5014), the handler just
 * returns. */
SC_EXPORT bool sc_exchange_read(
	struct sc_exchange *exchange, const struct sc_avp_map *map, void *values);
/* Answers: Session-Id, application and origin AVPs, result, Failed-AVP, Proxy-Info come by
 * themselves, then the values through the map (both may be NULL). */
SC_EXPORT void sc_exchange_answer(struct sc_exchange *exchange, const struct sc_result *result,
	const struct sc_avp_map *map, const void *values);
/* Something for the one log line of this request: the reason behind the code. Copied. */
SC_EXPORT void sc_exchange_note(struct sc_exchange *exchange, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The answer comes later: after a commit, or when another node has been asked. The handler returns
 * without having answered; what it has read of the request is lost with that, this keeps a copy.
 * NULL: too much is parked for a request of this priority (node.h), or there is no memory; the
 * handler then answers DIAMETER_TOO_BUSY. */
SC_EXPORT struct sc_parked *sc_exchange_park(struct sc_exchange *exchange);
/* As sc_exchange_answer(), exactly once, which also ends *parked. Its caller owns it until then and
 * may answer at any time: when the connection has gone meanwhile the answer is dropped and logged;
 * when the node has closed, only the memory is freed. */
SC_EXPORT void sc_parked_answer(struct sc_parked *parked, const struct sc_result *result,
	const struct sc_avp_map *map, const void *values);
/* As sc_exchange_note(); it replaces what was noted before. */
SC_EXPORT void sc_parked_note(struct sc_parked *parked, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Fills *values from the kept request, as sc_exchange_read() did. False: it does not fit the map.
 * Texts last as long as *parked. */
SC_EXPORT bool sc_parked_read(
	const struct sc_parked *parked, const struct sc_avp_map *map, void *values);
/* For what an answer needs; emptied by each call. */
SC_EXPORT struct sc_arena *sc_parked_arena(struct sc_parked *parked);
/* For the questions below about who sent it. */
SC_EXPORT const struct sc_exchange *sc_parked_request(const struct sc_parked *parked);

SC_EXPORT struct sc_service *sc_exchange_service(const struct sc_exchange *exchange);
SC_EXPORT struct sc_arena *sc_exchange_arena(struct sc_exchange *exchange);
SC_EXPORT struct sc_text sc_exchange_session_id(const struct sc_exchange *exchange);
SC_EXPORT struct sc_text sc_exchange_origin_host(const struct sc_exchange *exchange);
SC_EXPORT struct sc_text sc_exchange_origin_realm(const struct sc_exchange *exchange);
/* The highest Origin-State-Id that the Origin-Host has said so far, here or in any message before,
 * as a host may say it in its CER alone; 0: none (RFC 6733 8.16). */
SC_EXPORT uint32_t sc_exchange_origin_state(const struct sc_exchange *exchange);
/* Identity of the peer on whose connection it came, which is not the Origin-Host's when a relay
 * carried it. Lasts as long as the node. */
SC_EXPORT struct sc_text sc_exchange_peer(const struct sc_exchange *exchange);

#endif
