/* SPDX-License-Identifier: BSD-2-Clause */
#include "lexicon.h"

#include <freeDiameter/freeDiameter-host.h>
#include <freeDiameter/libfdproto.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "export.h"

static struct sc_word *table;
static uint32_t table_mask; /* its size - 1, a power of two less one */
static struct dictionary *source;

static uint32_t place_of(uint32_t vendor, uint32_t code)
{
	uint64_t mixed = ((uint64_t)vendor << 32 | code) * 0x9e3779b97f4a7c15u;

	return (uint32_t)(mixed >> 32) & table_mask;
}

const struct sc_word *sc_lexicon_find(uint32_t vendor, uint32_t code)
{
	if (table == NULL)
		return NULL;
	for (uint32_t place = place_of(vendor, code);; place = (place + 1) & table_mask) {
		const struct sc_word *word = &table[place];

		if (word->name == NULL)
			return NULL;
		if (word->code == code && word->vendor == vendor)
			return word;
	}
}

/* How the dictionary calls the types derived from OctetString that deserve their own treatment. */
static const struct {
	const char *name;
	enum sc_word_type type;
	uint8_t size;
} derived_types[] = {
	{ "UTF8String", SC_WORD_TEXT, 0 },
	{ "DiameterIdentity", SC_WORD_TEXT, 0 },
	{ "DiameterURI", SC_WORD_TEXT, 0 },
	{ "IPFilterRule", SC_WORD_TEXT, 0 },
	{ "QoSFilterRule", SC_WORD_TEXT, 0 },
	{ "Address", SC_WORD_ADDRESS, 0 },
	{ "Time", SC_WORD_TIME, 4 },
};

static void set_octets_type(struct sc_word *word, const char *type_name)
{
	word->type = SC_WORD_OCTETS;
	for (size_t i = 0; i < SC_COUNT_OF(derived_types); i++) {
		if (strcmp(type_name, derived_types[i].name) == 0) {
			word->type = derived_types[i].type;
			word->size = derived_types[i].size;
		}
	}
}

static void set_type(struct sc_word *word, enum dict_avp_basetype base, const char *type_name)
{
	static const struct {
		enum sc_word_type type;
		uint8_t size;
	} types[] = {
		[AVP_TYPE_GROUPED] = { SC_WORD_GROUP, 0 },
		[AVP_TYPE_OCTETSTRING] = { SC_WORD_OCTETS, 0 },
		[AVP_TYPE_INTEGER32] = { SC_WORD_I32, 4 },
		[AVP_TYPE_INTEGER64] = { SC_WORD_I64, 8 },
		[AVP_TYPE_UNSIGNED32] = { SC_WORD_U32, 4 },
		[AVP_TYPE_UNSIGNED64] = { SC_WORD_U64, 8 },
		[AVP_TYPE_FLOAT32] = { SC_WORD_F32, 4 },
		[AVP_TYPE_FLOAT64] = { SC_WORD_F64, 8 },
	};

	word->type = types[base].type;
	word->size = types[base].size;
	if (base == AVP_TYPE_OCTETSTRING)
		set_octets_type(word, type_name);
}

static void add_word(struct dict_object *avp)
{
	struct dict_object *type = NULL;
	struct dict_type_data type_parts = { .type_name = "" };
	struct dict_avp_data parts;
	uint32_t place;

	if (fd_dict_getval(avp, &parts) != 0)
		return;
	fd_dict_search(source, DICT_TYPE, TYPE_OF_AVP, avp, &type, 0);
	if (type != NULL)
		fd_dict_getval(type, &type_parts);
	place = place_of(parts.avp_vendor, parts.avp_code);
	while (table[place].name != NULL)
		place = (place + 1) & table_mask;
	table[place] = (struct sc_word){
		.vendor = parts.avp_vendor,
		.code = parts.avp_code,
		.mandatory = (parts.avp_flag_val & AVP_FLAG_MANDATORY) != 0,
		.value_matters = type_parts.type_check != NULL,
		.name = parts.avp_name,
		.definition = avp,
		.values = type,
	};
	getrandom(&table[place].mark, sizeof(table[place].mark), 0);
	set_type(&table[place], parts.avp_basetype, type_parts.type_name);
}

/* Visits the AVPs of one vendor: counts them, or adds them when there is a table. */
static uint32_t visit_vendor(struct dict_object *vendor)
{
	struct fd_list *avps = NULL;
	uint32_t count = 0;

	if (fd_dict_getlistof(AVP_BY_CODE, vendor, &avps) != 0)
		return 0;
	for (struct fd_list *at = avps->next; at != avps; at = at->next) {
		if (table != NULL)
			add_word(at->o);
		count++;
	}
	return count;
}

/* The vendor list leaves out vendor 0, the IETF. */
static uint32_t visit_vendors(void)
{
	struct dict_object *ietf = NULL;
	struct fd_list *vendors = NULL;
	vendor_id_t zero = 0;
	uint32_t count = 0;

	if (fd_dict_search(source, DICT_VENDOR, VENDOR_BY_ID, &zero, &ietf, ENOENT) == 0)
		count += visit_vendor(ietf);
	if (fd_dict_getlistof(VENDOR_BY_ID, source, &vendors) != 0)
		return count;
	for (struct fd_list *at = vendors->next; at != vendors; at = at->next)
		count += visit_vendor(at->o);
	return count;
}

enum sc_status sc_lexicon_build(struct dictionary *dictionary)
{
	uint32_t size = 64;
	uint32_t count;

	free(table);
	table = NULL;
	source = dictionary;
	count = visit_vendors();
	while (size < count * 2)
		size *= 2;
	table_mask = size - 1;
	table = calloc(size, sizeof(*table));
	if (table == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	visit_vendors();
	return SC_STATUS_OK;
}

const char *sc_lexicon_enumerator(const struct sc_word *word, int32_t value)
{
	struct dict_enumval_request request = { 0 };
	struct dict_object *found = NULL;
	struct dict_enumval_data parts;

	if (word->values == NULL || (word->type != SC_WORD_I32 && word->type != SC_WORD_U32))
		return NULL;
	request.type_obj = word->values;
	request.search.enum_value.i32 = value;
	if (fd_dict_search(source, DICT_ENUMVAL, ENUMVAL_BY_STRUCT, &request, &found, 0) != 0)
		return NULL;
	return found != NULL && fd_dict_getval(found, &parts) == 0 ? parts.enum_name : NULL;
}

const char *sc_lexicon_command(uint32_t code, bool request)
{
	struct dict_object *found = NULL;
	struct dict_cmd_data parts;

	if (source == NULL ||
		fd_dict_search(source, DICT_COMMAND, request ? CMD_BY_CODE_R : CMD_BY_CODE_A, &code,
			&found, 0) != 0)
		return NULL;
	return found != NULL && fd_dict_getval(found, &parts) == 0 ? parts.cmd_name : NULL;
}
