/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Text, arena, problem and log: the things every floor stands on.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "log.h"
#include "problem.h"
#include "suite.h"
#include "text.h"

static void numbers_are_decimal_and_bounded(void)
{
	static const struct {
		const char *text;
		enum sc_status status;
		uint32_t number;
	} rows[] = {
		{ "0", SC_STATUS_OK, 0 },
		{ "4294967295", SC_STATUS_OK, UINT32_MAX },
		{ "4294967296", SC_STATUS_MALFORMED, 7 },
		{ "00000000001", SC_STATUS_MALFORMED, 7 },
		{ "", SC_STATUS_MALFORMED, 7 },
		{ "-1", SC_STATUS_MALFORMED, 7 },
		{ "1 ", SC_STATUS_MALFORMED, 7 },
		{ "0x10", SC_STATUS_MALFORMED, 7 },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		uint32_t number = 7;

		CU_ASSERT_EQUAL(sc_text_to_u32(sc_text_of(rows[i].text), &number), rows[i].status);
		CU_ASSERT_EQUAL(number, rows[i].number);
	}
}

static void text_compares_by_bytes(void)
{
	CU_ASSERT_TRUE(sc_text_equal(SC_TEXT("a\0b"), SC_TEXT("a\0b")));
	CU_ASSERT_FALSE(sc_text_equal(SC_TEXT("a\0b"), SC_TEXT("a\0c")));
	CU_ASSERT_TRUE(sc_text_equal(sc_text_of(NULL), SC_TEXT("")));
	CU_ASSERT_TRUE(sc_text_equal_nocase(SC_TEXT("Example.NET"), SC_TEXT("eXAMPLE.net")));
	CU_ASSERT_FALSE(sc_text_equal_nocase(SC_TEXT("["), SC_TEXT("{")));
	CU_ASSERT_TRUE(sc_text_compare(SC_TEXT("ab"), SC_TEXT("abc")) < 0);
	CU_ASSERT_TRUE(sc_text_compare(SC_TEXT("b"), SC_TEXT("abc")) > 0);
	CU_ASSERT_EQUAL(sc_text_compare(SC_TEXT(""), sc_text_of(NULL)), 0);
	CU_ASSERT_TRUE(sc_text_starts_with(SC_TEXT("sip:a"), SC_TEXT("sip:")));
	CU_ASSERT_FALSE(sc_text_starts_with(SC_TEXT("sip"), SC_TEXT("sip:")));
}

static void a_writer_never_passes_its_end(void)
{
	char buffer[8];
	struct sc_text_writer writer;

	sc_text_writer_begin(&writer, buffer, sizeof(buffer));
	sc_text_put_u64(&writer, 1234);
	sc_text_put_i64(&writer, -56);
	CU_ASSERT_TRUE(sc_text_equal(sc_text_written(&writer), SC_TEXT("1234-56")));
	sc_text_put(&writer, SC_TEXT("ab"));
	CU_ASSERT_TRUE(writer.overflow);
	sc_text_put(&writer, SC_TEXT("c"));
	CU_ASSERT_TRUE(sc_text_equal(sc_text_written(&writer), SC_TEXT("1234-56")));
}

static void the_smallest_number_is_written_whole(void)
{
	char buffer[24];
	struct sc_text_writer writer;

	sc_text_writer_begin(&writer, buffer, sizeof(buffer));
	sc_text_put_i64(&writer, INT64_MIN);
	CU_ASSERT_TRUE(sc_text_equal(sc_text_written(&writer), SC_TEXT("-9223372036854775808")));
}

static void an_arena_ends_where_it_says(void)
{
	struct sc_arena arena;
	struct sc_text_writer writer;

	CU_ASSERT_EQUAL_FATAL(sc_arena_open(&arena, 64), SC_STATUS_OK);
	CU_ASSERT_PTR_NOT_NULL(sc_arena_take(&arena, 1));
	CU_ASSERT_PTR_NOT_NULL(sc_arena_take(&arena, 48));
	CU_ASSERT_PTR_NULL(sc_arena_take(&arena, 1));
	sc_arena_empty(&arena);
	CU_ASSERT_PTR_NULL(sc_arena_take(&arena, SIZE_MAX));
	CU_ASSERT_PTR_NULL(sc_arena_take_array(&arena, SIZE_MAX / 2, 4));
	CU_ASSERT_TRUE(
		sc_text_equal(sc_arena_copy(&arena, SC_TEXT("sip:alice")), SC_TEXT("sip:alice")));
	sc_arena_lend(&arena, &writer);
	CU_ASSERT_PTR_NULL(sc_arena_take(&arena, 1));
	sc_text_put(&writer, SC_TEXT("bob"));
	CU_ASSERT_TRUE(sc_text_equal(sc_arena_settle(&arena, &writer), SC_TEXT("bob")));
	CU_ASSERT_PTR_NOT_NULL(sc_arena_take(&arena, 1));
	sc_arena_close(&arena);
	sc_arena_close(NULL);
}

static void a_problem_is_cut_at_its_limit(void)
{
	struct sc_problem problem;
	char long_name[2 * SC_PROBLEM_LIMIT];

	memset(long_name, 'x', sizeof(long_name) - 1);
	long_name[sizeof(long_name) - 1] = '\0';
	CU_ASSERT_EQUAL(sc_problem_set(&problem, SC_STATUS_NOT_FOUND, "%s", long_name),
		SC_STATUS_NOT_FOUND);
	CU_ASSERT_EQUAL(strlen(problem.sentence), SC_PROBLEM_LIMIT - 1);
	CU_ASSERT_EQUAL(sc_problem_set(NULL, SC_STATUS_OK, "nobody reads this"), SC_STATUS_OK);
}

static void every_status_has_a_sentence(void)
{
	for (int i = 0; i <= SC_STATUS_COUNT; i++)
		CU_ASSERT_TRUE(strlen(sc_status_sentence((enum sc_status)i)) > 3);
}

/* What was written to standard error while `speak` ran. */
static size_t listen_to(void (*speak)(void), char *heard, size_t size)
{
	int ends[2];
	int saved = dup(STDERR_FILENO);
	ssize_t length;

	CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
	dup2(ends[1], STDERR_FILENO);
	close(ends[1]);
	speak();
	dup2(saved, STDERR_FILENO);
	close(saved);
	length = read(ends[0], heard, size - 1);
	close(ends[0]);
	heard[length < 0 ? 0 : length] = '\0';
	return length < 0 ? 0 : (size_t)length;
}

static void speak_with_control_characters(void)
{
	sc_log_open(SC_LOG_NOTICE);
	sc_log(SC_LOG_NOTICE, "peer %s", "evil\nerror: forged\x1b[31m");
	sc_log(SC_LOG_REQUEST, "not wanted");
	sc_log_flush();
}

static void a_log_line_is_one_line(void)
{
	char heard[512];
	char *newline;

	setenv("JOURNAL_STREAM", "1:1", 1);
	CU_ASSERT_TRUE(listen_to(speak_with_control_characters, heard, sizeof(heard)) > 0);
	unsetenv("JOURNAL_STREAM");
	newline = strchr(heard, '\n');
	CU_ASSERT_STRING_EQUAL(heard, "<5>peer evil?error: forged?[31m\n");
	CU_ASSERT_TRUE(newline != NULL && newline[1] == '\0');
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "numbers are decimal and bounded", numbers_are_decimal_and_bounded },
		{ "text compares by bytes", text_compares_by_bytes },
		{ "a writer never passes its end", a_writer_never_passes_its_end },
		{ "the smallest number is written whole", the_smallest_number_is_written_whole },
		{ "an arena ends where it says", an_arena_ends_where_it_says },
		{ "a problem is cut at its limit", a_problem_is_cut_at_its_limit },
		{ "every status has a sentence", every_status_has_a_sentence },
		{ "a log line is one line", a_log_line_is_one_line },
	};

	return suite_run("base", tests, SC_COUNT_OF(tests));
}
