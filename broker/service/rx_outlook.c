/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_outlook.h"

static bool is_near(const struct sc_rx_trial *trial, int64_t moment)
{
	return moment != 0 && moment - trial->now <= SC_RX_OUTLOOK_SECONDS;
}

enum sc_status sc_rx_outlook(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_trial *trial, const struct sc_rx_findings *findings, uint32_t *seconds)
{
	struct sc_rx_findings *then = sc_arena_take(arena, sizeof(*then));
	struct sc_rx_trial later = *trial;
	int64_t moment = findings->valid_until;

	if (then == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	*seconds = 0;
	for (int i = 0; i < SC_RX_OUTLOOK_MOMENTS && is_near(trial, moment); i++) {
		struct sc_arena lent = *arena; /* what one trial takes is free for the next */
		enum sc_status status = SC_STATUS_OK;

		later.now = moment;
		status = sc_rx_try(service, &lent, &later, then);
		if (status != SC_STATUS_OK)
			return status;
		if (then->refusal_count == 0) {
			*seconds = (uint32_t)(moment - trial->now);
			return SC_STATUS_OK;
		}
		moment = then->valid_until;
	}
	return SC_STATUS_OK;
}
