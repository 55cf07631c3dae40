/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do the AVPs of a message say, in the words of a map? Reads inspected bytes into a struct;
 * texts are borrowed from them.
 */
#ifndef SC_AVP_READ_H
#define SC_AVP_READ_H

#include <stdbool.h>

#include "avp_map.h"
#include "frame.h"
#include "text.h"

/* Every field of the map starts out absent. False: *fault says which AVP does not fit and why
 * (5009 or 5014); *values is half filled then. */
bool sc_avp_read(
	struct sc_text avps, const struct sc_avp_map *map, void *values, struct sc_fault *fault);

#endif
