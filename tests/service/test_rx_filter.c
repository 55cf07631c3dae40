/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Flow-Descriptions, TS 29.214 5.3.8: one row per filter, and which of them mean one flow.
 */
#include <stdio.h>

#include "rx_filter.h"
#include "suite.h"

static void test_filters(void)
{
	static const struct {
		struct sc_text filter;
		bool allowed;
	} rows[] = {
		{ { "permit in 17 from 10.0.0.1 5000 to 10.1.1.1 6000", 48 }, true },
		{ { "permit out 17 from 10.0.0.1 to 10.1.1.1", 39 }, true },
		{ { "permit out ip from any to any", 29 }, true },
		{ { "permit out 6 from 10.0.0.0/8 to 10.1.1.1/32 80", 46 }, true },
		{ { "permit in 17 from 2001:db8::1 5000 to 2001:db8::/64", 51 }, true },
		{ { "PERMIT IN IP FROM ANY TO ANY", 28 }, true },
		{ { "  permit\tin  ip from any to any  ", 33 }, true },
		{ { "permit in ip from any to any\0", 29 }, true },
		{ { "permit in 255 from any 0 to any 65535", 37 }, true },
		{ { "", 0 }, false },
		{ { "\0\0", 2 }, false },
		{ { "deny in ip from any to any", 26 }, false },
		{ { "permit", 6 }, false },
		{ { "permit both ip from any to any", 30 }, false },
		{ { "permit in udp from any to any", 29 }, false },
		{ { "permit in 256 from any to any", 29 }, false },
		{ { "permit in ip any to any", 23 }, false },
		{ { "permit in ip from to any", 24 }, false },
		{ { "permit in ip from any", 21 }, false },
		{ { "permit in ip from any to", 24 }, false },
		{ { "permit in ip from any to any any", 32 }, false },
		{ { "permit in ip from assigned to any", 33 }, false },
		{ { "permit in ip from any to assigned", 33 }, false },
		{ { "permit in ip from !10.0.0.1 to any", 34 }, false },
		{ { "permit in ip from 10.0.0.1/33 to any", 36 }, false },
		{ { "permit in ip from 2001:db8::/129 to any", 39 }, false },
		{ { "permit in ip from 10.0.0.1/ to any", 34 }, false },
		{ { "permit in ip from 10.0.0.256 to any", 35 }, false },
		{ { "permit in ip from 10.0.0.1\0 to any", 34 }, false },
		{ { "permit in ip from host.example.net to any", 41 }, false },
		{ { "permit in 17 from any 5000-5010 to any", 38 }, false },
		{ { "permit in 17 from any 5000,5002 to any", 38 }, false },
		{ { "permit in 17 from any to any 5000-5010", 38 }, false },
		{ { "permit in 17 from any 65536 to any", 34 }, false },
		{ { "permit in 17 from any 5000 5001 to any", 38 }, false },
		{ { "permit in 6 from any to any established", 39 }, false },
		{ { "permit in ip from any to any frag", 33 }, false },
		{ { "permit in ip from 10.0.0.1 to 2001:db8::1", 41 }, false },
		{ { "permit in ip from any to 2001:db8::1", 36 }, true },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sc_rx_filter filter;
		bool good = sc_rx_filter_read(rows[i].filter, &filter) == rows[i].allowed;

		if (!good)
			printf("\n  %.*s\n", SC_TEXT_ARG(rows[i].filter));
		CU_ASSERT(good);
	}
}

static void test_long_address(void)
{
	static char endless[4096] = "permit in ip from ";
	struct sc_rx_filter filter;

	for (size_t i = 18; i < sizeof(endless); i++)
		endless[i] = '1';
	CU_ASSERT_FALSE(sc_rx_filter_read((struct sc_text){ endless, sizeof(endless) }, &filter));
}

/* Two ways to write, and whether they mean the same flow. */
static void test_same_flow(void)
{
	static const struct {
		const char *one;
		const char *other;
		bool same;
	} rows[] = {
		{ "permit in 17 from 10.0.0.1 5000 to any",
			"PERMIT  in\t017 FROM 10.0.0.1 05000 to ANY ", true },
		{ "permit in ip from 10.0.0.1 to any", "permit in ip from 10.0.0.1/32 to any",
			true },
		{ "permit in ip from 10.1.2.3/8 to any", "permit in ip from 10.9.8.7/8 to any",
			true },
		{ "permit in ip from 10.1.2.3/9 to any", "permit in ip from 10.128.2.3/9 to any",
			false },
		{ "permit in ip from 2001:DB8::1 to any",
			"permit in ip from 2001:db8:0:0:0:0:0:1/128 to any", true },
		{ "permit in ip from 2001:db8::1/63 to any",
			"permit in ip from 2001:db8:0:1::/63 to any", true },
		{ "permit in ip from 2001:db8::/64 to any",
			"permit in ip from 2001:db8::/63 to any", false },
		{ "permit in ip from any to any", "permit out ip from any to any", false },
		{ "permit in ip from any to any", "permit in 0 from any to any", false },
		{ "permit in ip from any to any", "permit in ip from 0.0.0.0/0 to any", false },
		{ "permit in ip from 0.0.0.0/0 to any", "permit in ip from ::/0 to any", false },
		{ "permit in 17 from any to any", "permit in 17 from any 0 to any", false },
		{ "permit in 17 from any 1 to any 2", "permit in 17 from any 2 to any 1", false },
		{ "permit in 17 from any 256 to any", "permit in 17 from any 1 to any", false },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sc_rx_filter one;
		struct sc_rx_filter other;
		bool good = sc_rx_filter_read(sc_text_of(rows[i].one), &one) &&
			    sc_rx_filter_read(sc_text_of(rows[i].other), &other) &&
			    (sc_rx_filter_compare(&one, &other) == 0) == rows[i].same &&
			    (sc_rx_filter_compare(&one, &other) < 0) ==
				    (sc_rx_filter_compare(&other, &one) > 0);

		if (!good)
			printf("\n  %s\n", rows[i].one);
		CU_ASSERT(good);
	}
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "one row per filter", test_filters },
		{ "an endless address", test_long_address },
		{ "ways to write the same flow", test_same_flow },
	};

	return suite_run("flow descriptions", tests, SC_COUNT_OF(tests));
}
