/* SPDX-License-Identifier: BSD-2-Clause */
#include "wordlist.h"

#include <errno.h>
#include <freeDiameter/freeDiameter-host.h>
#include <freeDiameter/libfdproto.h>
#include <stdio.h>

enum { NAME_LIMIT = 80 };

/* What the library knows of each of our types; derived ones have a name in its base dictionary. */
static const struct {
	enum dict_avp_basetype base;
	const char *derived;
} types[] = {
	[SC_WORDLIST_OCTETS] = { AVP_TYPE_OCTETSTRING, NULL },
	[SC_WORDLIST_UTF8] = { AVP_TYPE_OCTETSTRING, "UTF8String" },
	[SC_WORDLIST_FILTER] = { AVP_TYPE_OCTETSTRING, "IPFilterRule" },
	[SC_WORDLIST_ADDRESS] = { AVP_TYPE_OCTETSTRING, "Address" },
	[SC_WORDLIST_TIME] = { AVP_TYPE_OCTETSTRING, "Time" },
	[SC_WORDLIST_ENUM] = { AVP_TYPE_INTEGER32, NULL },
	[SC_WORDLIST_U32] = { AVP_TYPE_UNSIGNED32, NULL },
	[SC_WORDLIST_U64] = { AVP_TYPE_UNSIGNED64, NULL },
	[SC_WORDLIST_F32] = { AVP_TYPE_FLOAT32, NULL },
	[SC_WORDLIST_GROUP] = { AVP_TYPE_GROUPED, NULL },
};

static int make_vendor(struct dictionary *dictionary, uint32_t id)
{
	struct dict_object *vendor = NULL;
	struct dict_vendor_data parts = { .vendor_id = id,
		.vendor_name = id == 10415 ? "3GPP" : "vendor" };
	char name[NAME_LIMIT];

	if (id == 0 ||
		fd_dict_search(dictionary, DICT_VENDOR, VENDOR_BY_ID, &id, &vendor, ENOENT) == 0)
		return 0;
	snprintf(name, sizeof(name), "vendor %u", (unsigned)id);
	if (id != 10415)
		parts.vendor_name = name;
	return fd_dict_new(dictionary, DICT_VENDOR, &parts, NULL, NULL);
}

static struct dict_object *find_avp(struct dictionary *dictionary, uint32_t vendor, uint32_t code)
{
	struct dict_avp_request wanted = { .avp_vendor = vendor, .avp_code = code };
	struct dict_object *avp = NULL;

	fd_dict_search(dictionary, DICT_AVP, AVP_BY_CODE_AND_VENDOR, &wanted, &avp, 0);
	return avp;
}

/* Enumerated values hang on a type of their own, named as stock dictionaries name them. */
static int make_enumeration(
	struct dictionary *dictionary, const struct sc_wordlist_avp *avp, struct dict_object **type)
{
	char name[NAME_LIMIT];
	struct dict_type_data parts = { .type_base = AVP_TYPE_INTEGER32, .type_name = name };
	int error = 0;

	snprintf(name, sizeof(name), "Enumerated(%s%s)", avp->vendor == 10415 ? "3GPP/" : "",
		avp->name);
	if (fd_dict_search(dictionary, DICT_TYPE, TYPE_BY_NAME, name, type, ENOENT) == 0)
		return 0;
	error = fd_dict_new(dictionary, DICT_TYPE, &parts, NULL, type);
	for (size_t i = 0; i < avp->value_count && error == 0; i++) {
		struct dict_enumval_data value = {
			.enum_name = (char *)avp->values[i].name,
			.enum_value = { .i32 = avp->values[i].value },
		};

		error = fd_dict_new(dictionary, DICT_ENUMVAL, &value, *type, NULL);
	}
	return error;
}

static int find_type(
	struct dictionary *dictionary, const struct sc_wordlist_avp *avp, struct dict_object **type)
{
	const char *derived = types[avp->type].derived;

	*type = NULL;
	if (avp->type == SC_WORDLIST_ENUM && avp->value_count != 0)
		return make_enumeration(dictionary, avp, type);
	if (derived == NULL)
		return 0;
	return fd_dict_search(dictionary, DICT_TYPE, TYPE_BY_NAME, derived, type, ENOENT);
}

/* The name, with the number behind it when another AVP of the vendor is called so already. */
static void make_name(
	struct dictionary *dictionary, const struct sc_wordlist_avp *avp, char name[NAME_LIMIT])
{
	struct dict_avp_request wanted = { .avp_vendor = avp->vendor,
		.avp_name = (char *)avp->name };
	struct dict_object *found = NULL;

	fd_dict_search(dictionary, DICT_AVP, AVP_BY_NAME_AND_VENDOR, &wanted, &found, 0);
	if (found == NULL)
		snprintf(name, NAME_LIMIT, "%s", avp->name);
	else
		snprintf(name, NAME_LIMIT, "%s-%u", avp->name, (unsigned)avp->code);
}

static int make_avp(struct dictionary *dictionary, const struct sc_wordlist_avp *avp)
{
	char name[NAME_LIMIT];
	uint8_t vendor_flag = avp->vendor != 0 ? AVP_FLAG_VENDOR : 0;
	struct dict_avp_data parts = {
		.avp_code = avp->code,
		.avp_vendor = avp->vendor,
		.avp_name = name,
		.avp_flag_mask = AVP_FLAG_VENDOR | AVP_FLAG_MANDATORY,
		.avp_flag_val = (uint8_t)(vendor_flag | (avp->mandatory ? AVP_FLAG_MANDATORY : 0)),
		.avp_basetype = types[avp->type].base,
	};
	struct dict_object *type = NULL;
	int error = find_type(dictionary, avp, &type);

	make_name(dictionary, avp, name);
	return error != 0 ? error : fd_dict_new(dictionary, DICT_AVP, &parts, type, NULL);
}

int sc_wordlist_application(
	struct dictionary *dictionary, uint32_t id, const char *name, uint32_t vendor)
{
	struct dict_application_data parts = { .application_id = id,
		.application_name = (char *)name };
	struct dict_object *owner = NULL;
	struct dict_object *found = NULL;
	int error = make_vendor(dictionary, vendor);

	if (error != 0 || fd_dict_search(dictionary, DICT_APPLICATION, APPLICATION_BY_ID, &id,
				  &found, ENOENT) == 0)
		return error;
	error = fd_dict_search(dictionary, DICT_VENDOR, VENDOR_BY_ID, &vendor, &owner, ENOENT);
	if (error == 0)
		error = fd_dict_new(dictionary, DICT_APPLICATION, &parts, owner, NULL);
	return error;
}

int sc_wordlist_avps(
	struct dictionary *dictionary, const struct sc_wordlist_avp *avps, size_t count)
{
	int error = 0;

	for (size_t i = 0; i < count && error == 0; i++) {
		if (find_avp(dictionary, avps[i].vendor, avps[i].code) != NULL)
			continue;
		error = make_vendor(dictionary, avps[i].vendor);
		if (error == 0)
			error = make_avp(dictionary, &avps[i]);
	}
	return error;
}

static int make_rules(struct dictionary *dictionary, struct dict_object *parent,
	const struct sc_wordlist_need *needs, size_t count)
{
	int error = 0;

	for (size_t i = 0; i < count && error == 0; i++) {
		struct dict_rule_data rule = {
			.rule_avp = find_avp(dictionary, needs[i].vendor, needs[i].code),
			.rule_position = needs[i].fixed ? RULE_FIXED_HEAD : RULE_REQUIRED,
			.rule_order = needs[i].fixed ? 1 : 0,
			.rule_min = 1,
			.rule_max = needs[i].many ? -1 : 1,
		};
		struct dict_rule_request place = { .rule_parent = parent,
			.rule_avp = rule.rule_avp };
		struct dict_object *found = NULL;

		if (rule.rule_avp == NULL)
			return ENOENT;
		fd_dict_search(dictionary, DICT_RULE, RULE_BY_AVP_AND_PARENT, &place, &found, 0);
		if (found == NULL)
			error = fd_dict_new(dictionary, DICT_RULE, &rule, parent, NULL);
	}
	return error;
}

static int make_command(struct dictionary *dictionary, struct dict_object *application,
	const struct sc_wordlist_command *command)
{
	uint8_t kind = command->request ? CMD_FLAG_REQUEST : 0;
	struct dict_cmd_data parts = {
		.cmd_code = command->code,
		.cmd_name = (char *)command->name,
		.cmd_flag_mask = CMD_FLAG_REQUEST | CMD_FLAG_PROXIABLE,
		.cmd_flag_val = (uint8_t)(kind | CMD_FLAG_PROXIABLE),
	};
	struct dict_object *made = NULL;
	command_code_t code = command->code;

	/* Commands are told apart by number and direction only, whatever their application. */
	if (fd_dict_search(dictionary, DICT_COMMAND,
		    command->request ? CMD_BY_CODE_R : CMD_BY_CODE_A, &code, &made, ENOENT) == 0)
		return 0;
	if (fd_dict_new(dictionary, DICT_COMMAND, &parts, application, &made) != 0)
		return EINVAL;
	return make_rules(dictionary, made, command->needs, command->need_count);
}

int sc_wordlist_commands(struct dictionary *dictionary, uint32_t application,
	const struct sc_wordlist_command *commands, size_t count)
{
	struct dict_object *owner = NULL;
	int error = fd_dict_search(
		dictionary, DICT_APPLICATION, APPLICATION_BY_ID, &application, &owner, ENOENT);

	for (size_t i = 0; i < count && error == 0; i++)
		error = make_command(dictionary, owner, &commands[i]);
	return error;
}

int sc_wordlist_group_needs(struct dictionary *dictionary, uint32_t vendor, uint32_t code,
	const struct sc_wordlist_need *needs, size_t count)
{
	struct dict_object *group = find_avp(dictionary, vendor, code);

	return group == NULL ? ENOENT : make_rules(dictionary, group, needs, count);
}
