/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a session say? Each attempt to open or change one has a generation, which tells all of
 * its service information (TS 29.214 5.3.16, 5.3.18): which components and flows there are, with
 * which status, bandwidths and descriptions. No two generations near each other say the same.
 */
#ifndef CRASH_CONTENT_H
#define CRASH_CONTENT_H

#include "line.h"

enum { CONTENT_REFUSED = LINE_EXPERIMENTAL + 5062 };

/* One request about a session; its number is the Hop-by-Hop Identifier. */
struct content_request {
	const struct line *line;
	uint32_t number;
	const char *session;
	uint32_t ip4;
};

/* The whole of it in an initial request: opens the session, or asks whether it says exactly this.
 */
void content_build_initial(
	const struct content_request *request, struct bench_message *message, uint32_t generation);
/* An update that makes this of whatever was before. */
void content_build_change(
	const struct content_request *request, struct bench_message *message, uint32_t generation);
/* The same with one fault in its last component: all of it must be refused. */
void content_build_faulty(
	const struct content_request *request, struct bench_message *message, uint32_t generation);
/* An update that says nothing: is the session there? */
void content_build_question(const struct content_request *request, struct bench_message *message);

#endif
