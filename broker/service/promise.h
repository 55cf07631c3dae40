/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who is told when a change is durable? Whoever asked for it hands over a promise; it is kept
 * exactly once, after the commit that holds the change, never from inside the question itself.
 */
#ifndef SC_PROMISE_H
#define SC_PROMISE_H

#include "status.h"

struct sc_promise {
	/* OK: the change is on disk and in force. STORE_FAILED: it is not, and nothing of it is. */
	void (*kept)(void *owner, enum sc_status status);
	void *owner;
};

#endif
