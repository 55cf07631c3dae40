/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a user wish? One <cp:user> may say things of different media at once: the domain for
 * all of them, accesses for speech, a device for video. This collects what it says and makes
 * preferences of it, each for the media of which the same is said. For the reader of continuity
 * documents only.
 */
#ifndef SC_CONTINUITY_WISH_H
#define SC_CONTINUITY_WISH_H

#include "arena.h"
#include "continuity_read.h"
#include "xml_fault.h"

struct sc_wish_order {
	uint32_t media;
	const uint8_t *accesses; /* [SC_ACCESS_COUNT] */
};

struct sc_wish_device {
	uint32_t media;
	struct sc_continuity_device device;
};

struct sc_wish {
	struct sc_continuity_preference all; /* what is said of all media of the user */
	struct sc_wish_order orders[SC_MEDIA_COUNT];
	uint32_t order_count;
	struct sc_wish_device devices[SC_CONTINUITY_DEVICE_LIMIT];
	uint32_t device_count;
};

struct sc_wishes {
	struct sc_continuity_preference *preference; /* [SC_CONTINUITY_PREFERENCE_LIMIT] */
	uint32_t count;
};

/* Notes an order or a device. VALUE: of media that the user does not speak of, or for the second
 * time; COUNT: one too many. */
enum sc_status sc_wish_order(
	struct sc_wish *wish, const struct sc_wish_order *order, struct sc_xml_fault *fault);
enum sc_status sc_wish_device(
	struct sc_wish *wish, const struct sc_wish_device *device, struct sc_xml_fault *fault);
/* Makes the preferences. */
enum sc_status sc_wish_settle(const struct sc_wish *wish, struct sc_arena *arena,
	struct sc_wishes *wishes, struct sc_xml_fault *fault);

#endif
