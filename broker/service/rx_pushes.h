/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which sessions is something to be done about that no request asked for? A table of them, each in
 * one line; those that are to be sent wait in the line of their host, so that an AF that is slow or
 * away holds up nobody else's. For the files of rx_push.h.
 */
#ifndef SC_RX_PUSHES_H
#define SC_RX_PUSHES_H

#include "chain.h"
#include "index.h"
#include "rx_machine.h"
#include "rx_push.h"

enum sc_rx_line {
	SC_RX_LINE_TURN,    /* its task is to be done */
	SC_RX_LINE_REST,    /* the same, at its deadline; in their order */
	SC_RX_LINE_BUSY,    /* a request is changing the session; told when that has ended */
	SC_RX_LINE_WRITING, /* what was decided is on its way to the disk */
	SC_RX_LINE_SEND,    /* to be sent: in the line of its host */
	SC_RX_LINE_FLY,     /* on its way */
	SC_RX_LINE_GUARD,   /* the AF's STR is due; in the order of deadlines */
	SC_RX_LINE_COUNT
};

/* What is to be done with a session in its turn. */
enum sc_rx_task {
	SC_RX_TASK_REVIEW, /* what must its AF hear? */
	SC_RX_TASK_NOTE,   /* it has heard the report */
	SC_RX_TASK_DROP,   /* it is over */
	SC_RX_TASK_COUNT
};

/* One AF that something is told. */
struct sc_rx_host {
	struct sc_index_link link;
	struct sc_chain_link place; /* among those that may be sent to, or those that are lost */
	struct sc_chain waiting;    /* sessions */
	uint32_t waiting_count;
	uint32_t outstanding;
	bool lost; /* nothing can leave for it right now */
	size_t length;
	char name[];
};

enum { SC_RX_PLMN_ROOM = 8 };

/* One session. */
struct sc_rx_pushing {
	struct sc_index_link link;
	struct sc_index_link flight_link;
	struct sc_chain_link place;
	struct sc_service *service; /* whose session it is */
	enum sc_rx_line line;
	enum sc_rx_task task;
	enum sc_rx_state state;
	struct sc_rx_host *host; /* in the lines SEND and FLY, NULL otherwise */
	uint64_t flight;         /* in the line FLY */
	uint64_t deadline;       /* moment at which the rest or the guard ends */
	int64_t untold_at;       /* epoch seconds at which a session ends that cannot be aborted */
	bool then_send;          /* in the line WRITING: goes to SEND afterwards */
	bool again;              /* to be reviewed once more */
	bool overtaken;          /* its AF has asked since the report was made */
	bool gone;               /* the session is; somebody still has to come back */
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
	struct sc_chain ready; /* hosts with something to be sent and room for it */
	struct sc_chain lost;  /* hosts that nothing can leave for */
	uint32_t writing;      /* how many are in that line */
	uint32_t guarded;      /* and in that of the guards */
	uint64_t next_flight;
	uint64_t rests_to; /* no turn before this moment: the disk does not take it */
	uint64_t tries_at; /* moment at which lost hosts are tried again, 0: there are none */
	bool walks;        /* over all sessions */
	bool walks_again;  /* and once more after that */
	uint32_t at;       /* where the walk stands */
};

/* NULL: there is none. */
struct sc_rx_pushing *sc_rx_pushing_find(const struct sc_rx_pushes *pushes, struct sc_text id);
struct sc_rx_pushing *sc_rx_pushing_of_flight(const struct sc_rx_pushes *pushes, uint64_t flight);
/* The first in a line but SEND; NULL: it is empty. */
struct sc_rx_pushing *sc_rx_pushing_first(const struct sc_rx_pushes *pushes, enum sc_rx_line line);
/* Into the line of those whose turn comes, to be reviewed; NULL: no memory. */
struct sc_rx_pushing *sc_rx_pushing_add(struct sc_service *service, struct sc_text id);
/* To the end of a line but SEND and FLY; it leaves its host. */
void sc_rx_pushing_move(
	struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing, enum sc_rx_line line);
/* Frees it; one that somebody still has to come back for is only taken out of sight. */
void sc_rx_pushing_end(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing);

/* To the end of the line of that host; OUT_OF_MEMORY. */
enum sc_status sc_rx_pushing_queue(
	struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing, struct sc_text host);
/* The next that may be sent: hosts take turns. NULL: none, before an answer comes, or a way. */
struct sc_rx_pushing *sc_rx_pushing_next(const struct sc_rx_pushes *pushes);
/* Out of the line of its host, with a flight. */
void sc_rx_pushing_take_off(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing);
/* It could not leave: it waits again behind the others, and they wait for a way. */
void sc_rx_pushing_turn_back(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing);
/* All lost hosts are to be tried again. */
void sc_rx_hosts_found(struct sc_rx_pushes *pushes);
/* All hosts that something waits for or is on its way to. */
void sc_rx_hosts_each(const struct sc_rx_pushes *pushes,
	void (*visit)(void *owner, const struct sc_rx_host *host), void *owner);

#endif
