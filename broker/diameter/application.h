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
struct sc_service;  /* broker/service */

struct sc_command {
	uint32_t code;
	const char *request_name; /* "UDR" */
	const char *answer_name;  /* "UDA" */
	/* Called with a request that passed the dictionary's rules; must answer exactly once. */
	void (*serve)(struct sc_exchange *exchange);
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

SC_EXPORT struct sc_service *sc_exchange_service(const struct sc_exchange *exchange);
SC_EXPORT struct sc_arena *sc_exchange_arena(struct sc_exchange *exchange);
SC_EXPORT struct sc_text sc_exchange_session_id(const struct sc_exchange *exchange);
SC_EXPORT struct sc_text sc_exchange_origin_host(const struct sc_exchange *exchange);
SC_EXPORT struct sc_text sc_exchange_origin_realm(const struct sc_exchange *exchange);

#endif
