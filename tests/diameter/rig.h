/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the tests talk to a node? It runs in this very thread: while a test waits for bytes on its
 * own socket, the rig turns the node's loop. Nobody sleeps longer than something takes.
 */
#ifndef RIG_H
#define RIG_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <uv.h>

#include "avp_write.h"
#include "echo.h"
#include "frame.h"
#include "node.h"
#include "node_report.h"

#define RIG_HOST  "broker.example.net"
#define RIG_REALM "example.net"

enum { RIG_MESSAGE_LIMIT = 128 * 1024, RIG_PATIENCE = 60000 /* milliseconds */ };

struct rig {
	uv_loop_t loop;
	struct sc_node_settings settings;
	struct sc_node_address listen[4];
	struct sc_node_peer peers[4];
	struct sc_node *node;
	bool stopped;
	uint32_t changes; /* calls of peer_changed */
	uint8_t bytes[RIG_MESSAGE_LIMIT];
	struct sc_message message; /* the last one received, in `bytes` */
	struct sc_fault fault;     /* of its framing */
};

/* Listens on 127.0.0.1 and knows the peers hss and as of example.net, and the relay dra. */
void rig_prepare(struct rig *rig);
enum sc_status rig_open(struct rig *rig, struct sc_problem *problem);
/* Opens, and nothing stands in the way. */
void rig_start(struct rig *rig);
/* Stops the node in good order and runs the loop dry. */
void rig_close(struct rig *rig);
/* Turns the loop once, waiting at most that long for it or for the socket (-1: no socket). */
void rig_turn(struct rig *rig, int socket, int milliseconds);

int rig_connect(struct rig *rig);
void rig_send(int socket, const void *bytes, size_t length);
/* The next message: its length, 0 when the node has closed, -1 when nothing comes for so long. */
ssize_t rig_receive_within(struct rig *rig, int socket, int milliseconds);
ssize_t rig_receive(struct rig *rig, int socket);
/* What the last message says: Result-Code, or Experimental-Result-Code; 0: none. */
uint32_t rig_result(const struct rig *rig);
/* The first AVP of that name in the last message, at its top. */
bool rig_find(const struct rig *rig, uint32_t vendor, uint32_t code, struct sc_avp *avp);
/* Looks through so many groups of its Failed-AVP down to what it is about. */
bool rig_find_failed(const struct rig *rig, struct sc_avp *avp, uint32_t groups);

/* Messages of a client, written with the node's own writer. */
size_t rig_write_cer(uint8_t *bytes, const char *host, uint32_t application);
size_t rig_write_cea(uint8_t *bytes, const struct sc_header *cer, const char *host);
size_t rig_write_base(
	uint8_t *bytes, uint32_t code, uint8_t flags, const char *host, uint32_t hop_by_hop);
/* ECR: values may be NULL. */
size_t rig_write_echo(
	uint8_t *bytes, const char *host, uint32_t hop_by_hop, const struct echo_values *values);
/* Begins an ECR up to its Destination-Realm; whatever follows is up to the caller. */
void rig_begin_echo(
	struct sc_avp_writer *writer, uint8_t *bytes, const char *host, uint32_t hop_by_hop);

/* Puts an AVP of the base protocol behind the message; its length with that. */
size_t rig_add_u32(uint8_t *bytes, size_t length, uint32_t code, uint32_t number);
/* Puts an Origin-State-Id behind the message, 0: none; its length with that. */
size_t rig_add_state(uint8_t *bytes, size_t length, uint32_t origin_state);

/* Connects and exchanges capabilities: a socket of an open peer. */
int rig_join(struct rig *rig, const char *host);
int rig_join_with(struct rig *rig, const char *host, uint32_t origin_state);
/* Closes, and waits until the node knows. Nobody else is connected. */
void rig_leave(struct rig *rig, int socket);
/* Asks with an ECR of that text, which makes the application park it. */
void rig_park(struct rig *rig, int socket, const char *host, uint32_t hop_by_hop, const char *text);
void rig_wait_for_parked(struct rig *rig, uint32_t count);
/* Asks with an ECR and expects an answer to it with that result. */
void rig_expect(struct rig *rig, int socket, const char *host, uint32_t result);

#endif
