/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the broker keep as repository data of its own? One element per subscriber: whose word
 * comes first, the operator's rules that apply to him, and his preferences (TS 23.237 6.4), in the
 * broker's namespace. TS 29.328 Annex D allows exactly one element inside ServiceData.
 */
#ifndef SC_CONTINUITY_H
#define SC_CONTINUITY_H

#include <stdbool.h>
#include <stdint.h>

#include "export.h"
#include "facts.h"
#include "text.h"

/* The Service-Indication under which peers ask for it. */
#define SC_CONTINUITY_INDICATION "continuity-prefs"
#define SC_CONTINUITY_NAMESPACE  "urn:x-broker:continuity:1"

struct sc_continuity {
	enum sc_precedence precedence;
	const struct sc_rule *const *rules; /* the one that is looked at first comes first */
	uint32_t rule_count;
	const struct sc_preference *preferences;
	uint32_t preference_count;
	const struct sc_device *devices; /* what the preferences' indices point into */
	uint32_t device_count;
	bool controller_routing; /* arriving sessions prefer devices that can control them */
};

SC_EXPORT void sc_continuity_write(
	const struct sc_continuity *continuity, struct sc_text_writer *out);

#endif
