/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain_text.h"

#include <stdbool.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The page is this wide. Where a table is wider, addresses give way, their beginnings first; then
 * they are left out, then the rows are no longer aligned. */
enum { PAGE_WIDTH = 100, CONTACT_LEAST = 12, DEVICE_MOST = 16, TEXT_SIZE = 160 };

/* Where to print, and whether it understands colour. */
struct page {
	FILE *file;
	bool colour;
};

/* Columns of a table, in characters. */
struct widths {
	size_t access;
	size_t device;
	size_t contact;
	size_t why;
	size_t row;
};

static const char *text(const json_t *object, const char *key)
{
	const char *string = json_string_value(json_object_get(object, key));

	return string == NULL ? "" : string;
}

static bool starts_character(char byte)
{
	return ((unsigned char)byte & 0xC0) != 0x80;
}

static size_t length_of(const char *string)
{
	size_t length = 0;

	for (; *string != '\0'; string++)
		length += starts_character(*string);
	return length;
}

/* Names come from files: what would steer a terminal is shown as "?". */
static void print(const struct page *page, const char *string)
{
	for (; *string != '\0'; string++)
		putc((unsigned char)*string < 0x20 || *string == 0x7F ? '?' : *string, page->file);
}

static void pad(const struct page *page, const char *string, size_t width)
{
	print(page, string);
	for (size_t at = length_of(string); at < width; at++)
		putc(' ', page->file);
}

static void paint(const struct page *page, const char *code)
{
	if (page->colour)
		fprintf(page->file, "\033[%sm", code);
}

/* "policy_rule 4"; empty: nothing in the database says so. */
static const char *row_of(const json_t *evidence, char buffer[TEXT_SIZE])
{
	const json_t *row = json_object_get(evidence, "row");

	buffer[0] = '\0';
	if (json_is_integer(row))
		snprintf(buffer, TEXT_SIZE, "%s %" JSON_INTEGER_FORMAT, text(evidence, "table"),
			json_integer_value(row));
	return buffer;
}

static const char *why_of(const json_t *candidate)
{
	const json_t *key = json_object_get(candidate, "beaten_by");

	return text(json_is_object(key) ? key : json_object_get(candidate, "reason"), "sentence");
}

static void widen(size_t *width, const char *string)
{
	size_t length = length_of(string);

	if (length > *width)
		*width = length;
}

static struct widths measure(const json_t *candidates)
{
	struct widths widths = { 0 };
	const json_t *candidate;
	char buffer[TEXT_SIZE];
	size_t others;
	size_t index;

	json_array_foreach(candidates, index, candidate)
	{
		widen(&widths.access, text(candidate, "access"));
		widen(&widths.device, text(candidate, "device"));
		widen(&widths.contact, text(candidate, "contact"));
		widen(&widths.why, why_of(candidate));
		widen(&widths.row, row_of(json_object_get(candidate, "evidence"), buffer));
	}
	if (widths.device > DEVICE_MOST)
		widths.device = DEVICE_MOST;
	others = 12 + widths.access + widths.device + widths.why + widths.row;
	if (others + widths.contact > PAGE_WIDTH)
		widths.contact = others + CONTACT_LEAST > PAGE_WIDTH ? 0 : PAGE_WIDTH - others;
	if (others - 2 > PAGE_WIDTH)
		widths.why = 0;
	return widths;
}

/* The end of an address tells more than its beginning. */
static void pad_end(const struct page *page, const char *string, size_t width)
{
	size_t length = length_of(string);

	if (length > width) {
		print(page, "..");
		for (; length > width - 2; length--) {
			string++;
			while (!starts_character(*string))
				string++;
		}
		width -= 2;
	}
	pad(page, string, width);
}

static bool same_place(const json_t *a, const json_t *b)
{
	return json_is_object(a) && strcmp(text(a, "access"), text(b, "access")) == 0 &&
	       strcmp(text(a, "device"), text(b, "device")) == 0 &&
	       strcmp(text(a, "contact"), text(b, "contact")) == 0;
}

static void print_candidate(
	const struct page *page, const json_t *candidate, bool chosen, const struct widths *widths)
{
	bool survived = json_is_true(json_object_get(candidate, "survived"));
	const char *row;
	char buffer[TEXT_SIZE];

	row = row_of(json_object_get(candidate, "evidence"), buffer);
	paint(page, chosen ? "1;32" : survived ? "0" : "2");
	print(page, chosen ? "  * " : survived ? "  + " : "  - ");
	pad(page, text(candidate, "access"), widths->access + 2);
	pad_end(page, text(candidate, "device"), widths->device);
	print(page, "  ");
	if (widths->contact != 0) {
		pad_end(page, text(candidate, "contact"), widths->contact);
		print(page, "  ");
	}
	pad(page, why_of(candidate), *row == '\0' ? 0 : widths->why);
	if (*row != '\0')
		print(page, "  ");
	print(page, row);
	paint(page, "0");
	putc('\n', page->file);
}

static void print_candidates(const struct page *page, const json_t *component)
{
	const json_t *candidates = json_object_get(component, "candidates");
	const json_t *chosen = json_object_get(component, "chosen");
	struct widths widths = measure(candidates);
	const json_t *candidate;
	size_t index;
	bool found = false;

	json_array_foreach(candidates, index, candidate)
	{
		bool is_chosen = !found && same_place(chosen, candidate);

		print_candidate(page, candidate, is_chosen, &widths);
		found = found || is_chosen;
	}
}

/* "phone over EUTRAN" */
static void print_place(const struct page *page, const json_t *place)
{
	print(page, text(place, "device"));
	print(page, " over ");
	print(page, text(place, "access"));
}

static void print_headline(const struct page *page, const json_t *component)
{
	const json_t *placed = json_object_get(component, "placed");
	const json_t *chosen = json_object_get(component, "chosen");

	fprintf(page->file, "\n%" JSON_INTEGER_FORMAT " ",
		json_integer_value(json_object_get(component, "number")));
	paint(page, "1");
	print(page, text(component, "media"));
	print(page, ": ");
	print(page, text(component, "directive"));
	paint(page, "0");
	if (json_is_object(chosen)) {
		print(page, ", ");
		print_place(page, chosen);
	}
	if (json_is_object(placed) && !same_place(placed, chosen)) {
		print(page, "; now ");
		print_place(page, placed);
	} else if (*text(component, "lost") != '\0') {
		print(page, "; lost ");
		print(page, text(component, "lost"));
	}
	putc('\n', page->file);
}

static void print_reason(const struct page *page, const json_t *component)
{
	const json_t *reason = json_object_get(component, "reason");
	char buffer[TEXT_SIZE];
	const char *row = row_of(json_object_get(component, "evidence"), buffer);

	fprintf(page->file, "  why     ");
	print(page, text(reason, "sentence"));
	fprintf(page->file, " (%s %" JSON_INTEGER_FORMAT "%s%s)\n", text(reason, "name"),
		json_integer_value(json_object_get(reason, "code")), *row == '\0' ? "" : "; ", row);
}

static void print_policy(const struct page *page, const json_t *component)
{
	const json_t *policy = json_object_get(component, "policy");
	const json_t *rule = json_object_get(policy, "rule");
	const json_t *set = json_object_get(policy, "set");
	const json_t *preference = json_object_get(component, "preference");

	if (strcmp(text(component, "directive"), "passthrough") == 0)
		return;
	fprintf(page->file, "  policy  ");
	if (json_is_object(rule)) {
		fprintf(page->file, "rule %" JSON_INTEGER_FORMAT " \"",
			json_integer_value(json_object_get(rule, "row")));
		print(page, text(rule, "name"));
		print(page, "\" of \"");
		print(page, text(set, "name"));
		fprintf(page->file, "\" says %s", text(rule, "level"));
	} else {
		print(page, "built in, no rule speaks about it");
	}
	if (json_is_object(preference))
		fprintf(page->file, "; preference %" JSON_INTEGER_FORMAT,
			json_integer_value(json_object_get(preference, "row")));
	fprintf(page->file, "; %s what cannot move\n", text(component, "nontransferable"));
}

static const char *outcome_in_words(const char *outcome)
{
	if (strcmp(outcome, "allow") == 0)
		return "allowed";
	return strcmp(outcome, "partial") == 0 ? "allowed in part" : "denied";
}

static void print_session(const struct page *page, const json_t *explanation)
{
	const json_t *until = json_object_get(explanation, "valid_until");
	const char *transfer = text(explanation, "transfer");
	const char *name = text(explanation, "subscription");
	char moment[TEXT_SIZE];
	time_t seconds = (time_t)json_integer_value(until);
	struct tm calendar;

	print(page, *name == '\0' ? "no subscriber" : name);
	print(page, ", ");
	print(page, text(explanation, "event_sentence"));
	print(page, ": ");
	paint(page, "1");
	print(page, outcome_in_words(text(explanation, "outcome")));
	paint(page, "0");
	if (*transfer != '\0' && strcmp(transfer, "none") != 0)
		fprintf(page->file, ", %s transfer", transfer);
	putc('\n', page->file);
	if (json_is_integer(until) && gmtime_r(&seconds, &calendar) != NULL &&
		strftime(moment, sizeof(moment), "%Y-%m-%d %H:%M:%S UTC", &calendar) != 0)
		fprintf(page->file, "(until %s)\n", moment);
}

void sc_explain_print(FILE *file, const json_t *explanation)
{
	const struct page page = { .file = file, .colour = isatty(fileno(file)) == 1 };
	const json_t *components = json_object_get(explanation, "components");
	const json_t *component;
	bool weighed = false;
	size_t index;

	print_session(&page, explanation);
	json_array_foreach(components, index, component)
	{
		print_headline(&page, component);
		print_reason(&page, component);
		if (json_array_size(json_object_get(component, "candidates")) == 0)
			continue; /* nothing was weighed */
		weighed = true;
		print_policy(&page, component);
		print_candidates(&page, component);
	}
	if (weighed)
		fprintf(file, "\n* chosen   + possible   - not possible\n");
}
