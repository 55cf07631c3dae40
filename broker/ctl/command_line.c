/* SPDX-License-Identifier: BSD-2-Clause */
#include "command_line.h"

#include <stdio.h>
#include <string.h>

static size_t count_options(const struct sc_ctl_command *command)
{
	return command->option_count + command->shared_count;
}

static const struct sc_ctl_option *option_at(const struct sc_ctl_command *command, size_t index)
{
	return index < command->option_count ? &command->options[index]
					     : &command->shared[index - command->option_count];
}

static void print_summary(const struct sc_ctl_command *const *commands, size_t count)
{
	printf("continuityctl %s: provision, ask and watch a Continuity Broker\n\n", SC_VERSION);
	printf("usage: continuityctl COMMAND [OPTIONS]\n\n");
	for (size_t i = 0; i < count; i++)
		printf("  %-9s %-14s %s\n", commands[i]->words, commands[i]->arguments,
			commands[i]->sentence);
	printf("\n`continuityctl COMMAND --help` tells the options of a command.\n"
	       "Exit status: 0 done, 1 refused by the broker, the database or a peer, 2 wrong usage.\n");
}

static void print_help(const struct sc_ctl_command *command)
{
	printf("usage: continuityctl %s%s%s [OPTIONS]\n\n%s\n", command->words,
		*command->arguments == '\0' ? "" : " ", command->arguments, command->sentence);
	for (size_t i = 0; i < count_options(command); i++) {
		const struct sc_ctl_option *option = option_at(command, i);

		printf("%s  %-20s %-10s %s%s%s%s\n", i == 0 ? "\n" : "", option->name,
			option->value == NULL ? "" : option->value, option->sentence,
			option->fallback == NULL ? "" : " (default ",
			option->fallback == NULL ? "" : option->fallback,
			option->fallback == NULL ? "" : ")");
	}
	if (command->print_more != NULL) {
		putchar('\n');
		command->print_more();
	}
}

/* How many of the typed words name this command; 0: they do not. */
static int words_matched(const struct sc_ctl_command *command, int word_count, char **words)
{
	const char *rest = command->words;
	int matched = 0;

	while (*rest != '\0') {
		size_t length = strcspn(rest, " ");

		if (matched == word_count || strlen(words[matched]) != length ||
			memcmp(words[matched], rest, length) != 0)
			return 0;
		matched++;
		rest += length;
		rest += strspn(rest, " ");
	}
	return matched;
}

/* The index of the option with this name, of `length` letters. */
static size_t find_option(const struct sc_ctl_command *command, const char *name, size_t length)
{
	size_t i = 0;

	while (i < count_options(command) &&
		(strlen(option_at(command, i)->name) != length ||
			memcmp(option_at(command, i)->name, name, length) != 0))
		i++;
	return i;
}

/* Takes words[0] and perhaps its value; returns how many words were used, 0: wrong. */
static int take_option(const struct sc_ctl_command *command, struct sc_ctl_call *call,
	int word_count, char **words)
{
	size_t length = strcspn(words[0], "=");
	size_t index = find_option(command, words[0], length);
	bool inline_value = words[0][length] == '=';

	if (index == count_options(command)) {
		fprintf(stderr, "continuityctl: %s has no option %s\n", command->words, words[0]);
		return 0;
	}
	if (option_at(command, index)->value == NULL) {
		if (inline_value)
			fprintf(stderr, "continuityctl: %s takes no value\n",
				option_at(command, index)->name);
		call->values[index] = "";
		return inline_value ? 0 : 1;
	}
	if (inline_value) {
		call->values[index] = words[0] + length + 1;
		return 1;
	}
	if (word_count < 2) {
		fprintf(stderr, "continuityctl: %s needs a value\n", words[0]);
		return 0;
	}
	call->values[index] = words[1];
	return 2;
}

static bool parse(const struct sc_ctl_command *command, struct sc_ctl_call *call, int word_count,
	char **words)
{
	for (size_t i = 0; i < count_options(command); i++)
		call->values[i] = option_at(command, i)->fallback;
	for (int i = 0; i < word_count;) {
		int used = 1;

		if (words[i][0] == '-' && words[i][1] == '-') {
			used = take_option(command, call, word_count - i, words + i);
			if (used == 0)
				return false;
		} else if (call->argument_count == command->argument_count) {
			fprintf(stderr, "continuityctl: %s does not know what to do with \"%s\"\n",
				command->words, words[i]);
			return false;
		} else if (words[i][0] == '\0') {
			break;
		} else {
			call->arguments[call->argument_count++] = words[i];
		}
		i += used;
	}
	if (call->argument_count < command->argument_count) {
		fprintf(stderr, "continuityctl: %s needs %s\n", command->words, command->arguments);
		return false;
	}
	return true;
}

static bool asks_for_help(int word_count, char **words)
{
	for (int i = 0; i < word_count; i++) {
		if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0)
			return true;
	}
	return false;
}

int sc_ctl_run(
	const struct sc_ctl_command *const *commands, size_t count, int word_count, char **words)
{
	for (size_t i = 0; i < count; i++) {
		int matched = words_matched(commands[i], word_count, words);
		struct sc_ctl_call call = { 0 };

		if (matched == 0)
			continue;
		if (asks_for_help(word_count - matched, words + matched)) {
			print_help(commands[i]);
			return SC_CTL_DONE;
		}
		if (!parse(commands[i], &call, word_count - matched, words + matched)) {
			fprintf(stderr, "Try `continuityctl %s --help`.\n", commands[i]->words);
			return SC_CTL_USAGE;
		}
		return (int)commands[i]->run(&call);
	}
	if (word_count == 0 || asks_for_help(word_count, words)) {
		print_summary(commands, count);
		return word_count == 0 ? SC_CTL_USAGE : SC_CTL_DONE;
	}
	if (strcmp(words[0], "--version") == 0) {
		printf("continuityctl %s\n", SC_VERSION);
		return SC_CTL_DONE;
	}
	fprintf(stderr, "continuityctl: there is no command \"%s\"\nTry `continuityctl --help`.\n",
		words[0]);
	return SC_CTL_USAGE;
}
