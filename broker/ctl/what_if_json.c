/* SPDX-License-Identifier: BSD-2-Clause */
#include "what_if_json.h"

#include "export.h"
#include "verdict_json.h"

static const char *const notes[] = {
	[SC_WHAT_IF_NOTE_NONE] = NULL,
	[SC_WHAT_IF_NOTE_DEVICE] = "on another device",
	[SC_WHAT_IF_NOTE_CONTACT] = "at another address",
	[SC_WHAT_IF_NOTE_KEEP] = "keeps what cannot move",
	[SC_WHAT_IF_NOTE_DROP] = "drops what cannot move",
};

static json_t *access_of(const struct sc_what_if_verdict *verdict)
{
	return verdict->chosen ? json_string(sc_access_name(verdict->access)) : json_null();
}

/* What a change is grouped by. */
static json_t *words_of(const struct sc_what_if_verdict *verdict)
{
	return json_pack("{s:s, s:o, s:s}", "directive", sc_directive_name(verdict->directive),
		"access", access_of(verdict), "reason", sc_reason_name(verdict->reason));
}

static json_t *change_of(const struct sc_what_if_group *group)
{
	return json_pack("{s:I, s:o, s:o, s:s?}", "count", (json_int_t)group->count, "from",
		words_of(&group->examples[0].before), "to", words_of(&group->examples[0].after),
		"note", notes[group->note]);
}

static json_t *verdict_of(const struct sc_what_if_verdict *verdict, const struct sc_policy *policy)
{
	json_t *device = verdict->chosen ? sc_json_of_text(verdict->device) : json_null();
	json_t *contact = verdict->chosen ? sc_json_of_text(verdict->contact) : json_null();

	return json_pack("{s:s, s:o, s:o, s:o, s:o, s:s, s:o, s:o}", "directive",
		sc_directive_name(verdict->directive), "access", access_of(verdict), "device",
		device, "contact", contact, "reason", sc_json_of_reason(verdict->reason),
		"nontransferable", sc_remainder_name(verdict->nontransferable), "evidence",
		sc_json_of_evidence(verdict->evidence, policy), "policy",
		sc_json_of_policy(verdict->set, verdict->rule));
}

static json_t *example_of(const struct sc_what_if_example *example, const struct sc_policy *before,
	const struct sc_policy *after)
{
	json_t *running = json_null();

	if (example->event == SC_EVENT_PREFERENCE_CHANGED)
		running = json_pack("{s:s, s:o}", "access", sc_access_name(example->access),
			"device", sc_json_of_text(example->device));
	return json_pack("{s:o, s:s, s:o, s:I, s:s, s:o, s:o}", "subscriber",
		sc_json_of_text(example->subscriber), "event", sc_event_name(example->event),
		"running", running, "number", (json_int_t)example->number, "media",
		sc_media_name(example->media), "before", verdict_of(&example->before, before),
		"after", verdict_of(&example->after, after));
}

/* The first of each kind, then the second of each, until there are enough. NULL: no memory. */
static json_t *examples_of(const struct sc_what_if_report *report, uint32_t wanted,
	const struct sc_policy *before, const struct sc_policy *after)
{
	json_t *array = json_array();
	int failed = array == NULL;

	for (uint32_t turn = 0; turn < SC_WHAT_IF_EXAMPLE_LIMIT; turn++) {
		for (uint32_t i = 0; i < report->group_count; i++) {
			const struct sc_what_if_group *group = &report->groups[i];

			if (turn >= group->example_count || json_array_size(array) >= wanted)
				continue;
			failed |= json_array_append_new(
				array, example_of(&group->examples[turn], before, after));
		}
	}
	if (!failed)
		return array;
	json_decref(array);
	return NULL;
}

static json_t *changes_of(const struct sc_what_if_report *report)
{
	json_t *array = json_array();
	int failed = array == NULL;

	for (uint32_t i = 0; i < report->group_count; i++)
		failed |= json_array_append_new(array, change_of(&report->groups[i]));
	if (!failed)
		return array;
	json_decref(array);
	return NULL;
}

static json_t *names_of(const struct sc_what_if_names *names)
{
	json_t *array = json_array();
	int failed = array == NULL;

	for (uint32_t i = 0; i < names->count && i < SC_WHAT_IF_NAME_LIMIT; i++)
		failed |= json_array_append_new(array, sc_json_of_text(names->names[i]));
	if (failed) {
		json_decref(array);
		return NULL;
	}
	return json_pack("{s:I, s:o}", "count", (json_int_t)names->count, "first", array);
}

static json_t *import_of(const char *source, const struct sc_import_report *import)
{
	json_t *warnings = json_array();
	uint32_t kept = import->warning_count;
	int failed = warnings == NULL;

	if (kept > SC_COUNT_OF(import->warnings))
		kept = SC_COUNT_OF(import->warnings);
	for (uint32_t i = 0; i < kept; i++)
		failed |= json_array_append_new(
			warnings, sc_json_of_text(sc_text_of(import->warnings[i])));
	if (failed) {
		json_decref(warnings);
		return NULL;
	}
	return json_pack("{s:o, s:I, s:I, s:I, s:I, s:o}", "source",
		sc_json_of_text(sc_text_of(source)), "statements", (json_int_t)import->statements,
		"rows", (json_int_t)import->rows, "subscriptions",
		(json_int_t)import->subscriptions, "warning_count",
		(json_int_t)import->warning_count, "warnings", warnings);
}

json_t *sc_what_if_to_json(const struct sc_what_if_words *words,
	const struct sc_import_report *import, const struct sc_what_if_report *report,
	const struct sc_policy *before, const struct sc_policy *after)
{
	return json_pack("{s:b, s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:o, s:I, s:o, s:o, s:o}", "ok",
		1, "database", sc_json_of_text(sc_text_of(words->database)), "import",
		import_of(words->source, import), "at", (json_int_t)report->now, "subscribers",
		(json_int_t)report->subscribers, "verdicts", (json_int_t)report->verdicts,
		"changed_verdicts", (json_int_t)report->changed_verdicts, "changed_subscribers",
		(json_int_t)report->changed_subscribers, "changes", changes_of(report),
		"changes_not_listed", (json_int_t)report->ungrouped, "examples",
		examples_of(report, words->example_count, before, after), "appear",
		names_of(&report->appeared), "disappear", names_of(&report->disappeared));
}
