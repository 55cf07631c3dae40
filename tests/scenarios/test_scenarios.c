/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does every story of tests/vectors/scenarios end as its rows say, and does every explanation on
 * the way come out the same to the byte, whoever built the broker? Run from the folder of this
 * file: test_scenarios NAME...   plays these stories only test_scenarios --book    plays all and
 * compares their explanations with golden.txt test_scenarios --write   writes golden.txt anew, for
 * somebody to read before it is committed
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expectation.h"
#include "explain_text.h"
#include "explanation.h"
#include "suite.h"

#define BOOK   "../vectors/scenarios/"
#define GOLDEN BOOK "golden.txt"

enum { STORY_LIMIT = 64 };

static char names[STORY_LIMIT][STORY_NAME_LIMIT];
static size_t name_count;

static const char preface[] =
	"The scenario book, as continuityctl explain tells it. Nobody writes this file: it is what\n"
	"test_scenarios --write, run in tests/scenarios, makes of the stories in this folder. Every build\n"
	"must print the same to the byte; the fingerprint is that of an explanation's JSON.\n";

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

static bool play(const char *name, FILE *book)
{
	static struct stage stage;
	struct story story;
	bool good = story_open(&story, name) && (book == NULL || write_title(&story, book));

	if (good) {
		good = stage_open(&stage, &story) && play_steps(&stage, book);
		stage_close(&stage);
	}
	story_close(&story);
	return good;
}

static void test_story(void)
{
	CU_ASSERT_TRUE(play(CU_get_current_test()->pName, NULL));
}

/* The line in which two texts part. */
static void show_difference(const char *golden, const char *now)
{
	size_t at = 0;
	size_t line = 0;
	unsigned number = 1;

	for (; golden[at] != '\0' && golden[at] == now[at]; at++) {
		if (golden[at] == '\n') {
			line = at + 1;
			number++;
		}
	}
	printf("\n  " GOLDEN ", line %u\n    golden  %.*s\n    now     %.*s\n", number,
		(int)strcspn(golden + line, "\n"), golden + line, (int)strcspn(now + line, "\n"),
		now + line);
}

/* The whole book; the caller frees it. NULL: a story does not end as it should. */
static char *write_book(void)
{
	char *text = NULL;
	size_t size = 0;
	FILE *book = open_memstream(&text, &size);
	bool good = book != NULL;

	if (good)
		fputs(preface, book);
	for (size_t i = 0; good && i < name_count; i++)
		good = play(names[i], book);
	if (book != NULL)
		fclose(book);
	if (!good) {
		free(text);
		text = NULL;
	}
	return text;
}

static void test_book(void)
{
	char *golden = provisioned_file(GOLDEN);
	char *text = write_book();

	CU_ASSERT_PTR_NOT_NULL(golden);
	CU_ASSERT_PTR_NOT_NULL(text);
	if (golden != NULL && text != NULL && strcmp(golden, text) != 0) {
		show_difference(golden, text);
		CU_FAIL("the book reads otherwise");
	}
	free(golden);
	free(text);
}

static int write_golden(void)
{
	char *text = write_book();
	FILE *golden = text == NULL ? NULL : fopen(GOLDEN, "w");
	bool written = golden != NULL && fputs(text, golden) >= 0;

	if (golden != NULL && fclose(golden) != 0)
		written = false;
	free(text);
	return written ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void add_name(const char *name, size_t length)
{
	if (name_count < STORY_LIMIT && length < STORY_NAME_LIMIT)
		snprintf(names[name_count++], STORY_NAME_LIMIT, "%.*s", (int)length, name);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void find_stories(void)
{
	DIR *folder = opendir(BOOK);
	struct dirent *entry = NULL;

	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		const char *end = strrchr(entry->d_name, '.');

		if (end != NULL && strcmp(end, ".sql") == 0 &&
			strcmp(entry->d_name, "schema.sql") != 0)
			add_name(entry->d_name, (size_t)(end - entry->d_name));
	}
	if (folder != NULL)
		closedir(folder);
	qsort(names, name_count, sizeof(names[0]), compare_names);
}

int main(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";
	struct suite_test tests[STORY_LIMIT] = { { "the book", test_book } };

	if (*word == '-' || argc == 1)
		find_stories();
	for (int i = 1; i < argc && *word != '-'; i++)
		add_name(argv[i], strlen(argv[i]));
	if (strcmp(word, "--write") == 0)
		return write_golden();
	if (strcmp(word, "--book") == 0)
		return suite_run("scenario book", tests, 1);
	for (size_t i = 0; i < name_count; i++)
		tests[i] = (struct suite_test){ names[i], test_story };
	return suite_run("scenarios", tests, name_count);
}
