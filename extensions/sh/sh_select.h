/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which data does a request select? What UDR and SNR have in common, turned into the words of the
 * service. Conditional AVPs whose condition does not hold are left out, and not looked at
 * (TS 29.328 6).
 */
#ifndef SC_SH_SELECT_H
#define SC_SH_SELECT_H

#include "sh_language.h"

/* What the pull below borrows. */
struct sh_selected {
	uint32_t references[SC_SH_REFERENCE_LIMIT];
	enum sc_identity_set sets[SC_SH_SET_LIMIT];
	struct sc_sh_pull pull;
};

/* False: *result says what to answer. `agreed`: bits of enum sc_sh_feature. The identity and what
 * only one of both requests carries is left to the caller. */
bool sh_select(struct sc_exchange *exchange, const struct sh_selection *what, uint32_t agreed,
	struct sh_selected *selected, struct sc_result *result);
/* The line in the log says what was asked for. */
void sh_select_note(
	struct sc_exchange *exchange, const struct sc_avp_u32 *references, uint32_t count);

#endif
