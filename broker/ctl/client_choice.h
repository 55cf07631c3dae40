/* SPDX-License-Identifier: BSD-2-Clause
 *
 * As whom, and whom, does continuityctl ask? From the options that every Diameter command shares,
 * and from the daemon's configuration where they are silent.
 */
#ifndef SC_CLIENT_CHOICE_H
#define SC_CLIENT_CHOICE_H

#include "ctl_client.h"
#include "endpoint.h"

struct sc_ctl_choice {
	struct sc_configuration configuration;
	struct sc_endpoint endpoint; /* to connect to, or to listen at */
	const char *peer;            /* who may connect there */
	char origin[256];
	char realm[256];
	uint32_t timeout; /* milliseconds */
};

/* The typed value of a shared option; NULL: it was not typed and has no default. */
const char *sc_ctl_client_value(
	const struct sc_ctl_question *question, enum sc_ctl_client_option option);
/* stay may be NULL. Not DONE: after complaining. */
enum sc_ctl_exit sc_ctl_choose(struct sc_ctl_choice *choice, const struct sc_ctl_question *question,
	const struct sc_ctl_stay *stay);
void sc_ctl_choice_close(struct sc_ctl_choice *choice);

#endif
