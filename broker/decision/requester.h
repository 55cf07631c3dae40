/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whom does a row about requesters mean (TS 23.237 6a.12)? One device, one identity, everybody of
 * the same subscription, or everybody of the same operator.
 */
#ifndef SC_REQUESTER_H
#define SC_REQUESTER_H

#include "facts.h"

/* Whether whoever asks belongs to this subscription; a device of the subscriber does. */
bool sc_requester_is_own(const struct sc_iut_request *request);

/* Whether a row of this kind, about this device or identity, means whoever asks. */
bool sc_requester_is_meant(
	const struct sc_facts *facts, enum sc_requester_kind kind, struct sc_text who);

#endif
