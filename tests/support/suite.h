/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a test program run? One suite of named tests; the exit code tells whether all passed.
 */
#ifndef SC_SUITE_H
#define SC_SUITE_H

#include <CUnit/Basic.h>
#include <stdlib.h>

struct suite_test {
	const char *name;
	void (*run)(void);
};

static inline int suite_run(const char *name, const struct suite_test *tests, size_t count)
{
	CU_pSuite suite = NULL;
	unsigned failures = 1;

	if (CU_initialize_registry() != CUE_SUCCESS)
		return EXIT_FAILURE;
	suite = CU_add_suite(name, NULL, NULL);
	for (size_t i = 0; suite != NULL && i < count; i++) {
		if (CU_add_test(suite, tests[i].name, tests[i].run) == NULL)
			suite = NULL;
	}
	if (suite != NULL && CU_basic_run_tests() == CUE_SUCCESS)
		failures = CU_get_number_of_failures();
	CU_cleanup_registry();
	return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
