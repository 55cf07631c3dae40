/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What would a wrong hand change in a source? Prints one line per mutant: where it is (line, byte,
 * length), what stands there, what would stand there instead, the line of the source and the
 * column in it, parted by tabs. Operators become their neighbours, constants others of their kind,
 * `!` goes, what a function that answers yes or no returns is turned round, and calls nobody waits
 * for are left out. The enumerations of the headers lend siblings to constants.
 *
 * usage: mutants SOURCE HEADER...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tokens.h"

enum { CONSTANT_LIMIT = 1024, TEXT_LIMIT = 1024 };

struct constant {
	struct token name;
	struct token sibling; /* the next of its enumeration, after the last the first */
};

static struct constant constants[CONSTANT_LIMIT];
static size_t constant_count;

/* What is printed about the source. */
static const char *source;

static void print_plain(const char *text, size_t length)
{
	bool space = false;

	for (size_t i = 0; i < length; i++) {
		bool blank = text[i] == ' ' || text[i] == '\t' || text[i] == '\n';

		if (!blank || !space)
			putchar(blank ? ' ' : text[i]);
		space = blank;
	}
}

/* The mutant that has `after` instead of `length` bytes at `start`. */
static void print_mutant(const char *start, size_t length, const char *after, size_t after_length)
{
	const char *line = start;
	const char *line_end = start + strcspn(start, "\n");
	size_t number = 1;

	while (line > source && line[-1] != '\n')
		line--;
	for (const char *at = source; at < line; at++)
		number += *at == '\n';
	line += strspn(line, "\t ");
	printf("%zu\t%zu\t%zu\t", number, (size_t)(start - source), length);
	print_plain(start, length);
	putchar('\t');
	print_plain(after, after_length);
	putchar('\t');
	print_plain(line, (size_t)(line_end - line));
	printf("\t%zu\n", (size_t)(start - line) + 1);
}

static void print_instead(const struct token *token, const char *after)
{
	print_mutant(token->start, token->length, after, strlen(after));
}

static bool same(const struct token *one, const struct token *other)
{
	return one->length == other->length && memcmp(one->start, other->start, one->length) == 0;
}

static bool ends_with(const struct token *token, const char *end)
{
	size_t length = strlen(end);

	return token->length >= length &&
	       memcmp(token->start + token->length - length, end, length) == 0;
}

/* Takes in one enumeration whose brace is at `open`; counts and limits are nobody's siblings. */
static void learn_enumeration(const struct tokens *tokens, size_t open)
{
	size_t close = token_closing(tokens, open);
	size_t first = constant_count;

	for (size_t i = open + 1; i < close && constant_count < CONSTANT_LIMIT; i++) {
		const struct token *token = &tokens->at[i];
		bool names = token_is(tokens, i - 1, "{") || token_is(tokens, i - 1, ",");

		if (names && token->kind == TOKEN_WORD && !ends_with(token, "_COUNT") &&
			!ends_with(token, "_LIMIT") && !ends_with(token, "_JOINT"))
			constants[constant_count++].name = *token;
	}
	for (size_t i = first; i < constant_count; i++)
		constants[i].sibling = constants[i + 1 < constant_count ? i + 1 : first].name;
}

static void learn_constants(const struct tokens *tokens)
{
	for (size_t i = 0; i + 2 < tokens->count; i++) {
		if (!token_is(tokens, i, "enum"))
			continue;
		if (token_is(tokens, i + 1, "{"))
			learn_enumeration(tokens, i + 1);
		else if (token_is(tokens, i + 2, "{"))
			learn_enumeration(tokens, i + 2);
	}
}

/* Whether what stands before makes an operator one of two operands. */
static bool has_left_operand(const struct tokens *tokens, size_t index)
{
	if (index == 0 || token_is(tokens, index - 1, "return"))
		return false;
	return tokens->at[index - 1].kind == TOKEN_WORD ||
	       tokens->at[index - 1].kind == TOKEN_NUMBER || token_is(tokens, index - 1, ")") ||
	       token_is(tokens, index - 1, "]");
}

static void mutate_sign(const struct tokens *tokens, size_t index)
{
	static const struct {
		const char *before, *after;
	} pairs[] = { { "==", "!=" }, { "!=", "==" }, { "<", "<=" }, { "<=", "<" }, { ">", ">=" },
		{ ">=", ">" }, { "&&", "||" }, { "||", "&&" }, { "+", "-" }, { "-", "+" },
		{ "&", "|" }, { "|", "&" }, { "&=", "|=" }, { "|=", "&=" }, { "+=", "-=" },
		{ "-=", "+=" } };
	const struct token *token = &tokens->at[index];

	if (token_is(tokens, index, "!"))
		print_instead(token, "");
	if (token_is(tokens, index, "~"))
		print_instead(token, "");
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (token_is(tokens, index, pairs[i].before) && has_left_operand(tokens, index))
			print_instead(token, pairs[i].after);
	}
}

/* Nothing becomes one, one nothing, and what is more one more. */
static void mutate_number(const struct token *token)
{
	char *suffix;
	unsigned long value = strtoul(token->start, &suffix, 0);
	char after[64];

	snprintf(after, sizeof(after), "%lu%.*s", value == 1 ? 0 : value + 1,
		(int)(token->start + token->length - suffix), suffix);
	print_instead(token, after);
}

static void mutate_word(const struct tokens *tokens, size_t index)
{
	const struct token *token = &tokens->at[index];

	if (token_is(tokens, index, "true"))
		print_instead(token, "false");
	if (token_is(tokens, index, "false"))
		print_instead(token, "true");
	for (size_t i = 0; i < constant_count; i++) {
		const struct token *sibling = &constants[i].sibling;

		if (same(token, &constants[i].name) && !same(token, sibling))
			print_mutant(token->start, token->length, sibling->start, sibling->length);
	}
}

/* `return X;` where yes or no is the answer, unless X says plainly which. */
static void mutate_return(const struct tokens *tokens, size_t index)
{
	const char *start = tokens->at[index + 1].start;
	char after[TEXT_LIMIT];
	size_t end = index + 1;

	while (end < tokens->count && !token_is(tokens, end, ";"))
		end++;
	if (end == tokens->count || token_is(tokens, index + 1, "true") ||
		token_is(tokens, index + 1, "false"))
		return;
	snprintf(after, sizeof(after), "!(%.*s)", (int)(tokens->at[end].start - start), start);
	print_mutant(start, (size_t)(tokens->at[end].start - start), after, strlen(after));
}

/* A call that is a statement of its own. */
static void mutate_call(const struct tokens *tokens, size_t index)
{
	static const char *const before[] = { ";", "{", "}", ")", "else", ":" };
	const char *start = tokens->at[index].start;
	size_t close;
	bool statement = false;

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		statement = statement || token_is(tokens, index - 1, before[i]);
	if (!statement || !token_is(tokens, index + 1, "(") || token_is(tokens, index, "if") ||
		token_is(tokens, index, "for") || token_is(tokens, index, "while") ||
		token_is(tokens, index, "switch"))
		return;
	close = token_closing(tokens, index + 1);
	if (token_is(tokens, close + 1, ";"))
		print_mutant(start, (size_t)(tokens->at[close].start + 1 - start), "(void)0", 7);
}

/* Signatures stay as they are; what follows the brace of a function is what it does. */
static void mutate(const struct tokens *tokens)
{
	size_t depth = 0;
	bool yes_or_no = false;

	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->at[i];

		if (depth == 0 && token_is(tokens, i, ";"))
			yes_or_no = false;
		if (depth == 0 && token_is(tokens, i, "bool") && token_is(tokens, i + 2, "("))
			yes_or_no = true;
		depth += token_is(tokens, i, "{") ? 1 : 0;
		depth -= token_is(tokens, i, "}") ? 1 : 0;
		if (depth == 0) {
			yes_or_no = yes_or_no && !token_is(tokens, i, "}");
			continue;
		}
		if (token->kind == TOKEN_SIGN)
			mutate_sign(tokens, i);
		else if (token->kind == TOKEN_NUMBER)
			mutate_number(token);
		if (token->kind != TOKEN_WORD)
			continue;
		mutate_word(tokens, i);
		mutate_call(tokens, i);
		if (yes_or_no && token_is(tokens, i, "return"))
			mutate_return(tokens, i);
	}
}

int main(int argc, char **argv)
{
	static struct tokens tokens;

	for (int i = argc - 1; i >= 1; i--) {
		source = source_read(argv[i]);
		if (source == NULL || !tokens_of(source, &tokens)) {
			fprintf(stderr, "%s: cannot be read\n", argv[i]);
			return 2;
		}
		learn_constants(&tokens);
	}
	if (argc > 1)
		mutate(&tokens);
	return argc > 1 ? 0 : 2;
}
