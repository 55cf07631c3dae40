/* SPDX-License-Identifier: BSD-2-Clause */
#include "tokens.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *source_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = NULL;
	long size;

	if (file == NULL)
		return NULL;
	if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0) {
		rewind(file);
		text = calloc(1, (size_t)size + 1);
		if (text != NULL && fread(text, 1, (size_t)size, file) != (size_t)size) {
			free(text);
			text = NULL;
		}
	}
	fclose(file);
	return text;
}

static bool is_word(char letter)
{
	return isalnum((unsigned char)letter) || letter == '_';
}

/* The end of the line, with the lines that continue it. */
static const char *skip_directive(const char *at)
{
	while (*at != '\0' && *at != '\n')
		at += at[0] == '\\' && at[1] != '\0' ? 2 : 1;
	return at;
}

static const char *skip_comment(const char *at)
{
	const char *end = at[1] == '*' ? strstr(at + 2, "*/") : strchr(at, '\n');

	if (end == NULL)
		return at + strlen(at);
	return at[1] == '*' ? end + 2 : end;
}

/* Everything up to the next token. A # that is not in a text begins a directive. */
static const char *skip_space(const char *at)
{
	for (;;) {
		if (isspace((unsigned char)*at))
			at++;
		else if (at[0] == '/' && (at[1] == '*' || at[1] == '/'))
			at = skip_comment(at);
		else if (*at == '#')
			at = skip_directive(at);
		else
			return at;
	}
}

static size_t quoted_length(const char *at)
{
	const char quote = *at;
	size_t length = 1;

	while (at[length] != '\0' && at[length] != quote)
		length += at[length] == '\\' && at[length + 1] != '\0' ? 2 : 1;
	return at[length] == '\0' ? length : length + 1;
}

static size_t sign_length(const char *at)
{
	static const char *const signs[] = { "<<=", ">>=", "...", "->", "++", "--", "<<", ">>",
		"<=", ">=", "==", "!=", "&&", "||",
		"+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (strncmp(at, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	}
	return 1;
}

static struct token token_at(const char *at)
{
	struct token token = { .kind = TOKEN_SIGN, .start = at };

	if (is_word(*at)) {
		token.kind = isdigit((unsigned char)*at) ? TOKEN_NUMBER : TOKEN_WORD;
		while (is_word(at[token.length]))
			token.length++;
	} else if (*at == '"' || *at == '\'') {
		token.kind = TOKEN_TEXT;
		token.length = quoted_length(at);
	} else {
		token.length = sign_length(at);
	}
	return token;
}

bool tokens_of(const char *source, struct tokens *tokens)
{
	tokens->count = 0;
	for (source = skip_space(source); *source != '\0'; source = skip_space(source)) {
		if (tokens->count == TOKEN_LIMIT)
			return false;
		tokens->at[tokens->count] = token_at(source);
		source += tokens->at[tokens->count++].length;
	}
	return true;
}

bool token_is(const struct tokens *tokens, size_t index, const char *text)
{
	const struct token *token = &tokens->at[index];

	return index < tokens->count && token->kind != TOKEN_TEXT &&
	       token->length == strlen(text) && memcmp(token->start, text, token->length) == 0;
}

size_t token_closing(const struct tokens *tokens, size_t open)
{
	size_t depth = 0;

	for (size_t i = open; i < tokens->count; i++) {
		if (token_is(tokens, i, "(") || token_is(tokens, i, "{"))
			depth++;
		else if ((token_is(tokens, i, ")") || token_is(tokens, i, "}")) && --depth == 0)
			return i;
	}
	return tokens->count;
}
