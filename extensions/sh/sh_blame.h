/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which AVP goes into Failed-AVP? Names the element that the service blames by its AVP (TS 29.329
 * 6.3), and results whose AVP the face itself found wrong.
 */
#ifndef SC_SH_BLAME_H
#define SC_SH_BLAME_H

#include "application.h"
#include "sh_references.h"

/* The element of a service's answer; `status` is how the question ended. */
void sh_blame_element(
	struct sc_result *result, enum sc_sh_element element, uint32_t nth, enum sc_status status);
/* DIAMETER_INVALID_AVP_VALUE for the AVP of this code, the one numbered `nth`. */
struct sc_result sh_blame_value(uint32_t avp, uint32_t nth, const char *sentence);

#endif
