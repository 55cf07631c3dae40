/* SPDX-License-Identifier: BSD-2-Clause */
#include "page.h"

#include <stdarg.h>
#include <unistd.h>

struct sc_page sc_page_of(FILE *file)
{
	return (struct sc_page){ .file = file, .colour = isatty(fileno(file)) == 1 };
}

static bool starts_character(char byte)
{
	return ((unsigned char)byte & 0xC0) != 0x80;
}

size_t sc_page_length(const char *string)
{
	size_t length = 0;

	for (; *string != '\0'; string++)
		length += starts_character(*string);
	return length;
}

void sc_page_widen(size_t *width, const char *string)
{
	size_t length = sc_page_length(string);

	if (length > *width)
		*width = length;
}

void sc_page_print(const struct sc_page *page, const char *string)
{
	for (; *string != '\0'; string++)
		putc((unsigned char)*string < 0x20 || *string == 0x7F ? '?' : *string, page->file);
}

void sc_page_pad(const struct sc_page *page, const char *string, size_t width)
{
	sc_page_print(page, string);
	for (size_t at = sc_page_length(string); at < width; at++)
		putc(' ', page->file);
}

void sc_page_print_end(const struct sc_page *page, const char *string, size_t width)
{
	size_t length = sc_page_length(string);

	if (length > width) {
		fputs("..", page->file);
		for (width -= 2; length > width; length--) {
			string++;
			while (!starts_character(*string))
				string++;
		}
	}
	sc_page_pad(page, string, width);
}

void sc_page_begin(struct sc_page *page, const char *label)
{
	sc_page_print(page, label);
	page->indent = page->column = sc_page_length(label);
}

void sc_page_add(struct sc_page *page, const char *format, ...)
{
	char piece[SC_PAGE_PIECE_SIZE];
	const char *start = piece;
	va_list values;

	va_start(values, format);
	vsnprintf(piece, sizeof(piece), format, values);
	va_end(values);
	/* What separates two pieces stays behind the first. */
	if (page->column + sc_page_length(piece) >= SC_PAGE_WIDTH) {
		if (*start == ';' || *start == ',')
			putc(*start++, page->file);
		start += *start == ' ';
		fprintf(page->file, "\n%*s", (int)page->indent, "");
		page->column = page->indent;
	}
	sc_page_print(page, start);
	page->column += sc_page_length(start);
}

void sc_page_end(struct sc_page *page)
{
	putc('\n', page->file);
	page->indent = page->column = 0;
}

const char *sc_page_short(const char *name, char buffer[SC_PAGE_PIECE_SIZE])
{
	const size_t most = SC_PAGE_NAME_MOST - 2;
	size_t characters = 0;
	size_t bytes = 0;

	if (sc_page_length(name) <= SC_PAGE_NAME_MOST)
		return name;
	while (characters < most || !starts_character(name[bytes]))
		characters += starts_character(name[bytes++]);
	snprintf(buffer, SC_PAGE_PIECE_SIZE, "%.*s..", (int)bytes, name);
	return buffer;
}

void sc_page_paint(const struct sc_page *page, const char *code)
{
	if (page->colour)
		fprintf(page->file, "\033[%sm", code);
}
