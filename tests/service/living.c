/* SPDX-License-Identifier: BSD-2-Clause */
#include "living.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "journal.h"

enum { FIRST_MOMENT = 1000 };

static struct living *one;

static int64_t wall_clock(void)
{
	return one->now;
}

static uint64_t steady_clock(void)
{
	return one->moment;
}

static void set_alarm(void *owner, uint64_t milliseconds)
{
	struct living *living = owner;

	if (living->moment + milliseconds < living->alarm)
		living->alarm = living->moment + milliseconds;
}

/* On the store's worker thread. */
static void tell_news(void *owner)
{
	const struct living *living = owner;

	if (write(living->provisioned.news[1], "n", 1) != 1)
		abort();
}

static bool start(struct living *living)
{
	const struct sc_store_settings store = {
		.database = living->provisioned.database,
		.state = living->state,
		.watch = true,
		.changed = tell_news,
		.owner = living,
	};
	struct sc_service_settings service = {
		.wall_clock = wall_clock,
		.steady_clock = steady_clock,
		.alarm = set_alarm,
		.owner = living,
		.session_limit = living->session_limit,
	};
	struct sc_problem problem = { "" };
	bool good = sc_store_open(&living->provisioned.store, &store, &problem) == SC_STATUS_OK;

	living->alarm = UINT64_MAX;
	service.store = living->provisioned.store;
	good = good && sc_service_open(&living->provisioned.service, &service) == SC_STATUS_OK;
	living->service = living->provisioned.service;
	good = good && sc_service_restore(living->service, &problem) == SC_STATUS_OK;
	if (!good)
		printf("\n  %s\n", problem.sentence);
	return good;
}

static void stop(struct living *living)
{
	sc_service_close(living->provisioned.service);
	sc_store_close(living->provisioned.store);
	living->provisioned.service = NULL;
	living->provisioned.store = NULL;
}

bool living_open(struct living *living, const char *file, const char *more, uint32_t session_limit)
{
	one = living;
	living->session_limit = session_limit;
	living->now = PROVISIONED_NOW;
	living->moment = FIRST_MOMENT;
	if (!provisioned_open(&living->provisioned, file, 1) ||
		(more != NULL && !provisioned_import(&living->provisioned, more)))
		return false;
	stop(living);
	snprintf(living->state, sizeof(living->state), "%s/state.db", living->provisioned.folder);
	return start(living);
}

void living_close(struct living *living)
{
	provisioned_close(&living->provisioned);
	one = NULL;
}

bool living_restart(struct living *living)
{
	stop(living);
	return start(living);
}

void living_tick(struct living *living)
{
	if (living->alarm > living->moment)
		return;
	living->alarm = UINT64_MAX;
	sc_service_tick(living->service);
}

void living_turn(struct living *living)
{
	sc_journal_flush(living->provisioned.store);
	living_tick(living);
}

bool living_is_quiet(const struct living *living)
{
	struct sc_store_report report;

	sc_store_report(living->provisioned.store, &report);
	return report.journal_waiting == 0 && living->alarm > living->moment;
}

void living_pass(struct living *living, uint64_t milliseconds)
{
	living->moment += milliseconds;
	living->now += (int64_t)(milliseconds / 1000);
}
