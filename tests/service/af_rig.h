/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the tests of news to AFs see what leaves? A service whose time the test moves, and a
 * courier that writes down what it is given and answers when the test says so.
 */
#ifndef SC_AF_RIG_H
#define SC_AF_RIG_H

#include "arena.h"
#include "living.h"
#include "rx_authorise.h"
#include "rx_netloc.h"
#include "rx_push.h"

enum { AF_RIG_SENT = 4096, AF_RIG_NAME = 64, AF_RIG_SESSION_LIMIT = 4096 };

/* Bits of Specific-Action. */
enum {
	AF_RIG_RELEASE = 1 << SC_RX_ACTION_RELEASE_OF_BEARER,
	AF_RIG_IP_CAN = 1 << SC_RX_ACTION_IP_CAN_CHANGE,
	AF_RIG_PLMN = 1 << SC_RX_ACTION_PLMN_CHANGE,
	AF_RIG_WHERE = 1 << SC_RX_ACTION_ACCESS_NETWORK_INFO, /* told once */
	AF_RIG_ALL = AF_RIG_RELEASE | AF_RIG_IP_CAN | AF_RIG_PLMN,
};

/* Component numbers; and bits of sets of them. */
enum { AF_RIG_AUDIO = 1, AF_RIG_VIDEO = 2, AF_RIG_COMPONENTS = 2 };

/* What the courier was given. */
struct af_rig_sent {
	uint64_t flight;
	bool aborts;
	char session[AF_RIG_NAME];
	char host[AF_RIG_NAME];
	char realm[AF_RIG_NAME];
	char via[AF_RIG_NAME];
	char plmn[AF_RIG_NAME];
	int32_t cause;
	int32_t ip_can;
	int32_t rat;
	int32_t trusted;
	uint32_t actions;
	uint32_t lost; /* bit N - 1: component N is named as lost */
};

struct af_rig {
	struct living life;
	const char *lost; /* no way leads to this host; NULL: to each */
	struct af_rig_sent *sent;
	uint32_t sent_count;
	enum sc_status promised; /* how the latest promise was kept; COUNT: not yet */
	struct sc_arena arena;
	struct sc_rx_answer answer;
};

/* An AAR. */
struct af_rig_call {
	const char *session;
	const char *host;
	uint8_t user;     /* the last octet of the address: 1 ann, 2 bob, 3 vic; 0: it says none */
	uint32_t actions; /* that it subscribes to */
	uint32_t media;   /* bit N - 1: component N is described; 0: both are */
	bool initial;     /* Rx-Request-Type says so */
	bool text;        /* which AF_RIG_VIDEO is, then */
};

/* NULL: the reason was printed. One at a time. */
struct af_rig *af_rig_open(void);
void af_rig_close(struct af_rig *rig);
/* As after kill -9 in a quiet moment: the same files, a new service. */
void af_rig_restart(struct af_rig *rig);
/* The courier goes to work, as it does from the beginning. */
void af_rig_lend_courier(struct af_rig *rig);
/* What the loop does when the alarm has come; commits stay where they are. */
void af_rig_tick(struct af_rig *rig);
/* Until nothing is under way or due. */
void af_rig_settle(struct af_rig *rig);
/* Moves both clocks, ticks when an alarm has come, and settles. */
void af_rig_pass(struct af_rig *rig, uint64_t milliseconds);
/* An import of these statements that the service has heard of and done nothing about. */
bool af_rig_import_only(struct af_rig *rig, const char *statements);
/* And everything it leads to. */
bool af_rig_import(struct af_rig *rig, const char *statements);

/* Asks, without settling. */
enum sc_status af_rig_ask(struct af_rig *rig, const struct af_rig_call *call);
/* Asks and settles; whether the session is as asked. */
bool af_rig_call(struct af_rig *rig, const struct af_rig_call *call);
/* An STR, and what it leads to. */
enum sc_status af_rig_end(struct af_rig *rig, const char *session, const char *host);

/* The nth that was sent, from 0; never NULL. */
const struct af_rig_sent *af_rig_sent(const struct af_rig *rig, uint32_t nth);
/* Tells how the nth went, and settles. */
void af_rig_answer(struct af_rig *rig, uint32_t nth, enum sc_rx_pushed how);
/* NULL: there is none. */
const struct sc_rx_session *af_rig_session(const struct af_rig *rig, const char *session);
/* Whether the component is told to be lost. */
bool af_rig_is_lost(const struct af_rig *rig, const char *session, uint32_t number);

#endif
