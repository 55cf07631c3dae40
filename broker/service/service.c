/* SPDX-License-Identifier: BSD-2-Clause */
#include "service.h"

#include <stdlib.h>
#include <time.h>

#include "memory.h"
#include "service_parts.h"
#include "sh_courier.h"

enum { SCRATCH_SIZE = 512 * 1024 };
enum { MILLISECONDS = 1000, NANOSECONDS_IN_ONE = 1000000 };

static int64_t system_clock(void)
{
	return (int64_t)time(NULL);
}

static uint64_t system_moment(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * MILLISECONDS + (uint64_t)now.tv_nsec / NANOSECONDS_IN_ONE;
}

enum sc_status sc_service_open(
	struct sc_service **service, const struct sc_service_settings *settings)
{
	struct sc_service *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened == NULL)
		return status;
	opened->settings = *settings;
	if (opened->settings.wall_clock == NULL)
		opened->settings.wall_clock = system_clock;
	if (opened->settings.steady_clock == NULL)
		opened->settings.steady_clock = system_moment;
	status = sc_rx_sessions_open(&opened->sessions, settings->session_limit);
	if (status == SC_STATUS_OK)
		status = sc_rx_claims_open(&opened->rx_claims);
	if (status == SC_STATUS_OK)
		status = sc_rx_peers_open(&opened->peers);
	if (status == SC_STATUS_OK)
		status = sc_rx_pushes_open(&opened->pushes);
	if (status == SC_STATUS_OK)
		status = sc_rx_moments_open(&opened->time.moments);
	if (status == SC_STATUS_OK)
		status = sc_policy_texts_open(&opened->policy_texts);
	if (status == SC_STATUS_OK)
		status = sc_sh_held_open(&opened->held);
	if (status == SC_STATUS_OK)
		status = sc_sh_claims_open(&opened->claims);
	if (status == SC_STATUS_OK)
		status = sc_own_statements_open(&opened->statements);
	if (status == SC_STATUS_OK)
		status = sc_sh_subscriptions_open(&opened->subscriptions, SC_SH_SUBSCRIPTION_LIMIT,
			SC_SH_SUBSCRIPTIONS_OF_HOST_LIMIT);
	if (status == SC_STATUS_OK)
		status = sc_sh_outbox_open(&opened->outbox);
	if (status == SC_STATUS_OK)
		status = sc_arena_open(&opened->scratch, SCRATCH_SIZE);
	if (status != SC_STATUS_OK) {
		sc_service_close(opened);
		return status;
	}
	*service = opened;
	return SC_STATUS_OK;
}

enum sc_status sc_service_restore(struct sc_service *service, struct sc_problem *problem)
{
	enum sc_status status = sc_memory_restore(service, problem);

	if (status == SC_STATUS_OK)
		status = sc_store_finish(service->settings.store, problem);
	if (status != SC_STATUS_OK)
		return status;
	sc_sh_review_all(service);
	sc_rx_sweep_all(service);
	sc_rx_push_all(service);
	sc_service_turn(service);
	return SC_STATUS_OK;
}

void sc_service_turn(struct sc_service *service)
{
	uint64_t due = 0;
	uint64_t other = 0;

	sc_sh_deliver(service);
	due = sc_sh_deliver_due(service);
	other = sc_sh_review_due(service);
	if (other < due)
		due = other;
	other = sc_rx_sweep_due(service);
	if (other < due)
		due = other;
	other = sc_rx_time_due(service);
	if (other < due)
		due = other;
	other = sc_rx_push_due(service);
	if (other < due)
		due = other;
	if (due != SC_SH_NEVER && service->settings.alarm != NULL)
		service->settings.alarm(service->settings.owner, due);
}

void sc_service_touched(struct sc_service *service, const struct sc_touched *touched)
{
	service->changes++;
	sc_sh_review_touched(service, touched);
	sc_rx_push_touched(service, touched);
	sc_sh_review_run(service);
	sc_service_turn(service);
}

void sc_service_tick(struct sc_service *service)
{
	sc_sh_review_run(service);
	sc_rx_sweep(service);
	sc_rx_time_run(service);
	sc_rx_push_run(service);
	sc_service_turn(service);
}

void sc_service_close(struct sc_service *service)
{
	if (service == NULL)
		return;
	sc_arena_close(&service->scratch);
	sc_sh_outbox_close(service->outbox);
	sc_sh_subscriptions_close(service->subscriptions);
	sc_own_statements_close(service->statements);
	sc_sh_claims_close(service->claims);
	sc_sh_held_close(service->held);
	sc_policy_texts_close(service->policy_texts);
	sc_rx_moments_close(service->time.moments);
	sc_rx_pushes_close(service->pushes);
	sc_rx_peers_close(service->peers);
	sc_rx_claims_close(service->rx_claims);
	sc_rx_sessions_close(service->sessions);
	free(service);
}

const struct sc_snapshot *sc_service_snapshot(const struct sc_service *service)
{
	return sc_store_snapshot(service->settings.store);
}

int64_t sc_service_now(const struct sc_service *service)
{
	return service->settings.wall_clock();
}

uint64_t sc_service_moment(const struct sc_service *service)
{
	return service->settings.steady_clock();
}

uint64_t sc_service_missing(const struct sc_service *service)
{
	return service->missing;
}

uint32_t sc_service_session_count(const struct sc_service *service)
{
	return sc_rx_sessions_count(service->sessions);
}
