/* SPDX-License-Identifier: BSD-2-Clause */
#include "problem.h"

#include <stdarg.h>
#include <stdio.h>

enum sc_status sc_problem_set(
	struct sc_problem *problem, enum sc_status status, const char *format, ...)
{
	va_list values;

	if (problem == NULL)
		return status;
	va_start(values, format);
	vsnprintf(problem->sentence, sizeof(problem->sentence), format, values);
	va_end(values);
	return status;
}
