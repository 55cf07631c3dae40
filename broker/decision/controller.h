/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who controls a collaborative session (TS 23.237 4.1.3, 6a.11)? Exactly one device; when it is
 * lost, others are offered control in the order the subscriber wants.
 */
#ifndef SC_CONTROLLER_H
#define SC_CONTROLLER_H

#include "weighing.h"

/* Whether somebody is registered with one service profile on both devices. Devices of which nothing
 * is listed are not told apart, nor are profiles that nobody knows. */
bool sc_controller_shares_profile(
	const struct sc_situation *situation, uint32_t device, uint32_t other);

/* Whether the controller was lost and nobody is there to take over; then everything is released.
 * Otherwise the offers are filled in, and every component gets its errand. */
bool sc_controller_lost(struct sc_hearing *hearing);

/* Who controls the session before the event, and after what was decided; an index into
 * subscriber.devices, SC_NONE: nobody. */
int32_t sc_controller_before(const struct sc_facts *facts);
int32_t sc_controller_after(const struct sc_hearing *hearing);

#endif
