/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What did the person type? Commands of one or two words with named options, all from tables, so
 * that parsing and --help cannot disagree.
 */
#ifndef SC_COMMAND_LINE_H
#define SC_COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>

enum {
	SC_CTL_ARGUMENT_LIMIT = 4, /* words behind the command that are not options */
	SC_CTL_OPTION_LIMIT = 32   /* options of one command */
};

/* How continuityctl ends. */
enum sc_ctl_exit {
	SC_CTL_DONE = 0,
	SC_CTL_REFUSED = 1, /* the broker, the database or a peer said no */
	SC_CTL_USAGE = 2    /* the words are wrong */
};

struct sc_ctl_option {
	const char *name;     /* "--media" */
	const char *value;    /* "LIST", NULL: a switch */
	const char *fallback; /* shown by --help; NULL: none */
	const char *sentence;
};

/* A parsed command line: values stand at the index of their option. A switch that was given has the
 * value "". */
struct sc_ctl_call {
	const char *arguments[SC_CTL_ARGUMENT_LIMIT];
	size_t argument_count;
	const char *values[SC_CTL_OPTION_LIMIT];
};

struct sc_ctl_command {
	const char *words;     /* "import", "sh udr" */
	const char *arguments; /* "FILE", for --help */
	size_t argument_count; /* how many are needed */
	const char *sentence;
	void (*print_more)(void); /* what --help says behind the options; NULL: nothing */
	const struct sc_ctl_option *options;
	size_t option_count;
	const struct sc_ctl_option *shared; /* further options, numbered behind its own */
	size_t shared_count;
	enum sc_ctl_exit (*run)(const struct sc_ctl_call *call);
};

/* Finds the command, parses its options and runs it; prints help or what is wrong. */
int sc_ctl_run(
	const struct sc_ctl_command *const *commands, size_t count, int word_count, char **words);

#endif
