/* SPDX-License-Identifier: BSD-2-Clause */
#include "echo.h"

#include <freeDiameter/freeDiameter-host.h>
#include <freeDiameter/libfdproto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

SC_AVP_MAP(echo_inner_map,
	SC_AVP_ONE(U32, M, ECHO_VENDOR, ECHO_NUMBER, struct echo_inner, number, NULL));

SC_AVP_MAP(echo_group_map, SC_AVP_ONE(MUST, O, 0, 0, struct echo_group, must, NULL),
	SC_AVP_ONE(U32, M, ECHO_VENDOR, ECHO_NUMBER, struct echo_group, number, NULL),
	SC_AVP_ONE(TEXT, M, ECHO_VENDOR, ECHO_TEXT, struct echo_group, text, NULL),
	SC_AVP_MANY(GROUP, M, ECHO_VENDOR, ECHO_INNER, struct echo_group, inner, &echo_inner_map));

SC_AVP_MAP(echo_map, SC_AVP_ONE(U32, M, ECHO_VENDOR, ECHO_NUMBER, struct echo_values, number, NULL),
	SC_AVP_ONE(TEXT, M, ECHO_VENDOR, ECHO_TEXT, struct echo_values, text, NULL),
	SC_AVP_ONE(U64, O, ECHO_VENDOR, ECHO_LONG, struct echo_values, longer, NULL),
	SC_AVP_ONE(TEXT, O, ECHO_VENDOR, ECHO_ADDRESS, struct echo_values, address, NULL),
	SC_AVP_MANY(GROUP, M, ECHO_VENDOR, ECHO_GROUP, struct echo_values, group, &echo_group_map),
	SC_AVP_ONE(GROUP, O, ECHO_VENDOR, ECHO_INNER, struct echo_values, inner, &echo_inner_map));

struct echo_diary echo_diary;

static void keep_name(char *kept, size_t size, struct sc_text name)
{
	snprintf(kept, size, "%.*s", SC_TEXT_ARG(name));
}

static void note_opened(struct sc_node *node, struct sc_service *service)
{
	echo_diary.node = node;
	echo_diary.service = service;
	echo_diary.opened++;
}

static void note_closing(struct sc_node *node)
{
	(void)node;
	echo_diary.closed++;
}

static void note_peer(struct sc_node *node, struct sc_text identity, bool relays)
{
	(void)node;
	keep_name(echo_diary.peer, sizeof(echo_diary.peer), identity);
	echo_diary.relays = relays;
	echo_diary.peers_opened++;
}

static void note_restart(struct sc_node *node, struct sc_text origin_host, uint32_t origin_state)
{
	(void)node;
	keep_name(echo_diary.restarted, sizeof(echo_diary.restarted), origin_host);
	echo_diary.restarted_with = origin_state;
	echo_diary.restarts++;
}

static void note_served(struct sc_exchange *exchange, const struct echo_values *values)
{
	echo_diary.restarts_before_serving = echo_diary.restarts;
	echo_diary.origin_state = sc_exchange_origin_state(exchange);
	keep_name(echo_diary.carrier, sizeof(echo_diary.carrier), sc_exchange_peer(exchange));
	if (echo_diary.served_count < ECHO_SERVED_LIMIT)
		echo_diary.served[echo_diary.served_count++] = values->number.value;
}

void echo_answer_parked(uint32_t index)
{
	struct sc_parked *parked = echo_diary.parked[index];
	struct echo_values values;

	echo_diary.parked_count--;
	for (uint32_t i = index; i < echo_diary.parked_count; i++)
		echo_diary.parked[i] = echo_diary.parked[i + 1];
	if (!sc_parked_read(parked, &echo_map, &values))
		abort();
	sc_parked_note(parked, "kept for %.*s",
		SC_TEXT_ARG(sc_exchange_origin_host(sc_parked_request(parked))));
	sc_parked_answer(parked, &SC_RESULT_SUCCESS, &echo_map, &values);
}

void echo_answer_all(void)
{
	while (echo_diary.parked_count != 0)
		echo_answer_parked(0);
}

static void park(struct sc_exchange *exchange, const struct echo_values *values)
{
	struct sc_parked *parked = NULL;

	if (echo_diary.parked_count < ECHO_PARKED_LIMIT)
		parked = sc_exchange_park(exchange);
	if (parked == NULL) {
		sc_exchange_answer(exchange, &(struct sc_result){ .code = 3004 }, NULL, NULL);
		return;
	}
	echo_diary.parked[echo_diary.parked_count++] = parked;
	if (sc_text_equal(values->text, SC_TEXT("hasty")))
		echo_answer_parked(echo_diary.parked_count - 1);
	if (sc_text_equal(values->text, SC_TEXT("twice"))) {
		sc_exchange_answer(exchange, &SC_RESULT_SUCCESS, NULL, NULL);
		if (sc_exchange_park(exchange) != NULL)
			abort();
	}
}

static bool wants_parking(struct sc_text text)
{
	return sc_text_equal(text, SC_TEXT("park")) || sc_text_equal(text, SC_TEXT("hasty")) ||
	       sc_text_equal(text, SC_TEXT("twice"));
}

static void grow(struct sc_exchange *exchange, struct echo_values *values)
{
	static char bytes[ECHO_GROW_LIMIT];

	memset(bytes, 'g', sizeof(bytes));
	values->text = (struct sc_text){ .at = bytes, .length = values->number.value };
	sc_exchange_answer(exchange, &SC_RESULT_SUCCESS, &echo_map, values);
}

static void fail(struct sc_exchange *exchange)
{
	const struct sc_result result = {
		.code = 5004,
		.message = "as you wish",
		.failed = {
			.vendor = ECHO_VENDOR,
			.code = ECHO_NUMBER,
			.group_count = 2,
			.groups = { { .vendor = ECHO_VENDOR, .code = ECHO_GROUP, .nth = 1 },
				{ .vendor = ECHO_VENDOR, .code = ECHO_INNER } },
		},
	};

	sc_exchange_answer(exchange, &result, NULL, NULL);
}

static void miss(struct sc_exchange *exchange)
{
	const struct sc_result result = {
		.code = 5005,
		.failed = { .vendor = ECHO_VENDOR, .code = ECHO_ADDRESS, .missing = true },
	};

	sc_exchange_answer(exchange, &result, NULL, NULL);
}

static void serve(struct sc_exchange *exchange)
{
	struct echo_values values;

	if (!sc_exchange_read(exchange, &echo_map, &values))
		return;
	note_served(exchange, &values);
	if (sc_text_equal(values.text, SC_TEXT("silent")))
		return;
	if (wants_parking(values.text)) {
		park(exchange, &values);
	} else if (sc_text_equal(values.text, SC_TEXT("grow"))) {
		grow(exchange, &values);
	} else if (sc_text_equal(values.text, SC_TEXT("failed"))) {
		fail(exchange);
	} else if (sc_text_equal(values.text, SC_TEXT("absent"))) {
		miss(exchange);
	} else if (sc_text_equal(values.text, SC_TEXT("exp"))) {
		sc_exchange_note(
			exchange, "asked by %.*s", SC_TEXT_ARG(sc_exchange_origin_host(exchange)));
		sc_exchange_answer(exchange,
			&(struct sc_result){ .vendor = ECHO_VENDOR, .code = 5001 }, NULL, NULL);
	} else {
		sc_exchange_answer(exchange, &SC_RESULT_SUCCESS, &echo_map, &values);
	}
}

static const struct {
	const char *name;
	uint32_t code;
	enum dict_avp_basetype type;
	const char *derived;
} avps[] = {
	{ "Echo-Number", ECHO_NUMBER, AVP_TYPE_UNSIGNED32, NULL },
	{ "Echo-Text", ECHO_TEXT, AVP_TYPE_OCTETSTRING, NULL },
	{ "Echo-Group", ECHO_GROUP, AVP_TYPE_GROUPED, NULL },
	{ "Echo-Long", ECHO_LONG, AVP_TYPE_UNSIGNED64, NULL },
	{ "Echo-Address", ECHO_ADDRESS, AVP_TYPE_OCTETSTRING, "Address" },
	{ "Echo-Inner", ECHO_INNER, AVP_TYPE_GROUPED, NULL },
};

static int define_avps(struct dictionary *dictionary)
{
	int error = 0;

	for (size_t i = 0; i < SC_COUNT_OF(avps) && error == 0; i++) {
		struct dict_avp_data avp = { avps[i].code, ECHO_VENDOR, (char *)avps[i].name,
			AVP_FLAG_VENDOR | AVP_FLAG_MANDATORY, AVP_FLAG_VENDOR | AVP_FLAG_MANDATORY,
			avps[i].type };
		struct dict_object *type = NULL;

		if (avps[i].derived != NULL)
			fd_dict_search(
				dictionary, DICT_TYPE, TYPE_BY_NAME, avps[i].derived, &type, 0);
		error = fd_dict_new(dictionary, DICT_AVP, &avp, type, NULL);
	}
	return error;
}

/* By name; the vendor's own names are not the base's. */
static struct dict_object *find_avp(struct dictionary *dictionary, const char *name)
{
	struct dict_object *found = NULL;

	fd_dict_search(dictionary, DICT_AVP, AVP_BY_NAME_ALL_VENDORS, name, &found, 0);
	return found;
}

static int add_rule(struct dictionary *dictionary, struct dict_object *parent, const char *name,
	enum rule_position position, int most)
{
	struct dict_rule_data rule = { find_avp(dictionary, name), position, 1,
		position == RULE_OPTIONAL ? 0 : 1, most };

	return fd_dict_new(dictionary, DICT_RULE, &rule, parent, NULL);
}

static int define_command(struct dictionary *dictionary, struct dict_object *application,
	uint32_t code, const char *name, bool request)
{
	struct dict_cmd_data command = { code, (char *)name, CMD_FLAG_REQUEST,
		request ? CMD_FLAG_REQUEST : 0 };
	struct dict_object *made = NULL;
	int error = fd_dict_new(dictionary, DICT_COMMAND, &command, application, &made);

	if (error == 0)
		error = add_rule(dictionary, made, "Session-Id", RULE_FIXED_HEAD, 1);
	if (error == 0)
		error = add_rule(dictionary, made, "Origin-Host", RULE_REQUIRED, 1);
	if (error == 0)
		error = add_rule(dictionary, made, "Origin-Realm", RULE_REQUIRED, 1);
	if (error == 0 && request)
		error = add_rule(dictionary, made, "Destination-Realm", RULE_REQUIRED, 1);
	if (error == 0)
		error = add_rule(dictionary, made, "Echo-Number", RULE_OPTIONAL, 1);
	if (error == 0)
		error = add_rule(dictionary, made, "User-Name", RULE_OPTIONAL, 0);
	return error;
}

static const struct {
	uint32_t code;
	const char *name;
	bool request;
} names[] = {
	{ ECHO_COMMAND, "Echo-Request", true },
	{ ECHO_COMMAND, "Echo-Answer", false },
	{ ECHO_LAZY_COMMAND, "Lazy-Echo-Request", true },
	{ ECHO_LAZY_COMMAND, "Lazy-Echo-Answer", false },
};

static int define(struct dictionary *dictionary)
{
	struct dict_vendor_data vendor = { ECHO_VENDOR, "Echo" };
	struct dict_application_data parts = { ECHO_APPLICATION, "Echo" };
	struct dict_object *application = NULL;
	int error = fd_dict_new(dictionary, DICT_VENDOR, &vendor, NULL, NULL);

	if (error == 0)
		error = fd_dict_new(dictionary, DICT_APPLICATION, &parts, NULL, &application);
	if (error == 0)
		error = define_avps(dictionary);
	if (error == 0)
		error = add_rule(dictionary, find_avp(dictionary, "Echo-Group"), "Echo-Number",
			RULE_REQUIRED, 1);
	for (size_t i = 0; i < SC_COUNT_OF(names) && error == 0; i++)
		error = define_command(
			dictionary, application, names[i].code, names[i].name, names[i].request);
	return error;
}

static const struct sc_command commands[] = {
	{ .code = ECHO_COMMAND, .request_name = "ECR", .answer_name = "ECA", .serve = serve },
	{ .code = ECHO_LAZY_COMMAND,
		.request_name = "LER",
		.answer_name = "LEA",
		.serve = serve,
		.deferrable = true },
};

const struct sc_application echo_application = {
	.id = ECHO_APPLICATION,
	.vendor = ECHO_VENDOR,
	.name = "Echo",
	.naming = SC_NAMED_BY_VSAI,
	.stateless = true,
	.commands = commands,
	.command_count = SC_COUNT_OF(commands),
	.define = define,
	.opened = note_opened,
	.closing = note_closing,
	.peer_opened = note_peer,
	.peer_restarted = note_restart,
};
