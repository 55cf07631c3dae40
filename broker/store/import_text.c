/* SPDX-License-Identifier: BSD-2-Clause */
#include "import_text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

const char *sc_import_text_skip_blank(const char *sql)
{
	for (;;) {
		while (isspace((unsigned char)*sql))
			sql++;
		if (sql[0] == '-' && sql[1] == '-') {
			while (*sql != '\0' && *sql != '\n')
				sql++;
		} else if (sql[0] == '/' && sql[1] == '*') {
			const char *end = strstr(sql + 2, "*/");

			if (end == NULL)
				return sql;
			sql = end + 2;
		} else {
			return sql;
		}
	}
}

static bool is_letter(char letter)
{
	return isalnum((unsigned char)letter) || letter == '_' || ((unsigned char)letter & 0x80);
}

/* Past a string, a quoted name, a word or one other character. */
static const char *skip_token(const char *sql)
{
	char quote = *sql == '[' ? ']' : *sql;

	if (is_letter(*sql)) {
		while (is_letter(*sql))
			sql++;
		return sql;
	}
	if (quote != '\'' && quote != '"' && quote != '`' && quote != ']')
		return sql + 1;
	for (sql++; *sql != '\0'; sql++) {
		if (*sql == quote)
			return sql + 1;
	}
	return sql;
}

/* Whether the token here is this word, in any case. */
static bool is_word(const char *at, const char *word)
{
	size_t length = strlen(word);

	return strncasecmp(at, word, length) == 0 && !is_letter(at[length]);
}

const char *sc_import_text_row(const char *statement, uint32_t row)
{
	bool values = false;
	int depth = 0;

	for (const char *at = sc_import_text_skip_blank(statement); *at != '\0' && *at != ';';
		at = sc_import_text_skip_blank(skip_token(at))) {
		if (depth == 0 && is_word(at, "VALUES"))
			values = true;
		if (*at == '(' && depth++ == 0 && values && --row == 0)
			return at;
		if (*at == ')')
			depth--;
	}
	return statement;
}

int sc_import_text_line(const char *text, const char *at)
{
	int line = 1;

	for (const char *c = text; c < at; c++)
		line += *c == '\n' ? 1 : 0;
	return line;
}

void sc_import_text_begin(const char *statement, char words[SC_WORDS_LIMIT])
{
	size_t length = 0;

	for (; *statement != '\0' && *statement != ';' && length < SC_WORDS_LIMIT - 4;
		statement++) {
		unsigned char letter = (unsigned char)*statement;

		if (letter <= ' ' || letter == 0x7f) {
			if (length != 0 && words[length - 1] != ' ')
				words[length++] = ' ';
		} else {
			words[length++] = (char)letter;
		}
	}
	/* Never cut inside a UTF-8 sequence. */
	while (length != 0 && ((unsigned char)*statement & 0xc0) == 0x80) {
		statement--;
		length--;
	}
	memcpy(words + length, *statement == '\0' || *statement == ';' ? "" : "...",
		*statement == '\0' || *statement == ';' ? 1 : 4);
}

/* The words that end the head of a statement, where the conflict clause stands. */
static bool ends_head(const char *at)
{
	static const char *const words[] = { "INTO", "SET", "FROM", "VALUES", "SELECT" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (is_word(at, words[i]))
			return true;
	}
	return false;
}

bool sc_import_text_hides_refusals(const char *statement)
{
	const char *before = "";
	int depth = 0;

	for (const char *at = sc_import_text_skip_blank(statement); *at != '\0' && *at != ';';
		at = sc_import_text_skip_blank(skip_token(at))) {
		depth += (*at == '(') - (*at == ')');
		if (depth != 0)
			continue;
		if (ends_head(at))
			return is_word(before, "REPLACE");
		if (is_word(before, "OR") && (is_word(at, "IGNORE") || is_word(at, "REPLACE")))
			return true;
		before = at;
	}
	return false;
}
