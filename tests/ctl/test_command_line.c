/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The command line: which words reach which command, and which mistakes end with usage.
 */
#include <string.h>

#include "command_line.h"
#include "export.h"
#include "suite.h"

static struct sc_ctl_call seen;
static unsigned runs;

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	seen = *call;
	runs++;
	return SC_CTL_REFUSED;
}

static const struct sc_ctl_option options[] = {
	{ "--media", "LIST", "audio", "media" },
	{ "--json", NULL, NULL, "print JSON" },
};
static const struct sc_ctl_option shared[] = { { "--to", "ADDRESS", NULL, "target" } };
static const struct sc_ctl_command explain = { .words = "explain",
	.arguments = "USER",
	.argument_count = 1,
	.options = options,
	.option_count = 2,
	.run = run };
static const struct sc_ctl_command udr = { .words = "sh udr",
	.arguments = "",
	.options = options,
	.option_count = 2,
	.shared = shared,
	.shared_count = 1,
	.run = run };
static const struct sc_ctl_command *const commands[] = { &explain, &udr };

static int type(char *const *words)
{
	int count = 0;

	while (words[count] != NULL)
		count++;
	seen = (struct sc_ctl_call){ 0 };
	return sc_ctl_run(commands, SC_COUNT_OF(commands), count, (char **)words);
}

#define TYPE(...) type((char *[]){ __VA_ARGS__, NULL })

static void words_reach_their_command(void)
{
	runs = 0;
	CU_ASSERT_EQUAL(TYPE("explain", "sip:a", "--json"), SC_CTL_REFUSED);
	CU_ASSERT_STRING_EQUAL(seen.arguments[0], "sip:a");
	CU_ASSERT_STRING_EQUAL(seen.values[0], "audio");
	CU_ASSERT_STRING_EQUAL(seen.values[1], "");
	CU_ASSERT_EQUAL(TYPE("sh", "udr", "--to=x", "--media", "video"), SC_CTL_REFUSED);
	CU_ASSERT_STRING_EQUAL(seen.values[0], "video");
	CU_ASSERT_PTR_NULL(seen.values[1]);
	CU_ASSERT_STRING_EQUAL(seen.values[2], "x");
	CU_ASSERT_EQUAL(runs, 2);
}

static void mistakes_end_with_usage(void)
{
	runs = 0;
	CU_ASSERT_EQUAL(TYPE("explian"), SC_CTL_USAGE);
	CU_ASSERT_EQUAL(TYPE("sh"), SC_CTL_USAGE);
	CU_ASSERT_EQUAL(TYPE("explain"), SC_CTL_USAGE);
	CU_ASSERT_EQUAL(TYPE("explain", ""), SC_CTL_USAGE);
	CU_ASSERT_EQUAL(TYPE("explain", "a", "b"), SC_CTL_USAGE);
	CU_ASSERT_EQUAL(TYPE("explain", "a", "--to", "x"), SC_CTL_USAGE);
	CU_ASSERT_EQUAL(TYPE("explain", "a", "--media"), SC_CTL_USAGE);
	CU_ASSERT_EQUAL(TYPE("explain", "a", "--json=yes"), SC_CTL_USAGE);
	CU_ASSERT_EQUAL(runs, 0);
}

static void help_runs_nothing(void)
{
	runs = 0;
	CU_ASSERT_EQUAL(TYPE("--help"), SC_CTL_DONE);
	CU_ASSERT_EQUAL(TYPE("sh", "udr", "--help"), SC_CTL_DONE);
	CU_ASSERT_EQUAL(TYPE("--version"), SC_CTL_DONE);
	CU_ASSERT_EQUAL(runs, 0);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "words reach their command", words_reach_their_command },
		{ "mistakes end with usage", mistakes_end_with_usage },
		{ "help runs nothing", help_runs_nothing },
	};

	return suite_run("command line", tests, SC_COUNT_OF(tests));
}
