/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain_table.h"

#include <string.h>

/* Where a table is wider than the page, the beginnings of addresses give way, then addresses, then
 * names of rows; then lines are not aligned any more, and tell a word where the sentence is too
 * long. */
enum { CONTACT_LEAST = 12, DEVICE_MOST = 16, EDGE = 4, GAP = 2 };

/* Columns of a table, in characters. */
struct widths {
	size_t access;
	size_t device;
	size_t contact; /* 0: left out */
	size_t why;     /* 0: not aligned */
	size_t row;
	bool named; /* rows are told with their names */
};

const char *sc_explain_text(const json_t *object, const char *key)
{
	const char *string = json_string_value(json_object_get(object, key));

	return string == NULL ? "" : string;
}

static const char *write_evidence(const json_t *evidence, bool named, char buffer[SC_EVIDENCE_SIZE])
{
	const json_t *row = json_object_get(evidence, "row");
	const char *name = named ? sc_explain_text(evidence, "name") : "";
	const char *quote = *name == '\0' ? "" : "\"";
	char shortened[SC_PAGE_PIECE_SIZE];

	buffer[0] = '\0';
	if (json_is_integer(row))
		snprintf(buffer, SC_EVIDENCE_SIZE, "%s %" JSON_INTEGER_FORMAT "%s%s%s%s",
			sc_explain_text(evidence, "table"), json_integer_value(row),
			*name == '\0' ? "" : " ", quote, sc_page_short(name, shortened), quote);
	return buffer;
}

const char *sc_explain_evidence(const json_t *evidence, char buffer[SC_EVIDENCE_SIZE])
{
	return write_evidence(evidence, true, buffer);
}

bool sc_explain_same_place(const json_t *a, const json_t *b)
{
	static const char *const members[] = { "access", "device", "contact" };

	if (!json_is_object(a) || !json_is_object(b))
		return false;
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		if (strcmp(sc_explain_text(a, members[i]), sc_explain_text(b, members[i])) != 0)
			return false;
	}
	return true;
}

/* The ranking key that beat it, or the reason: its "sentence", or its "name". */
static const char *why_of(const json_t *candidate, const char *member)
{
	const json_t *key = json_object_get(candidate, "beaten_by");

	return sc_explain_text(
		json_is_object(key) ? key : json_object_get(candidate, "reason"), member);
}

static size_t total(const struct widths *widths)
{
	return EDGE + widths->access + GAP + widths->device + GAP +
	       (widths->contact == 0 ? 0 : widths->contact + GAP) + widths->why +
	       (widths->row == 0 ? 0 : GAP + widths->row);
}

static void widen_row(const json_t *candidates, struct widths *widths, bool named)
{
	const json_t *candidate;
	char buffer[SC_EVIDENCE_SIZE];
	size_t index;

	widths->named = named;
	widths->row = 0;
	json_array_foreach(candidates, index, candidate)
	{
		sc_page_widen(&widths->row,
			write_evidence(json_object_get(candidate, "evidence"), named, buffer));
	}
}

/* Gives addresses what room there is; false: even without them it is too wide. */
static bool fit_contact(struct widths *widths, size_t wanted)
{
	size_t least = wanted < CONTACT_LEAST ? wanted : CONTACT_LEAST;

	widths->contact = least;
	if (total(widths) <= SC_PAGE_WIDTH)
		widths->contact += SC_PAGE_WIDTH - total(widths);
	else
		widths->contact = 0;
	if (widths->contact > wanted)
		widths->contact = wanted;
	return total(widths) <= SC_PAGE_WIDTH;
}

static struct widths measure(const json_t *candidates)
{
	struct widths widths = { 0 };
	const json_t *candidate;
	size_t contact = 0;
	size_t index;

	json_array_foreach(candidates, index, candidate)
	{
		sc_page_widen(&widths.access, sc_explain_text(candidate, "access"));
		sc_page_widen(&widths.device, sc_explain_text(candidate, "device"));
		sc_page_widen(&contact, sc_explain_text(candidate, "contact"));
		sc_page_widen(&widths.why, why_of(candidate, "sentence"));
	}
	if (widths.device > DEVICE_MOST)
		widths.device = DEVICE_MOST;
	widen_row(candidates, &widths, true);
	if (fit_contact(&widths, contact))
		return widths;
	widen_row(candidates, &widths, false);
	if (!fit_contact(&widths, contact))
		widths.why = 0;
	return widths;
}

/* A sentence that leaves no room for the row gives way to its word. */
static void print_why(const struct sc_page *page, const json_t *candidate,
	const struct widths *widths, const char *row)
{
	size_t used = total(widths) - widths->row;
	const char *why = why_of(candidate, "sentence");

	if (widths->why == 0 && used + sc_page_length(why) + sc_page_length(row) > SC_PAGE_WIDTH)
		why = why_of(candidate, "name");
	sc_page_pad(page, why, *row == '\0' ? 0 : widths->why);
}

static void print_candidate(const struct sc_page *page, const json_t *candidate, bool chosen,
	const struct widths *widths)
{
	bool survived = json_is_true(json_object_get(candidate, "survived"));
	char buffer[SC_EVIDENCE_SIZE];
	const char *row =
		write_evidence(json_object_get(candidate, "evidence"), widths->named, buffer);

	sc_page_paint(page, chosen ? "1;32" : survived ? "0" : "2");
	sc_page_print(page, chosen ? "  * " : survived ? "  + " : "  - ");
	sc_page_pad(page, sc_explain_text(candidate, "access"), widths->access + GAP);
	sc_page_print_end(page, sc_explain_text(candidate, "device"), widths->device);
	sc_page_print(page, "  ");
	if (widths->contact != 0) {
		sc_page_print_end(page, sc_explain_text(candidate, "contact"), widths->contact);
		sc_page_print(page, "  ");
	}
	print_why(page, candidate, widths, row);
	if (*row != '\0')
		sc_page_print(page, "  ");
	sc_page_print(page, row);
	sc_page_paint(page, "0");
	putc('\n', page->file);
}

void sc_explain_candidates(const struct sc_page *page, const json_t *component)
{
	const json_t *candidates = json_object_get(component, "candidates");
	const json_t *chosen = json_object_get(component, "chosen");
	struct widths widths = measure(candidates);
	const json_t *candidate;
	size_t index;
	bool found = false;

	json_array_foreach(candidates, index, candidate)
	{
		bool is_chosen = !found && sc_explain_same_place(chosen, candidate);

		print_candidate(page, candidate, is_chosen, &widths);
		found = found || is_chosen;
	}
}
