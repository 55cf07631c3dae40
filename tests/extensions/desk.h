/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the tests of the plug-ins ask? A node with both plug-ins over a provisioned service; the
 * test joins as a peer over TCP, sends what it likes and looks at the answer.
 */
#ifndef DESK_H
#define DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "avp_map.h"
#include "avp_write.h"
#include "provisioned.h"
#include "rig.h"

enum { DESK_PEERS = 3 };

struct desk {
	uint32_t application; /* that the peers speak */
	struct rig rig;
	struct provisioned provisioned;
	int sockets[DESK_PEERS]; /* one per peer, joined when it is first needed */
	uv_async_t committed;    /* the journal has something to settle */
	uv_timer_t due;          /* the service wants to be called */
};

/* One request. AVPs of the base protocol come by themselves unless their code is in `without`. */
struct desk_request {
	uint32_t application;
	uint32_t code;
	const char *peer; /* Origin-Host */
	const char *via;  /* the peer that carries it; NULL or empty: that host itself */
	const char *session_id;
	struct sc_text session; /* instead of it when .at is set: any octets */
	const char *without;    /* codes separated by commas; a message's own AVPs too */
	const char *raw;        /* hexadecimal AVPs behind the others */
	const struct sc_avp_map *map;
	const void *values;
};

/* `plug_ins`: names separated by blanks; "dict_*" are stock ones. False: the reason was printed. */
bool desk_open(struct desk *desk, uint32_t application, const char *network, const char *plug_ins);
void desk_close(struct desk *desk);
/* Sends it and waits for the answer, which rig_find() and the functions below look at. False: none
 * came, or it is not the answer to this request. */
bool desk_ask(struct desk *desk, const struct desk_request *request);
/* Sends the request that often with some octets behind its header changed, and expects an answer or
 * a closed connection each time. How often it was answered. */
uint32_t desk_shake(struct desk *desk, const struct desk_request *request, uint32_t rounds);
/* The peer leaves, if it is there, and joins anew with that Origin-State-Id in its CER, 0: none. */
void desk_rejoin(struct desk *desk, const char *peer, uint32_t origin_state);
/* Joins as that peer and waits for a request from the node, which rig_find() and the functions
 * below look at. False: none came, or another one. */
bool desk_await(struct desk *desk, const char *peer, uint32_t code);
/* Answers it over that peer's connection, as the Origin-Host. The kind as below. */
void desk_answer(
	struct desk *desk, const char *peer, const char *host, const char *kind, uint32_t code);
/* The kind is "base" or "experimental". */
bool desk_answered(const struct desk *desk, const char *kind, uint32_t code);
/* Whether Failed-AVP holds this path of codes ("700/601"), or is absent for NULL. */
bool desk_failed(const struct desk *desk, const char *path);
/* The AVP at the end of that path; false: it is not there. */
bool desk_failed_avp(const struct desk *desk, const char *path, struct sc_avp *found);
/* The AVP's number as it stands; false: it is not at the top of the answer. */
bool desk_number(const struct desk *desk, uint32_t vendor, uint32_t code, uint32_t *number);
struct sc_text desk_text(const struct desk *desk, uint32_t vendor, uint32_t code);

#endif
