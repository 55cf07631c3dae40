/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does every story of tests/vectors/scenarios end as its rows say, and does every explanation on
 * the way come out the same to the byte, whoever built the broker? Run from the folder of this
 * file, with one of these:
 * - NAME ...   plays these stories
 * - --book     plays all and compares their explanations with golden.txt
 * - --write    writes golden.txt anew, for somebody to read before it is committed
 * - --wrong    sees that what is expected wrongly is noticed
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "play.h"
#include "provisioned.h"
#include "story.h"
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

static void test_story(void)
{
	CU_ASSERT_TRUE(play_story(CU_get_current_test()->pName, NULL, NULL));
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
		good = play_story(names[i], NULL, book);
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

/* Each of these makes one expectation or one story wrong. */
static const struct {
	const char *story;
	const char *amendment;
} wrongs[] = {
	{ "wlan_trusted", "UPDATE verdict SET directive = 'keep' WHERE step = 2 AND number = 2" },
	{ "wlan_trusted", "UPDATE verdict SET access = 'EUTRAN' WHERE step = 2 AND number = 2" },
	{ "wlan_trusted", "UPDATE verdict SET reason = 'should' WHERE step = 2 AND number = 2" },
	{ "wlan_trusted", "UPDATE verdict SET rule = 'rest' WHERE step = 2 AND number = 2" },
	{ "wlan_trusted", "UPDATE verdict SET rule = '' WHERE step = 2 AND number = 2" },
	{ "wlan_trusted", "UPDATE verdict SET sdp = 'inactive' WHERE step = 2 AND number = 2" },
	{ "wlan_trusted",
		"UPDATE verdict SET nontransferable = 'keep' WHERE step = 3 AND number = 2" },
	{ "wlan_trusted",
		"UPDATE verdict SET device = 'phone', access = 'EUTRAN' WHERE device IS NULL" },
	{ "wlan_trusted", "UPDATE loser SET reason = 'op_restricted' WHERE reason = 'no_vops'" },
	{ "wlan_trusted",
		"UPDATE loser SET beaten_by = 'stability' WHERE step = 2 AND number = 2" },
	{ "wlan_trusted", "UPDATE loser SET access = 'NR' WHERE step = 3 AND number = 1" },
	{ "wlan_trusted", "UPDATE session SET outcome = 'allow' WHERE step = 3" },
	{ "wlan_trusted", "UPDATE session SET form = 'full' WHERE step = 2" },
	{ "wlan_trusted", "DELETE FROM loser; DELETE FROM verdict WHERE step = 2 AND number = 2" },
	{ "wlan_trusted", "INSERT INTO verdict (step, number, directive, reason)"
			  " VALUES (1, 3, 'drop', 'drop')" },
	{ "wlan_trusted", "UPDATE step SET import = 'another network' WHERE step = 2" },
	{ "wlan_trusted", "UPDATE step SET at = 1000 WHERE step = 1" },
	{ "wlan_trusted", "UPDATE story SET subscriber = 'sip:nobody@example.net'" },
	{ "wlan_trusted", "UPDATE registration SET device = 'tablet' WHERE step = 1" },
	{ "wlan_trusted", "DELETE FROM registration WHERE step = 2" },
	{ "wlan_trusted", "DELETE FROM loser; DELETE FROM verdict; DELETE FROM session;"
			  " DELETE FROM component; DELETE FROM registration; DELETE FROM step" },
	{ "fixed", "UPDATE verdict SET evidence = 'policy_rule 1' WHERE step = 2 AND number = 1" },
	{ "fixed", "UPDATE verdict SET evidence = 'contact 1' WHERE step = 3 AND number = 3" },
	{ "hold_down", "UPDATE session SET valid_until = 75 WHERE step = 4" },
	{ "hold_down", "UPDATE session SET valid_until = -1 WHERE step = 4" },
	{ "control_transfer", "UPDATE session SET controller = 'phone' WHERE step = 5" },
	{ "control_transfer", "UPDATE session SET controller = '' WHERE step = 5" },
	{ "controller_lost", "UPDATE offer SET move_media = 0 WHERE step = 2 AND rank = 1" },
	{ "controller_lost", "UPDATE offer SET device = 'watch' WHERE step = 2 AND rank = 2" },
	{ "controller_lost", "DELETE FROM offer WHERE step = 2 AND rank = 2" },
	{ "controller_lost", "INSERT INTO offer VALUES (1, 1, 'laptop', 0)" },
	{ "controller_lost", "DELETE FROM declined" },
	{ "tads", "UPDATE tads SET retry_cs = 0 WHERE step = 1" },
	{ "tads", "UPDATE tads SET ue_assisted = 0 WHERE step = 4" },
	{ "tads", "UPDATE tads SET only_device = '' WHERE step = 1" },
	{ "tads", "UPDATE tads SET only_device = 'reader' WHERE step = 1" },
	{ "tads", "UPDATE tads_access SET hint = 'accept' WHERE step = 1" },
	{ "tads", "DELETE FROM tads_access WHERE step = 1 AND access = 'EUTRAN'" },
	{ "tads", "UPDATE refusal SET access = 'NR' WHERE step = 2" },
	{ "inter_ue_transfer", "UPDATE request SET target = 'radio' WHERE step = 2" },
	{ "inter_ue_transfer", "UPDATE request_component SET number = 4 WHERE step = 2" },
};

/* An amendment that the tables themselves refuse would prove nothing. */
static bool can_be_told(const char *name, const char *amendment)
{
	struct story story;
	bool good = story_open(&story, name) && story_amend(&story, amendment);

	story_close(&story);
	return good;
}

static bool is_noticed(const char *story, const char *amendment)
{
	int nowhere = open("/dev/null", O_WRONLY);
	int out = dup(STDOUT_FILENO);
	bool holds;

	/* What it says about it is not for whoever reads the test. */
	fflush(stdout);
	dup2(nowhere, STDOUT_FILENO);
	holds = play_story(story, amendment, NULL);
	fflush(stdout);
	dup2(out, STDOUT_FILENO);
	close(out);
	close(nowhere);
	return !holds;
}

static void test_wrong(void)
{
	for (size_t i = 0; i < SC_COUNT_OF(wrongs); i++) {
		bool noticed = can_be_told(wrongs[i].story, wrongs[i].amendment) &&
			       is_noticed(wrongs[i].story, wrongs[i].amendment);

		CU_ASSERT_TRUE(noticed);
		if (!noticed)
			printf("\n  %s: %s\n", wrongs[i].story, wrongs[i].amendment);
	}
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
	struct suite_test tests[STORY_LIMIT] = {
		{ "the book", test_book },
		{ "wrong expectations", test_wrong },
	};

	if (*word == '-' || argc == 1)
		find_stories();
	for (int i = 1; i < argc && *word != '-'; i++)
		add_name(argv[i], strlen(argv[i]));
	if (strcmp(word, "--write") == 0)
		return write_golden();
	if (strcmp(word, "--book") == 0)
		return suite_run("scenario book", tests, 1);
	if (strcmp(word, "--wrong") == 0)
		return suite_run("scenario book", tests + 1, 1);
	for (size_t i = 0; i < name_count; i++)
		tests[i] = (struct suite_test){ names[i], test_story };
	return suite_run("scenarios", tests, name_count);
}
