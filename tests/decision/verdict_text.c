/* SPDX-License-Identifier: BSD-2-Clause */
#include "verdict_text.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "row_words.h"

static const char *const source_names[SC_SOURCE_COUNT] = {
	[SC_SOURCE_BUILT_IN] = "built_in",
	[SC_SOURCE_SUBSCRIPTION] = "subscription",
	[SC_SOURCE_RULE] = "rule",
	[SC_SOURCE_PREFERENCE] = "preference",
	[SC_SOURCE_DEVICE] = "device",
	[SC_SOURCE_CAPABILITY] = "capability",
	[SC_SOURCE_CONTACT] = "contact",
	[SC_SOURCE_SERVICE] = "service",
	[SC_SOURCE_CRITERION] = "criterion",
	[SC_SOURCE_AUTHORISATION] = "authorisation",
	[SC_SOURCE_REMOTE] = "remote",
	[SC_SOURCE_SUCCESSOR] = "successor",
	[SC_SOURCE_MASK] = "mask",
};

/* source:row */
static bool is_evidence(struct sc_text word, struct sc_evidence evidence)
{
	char text[64];

	snprintf(text, sizeof(text), "%s:%" PRId64, source_names[evidence.source], evidence.row);
	return text_is(word, text);
}

static bool names_row(struct sc_text value, bool there, int64_t id)
{
	return there ? text_number(value) == id : text_is(value, "none");
}

static bool verdict_word_holds(const struct sc_verdict *verdict, struct sc_text word)
{
	struct sc_text value;
	enum sc_remainder remainder;

	if (text_is_pair(word, "by", &value))
		return names_row(value, verdict->rule != NULL,
			verdict->rule == NULL ? 0 : verdict->rule->id);
	if (text_is_pair(word, "set", &value))
		return names_row(
			value, verdict->set != NULL, verdict->set == NULL ? 0 : verdict->set->id);
	if (text_is_pair(word, "wish", &value))
		return names_row(value, verdict->preference != NULL,
			verdict->preference == NULL ? 0 : verdict->preference->id);
	if (text_is_pair(word, "sdp", &value))
		return text_is(value, sc_sdp_hint_name(verdict->sdp));
	if (sc_remainder_from_name(word, &remainder))
		return verdict->nontransferable == remainder;
	return is_evidence(word, verdict->evidence);
}

/* DIRECTIVE CONTACT|- REASON and any further words in any order. */
static bool verdict_holds(const struct situation *situation, const struct sc_verdict *verdict,
	struct sc_text statement)
{
	struct sc_text directive;
	struct sc_text contact;
	struct sc_text reason;
	struct sc_text word;

	if (!text_cut(&statement, ROW_SPACE, &directive) ||
		!text_cut(&statement, ROW_SPACE, &contact) ||
		!text_cut(&statement, ROW_SPACE, &reason) ||
		!text_is(directive, sc_directive_name(verdict->directive)) ||
		!text_is(reason, sc_reason_name(verdict->reason)) ||
		(situation_contact(situation, contact) == SC_NONE && !text_is(contact, "-")) ||
		situation_contact(situation, contact) != verdict->chosen)
		return false;
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (!verdict_word_holds(verdict, word))
			return false;
	}
	return true;
}

/* NUMBER CONTACT REASON|KEY and any evidence; a key means that it was outranked by that. */
static bool loser_holds(const struct situation *situation, const struct sc_decision *decision,
	struct sc_text statement)
{
	const struct sc_candidate *candidate = NULL;
	const struct sc_verdict *verdict;
	struct sc_text number;
	struct sc_text contact;
	struct sc_text why;
	struct sc_text evidence;

	if (!text_cut(&statement, ROW_SPACE, &number) ||
		!text_cut(&statement, ROW_SPACE, &contact) ||
		!text_cut(&statement, ROW_SPACE, &why) || text_number(number) < 1 ||
		text_number(number) > decision->verdict_count)
		return false;
	verdict = &decision->verdicts[text_number(number) - 1];
	for (uint32_t i = 0; i < verdict->candidate_count; i++) {
		if (verdict->candidates[i].contact == situation_contact(situation, contact))
			candidate = &verdict->candidates[i];
	}
	if (candidate == NULL || !text_is(why, candidate->reason == SC_REASON_OUTRANKED
						       ? sc_ranking_name(candidate->beaten_by)
						       : sc_reason_name(candidate->reason)))
		return false;
	return !text_cut(&statement, ROW_SPACE, &evidence) ||
	       is_evidence(evidence, candidate->evidence);
}

/* DEVICE or, for none, "-". */
static bool names_device(const struct situation *situation, struct sc_text name, int32_t device)
{
	return text_is(name, "-")
		       ? device == SC_NONE
		       : device != SC_NONE && situation_device(situation, name) == device;
}

/* DEVICE [moves] [SOURCE:ROW] */
static bool offer_holds(
	const struct situation *situation, const struct sc_offer *offer, struct sc_text statement)
{
	struct sc_text word;
	bool moves = false;

	if (!text_cut(&statement, ROW_SPACE, &word) ||
		!names_device(situation, word, (int32_t)offer->device))
		return false;
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (text_is(word, "moves"))
			moves = true;
		else if (!is_evidence(word, offer->evidence))
			return false;
	}
	return moves == offer->move_media;
}

/* Exactly these offers; "-" for none. */
static bool offers_hold(const struct situation *situation, const struct sc_decision *decision,
	struct sc_text offers)
{
	struct sc_text statement;
	uint32_t count = 0;

	if (text_is(offers, "-"))
		return decision->offer_count == 0;
	while (text_cut(&offers, ";", &statement)) {
		if (count == decision->offer_count ||
			!offer_holds(situation, &decision->offers[count], statement))
			return false;
		count++;
	}
	return count == decision->offer_count;
}

static sc_access_set accesses_in(struct sc_text list)
{
	sc_access_set accesses = 0;
	struct sc_text piece;
	enum sc_access_term term;

	while (text_cut(&list, ",", &piece)) {
		if (sc_access_term_from_name(piece, &term))
			accesses |= sc_access_term_members(term);
	}
	return accesses;
}

/* [accept=] [reject=] [retry_cs] [assisted] [only=DEVICE], and nothing else; "-" for nothing. */
static bool tads_holds(
	const struct situation *situation, const struct sc_tads *tads, struct sc_text words)
{
	struct sc_tads expected = { .only_device = SC_NONE };
	struct sc_text value;
	struct sc_text word;

	while (text_cut(&words, ROW_SPACE, &word)) {
		if (text_is_pair(word, "accept", &value))
			expected.accept = accesses_in(value);
		else if (text_is_pair(word, "reject", &value))
			expected.reject = accesses_in(value);
		else if (text_is_pair(word, "only", &value))
			expected.only_device = situation_device(situation, value);
		else if (text_is(word, "retry_cs"))
			expected.retry_cs = true;
		else if (text_is(word, "assisted"))
			expected.ue_assisted = true;
		else if (!text_is(word, "-"))
			return false;
	}
	return expected.accept == tads->accept && expected.reject == tads->reject &&
	       expected.only_device == tads->only_device && expected.retry_cs == tads->retry_cs &&
	       expected.ue_assisted == tads->ue_assisted;
}

/* What holds for the session; the first column that does not. */
static const char *session_mismatch(const struct situation *situation,
	const struct sc_decision *decision, const struct expected_columns *expected)
{
	if (expected->outcome.length != 0 &&
		!text_is(expected->outcome, sc_outcome_name(decision->outcome)))
		return "outcome";
	if (expected->form.length != 0 &&
		!text_is(expected->form, sc_transfer_form_name(decision->form)))
		return "form";
	if (expected->valid_until.length != 0 &&
		text_number(expected->valid_until) != decision->valid_until)
		return "valid_until";
	if (expected->controller.length != 0 &&
		!names_device(situation, expected->controller, decision->controller))
		return "controller";
	if (expected->offers.length != 0 && !offers_hold(situation, decision, expected->offers))
		return "offers";
	if (expected->tads.length != 0 && !tads_holds(situation, &decision->tads, expected->tads))
		return "tads";
	if (expected->policy_version.length != 0 &&
		text_number(expected->policy_version) != decision->policy_version)
		return "policy_version";
	return NULL;
}

const char *verdict_mismatch(const struct situation *situation, const struct sc_decision *decision,
	const struct expected_columns *expected)
{
	struct sc_text verdicts = expected->verdict;
	struct sc_text losers = expected->losers;
	struct sc_text statement;
	uint32_t count = 0;

	while (text_cut(&verdicts, ";", &statement)) {
		if (count == decision->verdict_count ||
			!verdict_holds(situation, &decision->verdicts[count], statement))
			return "verdict";
		count++;
	}
	if (count != decision->verdict_count)
		return "number of verdicts";
	while (text_cut(&losers, ";", &statement)) {
		if (!loser_holds(situation, decision, statement))
			return "losers";
	}
	return session_mismatch(situation, decision, expected);
}

/* A buffer being filled; what does not fit is left out. */
struct page {
	char *at;
	size_t left;
};

static void put(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct page *page, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(page->at, page->left, format, arguments);
	va_end(arguments);
	if (length > 0 && (size_t)length < page->left) {
		page->at += length;
		page->left -= (size_t)length;
	}
}

static void put_contact(struct page *page, const struct sc_facts *facts, int32_t contact)
{
	if (contact == SC_NONE)
		put(page, "-");
	else
		put(page, "%.*s/%s",
			SC_TEXT_ARG(
				facts->subscriber->devices[facts->contacts[contact].device].name),
			sc_access_name(facts->contacts[contact].access));
}

static void put_verdict(
	struct page *page, const struct sc_facts *facts, const struct sc_verdict *verdict)
{
	put(page, "%" PRIu32 " %s ", verdict->number, sc_directive_name(verdict->directive));
	put_contact(page, facts, verdict->chosen);
	put(page, " %s %s:%" PRId64 " sdp=%s %s by=%" PRId64 " wish=%" PRId64 "\n",
		sc_reason_name(verdict->reason), source_names[verdict->evidence.source],
		verdict->evidence.row, sc_sdp_hint_name(verdict->sdp),
		sc_remainder_name(verdict->nontransferable),
		verdict->rule == NULL ? 0 : verdict->rule->id,
		verdict->preference == NULL ? 0 : verdict->preference->id);
	for (uint32_t i = 0; i < verdict->candidate_count; i++) {
		const struct sc_candidate *candidate = &verdict->candidates[i];

		put(page, "    ");
		put_contact(page, facts, candidate->contact);
		put(page, " %s %s %s:%" PRId64 "%s\n", sc_reason_name(candidate->reason),
			sc_ranking_name(candidate->beaten_by),
			source_names[candidate->evidence.source], candidate->evidence.row,
			i < verdict->survivor_count ? "" : " (removed)");
	}
}

static void put_device(struct page *page, const struct sc_facts *facts, int32_t device)
{
	if (device == SC_NONE)
		put(page, " -");
	else
		put(page, " %.*s", SC_TEXT_ARG(facts->subscriber->devices[device].name));
}

static void put_accesses(struct page *page, const char *name, sc_access_set accesses)
{
	put(page, " %s=", name);
	for (uint32_t access = 0; access < SC_ACCESS_COUNT; access++) {
		if (SC_SET_HAS(accesses, access))
			put(page, "%s,", sc_access_name((enum sc_access)access));
	}
}

static void put_session(
	struct page *page, const struct sc_facts *facts, const struct sc_decision *decision)
{
	put(page, "%s %s %" PRId64 " version %" PRId64 " controller",
		sc_outcome_name(decision->outcome), sc_transfer_form_name(decision->form),
		decision->valid_until, decision->policy_version);
	put_device(page, facts, decision->controller);
	for (uint32_t i = 0; i < decision->offer_count; i++) {
		const struct sc_offer *offer = &decision->offers[i];

		put(page, " offer");
		put_device(page, facts, (int32_t)offer->device);
		put(page, "%s %s:%" PRId64, offer->move_media ? " moves" : "",
			source_names[offer->evidence.source], offer->evidence.row);
	}
	put_accesses(page, "accept", decision->tads.accept);
	put_accesses(page, "reject", decision->tads.reject);
	put(page, "%s%s only", decision->tads.retry_cs ? " retry_cs" : "",
		decision->tads.ue_assisted ? " assisted" : "");
	put_device(page, facts, decision->tads.only_device);
	put(page, "\n");
}

void verdict_write(
	const struct sc_facts *facts, const struct sc_decision *decision, char *buffer, size_t size)
{
	struct page page = { .at = buffer, .left = size };

	put_session(&page, facts, decision);
	for (uint32_t i = 0; i < decision->verdict_count; i++)
		put_verdict(&page, facts, &decision->verdicts[i]);
}
