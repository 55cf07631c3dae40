/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does continuityctl reach a running daemon? Over a Unix socket: one JSON object per line asks,
 * one JSON object per line answers. Whoever may open the socket may ask anything; the file mode is
 * the permission. The face decodes and encodes; answers come from the service and from reporters.
 */
#ifndef SC_CONTROL_H
#define SC_CONTROL_H

#include <jansson.h>
#include <uv.h>

#include "control_answer.h"
#include "export.h"
#include "problem.h"
#include "status.h"

struct sc_control;

enum {
	SC_CONTROL_CONNECTION_LIMIT = 16, /* the next one is closed at once */
	/* A longer question is answered with an error, and its connection closed. */
	SC_CONTROL_LINE_LIMIT = 64 * 1024,
	/* Questions of one connection in one loop turn, before others have theirs. */
	SC_CONTROL_TURN_LIMIT = 4,
	/* Bytes of answers that were not taken: beyond it no further question is read. */
	SC_CONTROL_UNREAD_LIMIT = 256 * 1024
};

/* Listens on `path`, mode 0660. A stale socket of a dead daemon is replaced; one that answers is
 * NETWORK_FAILED. `desk` is borrowed for the life of the control. */
SC_EXPORT enum sc_status sc_control_open(struct sc_control **control, uv_loop_t *loop,
	const char *path, const struct sc_control_desk *desk, struct sc_problem *problem);
/* Closes the socket and all connections; the memory goes when the loop has turned. Takes NULL. */
SC_EXPORT void sc_control_close(struct sc_control *control);

#endif
