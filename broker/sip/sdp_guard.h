/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May Sofia's parser see this session description? A byte that is no part of a token in the format
 * list of an m= line, and it never ends. So lines are looked at here first (RFC 8866 9). For
 * sdp_read.c.
 */
#ifndef SC_SDP_GUARD_H
#define SC_SDP_GUARD_H

#include "problem.h"
#include "text.h"

/* Cuts the next line that is not empty; false: there is none. CR ends a line as well as LF, because
 * it does for Sofia. */
bool sc_sdp_take_line(struct sc_text *rest, struct sc_text *line);
/* MALFORMED, OUT_OF_ROOM with a sentence. */
enum sc_status sc_sdp_guard(struct sc_text text, struct sc_problem *problem);

#endif
