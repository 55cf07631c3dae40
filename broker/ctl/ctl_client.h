/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does continuityctl put Diameter questions to a peer? It becomes a node with one peer,
 * exchanges capabilities, asks, prints question and answer as trees, perhaps stays for what the
 * peer asks, says good-bye and ends.
 */
#ifndef SC_CTL_CLIENT_H
#define SC_CTL_CLIENT_H

#include "application.h"
#include "avp_map.h"
#include "ctl.h"
#include "node.h"

/* Options that every Diameter command shares; their values stand behind those of its own. */
enum sc_ctl_client_option {
	SC_CLIENT_TO,
	SC_CLIENT_ORIGIN,
	SC_CLIENT_REALM,
	SC_CLIENT_DESTINATION_REALM,
	SC_CLIENT_DESTINATION_HOST,
	SC_CLIENT_TIMEOUT,
	SC_CLIENT_ALL,
	SC_CLIENT_CONFIG,
	SC_CLIENT_OPTION_COUNT
};

extern const struct sc_ctl_option sc_ctl_client_options[SC_CLIENT_OPTION_COUNT];

/* One question to be asked. */
struct sc_ctl_question {
	const struct sc_ctl_call *call;
	size_t own_options; /* how many the command has of its own */
	const struct sc_application *application;
	uint32_t code;          /* 0: nothing is asked */
	const char *session_id; /* NULL: a new one */
	const struct sc_avp_map *map;
	const void *values;
	/* Called with an answer that is a success. It turns *question into the next one: true; or
	 * there is none: false, with the ending in *ending. NULL: this is the only one. */
	bool (*next)(void *owner, const struct sc_reply *reply, struct sc_ctl_question *question,
		enum sc_ctl_exit *ending);
	void *owner;
};

/* DONE when the last answer came and its result is a success (2xxx). */
enum sc_ctl_exit sc_ctl_put_question(const struct sc_ctl_question *question);

/* How long to stay when the question, if there is one, has been answered with a success. */
struct sc_ctl_stay {
	const char *listen; /* address to wait at for the peer, NULL: connect to it */
	const char *peer;   /* identity of who may connect there; NULL: the broker of --config */
	uint32_t seconds;   /* 0: until a signal comes */
	/* Called when it is over by time or signal. */
	enum sc_ctl_exit (*over)(void *owner);
	void *owner;
};

/* Serves the application's commands meanwhile. Ends by time, by SIGINT or SIGTERM, or by
 * sc_ctl_leave(). */
enum sc_ctl_exit sc_ctl_stay(
	const struct sc_ctl_question *question, const struct sc_ctl_stay *stay);
/* From a command that has been served: asks as well. Whoever leaves meanwhile waits for the answer;
 * one that is no success is the end. */
void sc_ctl_ask_meanwhile(const struct sc_ctl_question *question);
/* From a command that is being served: what it answers still leaves. */
void sc_ctl_leave(enum sc_ctl_exit ending);

#endif
