/* SPDX-License-Identifier: BSD-2-Clause */
#include "moment.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { DIGIT_LIMIT = 12, FIRST_YEAR = 1970, DAY_SECONDS = 86400 };

static bool is_digit(char letter)
{
	return letter >= '0' && letter <= '9';
}

static int64_t number(const char *text, size_t length)
{
	int64_t value = 0;

	for (size_t i = 0; i < length; i++)
		value = value * 10 + (text[i] - '0');
	return value;
}

/* '0' stands for any digit. */
static bool looks_like(const char *text, const char *pattern)
{
	for (; *pattern != '\0'; text++, pattern++) {
		if (*pattern == '0' ? !is_digit(*text) : *text != *pattern)
			return false;
	}
	return *text == '\0';
}

static bool is_leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int64_t days_of(int64_t year, int64_t month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

static int64_t days_since_1970(int64_t year, int64_t month, int64_t day)
{
	int64_t days = day - 1;

	for (int64_t y = FIRST_YEAR; y < year; y++)
		days += is_leap(y) ? 366 : 365;
	for (int64_t m = 1; m < month; m++)
		days += days_of(year, m);
	return days;
}

static enum sc_status parse_calendar(const char *text, int64_t *seconds)
{
	int64_t year = number(text, 4);
	int64_t month = number(text + 5, 2);
	int64_t day = number(text + 8, 2);
	int64_t hour = number(text + 11, 2);
	int64_t minute = number(text + 14, 2);
	int64_t second = number(text + 17, 2);

	if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > days_of(year, month) ||
		hour > 23 || minute > 59 || second > 59)
		return SC_STATUS_MALFORMED;
	*seconds = days_since_1970(year, month, day) * DAY_SECONDS + hour * 3600 + minute * 60 +
		   second;
	return SC_STATUS_OK;
}

enum sc_status sc_moment_parse(const char *text, int64_t *seconds)
{
	size_t length = strlen(text);

	if (looks_like(text, "0000-00-00T00:00:00Z"))
		return parse_calendar(text, seconds);
	if (length == 0 || length > DIGIT_LIMIT || strspn(text, "0123456789") != length)
		return SC_STATUS_MALFORMED;
	*seconds = number(text, length);
	return SC_STATUS_OK;
}
