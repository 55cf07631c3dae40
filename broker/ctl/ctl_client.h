/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does continuityctl put one Diameter question to a peer? It becomes a node with one peer,
 * exchanges capabilities, asks, prints question and answer as trees, says good-bye and ends.
 */
#ifndef SC_CTL_CLIENT_H
#define SC_CTL_CLIENT_H

#include "application.h"
#include "avp_map.h"
#include "ctl.h"

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
	uint32_t code;
	const char *session_id; /* NULL: a new one */
	const struct sc_avp_map *map;
	const void *values;
};

/* DONE when the answer came and its result is a success (2xxx). */
enum sc_ctl_exit sc_ctl_put_question(const struct sc_ctl_question *question);

#endif
