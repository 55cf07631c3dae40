/* SPDX-License-Identifier: BSD-2-Clause */
#include "log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER_SIZE = 64 * 1024, LINE_LIMIT = 1024 };

static const char *const level_names[SC_LOG_LEVEL_COUNT] = {
	[SC_LOG_ERROR] = "error",
	[SC_LOG_WARNING] = "warning",
	[SC_LOG_NOTICE] = "notice",
	[SC_LOG_REQUEST] = "request",
	[SC_LOG_DEBUG] = "debug",
};

/* The priorities of syslog, which systemd reads off the front of a line. */
static const char *const journal_marks[SC_LOG_LEVEL_COUNT] = {
	[SC_LOG_ERROR] = "<3>",
	[SC_LOG_WARNING] = "<4>",
	[SC_LOG_NOTICE] = "<5>",
	[SC_LOG_REQUEST] = "<6>",
	[SC_LOG_DEBUG] = "<7>",
};

static enum sc_log_level wanted = SC_LOG_NOTICE;
static bool under_systemd;
static char buffer[BUFFER_SIZE];
static size_t buffered;

void sc_log_open(enum sc_log_level level)
{
	wanted = level;
	under_systemd = getenv("JOURNAL_STREAM") != NULL;
}

bool sc_log_level_from_name(struct sc_text name, enum sc_log_level *level)
{
	for (int i = 0; i < SC_LOG_LEVEL_COUNT; i++) {
		if (sc_text_equal(name, sc_text_of(level_names[i]))) {
			*level = (enum sc_log_level)i;
			return true;
		}
	}
	return false;
}

bool sc_log_wants(enum sc_log_level level)
{
	return level <= wanted;
}

/* The time of day, formatted once per second. */
static const char *clock_text(void)
{
	static _Thread_local char text[32];
	static _Thread_local time_t formatted;
	time_t now = time(NULL);
	struct tm parts;

	if (now != formatted && gmtime_r(&now, &parts) != NULL) {
		strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ ", &parts);
		formatted = now;
	}
	return text;
}

/* Control characters would let a peer write lines of its own. */
static void make_printable(char *line, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
			line[i] = '?';
	}
}

static size_t format_line(char *line, enum sc_log_level level, const char *format, va_list values)
{
	int start = snprintf(line, LINE_LIMIT, "%s%s%s",
		under_systemd ? journal_marks[level] : clock_text(),
		under_systemd ? "" : level_names[level], under_systemd ? "" : ": ");
	int body = vsnprintf(line + start, LINE_LIMIT - (size_t)start - 1, format, values);
	size_t length = strlen(line);

	if (body < 0)
		return 0;
	make_printable(line + start, length - (size_t)start);
	line[length] = '\n';
	return length + 1;
}

static void write_all(const char *bytes, size_t length)
{
	while (length != 0) {
		ssize_t written = write(STDERR_FILENO, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return; /* a closed or full standard error must not stop the service */
		bytes += written;
		length -= (size_t)written;
	}
}

void sc_log(enum sc_log_level level, const char *format, ...)
{
	va_list values;

	if (!sc_log_wants(level))
		return;
	if (buffered > BUFFER_SIZE - LINE_LIMIT - 1)
		sc_log_flush();
	va_start(values, format);
	buffered += format_line(buffer + buffered, level, format, values);
	va_end(values);
}

void sc_log_now(enum sc_log_level level, const char *format, ...)
{
	char line[LINE_LIMIT + 1];
	va_list values;

	if (!sc_log_wants(level))
		return;
	va_start(values, format);
	write_all(line, format_line(line, level, format, values));
	va_end(values);
}

void sc_log_flush(void)
{
	write_all(buffer, buffered);
	buffered = 0;
}
