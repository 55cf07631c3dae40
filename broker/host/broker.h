/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is running? One broker: the loop and everything on it, opened from a configuration in one
 * order (databases, plug-ins, service, then the ports) and closed in the other.
 */
#ifndef SC_BROKER_H
#define SC_BROKER_H

#include "configuration.h"
#include "problem.h"
#include "status.h"

struct sc_broker;

/* The configuration is borrowed. On failure the problem says what and nothing is left open. OK
 * without a broker: SIGTERM or SIGINT came before it served. */
enum sc_status sc_broker_open(struct sc_broker **broker,
	const struct sc_configuration *configuration, struct sc_problem *problem);
/* Serves until SIGTERM or SIGINT, says good-bye to the peers and returns. A second signal does not
 * wait for them. */
void sc_broker_run(struct sc_broker *broker);
/* Takes NULL and half-opened brokers. */
void sc_broker_close(struct sc_broker *broker);
/* Everything that opening does except the ports and the worker; prints what was found. */
enum sc_status sc_broker_check(
	const struct sc_configuration *configuration, struct sc_problem *problem);

#endif
