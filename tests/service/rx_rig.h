/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the tests of Rx see what time does? A service whose time the test moves, and a courier who
 * writes down what AFs are told and answers each at once.
 */
#ifndef SC_RX_RIG_H
#define SC_RX_RIG_H

#include "arena.h"
#include "living.h"
#include "rx_push.h"

#define RX_RIG_AF "hss.example.net"

enum { RX_RIG_TOLD = 512, RX_RIG_SESSIONS = 500 };

/* What an AF was told. */
struct rx_rig_told {
	bool aborts;
	char session[32];
	uint32_t actions;
	uint32_t refused; /* number of the first component, 0: none */
	uint64_t flight;
};

struct rx_rig {
	struct living life;
	struct rx_rig_told told[RX_RIG_TOLD];
	uint32_t told_count;
	uint32_t answered;   /* of those */
	bool silent;         /* nobody answers */
	enum sc_media media; /* the first of a session */
	struct sc_arena arena;
};

/* The network of vectors/rx with these statements. NULL: the reason was printed. One at a time. */
struct rx_rig *rx_rig_open(const char *statements);
void rx_rig_close(struct rx_rig *rig);
/* As after kill -9 in a quiet moment: the same files, a new service. */
bool rx_rig_restart(struct rx_rig *rig);
/* Until nothing is under way or due. */
void rx_rig_settle(struct rx_rig *rig);
/* Moves both clocks, a second at a time. */
void rx_rig_pass(struct rx_rig *rig, int64_t seconds);
/* An import of these statements; the caller settles. */
bool rx_rig_import(struct rx_rig *rig, const char *statements);

/* A session with that media, and video for addresses of ann: over 10.0.THIRD.LAST. Asks only; what
 * was promised is in *promised when that has settled. */
enum sc_status rx_rig_ask(struct rx_rig *rig, const char *session, const uint8_t address[2],
	uint32_t actions, enum sc_status *promised);
/* Asks and settles; whether it is there. */
bool rx_rig_opens(
	struct rx_rig *rig, const char *session, uint8_t third, uint8_t last, uint32_t actions);
/* Ends it and settles; whether it was there. */
bool rx_rig_ends(struct rx_rig *rig, const char *session);
/* Whether so many have been told, the last of them this. */
bool rx_rig_tells(const struct rx_rig *rig, uint32_t count, const struct rx_rig_told *last);
/* In so many milliseconds, and not sooner, the service wants to be called. */
bool rx_rig_waits(const struct rx_rig *rig, uint64_t milliseconds);

#endif
