/* SPDX-License-Identifier: BSD-2-Clause */
#include "log.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
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

static void put_start(struct sc_text_writer *writer, enum sc_log_level level)
{
	if (under_systemd) {
		sc_text_put(writer, sc_text_of(journal_marks[level]));
		return;
	}
	sc_text_put(writer, sc_text_of(clock_text()));
	sc_text_put(writer, sc_text_of(level_names[level]));
	sc_text_put(writer, SC_TEXT(": "));
}

/* What was written behind the start becomes printable and ends the line. */
static size_t put_end(const struct sc_text_writer *writer, char *body, size_t length)
{
	make_printable(body, length);
	body[length] = '\n';
	return (size_t)(body - writer->start) + length + 1;
}

static size_t format_line(char *line, enum sc_log_level level, const char *format, va_list values)
{
	struct sc_text_writer writer;
	int body;

	sc_text_writer_begin(&writer, line, LINE_LIMIT - 1);
	put_start(&writer, level);
	body = vsnprintf(writer.at, (size_t)(writer.end - writer.at), format, values);
	if (body < 0)
		return 0;
	return put_end(&writer, writer.at, strlen(writer.at));
}

static size_t copy_line(char *line, enum sc_log_level level, struct sc_text text)
{
	struct sc_text_writer writer;
	size_t room;

	sc_text_writer_begin(&writer, line, LINE_LIMIT - 1);
	put_start(&writer, level);
	room = (size_t)(writer.end - writer.at);
	if (text.length > room)
		text.length = room;
	memcpy(writer.at, text.at, text.length);
	return put_end(&writer, writer.at, text.length);
}

/* How many bytes found no room since the last time some did. */
static size_t lost;

/* Standard error may be a pipe that nobody empties: what it does not take at once is lost, and said
 * later, because a log must not stop the service. A pipe that is ready takes PIPE_BUF bytes. */
static bool takes_more(void)
{
	struct pollfd stream = { .fd = STDERR_FILENO, .events = POLLOUT };

	return poll(&stream, 1, 0) == 1 && (stream.revents & POLLOUT) != 0;
}

static void write_all(const char *bytes, size_t length)
{
	while (length != 0) {
		size_t piece = length < PIPE_BUF ? length : PIPE_BUF;
		ssize_t written = takes_more() ? write(STDERR_FILENO, bytes, piece) : 0;

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			lost += length;
			return;
		}
		bytes += written;
		length -= (size_t)written;
	}
}

/* Once there is room again, the reader is told that something is missing. */
static void tell_loss(void)
{
	char line[64];

	if (lost == 0 || !takes_more())
		return;
	snprintf(line, sizeof(line), "\n%swarning: %zu bytes of log found no room\n",
		under_systemd ? journal_marks[SC_LOG_WARNING] : clock_text(), lost);
	lost = 0;
	write_all(line, strlen(line));
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

void sc_log_text(enum sc_log_level level, struct sc_text line)
{
	if (!sc_log_wants(level))
		return;
	if (buffered > BUFFER_SIZE - LINE_LIMIT - 1)
		sc_log_flush();
	buffered += copy_line(buffer + buffered, level, line);
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
	if (buffered == 0)
		return;
	tell_loss();
	write_all(buffer, buffered);
	buffered = 0;
}
