/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who answers questions? The service: the only floor where the store and decisions meet. One file
 * per question; this one holds what they share. Loop thread only; it never logs and knows no
 * protocol.
 */
#ifndef SC_SERVICE_H
#define SC_SERVICE_H

#include "export.h"
#include "problem.h"
#include "status.h"
#include "store.h"

struct sc_service;

struct sc_service_settings {
	struct sc_store *store;
	int64_t (*wall_clock)(void);    /* epoch seconds; NULL: the system's */
	uint64_t (*steady_clock)(void); /* milliseconds that never jump; NULL: the system's */
	/* Asks for sc_service_tick() in so many milliseconds, sooner than what was asked for before
	 * if that is later. NULL: nobody ticks. */
	void (*alarm)(void *owner, uint64_t milliseconds);
	void *owner;
	int32_t hold_seconds;   /* no component moves twice within this time */
	uint32_t session_limit; /* live Rx sessions; one more is OUT_OF_ROOM */
};

/* The store is borrowed and must outlive the service. */
SC_EXPORT enum sc_status sc_service_open(
	struct sc_service **service, const struct sc_service_settings *settings);
/* Takes up again what state.db has kept over a restart; to be called once, before questions come.
 * The store may have been begun only: it is finished here. */
SC_EXPORT enum sc_status sc_service_restore(struct sc_service *service, struct sc_problem *problem);
/* A new snapshot is in use and this is what it touched: whoever must hear of it will. */
SC_EXPORT void sc_service_touched(struct sc_service *service, const struct sc_touched *touched);
/* Does what is due by now: tries deliveries again, ends what has expired. */
SC_EXPORT void sc_service_tick(struct sc_service *service);
/* Takes NULL. */
SC_EXPORT void sc_service_close(struct sc_service *service);
SC_EXPORT const struct sc_snapshot *sc_service_snapshot(const struct sc_service *service);
SC_EXPORT int64_t sc_service_now(const struct sc_service *service);
/* Milliseconds of the steady clock. */
uint64_t sc_service_moment(const struct sc_service *service);
/* How many durable changes are on the disk and not in memory, since the start. */
uint64_t sc_service_missing(const struct sc_service *service);
/* How many Rx sessions are live. */
SC_EXPORT uint32_t sc_service_session_count(const struct sc_service *service);

#endif
