/* SPDX-License-Identifier: BSD-2-Clause */
#include "control_answer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "control_explain.h"
#include "control_sessions.h"
#include "problem.h"

json_t *sc_control_refuse(const char *format, ...)
{
	char sentence[SC_PROBLEM_LIMIT];
	va_list values;

	va_start(values, format);
	vsnprintf(sentence, sizeof(sentence), format, values);
	va_end(values);
	/* A sentence that was cut may end in half a character. */
	for (size_t length = strlen(sentence); length != 0; length--) {
		json_t *refusal = json_pack("{s:b, s:s%}", "ok", 0, "error", sentence, length);

		if (refusal != NULL)
			return refusal;
	}
	return NULL;
}

static json_t *answer_status(const struct sc_control_desk *desk, const json_t *question)
{
	json_t *answer = json_pack("{s:b, s:s}", "ok", 1, "version", SC_VERSION);

	(void)question;
	for (unsigned i = 0; i < desk->reporter_count && answer != NULL; i++) {
		const struct sc_control_reporter *reporter = &desk->reporters[i];

		json_object_set_new(answer, reporter->name, reporter->report(reporter->owner));
	}
	return answer;
}

static json_t *answer_explain(const struct sc_control_desk *desk, const json_t *question)
{
	return sc_control_explain(desk->service, question);
}

static json_t *answer_sessions(const struct sc_control_desk *desk, const json_t *question)
{
	return sc_control_sessions(desk->service, question);
}

static const struct {
	const char *ask;
	json_t *(*answer)(const struct sc_control_desk *desk, const json_t *question);
} questions[] = {
	{ "status", answer_status },
	{ "explain", answer_explain },
	{ "sessions", answer_sessions },
};

json_t *sc_control_answer(const struct sc_control_desk *desk, const json_t *question)
{
	const char *ask = json_string_value(json_object_get(question, "ask"));

	if (ask == NULL)
		return sc_control_refuse("the question has no text member \"ask\"");
	for (size_t i = 0; i < SC_COUNT_OF(questions); i++) {
		if (strcmp(ask, questions[i].ask) == 0)
			return questions[i].answer(desk, question);
	}
	return sc_control_refuse("there is no question \"%.64s\"", ask);
}

json_t *sc_control_answer_line(const struct sc_control_desk *desk, const char *line, size_t length)
{
	json_error_t error;
	json_t *question = json_loadb(line, length, JSON_REJECT_DUPLICATES, &error);
	json_t *answer;

	if (question == NULL)
		return sc_control_refuse("the question is not JSON: %s", error.text);
	answer = sc_control_answer(desk, question);
	json_decref(question);
	return answer;
}
