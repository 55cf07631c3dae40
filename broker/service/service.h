/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who answers questions? The service: the only floor where the store and decisions meet. One file
 * per question; this one holds what they share. Loop thread only; it never logs and knows no
 * protocol.
 */
#ifndef SC_SERVICE_H
#define SC_SERVICE_H

#include "export.h"
#include "status.h"
#include "store.h"

struct sc_service;

struct sc_service_settings {
	struct sc_store *store;
	int64_t (*wall_clock)(void); /* epoch seconds; NULL: the system's */
	int32_t hold_seconds;        /* no component moves twice within this time */
	uint32_t session_limit;      /* live Rx sessions; one more is OUT_OF_ROOM */
};

/* The store is borrowed and must outlive the service. */
SC_EXPORT enum sc_status sc_service_open(
	struct sc_service **service, const struct sc_service_settings *settings);
/* Takes NULL. */
SC_EXPORT void sc_service_close(struct sc_service *service);
SC_EXPORT const struct sc_snapshot *sc_service_snapshot(const struct sc_service *service);
SC_EXPORT int64_t sc_service_now(const struct sc_service *service);
/* How many Rx sessions are live. */
SC_EXPORT uint32_t sc_service_session_count(const struct sc_service *service);

#endif
