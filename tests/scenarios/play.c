/* SPDX-License-Identifier: BSD-2-Clause */
#include "play.h"

#include <stdlib.h>

#include "expectation.h"
#include "explain_text.h"
#include "explanation.h"

/* All explanations as text, and of each the fingerprint of its JSON. */
static bool write_step(FILE *book, const struct rows *step, const json_t *explanation)
{
	char *json = json_dumps(explanation, JSON_COMPACT);

	if (json == NULL)
		return false;
	fprintf(book, "\n-- %s. %s\n   (%s; explanation %016llx)\n\n", rows_text(step, "step"),
		rows_text(step, "sentence"), rows_text(step, "clause"),
		(unsigned long long)sc_text_hash(sc_text_of(json)));
	sc_explain_print(book, explanation);
	free(json);
	return true;
}

/* What differs, below the sentence of the step, above everything that was weighed. */
static bool check_step(
	const struct stage *stage, const struct rows *step, const json_t *explanation)
{
	char *differences = NULL;
	size_t size = 0;
	FILE *page = open_memstream(&differences, &size);
	bool holds = page != NULL && expectation_holds(stage, explanation, page);

	if (page != NULL)
		fclose(page);
	if (!holds) {
		printf("\n  %s, step %s: %s (%s)\n%s\n", stage->story->name,
			rows_text(step, "step"), rows_text(step, "sentence"),
			rows_text(step, "clause"), differences == NULL ? "" : differences);
		sc_explain_print(stdout, explanation);
	}
	free(differences);
	return holds;
}

static bool play_step(struct stage *stage, const struct rows *step, FILE *book)
{
	json_t *explanation;
	bool holds;

	if (!stage_play(stage, step))
		return false;
	explanation = sc_explanation_to_json(&stage->judgement);
	holds = explanation != NULL && check_step(stage, step, explanation) &&
		(book == NULL || write_step(book, step, explanation));
	json_decref(explanation);
	stage_follow(stage);
	return holds;
}

static bool write_title(const struct story *story, FILE *book)
{
	struct rows row;
	bool good;

	if (!rows_select(&row, story->rows, "SELECT * FROM story", 0))
		return false;
	good = rows_next(&row);
	if (good)
		fprintf(book, "\n\n==== %s ====\n%s\n", rows_text(&row, "title"),
			rows_text(&row, "clauses"));
	rows_close(&row);
	return good;
}

static bool play_steps(struct stage *stage, FILE *book)
{
	struct rows step;
	uint32_t count = 0;
	bool good = rows_select(&step, stage->story->rows, "SELECT * FROM step ORDER BY step", 0);

	if (!good)
		return false;
	for (; good && rows_next(&step); count++)
		good = play_step(stage, &step, book);
	rows_close(&step);
	return good && count != 0;
}

bool play_story(const char *name, const char *amendment, FILE *book)
{
	static struct stage stage;
	struct story story;
	bool good = story_open(&story, name) &&
		    (amendment == NULL || story_amend(&story, amendment)) &&
		    (book == NULL || write_title(&story, book));

	if (good) {
		good = stage_open(&stage, &story) && play_steps(&stage, book);
		stage_close(&stage);
	}
	story_close(&story);
	return good;
}
