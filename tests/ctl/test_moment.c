/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Moments: what is one, which second it is, and what is refused.
 */
#include "export.h"
#include "moment.h"
#include "suite.h"

static void moments_are_read(void)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} rows[] = {
		{ "0", 0 },
		{ "1795341600", 1795341600 },
		{ "1970-01-01T00:00:00Z", 0 },
		{ "2026-11-22T10:00:00Z", 1795341600 },
		{ "2000-02-29T23:59:59Z", 951868799 },
		{ "2024-12-31T00:00:01Z", 1735603201 },
		{ "9999-12-31T23:59:59Z", 253402300799 },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		int64_t seconds = -1;

		CU_ASSERT_EQUAL(sc_moment_parse(rows[i].text, &seconds), SC_STATUS_OK);
		CU_ASSERT_EQUAL(seconds, rows[i].seconds);
	}
}

static void what_is_none_is_refused(void)
{
	static const char *const rows[] = { "", "tomorrow", "-1", "+1", " 1", "1 ", "1.5", "0x10",
		"1234567890123", "2026-11-22", "2026-11-22T10:00:00", "2026-11-22T10:00:00+01:00",
		"2026-11-22T10:00:00Zx", "2026-11-22 10:00:00Z", "2026-11-22T24:00:00Z",
		"2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z",
		"2100-02-29T00:00:00Z", "2026-01-00T00:00:00Z", "1969-12-31T23:59:59Z",
		"2026-11-22T10:60:00Z", "2026-11-22T10:00:60Z" };

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		int64_t seconds = -1;

		CU_ASSERT_EQUAL(sc_moment_parse(rows[i], &seconds), SC_STATUS_MALFORMED);
		CU_ASSERT_EQUAL(seconds, -1);
	}
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "moments are read", moments_are_read },
		{ "what is none is refused", what_is_none_is_refused },
	};

	return suite_run("moment", tests, SC_COUNT_OF(tests));
}
