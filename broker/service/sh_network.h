/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the network know of where a user is? Location, state and reachability from the access
 * reports that the operator provides (TS 29.328 7.6.6, 7.6.7, 7.6.25). For the Sh files of this
 * floor.
 */
#ifndef SC_SH_NETWORK_H
#define SC_SH_NETWORK_H

#include "sh_holdings.h"

/* Each puts its part in the document; false: nothing is known. */
bool sc_sh_hold_location(struct sc_sh_drawing *drawing);
bool sc_sh_hold_radio_state(struct sc_sh_drawing *drawing);
bool sc_sh_hold_reachability(struct sc_sh_drawing *drawing);

#endif
