/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a CUnit program run? A table of tests, run in order; the program fails when one fails.
 */
#ifndef SC_UNIT_H
#define SC_UNIT_H

#include <CUnit/Basic.h>
#include <stdlib.h>

struct sc_unit_test {
	const char *name;
	void (*run)(void);
};

static inline int sc_unit_run(
	const char *suite_name, const struct sc_unit_test *tests, size_t count)
{
	unsigned failures;
	CU_pSuite suite;

	if (CU_initialize_registry() != CUE_SUCCESS)
		return EXIT_FAILURE;
	suite = CU_add_suite(suite_name, NULL, NULL);
	for (size_t i = 0; i < count; i++) {
		if (CU_add_test(suite, tests[i].name, tests[i].run) == NULL)
			return EXIT_FAILURE;
	}
	CU_basic_set_mode(CU_BRM_NORMAL);
	CU_basic_run_tests();
	failures = CU_get_number_of_failures() + CU_get_number_of_suites_failed();
	CU_cleanup_registry();
	return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
