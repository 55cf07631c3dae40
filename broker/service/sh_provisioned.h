/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What has the operator provided about a user's identities and cards, and what of it has an
 * application server set since (TS 29.328 7.6)? For the Sh files of this floor.
 */
#ifndef SC_SH_PROVISIONED_H
#define SC_SH_PROVISIONED_H

#include "sh_holdings.h"

/* Each puts its part in the document; false: nothing is held. */
bool sc_sh_hold_stn_sr(struct sc_sh_drawing *drawing);
bool sc_sh_hold_srvcc(struct sc_sh_drawing *drawing);
bool sc_sh_hold_srvcc_5g(struct sc_sh_drawing *drawing);
bool sc_sh_hold_scscf_name(struct sc_sh_drawing *drawing);
bool sc_sh_hold_charging(struct sc_sh_drawing *drawing);
bool sc_sh_hold_activation(struct sc_sh_drawing *drawing);
bool sc_sh_hold_dsai(struct sc_sh_drawing *drawing);
bool sc_sh_hold_sms(struct sc_sh_drawing *drawing);
bool sc_sh_hold_imeisv(struct sc_sh_drawing *drawing);
bool sc_sh_hold_imsi(struct sc_sh_drawing *drawing);
bool sc_sh_hold_privates(struct sc_sh_drawing *drawing);

#endif
