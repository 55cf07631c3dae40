/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the other party's network forbid (step S3 c, TS 23.237 6a.12 (3))? Where it says
 * nothing, everything is allowed.
 */
#ifndef SC_REMOTE_H
#define SC_REMOTE_H

#include "facts.h"

/* The first restriction that speaks about the remote network and the operation, NULL: none.
 * SC_REMOTE_OPERATION_ALL asks for what only a word against everything forbids. */
const struct sc_remote_restriction *sc_remote_forbids(
	const struct sc_facts *facts, enum sc_remote_operation operation);

#endif
