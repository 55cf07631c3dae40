/* SPDX-License-Identifier: BSD-2-Clause */
#include "meter.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void meter_fail(const char *what)
{
	perror(what);
	exit(EXIT_FAILURE);
}

void meter_expect_success(uint32_t refused)
{
	if (refused == 0)
		return;
	fflush(stdout);
	fprintf(stderr, "%u requests were refused\n", refused);
	exit(EXIT_FAILURE);
}

uint64_t meter_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

uint64_t meter_processor_time(const char *pid)
{
	char name[64];
	uint64_t sum = 0;
	DIR *tasks;
	const struct dirent *task;

	snprintf(name, sizeof(name), "/proc/%.20s/task", pid);
	tasks = opendir(name);
	while (tasks != NULL && (task = readdir(tasks)) != NULL) {
		char file[128];
		unsigned long long used = 0;
		FILE *stat;

		if (task->d_name[0] == '.') /* ".." has a schedstat too, the first thread's */
			continue;
		snprintf(file, sizeof(file), "/proc/%.20s/task/%.20s/schedstat", pid, task->d_name);
		stat = fopen(file, "r");
		if (stat == NULL)
			continue;
		if (fscanf(stat, "%llu", &used) == 1)
			sum += used;
		fclose(stat);
	}
	if (tasks != NULL)
		closedir(tasks);
	return sum;
}

static int ascending(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a;
	uint32_t right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

void meter_sort(uint32_t *values, uint32_t count)
{
	qsort(values, count, sizeof(*values), ascending);
}

uint32_t meter_percentile(const uint32_t *values, uint32_t count, uint32_t percent)
{
	return count == 0 ? 0 : values[(uint64_t)(count - 1) * percent / 100];
}
