/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_change.h"

#include <stdlib.h>

#include "service_parts.h"

/* Who waits for the commit. */
struct pending {
	struct sc_service *service;
	struct sc_rx_claim *claims;
	struct sc_promise promise;
};

/* The promise is kept before those who waited for the session ask again: answers leave in the order
 * of the questions. */
static void settle(void *owner, enum sc_status status)
{
	struct pending *pending = owner;
	struct pending done = *pending;

	free(pending);
	done.service->rx_changing--;
	done.promise.kept(done.promise.owner, status);
	sc_rx_claims_release(done.service->rx_claims, done.claims);
}

enum sc_status sc_rx_change_write(struct sc_service *service, struct sc_unit *unit,
	struct sc_rx_claim *claims, const struct sc_promise *promise)
{
	struct pending *pending = malloc(sizeof(*pending));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (pending == NULL) {
		sc_unit_drop(unit);
	} else {
		*pending = (struct pending){
			.service = service, .claims = claims, .promise = *promise
		};
		status = sc_unit_write(
			unit, &(struct sc_promise){ .kept = settle, .owner = pending });
	}
	service->rx_changing += status == SC_STATUS_OK;
	if (status != SC_STATUS_OK) {
		free(pending);
		sc_rx_claims_release(service->rx_claims, claims);
	}
	return status;
}
