/* SPDX-License-Identifier: BSD-2-Clause */
#include "expectation.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

enum { LINE_SIZE = 512, WORD_SIZE = 160 };

/* One row being compared: the same line twice, as it is expected and as it is. */
struct comparison {
	const struct stage *stage;
	const json_t *explanation;
	FILE *out;
	bool holds;
	char expected[LINE_SIZE];
	char actual[LINE_SIZE];
};

static void append(char line[LINE_SIZE], const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void append(char line[LINE_SIZE], const char *format, ...)
{
	size_t length = strlen(line);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line + length, LINE_SIZE - length, format, arguments);
	va_end(arguments);
}

static void open_line(struct comparison *comparison)
{
	comparison->expected[0] = '\0';
	comparison->actual[0] = '\0';
}

static void close_line(struct comparison *comparison)
{
	if (strcmp(comparison->expected, comparison->actual) == 0)
		return;
	fprintf(comparison->out, "    expected  %s\n    actual    %s\n", comparison->expected,
		comparison->actual);
	comparison->holds = false;
}

/* A word that the row states; NULL states nothing. */
static void compare(
	struct comparison *comparison, const char *label, const char *expected, const char *actual)
{
	if (expected == NULL)
		return;
	append(comparison->expected, "%s%s ", label, *expected == '\0' ? "-" : expected);
	append(comparison->actual, "%s%s ", label, *actual == '\0' ? "-" : actual);
}

static void compare_number(
	struct comparison *comparison, const struct rows *row, const char *column, int64_t actual)
{
	char word[WORD_SIZE];

	snprintf(word, sizeof(word), "%" PRId64, actual);
	append(comparison->expected, "%s ", column);
	append(comparison->actual, "%s ", column);
	compare(comparison, "", rows_text(row, column), word);
}

static const struct sc_decision *decision_of(const struct comparison *comparison)
{
	return &comparison->stage->judgement.decision;
}

/* The name of a device, or "": there is none. */
static const char *device_name(
	const struct comparison *comparison, int32_t device, char word[WORD_SIZE])
{
	word[0] = '\0';
	if (device != SC_NONE)
		snprintf(word, WORD_SIZE, "%.*s",
			SC_TEXT_ARG(comparison->stage->account->subscriber.devices[device].name));
	return word;
}

/* device/ACCESS of a contact, or "": nowhere. */
static const char *place_of(
	const struct comparison *comparison, int32_t contact, char word[WORD_SIZE])
{
	const struct sc_contact *place;

	word[0] = '\0';
	if (contact == SC_NONE)
		return word;
	place = &comparison->stage->question.contacts[contact];
	device_name(comparison, (int32_t)place->device, word);
	snprintf(word + strlen(word), WORD_SIZE - strlen(word), "/%s",
		sc_access_name(place->access));
	return word;
}

static const char *place_in(const struct rows *row, char word[WORD_SIZE])
{
	word[0] = '\0';
	if (rows_has(row, "device"))
		snprintf(word, WORD_SIZE, "%s/%s", rows_text(row, "device"),
			rows_text(row, "access"));
	return word;
}

static const char *rule_of(const struct sc_verdict *verdict, char word[WORD_SIZE])
{
	word[0] = '\0';
	if (verdict->rule != NULL)
		snprintf(word, WORD_SIZE, "%.*s", SC_TEXT_ARG(verdict->rule->name));
	return word;
}

/* "policy_rule 2", as an operator is told; "" when nothing in the database says so. */
static const char *evidence_of(
	const struct comparison *comparison, uint32_t index, char word[WORD_SIZE])
{
	const json_t *component =
		json_array_get(json_object_get(comparison->explanation, "components"), index);
	const json_t *evidence = json_object_get(component, "evidence");
	const json_t *row = json_object_get(evidence, "row");

	word[0] = '\0';
	if (json_is_integer(row))
		snprintf(word, WORD_SIZE, "%s %" JSON_INTEGER_FORMAT,
			json_string_value(json_object_get(evidence, "table")),
			json_integer_value(row));
	return word;
}

static void compare_verdict(struct comparison *comparison, uint32_t index, const struct rows *row)
{
	const struct sc_verdict *verdict = &decision_of(comparison)->verdicts[index];
	char wanted[WORD_SIZE];
	char word[WORD_SIZE];

	open_line(comparison);
	compare_number(comparison, row, "number", verdict->number);
	compare(comparison, "", rows_text(row, "directive"), sc_directive_name(verdict->directive));
	compare(comparison, "", place_in(row, wanted), place_of(comparison, verdict->chosen, word));
	compare(comparison, "", rows_text(row, "reason"), sc_reason_name(verdict->reason));
	compare(comparison, "rule ", rows_text(row, "rule"), rule_of(verdict, word));
	compare(comparison, "from ", rows_text(row, "evidence"),
		evidence_of(comparison, index, word));
	compare(comparison, "", rows_text(row, "nontransferable"),
		sc_remainder_name(verdict->nontransferable));
	compare(comparison, "sdp ", rows_text(row, "sdp"), sc_sdp_hint_name(verdict->sdp));
	close_line(comparison);
}

static bool select_rows(struct comparison *comparison, struct rows *rows, const char *query)
{
	if (rows_select(rows, comparison->stage->story->rows, query, comparison->stage->step))
		return true;
	comparison->holds = false;
	return false;
}

static void check_verdicts(struct comparison *comparison)
{
	const struct sc_decision *decision = decision_of(comparison);
	uint32_t count = 0;
	struct rows rows;

	if (!select_rows(
		    comparison, &rows, "SELECT * FROM verdict WHERE step = ?1 ORDER BY number"))
		return;
	for (; rows_next(&rows); count++) {
		if (count < decision->verdict_count)
			compare_verdict(comparison, count, &rows);
	}
	rows_close(&rows);
	open_line(comparison);
	append(comparison->expected, "%u components", (unsigned)count);
	append(comparison->actual, "%u components", (unsigned)decision->verdict_count);
	close_line(comparison);
}

/* What stands against a candidate, or which key beat it; "": it is no loser. */
static const char *why(const struct comparison *comparison, const struct rows *row)
{
	const struct sc_decision *decision = decision_of(comparison);
	int32_t contact = stage_contact_in(comparison->stage, row);

	for (uint32_t v = 0; v < decision->verdict_count; v++) {
		const struct sc_verdict *verdict = &decision->verdicts[v];

		for (uint32_t i = 0; i < verdict->candidate_count; i++) {
			const struct sc_candidate *candidate = &verdict->candidates[i];

			if (verdict->number != rows_number(row, "number") ||
				candidate->contact != contact)
				continue;
			return candidate->reason == SC_REASON_OUTRANKED
				       ? sc_ranking_name(candidate->beaten_by)
				       : sc_reason_name(candidate->reason);
		}
	}
	return "";
}

static void check_losers(struct comparison *comparison)
{
	char place[WORD_SIZE];
	struct rows rows;

	if (!select_rows(comparison, &rows, "SELECT * FROM loser WHERE step = ?1 ORDER BY rowid"))
		return;
	while (rows_next(&rows)) {
		const char *expected =
			rows_text(&rows, rows_has(&rows, "reason") ? "reason" : "beaten_by");

		open_line(comparison);
		append(comparison->expected, "%u loses %s: %s",
			(unsigned)rows_number(&rows, "number"), place_in(&rows, place), expected);
		append(comparison->actual, "%u loses %s: %s",
			(unsigned)rows_number(&rows, "number"), place_in(&rows, place),
			why(comparison, &rows));
		close_line(comparison);
	}
	rows_close(&rows);
}

static void check_session(struct comparison *comparison)
{
	const struct sc_decision *decision = decision_of(comparison);
	char word[WORD_SIZE];
	struct rows rows;

	if (!select_rows(comparison, &rows, "SELECT * FROM session WHERE step = ?1"))
		return;
	if (rows_next(&rows)) {
		open_line(comparison);
		compare(comparison, "outcome ", rows_text(&rows, "outcome"),
			sc_outcome_name(decision->outcome));
		compare(comparison, "form ", rows_text(&rows, "form"),
			sc_transfer_form_name(decision->form));
		compare(comparison, "controller ", rows_text(&rows, "controller"),
			device_name(comparison, decision->controller, word));
		if (rows_has(&rows, "valid_until"))
			compare_number(comparison, &rows, "valid_until",
				decision->valid_until == 0
					? -1
					: decision->valid_until - PROVISIONED_NOW);
		close_line(comparison);
	}
	rows_close(&rows);
}

static void check_offers(struct comparison *comparison)
{
	const struct sc_decision *decision = decision_of(comparison);
	char word[WORD_SIZE];
	struct rows rows;

	if (!select_rows(comparison, &rows, "SELECT * FROM offer WHERE step = ?1 ORDER BY rank"))
		return;
	open_line(comparison);
	append(comparison->expected, "offers");
	append(comparison->actual, "offers");
	while (rows_next(&rows))
		append(comparison->expected, " %s%s", rows_text(&rows, "device"),
			rows_number(&rows, "move_media") != 0 ? " with media" : "");
	for (uint32_t i = 0; i < decision->offer_count; i++)
		append(comparison->actual, " %s%s",
			device_name(comparison, (int32_t)decision->offers[i].device, word),
			decision->offers[i].move_media ? " with media" : "");
	rows_close(&rows);
	close_line(comparison);
}

static void append_accesses(char line[LINE_SIZE], const char *label, sc_access_set accesses)
{
	append(line, "%s", label);
	for (uint32_t access = 0; access < SC_ACCESS_COUNT; access++) {
		if (SC_SET_HAS(accesses, access))
			append(line, " %s", sc_access_name((enum sc_access)access));
	}
}

/* The accesses that the rows want accepted or rejected. */
static sc_access_set accesses_in(struct comparison *comparison, const char *hint)
{
	sc_access_set accesses = 0;
	enum sc_access access;
	struct rows rows;

	if (!select_rows(comparison, &rows, "SELECT * FROM tads_access WHERE step = ?1"))
		return 0;
	while (rows_next(&rows)) {
		if (strcmp(rows_text(&rows, "hint"), hint) == 0 &&
			sc_access_from_name(sc_text_of(rows_text(&rows, "access")), &access))
			accesses |= SC_SET_OF(access);
	}
	rows_close(&rows);
	return accesses;
}

static void check_tads(struct comparison *comparison)
{
	const struct sc_tads *tads = &decision_of(comparison)->tads;
	char word[WORD_SIZE];
	struct rows rows;

	if (!select_rows(comparison, &rows, "SELECT * FROM tads WHERE step = ?1"))
		return;
	if (rows_next(&rows)) {
		open_line(comparison);
		compare_number(comparison, &rows, "retry_cs", tads->retry_cs);
		compare_number(comparison, &rows, "ue_assisted", tads->ue_assisted);
		compare(comparison, "only ", rows_text(&rows, "only_device"),
			device_name(comparison, tads->only_device, word));
		append_accesses(comparison->expected, "accept", accesses_in(comparison, "accept"));
		append_accesses(comparison->actual, "accept", tads->accept);
		append_accesses(comparison->expected, " reject", accesses_in(comparison, "reject"));
		append_accesses(comparison->actual, " reject", tads->reject);
		close_line(comparison);
	}
	rows_close(&rows);
}

bool expectation_holds(const struct stage *stage, const json_t *explanation, FILE *out)
{
	static void (*const checks[])(struct comparison *) = {
		check_verdicts,
		check_losers,
		check_session,
		check_offers,
		check_tads,
	};
	struct comparison comparison = {
		.stage = stage, .explanation = explanation, .out = out, .holds = true
	};

	for (size_t i = 0; i < SC_COUNT_OF(checks); i++)
		checks[i](&comparison);
	return comparison.holds;
}
