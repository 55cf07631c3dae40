/* SPDX-License-Identifier: BSD-2-Clause */
#include "continuity_wish.h"

#define SET_OF(word)       (UINT32_C(1) << (word))
#define SET_HAS(set, word) (((set) >> (word)) & 1u)

static enum sc_status check_media(
	const struct sc_wish *wish, uint32_t media, struct sc_xml_fault *fault)
{
	for (int i = 0; i < SC_MEDIA_COUNT; i++) {
		if (SET_HAS(media & ~wish->all.media, i))
			return sc_xml_refuse(fault, SC_XML_VALUE, "its user does not speak of %s",
				sc_media_name((enum sc_media)i));
	}
	return SC_STATUS_OK;
}

enum sc_status sc_wish_order(
	struct sc_wish *wish, const struct sc_wish_order *order, struct sc_xml_fault *fault)
{
	if (check_media(wish, order->media, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	for (uint32_t i = 0; i < wish->order_count; i++) {
		if ((wish->orders[i].media & order->media) != 0)
			return sc_xml_refuse(fault, SC_XML_TWICE,
				"two lists of preferred accesses speak of the same media");
	}
	wish->orders[wish->order_count++] = *order;
	return SC_STATUS_OK;
}

static bool is_same(const struct sc_continuity_device *a, const struct sc_continuity_device *b)
{
	return sc_text_equal(a->instance, b->instance) && sc_text_equal(a->name, b->name);
}

enum sc_status sc_wish_device(
	struct sc_wish *wish, const struct sc_wish_device *device, struct sc_xml_fault *fault)
{
	if (check_media(wish, device->media, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	if (wish->device_count == SC_CONTINUITY_DEVICE_LIMIT)
		return sc_xml_refuse(fault, SC_XML_COUNT, "there are more than %d devices",
			SC_CONTINUITY_DEVICE_LIMIT);
	for (uint32_t i = 0; i < wish->device_count; i++) {
		const struct sc_wish_device *other = &wish->devices[i];

		if ((other->media & device->media) == 0)
			continue;
		if (is_same(&other->device, &device->device))
			return sc_xml_refuse(
				fault, SC_XML_TWICE, "a device is named twice for the same media");
		if (device->device.rank != 0 && other->device.rank == device->device.rank)
			return sc_xml_refuse(fault, SC_XML_TWICE,
				"two devices have the rank %d for the same media",
				device->device.rank);
	}
	wish->devices[wish->device_count++] = *device;
	return SC_STATUS_OK;
}

/* What is said of some media. */
struct saying {
	uint32_t media;
	const struct sc_wish_order *order; /* NULL: none */
	uint64_t devices;                  /* bit per device */
	uint32_t device_count;
};

static struct saying said_of(const struct sc_wish *wish, int media)
{
	struct saying saying = { .media = SET_OF(media) };

	for (uint32_t i = 0; i < wish->order_count; i++) {
		if (SET_HAS(wish->orders[i].media, media))
			saying.order = &wish->orders[i];
	}
	for (uint32_t i = 0; i < wish->device_count; i++) {
		if (SET_HAS(wish->devices[i].media, media)) {
			saying.devices |= UINT64_C(1) << i;
			saying.device_count++;
		}
	}
	return saying;
}

/* What is said of the first kind of media that is left, and of which others the same is said. */
static struct saying next_saying(const struct sc_wish *wish, uint32_t left)
{
	struct saying first = { .media = 0 };

	for (int i = 0; i < SC_MEDIA_COUNT; i++) {
		struct saying saying = said_of(wish, i);

		if (!SET_HAS(left, i))
			continue;
		if (first.media == 0)
			first = saying;
		else if (saying.order == first.order && saying.devices == first.devices)
			first.media |= saying.media;
	}
	return first;
}

static bool says_nothing(const struct sc_wish *wish, const struct saying *saying)
{
	return saying->order == NULL && saying->devices == 0 && !wish->all.has_domain &&
	       !wish->all.has_immediate && !wish->all.has_nontransferable;
}

static bool settle_devices(const struct sc_wish *wish, const struct saying *saying,
	struct sc_arena *arena, struct sc_continuity_preference *preference)
{
	struct sc_continuity_device *devices =
		sc_arena_take_array(arena, saying->device_count, sizeof(*devices));

	if (devices == NULL)
		return false;
	for (uint32_t i = 0; i < wish->device_count; i++) {
		if ((saying->devices >> i & 1u) != 0)
			devices[preference->device_count++] = wish->devices[i].device;
	}
	preference->devices = devices;
	return true;
}

static enum sc_status settle(const struct sc_wish *wish, const struct saying *saying,
	struct sc_arena *arena, struct sc_wishes *wishes, struct sc_xml_fault *fault)
{
	struct sc_continuity_preference *one;

	if (wishes->count == SC_CONTINUITY_PREFERENCE_LIMIT)
		return sc_xml_refuse(fault, SC_XML_COUNT, "there are more than %d preferences",
			SC_CONTINUITY_PREFERENCE_LIMIT);
	one = &wishes->preference[wishes->count++];
	*one = wish->all;
	one->media = saying->media;
	if (saying->order != NULL)
		one->accesses = saying->order->accesses;
	if (saying->devices != 0 && !settle_devices(wish, saying, arena, one))
		return sc_xml_refuse(fault, SC_XML_ROOM, "the memory of the request is used up");
	return SC_STATUS_OK;
}

/* Media of which nothing is said are left out, unless nothing is said at all: whoever says that he
 * wishes nothing has said something. */
enum sc_status sc_wish_settle(const struct sc_wish *wish, struct sc_arena *arena,
	struct sc_wishes *wishes, struct sc_xml_fault *fault)
{
	const struct saying nothing = { .media = wish->all.media };
	uint32_t before = wishes->count;
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t left = wish->all.media; left != 0 && status == SC_STATUS_OK;) {
		struct saying saying = next_saying(wish, left);

		left &= ~saying.media;
		if (!says_nothing(wish, &saying))
			status = settle(wish, &saying, arena, wishes, fault);
	}
	if (status == SC_STATUS_OK && wishes->count == before)
		status = settle(wish, &nothing, arena, wishes, fault);
	return status;
}
