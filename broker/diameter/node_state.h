/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the node remember? The structs its files share: the node, its peers and their
 * connections. Each file owns the members under its name and changes no others.
 */
#ifndef SC_NODE_STATE_H
#define SC_NODE_STATE_H

#include <netinet/in.h>
#include <uv.h>

#include "exchange.h"
#include "node.h"
#include "node_report.h"
#include "offers.h"

enum { SC_IDENTITY_LIMIT = 255 }; /* RFC 6733 4.3.1: a fully qualified domain name */

/* What becomes of a connection. Only peer.c changes it, and what belongs to it: connection.c,
 * meeting.c, parting.c. */
enum sc_connection_state {
	SC_CONNECTION_CONNECTING,   /* ours, no TCP connection yet */
	SC_CONNECTION_AWAITING_CER, /* theirs; a stranger */
	SC_CONNECTION_AWAITING_CEA, /* ours, CER sent */
	SC_CONNECTION_HELD,         /* theirs, CER received; another one must be settled first */
	SC_CONNECTION_OPEN,
	SC_CONNECTION_SUSPECT,   /* RFC 3539 3.4.1 */
	SC_CONNECTION_REOPEN,    /* RFC 3539 3.4.1 */
	SC_CONNECTION_DEPARTING, /* DPR sent or answered */
	SC_CONNECTION_LEAVING,   /* sends what is left, reads nothing more */
	SC_CONNECTION_CLOSED,
	SC_CONNECTION_STATE_COUNT
};

/* input.c: what came and was not looked at yet. */
struct sc_input {
	char *bytes;
	size_t capacity;
	size_t filled;
	bool reading;
	bool ended; /* nothing comes any more; what is here is served nevertheless */
	/* turn.c */
	bool waiting; /* for the next turn, or looked at in this one */
	bool more;    /* than this turn looks at */
	struct sc_connection *next;
};

struct sc_piece;

/* turn.c: whose input is looked at in the next loop turn, and in which order what is in it is
 * served. */
struct sc_turn {
	struct sc_connection *first;
	struct sc_connection *last;
	struct sc_piece *pieces; /* as many as one turn looks at */
	uv_check_t check;
	uv_idle_t sleepless; /* runs while somebody waits for a turn */
};

/* output.c: what was written and has not left yet. */
struct sc_output {
	uint8_t *bytes; /* filled by this loop turn */
	size_t capacity;
	size_t used;
	uint8_t *flying; /* with the operating system; NULL: nothing */
	size_t flying_size;
	uv_write_t write;
	bool dirty;
	bool choked; /* the peer does not read: nothing is read from it either */
	struct sc_connection *next_dirty;
};

struct sc_connection {
	struct sc_node *node;
	struct sc_peer *peer; /* NULL: a stranger */
	enum sc_connection_state state;
	uint32_t slot;
	uint32_t generation; /* of the slot */
	uint32_t handles;    /* of libuv, not closed yet */
	uint64_t opened;     /* loop time */
	uv_tcp_t tcp;
	uv_timer_t timer; /* of the state */
	uv_timer_t drain; /* runs while choked */
	uv_connect_t connect;
	uv_shutdown_t shutdown;
	struct sc_input input;
	struct sc_output output;
	/* watchdog.c */
	bool watchdog_pending; /* DWR sent, DWA awaited */
	int reopen_answers;
	uint64_t watchdog_interval; /* Tw, this time */
	uint64_t heard;             /* loop time of the last message */
	/* meeting.c: the CER of a held connection; parting.c: the DPR of a departing one; to be
	 * answered later */
	uint32_t held_hop_by_hop;
	uint32_t held_end_to_end;
	uint32_t held_applications;
	uint32_t held_origin_state;
	bool held_relay;
	/* parking.c */
	uint32_t parked; /* requests that came on it and wait for their answer */
	/* parting.c */
	bool owes_good_bye; /* DPA, as soon as nothing is parked */
	bool agreed;        /* DPA came */
	char address[64];   /* of the peer, for people */
};

/* What is known about one configured peer. peer.c owns it. */
struct sc_peer {
	struct sc_node *node;
	char identity[SC_IDENTITY_LIMIT + 1]; /* empty: not known yet */
	char realm[SC_IDENTITY_LIMIT + 1];
	bool any_identity;
	bool any_realm;
	bool relays;
	bool connects;
	struct sockaddr_storage address;
	uv_timer_t reconnect;
	uint32_t reconnect_wait;       /* milliseconds until the next try */
	struct sc_connection *current; /* OPEN .. DEPARTING */
	struct sc_connection *attempt; /* ours, CONNECTING or AWAITING_CEA */
	struct sc_connection *held;
	const char *failure;   /* of the last attempt; NULL: none */
	bool failed_watchdog;  /* its last connection ended so */
	uint32_t applications; /* bits of the offers we have in common */
	bool relay;            /* it advertises the relay application */
	uint64_t since;        /* loop time of the last change of state */
	struct sc_peer_report counts;
};

struct sc_listener {
	uv_tcp_t tcp;
	struct sc_node *node;
	uint16_t port;
};

struct sc_slot {
	struct sc_connection *connection; /* NULL: free */
	uint32_t generation;
};

/* One offered application, with the AVPs that begin every answer of it. */
struct sc_served {
	const struct sc_application *application;
	struct sc_text prefix;
	char bytes[2 * SC_IDENTITY_LIMIT + 128];
};

struct sc_questions;
struct sc_origin_states;

struct sc_node {
	struct sc_node_settings settings; /* its texts and arrays are not used */
	char identity[SC_IDENTITY_LIMIT + 1];
	char realm[SC_IDENTITY_LIMIT + 1];
	char product[SC_IDENTITY_LIMIT + 1];
	uint32_t started; /* seconds since 1970 */
	uint32_t origin_state;
	uint32_t hop_by_hop; /* of our last base request */
	uint32_t end_to_end;
	uint32_t dice;         /* never 0 */
	struct sc_text origin; /* our Origin-Host and Origin-Realm AVPs */
	char origin_bytes[2 * SC_IDENTITY_LIMIT + 32];
	struct sc_served served[SC_APPLICATION_LIMIT];
	uint32_t served_count;
	struct sc_listener *listeners;
	uint32_t listener_count;
	struct sc_peer *peers;
	uint32_t peer_count;
	struct sc_slot *slots;
	uint32_t connections; /* slots in use */
	struct sc_connection *dirty;
	struct sc_turn turn;
	uv_prepare_t flush;
	struct sc_questions *questions;
	struct sc_origin_states *origin_states;
	struct sc_arena arena;
	struct sc_arena late_arena; /* for answers to what was parked */
	struct sc_exchange exchange;
	uint32_t parked;
	size_t parked_bytes;
	uint32_t handles; /* of libuv, not closed yet */
	bool told;        /* the applications know that we are open */
	bool stopping;
	bool abandoned; /* sc_node_close() was called */
	void (*stopped)(void *owner);
	void *stopped_owner;
	uint64_t refused;
	uint64_t garbage;
	uint64_t turned_down; /* found too much parked */
	uint64_t late;        /* answers whose connection had gone, or did not take them */
};

/* Every libuv handle of the node is counted in and out. */
void sc_node_handle_opened(struct sc_node *node);
void sc_node_handle_closed(struct sc_node *node);
/* Nothing may need the node any more: it is freed if so. */
void sc_node_let_go(struct sc_node *node);

static inline struct sc_text sc_peer_name(const struct sc_peer *peer)
{
	return sc_text_of(peer->identity);
}

#endif
