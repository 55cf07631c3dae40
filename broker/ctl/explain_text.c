/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain_text.h"

#include <string.h>
#include <time.h>

#include "explain_table.h"

static const char *named(const json_t *object, const char *key, char buffer[SC_PAGE_PIECE_SIZE])
{
	return sc_page_short(sc_explain_text(object, key), buffer);
}

/* "; now phone over EUTRAN" */
static void add_place(struct sc_page *page, const char *start, const json_t *place)
{
	char device[SC_PAGE_PIECE_SIZE];

	sc_page_add(page, "%s%s over %s", start, named(place, "device", device),
		sc_explain_text(place, "access"));
}

static void print_headline(struct sc_page *page, const json_t *component)
{
	const json_t *placed = json_object_get(component, "placed");
	const json_t *chosen = json_object_get(component, "chosen");
	const char *lost = sc_explain_text(component, "lost");

	sc_page_begin(page, "");
	sc_page_add(page, "%" JSON_INTEGER_FORMAT " ",
		json_integer_value(json_object_get(component, "number")));
	sc_page_paint(page, "1");
	sc_page_add(page, "%s: %s", sc_explain_text(component, "media"),
		sc_explain_text(component, "directive"));
	sc_page_paint(page, "0");
	if (json_is_object(chosen))
		add_place(page, ", ", chosen);
	if (json_is_object(placed) && !sc_explain_same_place(placed, chosen))
		add_place(page, "; now ", placed);
	else if (*lost != '\0')
		sc_page_add(page, "; lost %s", lost);
	sc_page_end(page);
}

static void print_reason(struct sc_page *page, const json_t *component)
{
	const json_t *reason = json_object_get(component, "reason");
	char buffer[SC_EVIDENCE_SIZE];
	const char *row = sc_explain_evidence(json_object_get(component, "evidence"), buffer);

	sc_page_begin(page, "  why     ");
	sc_page_add(page, "%s", sc_explain_text(reason, "sentence"));
	sc_page_add(page, " (%s %" JSON_INTEGER_FORMAT "%s", sc_explain_text(reason, "name"),
		json_integer_value(json_object_get(reason, "code")), *row == '\0' ? ")" : "");
	if (*row != '\0')
		sc_page_add(page, "; %s)", row);
	sc_page_end(page);
}

/* Where the m= line changes. */
static void print_sdp(struct sc_page *page, const json_t *component)
{
	const json_t *sdp = json_object_get(component, "sdp");
	const char *name = sc_explain_text(sdp, "name");

	if (*name == '\0' || strcmp(name, "unchanged") == 0)
		return;
	sc_page_begin(page, "  sdp     ");
	sc_page_add(page, "%s (%s)", sc_explain_text(sdp, "sentence"), name);
	sc_page_end(page);
}

static void print_policy(struct sc_page *page, const json_t *component)
{
	const json_t *policy = json_object_get(component, "policy");
	const json_t *rule = json_object_get(policy, "rule");
	const json_t *preference = json_object_get(component, "preference");
	char name[SC_PAGE_PIECE_SIZE];

	if (strcmp(sc_explain_text(component, "directive"), "passthrough") == 0)
		return;
	sc_page_begin(page, "  policy  ");
	if (json_is_object(rule)) {
		sc_page_add(page, "rule %" JSON_INTEGER_FORMAT " \"%s\"",
			json_integer_value(json_object_get(rule, "row")),
			named(rule, "name", name));
		sc_page_add(page, " of \"%s\" says %s",
			named(json_object_get(policy, "set"), "name", name),
			sc_explain_text(rule, "level"));
	} else {
		sc_page_add(page, "built in, no rule speaks about it");
	}
	if (json_is_object(preference))
		sc_page_add(page, "; preference %" JSON_INTEGER_FORMAT,
			json_integer_value(json_object_get(preference, "row")));
	sc_page_add(page, "; %s what cannot move", sc_explain_text(component, "nontransferable"));
	sc_page_end(page);
}

static const char *outcome_in_words(const char *outcome)
{
	if (strcmp(outcome, "allow") == 0)
		return "allowed";
	return strcmp(outcome, "partial") == 0 ? "allowed in part" : "denied";
}

static void print_session(struct sc_page *page, const json_t *explanation)
{
	const char *transfer = sc_explain_text(explanation, "transfer");
	char buffer[SC_PAGE_PIECE_SIZE];
	const char *name = named(explanation, "subscription", buffer);

	sc_page_begin(page, "");
	sc_page_add(page, "%s, %s:", *name == '\0' ? "no subscriber" : name,
		sc_explain_text(explanation, "event_sentence"));
	sc_page_paint(page, "1");
	sc_page_add(page, " %s", outcome_in_words(sc_explain_text(explanation, "outcome")));
	sc_page_paint(page, "0");
	if (*transfer != '\0' && strcmp(transfer, "none") != 0)
		sc_page_add(page, ", %s transfer", transfer);
	sc_page_end(page);
}

static void print_validity(struct sc_page *page, const json_t *explanation)
{
	const json_t *until = json_object_get(explanation, "valid_until");
	const json_t *version = json_object_get(explanation, "policy_version");
	time_t seconds = (time_t)json_integer_value(until);
	const char *gap = "";
	char moment[64];
	struct tm calendar;

	if (!json_is_integer(until) && !json_is_integer(version))
		return;
	sc_page_begin(page, "  holds   ");
	if (json_is_integer(until) && gmtime_r(&seconds, &calendar) != NULL &&
		strftime(moment, sizeof(moment), "%Y-%m-%d %H:%M:%S UTC", &calendar) != 0) {
		sc_page_add(page, "until %s", moment);
		gap = "; ";
	}
	if (json_is_integer(version))
		sc_page_add(page, "%sby version %" JSON_INTEGER_FORMAT " of the policy", gap,
			json_integer_value(version));
	sc_page_end(page);
}

/* Who controls a collaborative session, and who is offered to (TS 23.237 6a.11). */
static void print_control(struct sc_page *page, const json_t *explanation)
{
	const json_t *offers = json_object_get(explanation, "offers");
	char name[SC_PAGE_PIECE_SIZE];
	char buffer[SC_EVIDENCE_SIZE];
	const json_t *offer;
	size_t index;

	if (*sc_explain_text(explanation, "controller") != '\0') {
		sc_page_begin(page, "  control ");
		sc_page_add(page, "%s", named(explanation, "controller", name));
		sc_page_end(page);
	}
	if (json_array_size(offers) == 0)
		return;
	sc_page_begin(page, "  offers  ");
	json_array_foreach(offers, index, offer)
	{
		const char *row = sc_explain_evidence(json_object_get(offer, "evidence"), buffer);

		sc_page_add(page, "%s%s", index == 0 ? "" : "; ", named(offer, "device", name));
		sc_page_add(page, "%s%s%s%s",
			json_is_true(json_object_get(offer, "move_media")) ? " with its media" : "",
			*row == '\0' ? "" : " (", row, *row == '\0' ? "" : ")");
	}
	sc_page_end(page);
}

static void add_accesses(
	struct sc_page *page, const char **gap, const char *label, const json_t *accesses)
{
	const json_t *access;
	size_t index;

	json_array_foreach(accesses, index, access)
	{
		const char *name = json_string_value(access);

		sc_page_add(page, "%s%s%s", index == 0 ? *gap : ", ", index == 0 ? label : "",
			name == NULL ? "" : name);
	}
	if (json_array_size(accesses) != 0)
		*gap = "; ";
}

/* What the INVITE to the subscriber carries (T-ADS, TS 23.237 5.3.1). */
static void print_invite(struct sc_page *page, const json_t *explanation)
{
	const json_t *tads = json_object_get(explanation, "tads");
	const json_t *accept = json_object_get(tads, "accept");
	const json_t *reject = json_object_get(tads, "reject");
	bool retry = json_is_true(json_object_get(tads, "retry_cs"));
	bool assisted = json_is_true(json_object_get(tads, "ue_assisted"));
	char buffer[SC_PAGE_PIECE_SIZE];
	const char *only = named(tads, "only_device", buffer);
	const char *gap = "";

	if (json_array_size(accept) + json_array_size(reject) == 0 && !retry && !assisted &&
		*only == '\0')
		return;
	sc_page_begin(page, "  invite  ");
	add_accesses(page, &gap, "accept ", accept);
	add_accesses(page, &gap, "reject ", reject);
	if (*only != '\0')
		sc_page_add(page, "%sspeech to %s only", gap, only);
	gap = *only != '\0' ? "; " : gap;
	if (retry)
		sc_page_add(page, "%sspeech may retry over circuits", gap);
	if (assisted)
		sc_page_add(page, "%sthe device chooses the domain", retry ? "; " : gap);
	sc_page_end(page);
}

static bool print_component(struct sc_page *page, const json_t *component)
{
	bool weighed = json_array_size(json_object_get(component, "candidates")) != 0;

	putc('\n', page->file);
	print_headline(page, component);
	print_reason(page, component);
	print_sdp(page, component);
	if (!weighed)
		return false;
	print_policy(page, component);
	sc_explain_candidates(page, component);
	return true;
}

void sc_explain_print(FILE *file, const json_t *explanation)
{
	struct sc_page page = sc_page_of(file);
	const json_t *components = json_object_get(explanation, "components");
	const json_t *component;
	bool weighed = false;
	size_t index;

	print_session(&page, explanation);
	print_validity(&page, explanation);
	print_control(&page, explanation);
	print_invite(&page, explanation);
	json_array_foreach(components, index, component)
	{
		weighed = print_component(&page, component) || weighed;
	}
	if (weighed)
		fprintf(file, "\n* chosen   + possible   - not possible\n");
}
