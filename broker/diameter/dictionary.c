/* SPDX-License-Identifier: BSD-2-Clause */
#include "dictionary.h"

#include <dlfcn.h>
#include <freeDiameter/freeDiameter-host.h>
#include <freeDiameter/libfdcore.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "lexicon.h"
#include "log.h"
#include "message_rules.h"
#include "offers.h"

/* libfdproto.h has macros and enumerators of these names. */
#undef LOG
#undef ASSERT

enum { RELAY_LOG_LIMIT = 512 };

static bool opened;
static uint32_t defined; /* offered applications whose words are in the dictionary */

/* From any thread. What the library has to say is either about a peer's message, and then the
 * answer says it, or comes back as an error as well. */
static void take_log(int level, const char *format, va_list values)
{
	char line[RELAY_LOG_LIMIT];

	(void)level;
	if (!sc_log_wants(SC_LOG_DEBUG))
		return;
	vsnprintf(line, sizeof(line), format, values);
	sc_log_now(SC_LOG_DEBUG, "freeDiameter: %s", line);
}

struct dictionary *sc_dictionary(void)
{
	return opened ? fd_g_config->cnf_dict : NULL;
}

/* Instead of the rule there is, if any: at least as often as that, and however often. */
static int change_rule(uint32_t command, bool request, uint32_t vendor, uint32_t avp, int least)
{
	struct dict_avp_request wanted = { .avp_vendor = vendor, .avp_code = avp };
	struct dict_rule_request place = { 0 };
	struct dict_object *rule = NULL;
	struct dict_rule_data parts;
	int error;

	fd_dict_search(sc_dictionary(), DICT_COMMAND, request ? CMD_BY_CODE_R : CMD_BY_CODE_A,
		&command, &place.rule_parent, 0);
	fd_dict_search(
		sc_dictionary(), DICT_AVP, AVP_BY_CODE_AND_VENDOR, &wanted, &place.rule_avp, 0);
	if (place.rule_parent == NULL || place.rule_avp == NULL)
		return 0;
	fd_dict_search(sc_dictionary(), DICT_RULE, RULE_BY_AVP_AND_PARENT, &place, &rule, 0);
	if (rule == NULL)
		return 0;
	error = fd_dict_delete(rule);
	if (error != 0)
		return error;
	parts = (struct dict_rule_data){
		.rule_avp = place.rule_avp,
		.rule_position = least == 0 ? RULE_OPTIONAL : RULE_REQUIRED,
		.rule_min = least,
		.rule_max = -1,
	};
	return fd_dict_new(sc_dictionary(), DICT_RULE, &parts, place.rule_parent, NULL);
}

int sc_dictionary_relax(uint32_t command, bool request, uint32_t vendor, uint32_t avp)
{
	return change_rule(command, request, vendor, avp, 0);
}

/* The base answers to RAR, ASR and STR demand a Result-Code, but an application may answer with an
 * Experimental-Result instead (RFC 6733 7.6); Rx has no Re-Auth-Request-Type in its RAR. A CER has
 * to name a Host-IP-Address (RFC 6733 5.3.1), but real peers forget it, and it serves SCTP only
 * (5.3.5), which is not spoken here: no right answer depends on it. An STR has one
 * Destination-Realm (8.4.1); Kamailio says it twice in the one that follows an ASR. */
static int relax_base(void)
{
	static const struct {
		uint32_t command;
		bool request;
		uint32_t avp;
		int least;
	} rules[] = {
		{ CC_RE_AUTH, false, AC_RESULT_CODE, 0 },
		{ CC_ABORT_SESSION, false, AC_RESULT_CODE, 0 },
		{ CC_SESSION_TERMINATION, false, AC_RESULT_CODE, 0 },
		{ CC_RE_AUTH, true, 285, 0 },
		{ CC_CAPABILITIES_EXCHANGE, true, AC_HOST_IP_ADDRESS, 0 },
		{ CC_SESSION_TERMINATION, true, AC_DESTINATION_REALM, 1 },
	};
	int error = 0;

	for (size_t i = 0; i < SC_COUNT_OF(rules) && error == 0; i++)
		error = change_rule(
			rules[i].command, rules[i].request, 0, rules[i].avp, rules[i].least);
	return error;
}

enum sc_status sc_dictionary_open(struct sc_problem *problem)
{
	int error;

	if (opened)
		return SC_STATUS_OK;
	/* Below its lowest level the library skips its old traces without formatting them. */
	fd_g_debug_lvl = 0;
	fd_log_handler_register(take_log);
	error = fd_core_initialize();
	if (error != 0)
		return sc_problem_set(problem, SC_STATUS_OUT_OF_MEMORY,
			"freeDiameter's library does not start: %s", strerror(error));
	opened = true;
	error = relax_base();
	if (error == 0)
		return sc_lexicon_build(sc_dictionary());
	return sc_problem_set(problem, SC_STATUS_OUT_OF_MEMORY,
		"freeDiameter's base dictionary cannot be adapted: %s", strerror(error));
}

static bool make_path(char path[PATH_MAX], const char *folder, const char *name)
{
	static const char ending[] = ".fdx";
	size_t length = strlen(name);
	bool complete =
		length >= strlen(ending) && strcmp(name + length - strlen(ending), ending) == 0;
	bool is_path = strchr(name, '/') != NULL;
	int written = snprintf(path, PATH_MAX, "%s%s%s%s",
		is_path          ? ""
		: folder == NULL ? DEFAULT_EXTENSIONS_PATH
				 : folder,
		is_path ? "" : "/", name, complete ? "" : ending);

	return written > 0 && written < PATH_MAX;
}

enum sc_status sc_dictionary_load(
	const char *folder, const char *name, const char *argument, struct sc_problem *problem)
{
	char path[PATH_MAX];
	int (*enter)(int major, int minor, char *argument);
	void *plug_in;
	void *symbol;
	int error;

	if (!make_path(path, folder, name))
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"the plug-in's name \"%s\" is too long", name);
	plug_in = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (plug_in == NULL)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"the plug-in \"%s\" cannot be loaded: %s", name, dlerror());
	symbol = dlsym(plug_in, "fd_ext_init");
	if (symbol == NULL)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"\"%s\" is no plug-in: it has no fd_ext_init", path);
	memcpy(&enter, &symbol, sizeof(enter)); /* ISO C has no cast between the two */
	error = enter(FD_PROJECT_VERSION_MAJOR, FD_PROJECT_VERSION_MINOR, (char *)argument);
	if (error != 0)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"the plug-in \"%s\" refuses to start: %s", name, strerror(error));
	return sc_lexicon_build(sc_dictionary());
}

enum sc_status sc_dictionary_define_offered(struct sc_problem *problem)
{
	while (defined < sc_offers_count()) {
		const struct sc_application *application = sc_offers_at(defined);
		int error = application->define(sc_dictionary());

		if (error != 0)
			return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
				"the words of the application %s cannot be defined: %s",
				application->name, strerror(error));
		defined++;
	}
	sc_rules_changed();
	return sc_lexicon_build(sc_dictionary());
}
