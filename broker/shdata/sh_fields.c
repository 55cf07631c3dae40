/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_fields.h"

#include <string.h>
#include <time.h>

#include "sh_data.h"
#include "xml_writer.h"

struct sc_text_writer *sc_sh_at_depth(struct sc_sh_nest *nest, unsigned depth)
{
	for (; nest->depth < depth; nest->depth++)
		sc_xml_open(nest->out, "Extension");
	return nest->out;
}

void sc_sh_close_nest(struct sc_sh_nest *nest)
{
	for (; nest->depth != 0; nest->depth--)
		sc_xml_close(nest->out, "Extension");
}

static struct sc_text text_in(const struct sc_sh_field *field, const void *values)
{
	struct sc_text text;

	memcpy(&text, (const char *)values + field->at, sizeof(text));
	return text;
}

static struct sc_sh_number number_in(const struct sc_sh_field *field, const void *values)
{
	struct sc_sh_number number;

	memcpy(&number, (const char *)values + field->at, sizeof(number));
	return number;
}

static const void *group_in(const struct sc_sh_field *field, const void *values)
{
	const void *group;

	memcpy(&group, (const char *)values + field->at, sizeof(group));
	return group;
}

static bool is_there(const struct sc_sh_field *field, const void *values)
{
	switch (field->form) {
	case SC_SH_TEXT:
	case SC_SH_OCTETS:
	case SC_SH_ADDRESS:
		return text_in(field, values).at != NULL;
	case SC_SH_NUMBER:
	case SC_SH_MOMENT:
		return number_in(field, values).present;
	case SC_SH_GROUP:
		return group_in(field, values) != NULL;
	}
	return false;
}

static void put_moment(struct sc_text_writer *out, const char *name, int64_t seconds)
{
	char text[40];
	time_t moment = (time_t)seconds;
	struct tm parts;

	if (gmtime_r(&moment, &parts) == NULL)
		return;
	text[strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts)] = '\0';
	sc_xml_element(out, name, sc_text_of(text));
}

static void put_address(struct sc_text_writer *out, const char *name, struct sc_text octets)
{
	sc_xml_open(out, name);
	if (octets.length != 0)
		sc_xml_octets(out, "Address", octets);
	sc_xml_close(out, name);
}

static void put_field(struct sc_sh_nest *nest, const struct sc_sh_field *field, const void *values)
{
	struct sc_text_writer *out = sc_sh_at_depth(nest, field->depth);

	switch (field->form) {
	case SC_SH_TEXT:
		sc_xml_element(out, field->name, text_in(field, values));
		break;
	case SC_SH_OCTETS:
		sc_xml_octets(out, field->name, text_in(field, values));
		break;
	case SC_SH_ADDRESS:
		put_address(out, field->name, text_in(field, values));
		break;
	case SC_SH_NUMBER:
		sc_xml_number(out, field->name, number_in(field, values).value);
		break;
	case SC_SH_MOMENT:
		put_moment(out, field->name, number_in(field, values).value);
		break;
	case SC_SH_GROUP:
		sc_sh_put_group(
			nest, field->depth, field->name, field->inside, group_in(field, values));
		break;
	}
}

bool sc_sh_has_fields(const struct sc_sh_fields *fields, const void *values)
{
	for (size_t i = 0; i < fields->count; i++) {
		if (is_there(&fields->field[i], values))
			return true;
	}
	return false;
}

void sc_sh_put_fields(
	struct sc_sh_nest *nest, const struct sc_sh_fields *fields, const void *values)
{
	for (size_t i = 0; i < fields->count; i++) {
		if (is_there(&fields->field[i], values))
			put_field(nest, &fields->field[i], values);
	}
}

void sc_sh_put_group(struct sc_sh_nest *outer, unsigned depth, const char *name,
	const struct sc_sh_fields *fields, const void *values)
{
	struct sc_sh_nest inner = { .out = sc_sh_at_depth(outer, depth) };

	sc_xml_open(inner.out, name);
	sc_sh_put_fields(&inner, fields, values);
	sc_sh_close_nest(&inner);
	sc_xml_close(inner.out, name);
}
