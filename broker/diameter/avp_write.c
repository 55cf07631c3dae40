/* SPDX-License-Identifier: BSD-2-Clause */
#include "avp_write.h"

#include <string.h>

#include "base_codes.h"
#include "lexicon.h"
#include "octets.h"

/* The length field has three octets. */
enum { LENGTH_LIMIT = 0xffffff };

void sc_write_begin(struct sc_avp_writer *writer, void *buffer, size_t size)
{
	*writer = (struct sc_avp_writer){
		.start = buffer, .at = buffer, .end = (uint8_t *)buffer + size
	};
}

/* Room for that many bytes, NULL when there is not. */
static uint8_t *take(struct sc_avp_writer *writer, size_t bytes)
{
	uint8_t *at = writer->at;

	if (writer->overflow || (size_t)(writer->end - at) < bytes) {
		writer->overflow = true;
		return NULL;
	}
	writer->at += bytes;
	return at;
}

void sc_write_header(struct sc_avp_writer *writer, const struct sc_header *header)
{
	uint8_t *at = take(writer, SC_HEADER_SIZE);

	if (at == NULL)
		return;
	at[0] = SC_DIAMETER_VERSION;
	sc_put_u24(at + 1, 0);
	at[4] = header->flags;
	sc_put_u24(at + 5, header->code);
	sc_put_u32(at + 8, header->application);
	sc_put_u32(at + 12, header->hop_by_hop);
	sc_put_u32(at + 16, header->end_to_end);
}

uint32_t sc_write_end(struct sc_avp_writer *writer)
{
	size_t length = (size_t)(writer->at - writer->start);

	if (writer->overflow || length > LENGTH_LIMIT)
		return 0;
	sc_put_u24(writer->start + 1, (uint32_t)length);
	return (uint32_t)length;
}

/* Header and room for a padded value; *value is where it goes, NULL when there is no room. The
 * result is where the AVP begins. */
static uint8_t *put_avp(
	struct sc_avp_writer *writer, struct sc_avp_name name, size_t size, uint8_t **value)
{
	size_t head = name.vendor != 0 ? SC_AVP_VENDOR_HEADER_SIZE : SC_AVP_HEADER_SIZE;
	size_t padding = (0 - size) & 3;
	uint8_t *at = NULL;

	*value = NULL;
	if (size <= LENGTH_LIMIT - head)
		at = take(writer, head + size + padding);
	else
		writer->overflow = true;
	if (at == NULL)
		return NULL;
	sc_put_u32(at, name.code);
	at[4] = (uint8_t)((name.vendor != 0 ? SC_AVP_FLAG_VENDOR : 0) |
			  (name.mandatory ? SC_AVP_FLAG_MANDATORY : 0));
	sc_put_u24(at + 5, (uint32_t)(head + size));
	if (name.vendor != 0)
		sc_put_u32(at + 8, name.vendor);
	*value = at + head;
	memset(*value + size, 0, padding);
	return at;
}

void sc_write_text(struct sc_avp_writer *writer, struct sc_avp_name name, struct sc_text value)
{
	uint8_t *at;

	put_avp(writer, name, value.length, &at);
	if (at != NULL && value.length != 0)
		memcpy(at, value.at, value.length);
}

void sc_write_u32(struct sc_avp_writer *writer, struct sc_avp_name name, uint32_t value)
{
	uint8_t *at;

	put_avp(writer, name, sizeof(value), &at);
	if (at != NULL)
		sc_put_u32(at, value);
}

void sc_write_u64(struct sc_avp_writer *writer, struct sc_avp_name name, uint64_t value)
{
	uint8_t *at;

	put_avp(writer, name, sizeof(value), &at);
	if (at != NULL)
		sc_put_u64(at, value);
}

uint8_t *sc_write_group(struct sc_avp_writer *writer, struct sc_avp_name name)
{
	uint8_t *value;

	return put_avp(writer, name, 0, &value);
}

void sc_write_group_end(struct sc_avp_writer *writer, const uint8_t *group)
{
	size_t length;

	if (writer->overflow)
		return;
	length = (size_t)(writer->at - group);
	if (length > LENGTH_LIMIT)
		writer->overflow = true;
	else
		sc_put_u24(writer->start + (group - writer->start) + 5, (uint32_t)length);
}

void sc_write_raw(struct sc_avp_writer *writer, struct sc_text avps)
{
	size_t padding = (0 - avps.length) & 3;
	uint8_t *at = take(writer, avps.length + padding);

	if (at == NULL || avps.length == 0)
		return;
	memcpy(at, avps.at, avps.length);
	memset(at + avps.length, 0, padding);
}

void sc_write_example(struct sc_avp_writer *writer, struct sc_avp_name name)
{
	/* An Address has a family, of which 0 is reserved: 0.0.0.0 is the smallest that is one. */
	static const char no_address[] = { 0, 1, 0, 0, 0, 0 };
	static const char zeros[8];
	const struct sc_word *word = sc_lexicon_find(name.vendor, name.code);
	struct sc_text value = { .at = zeros };

	if (word != NULL && word->type == SC_WORD_ADDRESS)
		value = (struct sc_text){ .at = no_address, .length = sizeof(no_address) };
	else if (word != NULL)
		value.length = word->size;
	sc_write_text(writer, name, value);
}

static void write_value(
	struct sc_avp_writer *writer, const struct sc_avp_field *field, const char *at)
{
	struct sc_avp_name name = {
		.vendor = field->vendor, .code = field->code, .mandatory = field->mandatory_bit
	};

	switch (field->kind) {
	case SC_AVP_U32: {
		const struct sc_avp_u32 *number = (const void *)at;

		if (number->present)
			sc_write_u32(writer, name, number->value);
		break;
	}
	case SC_AVP_U64: {
		const struct sc_avp_u64 *number = (const void *)at;

		if (number->present)
			sc_write_u64(writer, name, number->value);
		break;
	}
	case SC_AVP_TEXT: {
		const struct sc_text *text = (const void *)at;

		if (text->at != NULL)
			sc_write_text(writer, name, *text);
		break;
	}
	case SC_AVP_GROUP: {
		const bool *present = (const void *)at;

		if (*present) {
			uint8_t *group = sc_write_group(writer, name);

			sc_write_map(writer, field->group, at);
			sc_write_group_end(writer, group);
		}
		break;
	}
	case SC_AVP_MUST:
		break;
	}
}

void sc_write_map(struct sc_avp_writer *writer, const struct sc_avp_map *map, const void *values)
{
	for (uint32_t i = 0; i < map->count; i++) {
		const struct sc_avp_field *field = &map->fields[i];
		const char *at = (const char *)values + field->offset;
		uint32_t count = 1;

		if (field->array)
			memcpy(&count, (const char *)values + field->count_offset, sizeof(count));
		for (uint32_t j = 0; j < count; j++)
			write_value(writer, field, at + j * field->stride);
	}
}

void sc_write_failed(struct sc_avp_writer *writer, const struct sc_fault *fault)
{
	uint8_t *groups[SC_PATH_LIMIT];
	uint8_t *failed;

	if (!fault->names_avp)
		return;
	failed = sc_write_group(writer, SC_BASE(SC_CODE_FAILED_AVP));
	for (uint32_t i = 0; i < fault->group_count; i++)
		groups[i] = sc_write_group(writer, fault->groups[i]);
	if (fault->received.at != NULL)
		sc_write_raw(writer, fault->received);
	else
		sc_write_example(writer, fault->avp);
	for (uint32_t i = fault->group_count; i > 0; i--)
		sc_write_group_end(writer, groups[i - 1]);
	sc_write_group_end(writer, failed);
}
