/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which AVP lands in which field? A const table per message or group, used both to read a received
 * message into a struct and to write a struct into bytes (RFC 6733 4). Reading knows no order and
 * ignores what the table does not name; writing follows the order of the table.
 *
 * A struct that a map fills starts out zero. A single value is absent when its `present` is false
 * (numbers), its `.at` is NULL (text; a zero-length AVP has .at set), or its first member, a bool,
 * is false (groups). An array has a uint32_t count beside it.
 */
#ifndef SC_AVP_MAP_H
#define SC_AVP_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "export.h"
#include "text.h"

enum { SC_VENDOR_NONE = 0, SC_VENDOR_3GPP = 10415, SC_VENDOR_ETSI = 13019 };

struct sc_avp_u32 {
	bool present;
	uint32_t value;
};

struct sc_avp_u64 {
	bool present;
	uint64_t value;
};

enum sc_avp_kind {
	SC_AVP_U32,   /* Unsigned32, Integer32, Enumerated, Time: struct sc_avp_u32 */
	SC_AVP_U64,   /* Unsigned64, Integer64: struct sc_avp_u64 */
	SC_AVP_TEXT,  /* OctetString and what derives from it: struct sc_text */
	SC_AVP_GROUP, /* Grouped: a struct whose first member is `bool present` */
	SC_AVP_MUST   /* no AVP: the M bit of the group it stands in, a bool; reading only */
};

struct sc_avp_map;

struct sc_avp_field {
	enum sc_avp_kind kind;
	bool array;
	bool mandatory_bit; /* set the M bit when writing */
	uint32_t vendor;    /* 0: no V bit */
	uint32_t code;
	size_t offset;       /* of the value, or of the first element */
	size_t count_offset; /* arrays: of the uint32_t count */
	size_t stride;       /* arrays: bytes from element to element */
	uint32_t limit;      /* arrays: how many fit; one more is AVP_OCCURS_TOO_MANY_TIMES */
	const struct sc_avp_map *group;
};

struct sc_avp_map {
	const struct sc_avp_field *fields;
	uint32_t count;
};

#define SC_AVP_MAP(name, ...)                                                                      \
	static const struct sc_avp_field name##_fields[] = { __VA_ARGS__ };                        \
	const struct sc_avp_map name = { .fields = name##_fields,                                  \
		.count = SC_COUNT_OF(name##_fields) }

/* One value: SC_AVP_ONE(TEXT, M, SC_VENDOR_3GPP, 702, struct sh_udr, user_data, NULL). `must` is M
 * or O. */
#define SC_AVP_ONE(kind_, must, vendor_, code_, type, member, group_)                              \
	{                                                                                          \
		.kind = SC_AVP_##kind_, .mandatory_bit = SC_AVP_BIT_##must, .vendor = (vendor_),   \
		.code = (code_), .offset = offsetof(type, member), .group = (group_)               \
	}

/* Many values in type.member[], counted in type.member##_count. */
#define SC_AVP_MANY(kind_, must, vendor_, code_, type, member, group_)                             \
	{                                                                                          \
		.kind = SC_AVP_##kind_, .array = true, .mandatory_bit = SC_AVP_BIT_##must,         \
		.vendor = (vendor_), .code = (code_), .offset = offsetof(type, member),            \
		.count_offset = offsetof(type, member##_count),                                    \
		.stride = sizeof(((type *)0)->member[0]),                                          \
		.limit = SC_COUNT_OF(((type *)0)->member), .group = (group_)                       \
	}

#define SC_AVP_BIT_M true
#define SC_AVP_BIT_O false

#endif
