/* SPDX-License-Identifier: BSD-2-Clause */
#include "what_if_text.h"

#include <string.h>

#include "explain_table.h"

enum { GAP = 2, COUNT_SIZE = 24 };

/* Columns of the table, in characters; those of `from` and of `to` are the same. */
struct widths {
	size_t count;
	size_t directive;
	size_t access;
	size_t reason;
	size_t note;
	bool folded; /* `to` goes below `from` */
};

static json_int_t number(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

/* "1 verdict", "2 verdicts" */
static void add_count(struct sc_page *page, const char *start, json_int_t count, const char *one,
	const char *many)
{
	sc_page_add(page, "%s%" JSON_INTEGER_FORMAT " %s", start, count, count == 1 ? one : many);
}

static void print_head(struct sc_page *page, const json_t *answer)
{
	json_int_t changed = number(answer, "changed_verdicts");
	json_int_t unlisted = number(answer, "changes_not_listed");

	sc_page_begin(page, "");
	add_count(page, "", number(answer, "subscribers"), "subscriber,", "subscribers,");
	add_count(page, " ", number(answer, "verdicts"), "verdict each way:", "verdicts each way:");
	sc_page_paint(page, "1");
	if (changed == 0)
		sc_page_add(page, " none would change");
	else
		sc_page_add(page, " %" JSON_INTEGER_FORMAT " would change", changed);
	sc_page_paint(page, "0");
	if (changed != 0)
		add_count(page, ", of ", number(answer, "changed_subscribers"), "subscriber",
			"subscribers");
	sc_page_end(page);
	if (unlisted == 0)
		return;
	sc_page_begin(page, "  ");
	add_count(page, "", unlisted, "of them is of a further kind, which is not listed",
		"of them are of further kinds, which are not listed");
	sc_page_end(page);
}

static void print_names(struct sc_page *page, const json_t *names, const char *would)
{
	const json_t *first = json_object_get(names, "first");
	json_int_t rest = number(names, "count") - (json_int_t)json_array_size(first);
	char buffer[SC_PAGE_PIECE_SIZE];
	const json_t *name;
	size_t index;

	if (number(names, "count") == 0)
		return;
	sc_page_begin(page, "  ");
	add_count(page, "", number(names, "count"), "subscriber", "subscribers");
	sc_page_add(page, " would %s:", would);
	json_array_foreach(first, index, name)
	{
		const char *string = json_string_value(name);

		sc_page_add(page, "%s %s", index == 0 ? "" : ",",
			sc_page_short(string == NULL ? "" : string, buffer));
	}
	if (rest > 0)
		sc_page_add(page, ", and %" JSON_INTEGER_FORMAT " more", rest);
	sc_page_end(page);
}

static const char *access_of(const json_t *verdict)
{
	const char *access = sc_explain_text(verdict, "access");

	return *access == '\0' ? "-" : access;
}

static const char *write_count(const json_t *change, char buffer[COUNT_SIZE])
{
	snprintf(buffer, COUNT_SIZE, "%" JSON_INTEGER_FORMAT, number(change, "count"));
	return buffer;
}

static void widen(struct widths *widths, const json_t *verdict)
{
	sc_page_widen(&widths->directive, sc_explain_text(verdict, "directive"));
	sc_page_widen(&widths->access, access_of(verdict));
	sc_page_widen(&widths->reason, sc_explain_text(verdict, "reason"));
}

static struct widths measure(const json_t *changes)
{
	struct widths widths = { .count = sizeof("count") - 1 };
	const json_t *change;
	char buffer[COUNT_SIZE];
	size_t index;
	size_t side;

	json_array_foreach(changes, index, change)
	{
		sc_page_widen(&widths.count, write_count(change, buffer));
		widen(&widths, json_object_get(change, "from"));
		widen(&widths, json_object_get(change, "to"));
		sc_page_widen(&widths.note, sc_explain_text(change, "note"));
	}
	side = widths.directive + GAP + widths.access + GAP + widths.reason;
	widths.folded = widths.count + 2 * (GAP + side) + sizeof("-> ") - 1 +
				(widths.note == 0 ? 0 : GAP + widths.note) >
			SC_PAGE_WIDTH;
	return widths;
}

static void print_verdict(
	const struct sc_page *page, const json_t *verdict, const struct widths *widths, bool last)
{
	sc_page_pad(page, sc_explain_text(verdict, "directive"), widths->directive + GAP);
	sc_page_pad(page, access_of(verdict), widths->access + GAP);
	sc_page_pad(page, sc_explain_text(verdict, "reason"), last ? 0 : widths->reason);
}

static void print_change(
	const struct sc_page *page, const json_t *change, const struct widths *widths)
{
	const char *note = sc_explain_text(change, "note");
	char count[COUNT_SIZE];

	fprintf(page->file, "%*s  ", (int)widths->count, write_count(change, count));
	print_verdict(page, json_object_get(change, "from"), widths, widths->folded);
	if (widths->folded)
		fprintf(page->file, "\n%*s", (int)widths->count - 1, "");
	fputs(widths->folded ? "-> " : "  -> ", page->file);
	print_verdict(page, json_object_get(change, "to"), widths, *note == '\0');
	if (*note != '\0')
		fprintf(page->file, "  %s", note);
	putc('\n', page->file);
}

static void print_changes(const struct sc_page *page, const json_t *changes)
{
	struct widths widths = measure(changes);
	const json_t *change;
	size_t index;

	if (json_array_size(changes) == 0)
		return;
	sc_page_paint(page, "1");
	fprintf(page->file, "\n%*s  now -> then\n", (int)widths.count, "count");
	sc_page_paint(page, "0");
	json_array_foreach(changes, index, change)
	{
		print_change(page, change, &widths);
	}
}

/* "; policy_rule 4 "video"", unless that is the rule which is named anyway. */
static void add_evidence(struct sc_page *page, const json_t *evidence, const json_t *rule)
{
	char buffer[SC_EVIDENCE_SIZE];
	const char *row = sc_explain_evidence(evidence, buffer);
	bool same = strcmp(sc_explain_text(evidence, "table"), "policy_rule") == 0 &&
		    json_equal(json_object_get(evidence, "row"), json_object_get(rule, "row"));

	if (*row != '\0' && !same)
		sc_page_add(page, "; %s", row);
}

static void add_rule(struct sc_page *page, const json_t *policy)
{
	const json_t *rule = json_object_get(policy, "rule");
	char name[SC_PAGE_PIECE_SIZE];

	if (!json_is_object(rule)) {
		sc_page_add(page, "; the built-in policy");
		return;
	}
	sc_page_add(page, "; rule %" JSON_INTEGER_FORMAT " \"%s\"", number(rule, "row"),
		sc_page_short(sc_explain_text(rule, "name"), name));
	sc_page_add(page, " of \"%s\"",
		sc_page_short(sc_explain_text(json_object_get(policy, "set"), "name"), name));
}

/* One side of an example, with the row and the rule behind it. */
static void print_side(struct sc_page *page, const char *label, const json_t *verdict)
{
	const json_t *policy = json_object_get(verdict, "policy");
	const json_t *reason = json_object_get(verdict, "reason");
	char name[SC_PAGE_PIECE_SIZE];

	sc_page_begin(page, label);
	sc_page_add(page, "%s", sc_explain_text(verdict, "directive"));
	if (*sc_explain_text(verdict, "access") != '\0')
		sc_page_add(page, ", %s over %s",
			sc_page_short(sc_explain_text(verdict, "device"), name),
			sc_explain_text(verdict, "access"));
	sc_page_add(page, ": %s", sc_explain_text(reason, "sentence"));
	sc_page_add(page, " (%s)", sc_explain_text(reason, "name"));
	add_evidence(page, json_object_get(verdict, "evidence"), json_object_get(policy, "rule"));
	add_rule(page, policy);
	sc_page_add(page, "; %s what cannot move", sc_explain_text(verdict, "nontransferable"));
	sc_page_end(page);
}

static void print_example(struct sc_page *page, const json_t *example)
{
	const json_t *running = json_object_get(example, "running");
	char name[SC_PAGE_PIECE_SIZE];

	putc('\n', page->file);
	sc_page_begin(page, "");
	sc_page_add(page, "%s,", sc_page_short(sc_explain_text(example, "subscriber"), name));
	if (json_is_object(running))
		sc_page_add(page, " a session that runs on %s over %s",
			sc_page_short(sc_explain_text(running, "device"), name),
			sc_explain_text(running, "access"));
	else if (strcmp(sc_explain_text(example, "event"), "terminate") == 0)
		sc_page_add(page, " a session that arrives");
	else
		sc_page_add(page, " a session that the subscriber starts");
	sc_page_add(page, ", %" JSON_INTEGER_FORMAT " %s:", number(example, "number"),
		sc_explain_text(example, "media"));
	sc_page_end(page);
	print_side(page, "  now   ", json_object_get(example, "before"));
	print_side(page, "  then  ", json_object_get(example, "after"));
}

void sc_what_if_print(FILE *file, const json_t *answer)
{
	struct sc_page page = sc_page_of(file);
	const json_t *examples = json_object_get(answer, "examples");
	const json_t *example;
	size_t index;

	print_head(&page, answer);
	print_names(&page, json_object_get(answer, "appear"), "appear");
	print_names(&page, json_object_get(answer, "disappear"), "disappear");
	print_changes(&page, json_object_get(answer, "changes"));
	json_array_foreach(examples, index, example)
	{
		print_example(&page, example);
	}
}
