/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where do the lines for the operator go? To standard error, one write per loop turn. Floors 0-4
 * never call this; the face that answers a request writes its one line. Only the loop thread logs,
 * except through sc_log_now(), which any thread may call.
 */
#ifndef SC_LOG_H
#define SC_LOG_H

#include <stdbool.h>

#include "export.h"
#include "text.h"

enum sc_log_level {
	SC_LOG_ERROR,   /* the broker cannot do its work */
	SC_LOG_WARNING, /* somebody should look */
	SC_LOG_NOTICE,  /* starts, stops, peers, imports */
	SC_LOG_REQUEST, /* one line per request */
	SC_LOG_DEBUG,   /* also whose request it was */
	SC_LOG_LEVEL_COUNT
};

/* Lines above this level are not written; the default is SC_LOG_NOTICE. Under systemd
 * (JOURNAL_STREAM is set) each line starts with its priority, elsewhere with the time. */
SC_EXPORT void sc_log_open(enum sc_log_level level);
SC_EXPORT bool sc_log_level_from_name(struct sc_text name, enum sc_log_level *level);
SC_EXPORT bool sc_log_wants(enum sc_log_level level);
SC_EXPORT void sc_log(enum sc_log_level level, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The same for a line that is made already: for the one line of every request. */
SC_EXPORT void sc_log_text(enum sc_log_level level, struct sc_text line);
/* Writes at once, past the buffer. */
SC_EXPORT void sc_log_now(enum sc_log_level level, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Writes what is buffered; the host calls it once per loop turn. */
SC_EXPORT void sc_log_flush(void);

#endif
