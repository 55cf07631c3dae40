/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which sessions is something to be done about that no request asked for? A table of them, each in
 * one line: to be looked at, to be sent, waiting for a way, on its way, or guarded. For rx_push.c.
 */
#ifndef SC_RX_PUSHES_H
#define SC_RX_PUSHES_H

#include "chain.h"
#include "index.h"
#include "rx_machine.h"
#include "rx_push.h"

enum sc_rx_line {
	SC_RX_LINE_LOOK,    /* to be looked at */
	SC_RX_LINE_SEND,    /* to be sent */
	SC_RX_LINE_STRAY,   /* found no way, or its host has enough on its way */
	SC_RX_LINE_FLY,     /* on its way */
	SC_RX_LINE_GUARD,   /* the AF's STR is due; in the order of deadlines */
	SC_RX_LINE_WRITING, /* what was decided is on its way to the disk */
	SC_RX_LINE_COUNT
};

/* One AF that something is told. */
struct sc_rx_host {
	struct sc_index_link link;
	uint32_t outstanding;
	size_t length;
	char name[];
};

enum { SC_RX_PLMN_ROOM = 8 };

/* One session. */
struct sc_rx_pushing {
	struct sc_index_link link;
	struct sc_index_link flight_link;
	struct sc_chain_link place;
	enum sc_rx_line line;
	enum sc_rx_state state;
	struct sc_rx_host *host; /* while something is on its way, NULL otherwise */
	uint64_t flight;
	uint64_t deadline; /* moment at which the guard ends */
	bool again;        /* to be looked at once more */
	bool gone;         /* the session is; only the answer is missing */
	struct sc_rx_report report;
	char plmn[SC_RX_PLMN_ROOM]; /* what report.access.plmn says */
	struct sc_text id;
	char room[];
};

struct sc_rx_pushes {
	struct sc_index entries; /* by Session-Id */
	struct sc_index flights; /* by number */
	struct sc_index hosts;   /* by name */
	struct sc_chain lines[SC_RX_LINE_COUNT];
	uint64_t next_flight;
	uint64_t rests_to;  /* no look, send or write before this moment */
	uint64_t strays_at; /* moment at which strays are tried again, 0: there are none */
	bool crowded;       /* nothing that waits can be sent before an answer comes */
	bool walks;         /* over all sessions */
	uint32_t at;        /* where the walk stands */
};

/* NULL: there is none. */
struct sc_rx_pushing *sc_rx_pushing_find(const struct sc_rx_pushes *pushes, struct sc_text id);
struct sc_rx_pushing *sc_rx_pushing_of_flight(const struct sc_rx_pushes *pushes, uint64_t flight);
/* The first in a line; NULL: it is empty. */
struct sc_rx_pushing *sc_rx_pushing_first(const struct sc_rx_pushes *pushes, enum sc_rx_line line);
/* Into the line of those to be looked at; NULL: no memory. */
struct sc_rx_pushing *sc_rx_pushing_add(struct sc_rx_pushes *pushes, struct sc_text id);
/* To the end of a line. */
void sc_rx_pushing_move(
	struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing, enum sc_rx_line line);
/* Frees it, or only takes it out of sight when an answer is still missing. */
void sc_rx_pushing_end(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing);
/* Gives it a flight to that host. OUT_OF_ROOM: enough is on its way there; OUT_OF_MEMORY. */
enum sc_status sc_rx_pushing_take_off(
	struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing, struct sc_text host);
/* The flight is over. */
void sc_rx_pushing_land(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing);

#endif
