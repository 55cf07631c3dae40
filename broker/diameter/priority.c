/* SPDX-License-Identifier: BSD-2-Clause */
#include "priority.h"

#include "avp_map.h"
#include "base_codes.h"
#include "octets.h"

/* What PRIORITY-0 to PRIORITY-4 are worth beside DRMP: a session that was given priority at all is
 * more urgent than one of which nothing is said. */
static const uint8_t session_priorities[] = { 0, 2, 4, 6, 8 };

void sc_priority_note(struct sc_priority *priority, const struct sc_avp *avp)
{
	uint32_t value;

	if (priority->has_drmp || avp->value.length != sizeof(value))
		return;
	value = sc_get_u32((const uint8_t *)avp->value.at);
	if (avp->vendor == SC_VENDOR_NONE && avp->code == SC_CODE_DRMP &&
		value <= SC_PRIORITY_LEAST)
		*priority = (struct sc_priority){
			.stated = (uint8_t)value, .used = (uint8_t)value, .has_drmp = true
		};
	else if (avp->vendor == SC_VENDOR_3GPP && avp->code == SC_CODE_SESSION_PRIORITY &&
		 value < SC_COUNT_OF(session_priorities))
		priority->used = session_priorities[value];
}

struct sc_priority sc_priority_look(struct sc_text avps, uint32_t limit)
{
	struct sc_priority priority = SC_PRIORITY_UNSTATED;
	struct sc_avp avp;

	while (limit-- > 0 && !priority.has_drmp && sc_avp_next(&avps, &avp)) {
		if (avp.code == SC_CODE_DRMP || avp.code == SC_CODE_SESSION_PRIORITY)
			sc_priority_note(&priority, &avp);
	}
	return priority;
}
