/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a C source consist of? Its tokens in order, without comments, white space and lines
 * of the preprocessor; enough for the mutants of mutants.c, which reads well-formatted sources
 * that compile.
 */
#ifndef TOKENS_H
#define TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_TEXT, TOKEN_SIGN };

struct token {
	enum token_kind kind;
	const char *start; /* into the source */
	size_t length;
};

enum { TOKEN_LIMIT = 64 * 1024 };

struct tokens {
	struct token at[TOKEN_LIMIT];
	size_t count;
};

/* The whole file as text that ends with zero, or NULL; the caller frees it. */
char *source_read(const char *path);

/* Parts a source into tokens; false when there are too many. */
bool tokens_of(const char *source, struct tokens *tokens);

/* Whether the token is this word or sign; `index` may be beyond the last. */
bool token_is(const struct tokens *tokens, size_t index, const char *text);

/* The index of the bracket that closes the one at `open`, or the count of tokens. */
size_t token_closing(const struct tokens *tokens, size_t open);

#endif
