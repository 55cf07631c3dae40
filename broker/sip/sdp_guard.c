/* SPDX-License-Identifier: BSD-2-Clause */
#include "sdp_guard.h"

#include <string.h>

#include "sdp_read.h"

enum { KIND_AND_PORT_AND_TRANSPORT = 3 };

bool sc_sdp_take_line(struct sc_text *rest, struct sc_text *line)
{
	while (rest->length != 0 && (*rest->at == '\r' || *rest->at == '\n')) {
		rest->at++;
		rest->length--;
	}
	*line = (struct sc_text){ .at = rest->at };
	while (rest->length != 0 && *rest->at != '\r' && *rest->at != '\n') {
		rest->at++;
		rest->length--;
		line->length++;
	}
	return line->length != 0;
}

/* RFC 8866 9, token-char. */
static bool is_token(char byte)
{
	return byte > ' ' && byte < 0x7F && strchr("\"(),/:;<=>?@[\\]", byte) == NULL;
}

/* Words of tokens parted by one blank each; those before the formats may hold "/". */
static bool is_media_line(struct sc_text line)
{
	unsigned words = 0;
	size_t length = 0;

	for (size_t i = 2; i < line.length; i++) {
		bool slash = line.at[i] == '/' && words < KIND_AND_PORT_AND_TRANSPORT;

		if (line.at[i] == ' ' && length != 0) {
			words++;
			length = 0;
		} else if (slash || is_token(line.at[i])) {
			length++;
		} else {
			return false;
		}
	}
	return words >= KIND_AND_PORT_AND_TRANSPORT && length != 0;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Blanks before it do not hide an m= line from Sofia. */
static bool may_be_media_line(struct sc_text line)
{
	while (line.length != 0 && is_blank(*line.at)) {
		line.at++;
		line.length--;
	}
	return line.length != 0 && *line.at == 'm';
}

enum sc_status sc_sdp_guard(struct sc_text text, struct sc_problem *problem)
{
	struct sc_text line;
	uint32_t media = 0;

	if (text.length > SC_SDP_BYTE_LIMIT)
		return sc_problem_set(problem, SC_STATUS_OUT_OF_ROOM,
			"a session description of more than %d bytes is not read",
			SC_SDP_BYTE_LIMIT);
	if (text.length != 0 && memchr(text.at, '\0', text.length) != NULL)
		return sc_problem_set(problem, SC_STATUS_MALFORMED, "a NUL is no text");
	while (sc_sdp_take_line(&text, &line)) {
		if (!may_be_media_line(line))
			continue;
		media++;
		if (!sc_text_starts_with(line, SC_TEXT("m=")) || !is_media_line(line))
			return sc_problem_set(problem, SC_STATUS_MALFORMED,
				"m= line %u is not kind, port, transport and formats",
				(unsigned)media);
	}
	if (media == 0)
		return sc_problem_set(problem, SC_STATUS_MALFORMED, "there is no m= line");
	if (media > SC_SDP_MEDIA_LIMIT)
		return sc_problem_set(problem, SC_STATUS_OUT_OF_ROOM,
			"there are %u m= lines, at most %d are taken", (unsigned)media,
			SC_SDP_MEDIA_LIMIT);
	return SC_STATUS_OK;
}
