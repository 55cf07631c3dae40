/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When does what waits in the outbox leave? Each time something became durable and at each tick,
 * in slices. What nobody needs to hear any more is taken out instead. For this floor only.
 */
#ifndef SC_SH_COURIER_H
#define SC_SH_COURIER_H

#include "sh_delivery.h"

/* Hands the courier what may go now. */
void sc_sh_deliver(struct sc_service *service);
/* In how many milliseconds there is more to do; SC_SH_NEVER. */
uint64_t sc_sh_deliver_due(const struct sc_service *service);

#endif
