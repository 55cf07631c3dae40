/* SPDX-License-Identifier: BSD-2-Clause */
#include "sessions_text.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "explain_table.h"
#include "rx_language.h"

/* Columns, in characters; what stands last has the rest of the page. */
enum {
	GAP = 2,
	SINCE = 19,
	USER = 24,
	DEVICE = 20,
	ACCESS = 14,
	STATE = SC_PAGE_WIDTH - SINCE - USER - DEVICE - ACCESS - 4 * GAP,
	INDENT = 4,
	NUMBER = 3,
	MEDIA = 11,
	STATUS = 16,
	VERDICT = 14,
	REASON = SC_PAGE_WIDTH - INDENT - NUMBER - MEDIA - STATUS - VERDICT - 4 * GAP,
	LABEL = 7,
	NAME = SC_PAGE_WIDTH - INDENT - LABEL - GAP
};

static void print_cell(const struct sc_page *page, const char *text, size_t width)
{
	sc_page_print_end(page, text, width);
	sc_page_print(page, "  ");
}

void sc_sessions_print_head(const struct sc_page *page)
{
	sc_page_paint(page, "1");
	print_cell(page, "since (UTC)", SINCE);
	print_cell(page, "user", USER);
	print_cell(page, "device", DEVICE);
	print_cell(page, "access", ACCESS);
	sc_page_print(page, "state");
	sc_page_paint(page, "0");
	putc('\n', page->file);
}

/* The last one of a line, which leaves no blanks behind it. */
static void print_last(const struct sc_page *page, const char *text, size_t width)
{
	size_t length = sc_page_length(text);

	sc_page_print_end(page, text, length < width ? length : width);
	putc('\n', page->file);
}

static void print_name(const struct sc_page *page, const char *label, const char *name)
{
	fprintf(page->file, "%*s", INDENT, "");
	print_cell(page, label, LABEL);
	print_last(page, name, NAME);
}

/* What is out of the ordinary about the service information (TS 29.214 5.3.22, 5.3.25). */
static void print_standing(const struct sc_page *page, const json_t *session)
{
	bool preliminary = json_is_true(json_object_get(session, "preliminary"));
	bool forked = json_is_true(json_object_get(session, "forked"));

	if (preliminary && forked)
		print_name(page, "media", "preliminary, of several dialogues");
	else if (preliminary || forked)
		print_name(page, "media", preliminary ? "preliminary" : "of several dialogues");
}

static const char *moment_of(json_int_t seconds, char *buffer, size_t size)
{
	time_t moment = (time_t)seconds;
	struct tm parts;

	if (gmtime_r(&moment, &parts) == NULL ||
		strftime(buffer, size, "%Y-%m-%d %H:%M:%S", &parts) == 0)
		buffer[0] = '\0';
	return buffer;
}

/* The name of a number in the standard; buffer: the number, where it has none. */
static const char *value_name(uint32_t avp, json_int_t number, char *buffer, size_t size)
{
	const char *name = sc_rx_value_name(avp, number);

	if (name != NULL)
		return name;
	snprintf(buffer, size, "%" JSON_INTEGER_FORMAT, number);
	return buffer;
}

/* Which events its AF hears of, one a line as their names are long. */
static void print_actions(const struct sc_page *page, const json_t *session)
{
	char buffer[SC_PAGE_PIECE_SIZE];
	const json_t *action;
	size_t index;

	json_array_foreach(json_object_get(session, "actions"), index, action)
	{
		print_name(page, index == 0 ? "hears" : "",
			value_name(SC_RX_AVP_SPECIFIC_ACTION, json_integer_value(action), buffer,
				sizeof(buffer)));
	}
}

/* Why it ends, or when it is looked at again though nothing was changed. */
static void print_outlook(const struct sc_page *page, const json_t *session)
{
	const json_t *cause = json_object_get(session, "abort_cause");
	const json_t *until = json_object_get(session, "holds_until");
	char buffer[SC_PAGE_PIECE_SIZE];
	char moment[SC_PAGE_PIECE_SIZE];

	if (json_is_integer(cause))
		print_name(page, "ends",
			value_name(SC_RX_AVP_ABORT_CAUSE, json_integer_value(cause), buffer,
				sizeof(buffer)));
	if (!json_is_integer(until))
		return;
	snprintf(buffer, sizeof(buffer), "until %s",
		moment_of(json_integer_value(until), moment, sizeof(moment)));
	print_name(page, "holds", buffer);
}

/* What its AF must hear or do before the broker is done with what has changed. */
static void print_awaited(const struct sc_page *page, const json_t *session)
{
	static const char *const sentences[][2] = {
		{ "turn", "to be looked at" },
		{ "way", "for a way to its AF" },
		{ "room", "for its turn among what its AF is told" },
		{ "answer", "for the answer of its AF" },
		{ "str", "for the STR of its AF" },
	};
	const char *awaited = sc_explain_text(session, "awaits");

	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
		if (strcmp(awaited, sentences[i][0]) == 0)
			print_name(page, "waits", sentences[i][1]);
	}
}

static const char *or_dash(const char *text)
{
	return *text == '\0' ? "-" : text;
}

/* The sentence of the reason, or its name where that does not fit. */
static const char *why(const json_t *component)
{
	const json_t *reason = json_object_get(component, "reason");
	const char *sentence = sc_explain_text(reason, "sentence");

	return sc_page_length(sentence) <= REASON ? sentence : sc_explain_text(reason, "name");
}

static void print_component(const struct sc_page *page, const json_t *component)
{
	const char *verdict = sc_explain_text(component, "verdict");

	fprintf(page->file, "%*s%*" JSON_INTEGER_FORMAT " ", INDENT, "", NUMBER - 1,
		json_integer_value(json_object_get(component, "number")));
	print_cell(page, sc_explain_text(component, "media"), MEDIA);
	print_cell(page, sc_explain_text(component, "status"), STATUS);
	print_cell(page, *verdict == '\0' ? "not judged" : verdict, VERDICT);
	sc_page_print(page, why(component));
	putc('\n', page->file);
}

void sc_sessions_print_one(const struct sc_page *page, const json_t *session)
{
	const json_t *place = json_object_get(session, "place");
	const json_t *component;
	char since[SC_PAGE_PIECE_SIZE];
	size_t index;

	print_cell(page,
		moment_of(json_integer_value(json_object_get(session, "since")), since,
			sizeof(since)),
		SINCE);
	print_cell(page, sc_explain_text(session, "subscription"), USER);
	print_cell(page, or_dash(sc_explain_text(place, "device")), DEVICE);
	print_cell(page, or_dash(sc_explain_text(place, "access")), ACCESS);
	print_last(page, sc_explain_text(session, "state"), STATE);
	print_name(page, "AF", sc_explain_text(session, "af"));
	print_name(page, "session", sc_explain_text(session, "id"));
	print_standing(page, session);
	print_actions(page, session);
	print_outlook(page, session);
	print_awaited(page, session);
	json_array_foreach(json_object_get(session, "components"), index, component)
	{
		print_component(page, component);
	}
}
