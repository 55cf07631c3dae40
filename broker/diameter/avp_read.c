/* SPDX-License-Identifier: BSD-2-Clause */
#include "avp_read.h"

#include <string.h>

#include "base_codes.h"
#include "octets.h"

static void reset(const struct sc_avp_map *map, char *values)
{
	for (uint32_t i = 0; i < map->count; i++) {
		const struct sc_avp_field *field = &map->fields[i];
		char *at = values + field->offset;

		if (field->array) {
			memset(values + field->count_offset, 0, sizeof(uint32_t));
			continue;
		}
		switch (field->kind) {
		case SC_AVP_U32:
			*(struct sc_avp_u32 *)(void *)at = (struct sc_avp_u32){ 0 };
			break;
		case SC_AVP_U64:
			*(struct sc_avp_u64 *)(void *)at = (struct sc_avp_u64){ 0 };
			break;
		case SC_AVP_TEXT:
			*(struct sc_text *)(void *)at = (struct sc_text){ 0 };
			break;
		case SC_AVP_GROUP:
			reset(field->group, at);
			*(bool *)(void *)at = false;
			break;
		case SC_AVP_MUST:
			*(bool *)(void *)at = false;
			break;
		}
	}
}

static bool blame(struct sc_fault *fault, uint32_t code, const struct sc_avp *avp)
{
	fault->code = code;
	fault->message = NULL;
	fault->names_avp = true;
	fault->avp = (struct sc_avp_name){ .vendor = avp->vendor, .code = avp->code };
	fault->received = avp->bytes;
	return false;
}

/* Where the value of this AVP goes; NULL when there is no place left for it. */
static char *place_for(const struct sc_avp_field *field, char *values)
{
	char *at = values + field->offset;

	if (field->array) {
		uint32_t count;

		memcpy(&count, values + field->count_offset, sizeof(count));
		if (count == field->limit)
			return NULL;
		at += count * field->stride;
		count++;
		memcpy(values + field->count_offset, &count, sizeof(count));
		return at;
	}
	switch (field->kind) {
	case SC_AVP_U32:
		return ((struct sc_avp_u32 *)(void *)at)->present ? NULL : at;
	case SC_AVP_U64:
		return ((struct sc_avp_u64 *)(void *)at)->present ? NULL : at;
	case SC_AVP_TEXT:
		return ((struct sc_text *)(void *)at)->at != NULL ? NULL : at;
	case SC_AVP_GROUP:
		return *(bool *)(void *)at ? NULL : at;
	case SC_AVP_MUST:
		break;
	}
	return NULL;
}

static bool read_list(
	struct sc_text list, const struct sc_avp_map *map, char *values, struct sc_fault *fault);

/* Tells the struct of a group whether the group came with the M bit. */
static void note_mandatory(const struct sc_avp_map *map, char *values, bool mandatory)
{
	for (uint32_t i = 0; i < map->count; i++) {
		if (map->fields[i].kind == SC_AVP_MUST)
			*(bool *)(void *)(values + map->fields[i].offset) = mandatory;
	}
}

static bool read_group(const struct sc_avp *avp, const struct sc_avp_map *map, char *values,
	struct sc_fault *fault)
{
	uint32_t depth = fault->group_count;
	bool mandatory = (avp->flags & SC_AVP_FLAG_MANDATORY) != 0;

	if (depth == SC_PATH_LIMIT)
		return blame(fault, SC_DIAMETER_INVALID_AVP_VALUE, avp);
	reset(map, values);
	*(bool *)(void *)values = true;
	note_mandatory(map, values, mandatory);
	fault->groups[depth] = (struct sc_avp_name){
		.vendor = avp->vendor, .code = avp->code, .mandatory = mandatory
	};
	fault->group_count = depth + 1;
	if (!read_list(avp->value, map, values, fault))
		return false;
	fault->group_count = depth;
	return true;
}

static bool read_value(const struct sc_avp *avp, const struct sc_avp_field *field, char *values,
	struct sc_fault *fault)
{
	const uint8_t *value = (const uint8_t *)avp->value.at;
	char *at = place_for(field, values);

	if (at == NULL)
		return blame(fault, SC_DIAMETER_AVP_OCCURS_TOO_MANY_TIMES, avp);
	switch (field->kind) {
	case SC_AVP_U32:
		if (avp->value.length != sizeof(uint32_t))
			return blame(fault, SC_DIAMETER_INVALID_AVP_LENGTH, avp);
		*(struct sc_avp_u32 *)(void *)at =
			(struct sc_avp_u32){ .present = true, .value = sc_get_u32(value) };
		return true;
	case SC_AVP_U64:
		if (avp->value.length != sizeof(uint64_t))
			return blame(fault, SC_DIAMETER_INVALID_AVP_LENGTH, avp);
		*(struct sc_avp_u64 *)(void *)at =
			(struct sc_avp_u64){ .present = true, .value = sc_get_u64(value) };
		return true;
	case SC_AVP_TEXT:
		*(struct sc_text *)(void *)at = avp->value;
		return true;
	case SC_AVP_GROUP:
		return read_group(avp, field->group, at, fault);
	case SC_AVP_MUST:
		break;
	}
	return true;
}

/* AVPs mostly come in the order of the grammar, and so does the map: the search goes on where the
 * last one was found. */
static bool read_list(
	struct sc_text list, const struct sc_avp_map *map, char *values, struct sc_fault *fault)
{
	uint32_t next = 0;
	struct sc_avp avp;

	while (sc_avp_next(&list, &avp)) {
		for (uint32_t tried = 0; tried < map->count; tried++) {
			const struct sc_avp_field *field = &map->fields[next];

			if (field->code == avp.code && field->vendor == avp.vendor &&
				field->kind != SC_AVP_MUST) {
				if (!read_value(&avp, field, values, fault))
					return false;
				break;
			}
			next = next + 1 == map->count ? 0 : next + 1;
		}
	}
	return true;
}

bool sc_avp_read(
	struct sc_text avps, const struct sc_avp_map *map, void *values, struct sc_fault *fault)
{
	fault->group_count = 0;
	reset(map, values);
	return read_list(avps, map, values, fault);
}
