/* SPDX-License-Identifier: BSD-2-Clause */
#include "desk.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base_codes.h"
#include "dictionary.h"
#include "journal.h"
#include "octets.h"
#include "rows.h"

enum { RELAY = -1, SESSION_LIMIT = 64 };

static const char *const peers[DESK_PEERS] = { "hss.example.net", "as.example.net",
	"dra.example.net" };

/* Once in a process: what has been offered stays offered. */
static bool load(const char *plug_ins)
{
	static bool loaded;
	char names[256];
	char *rest = names;
	const char *name = NULL;
	struct sc_problem problem = { "" };

	snprintf(names, sizeof(names), "%s", plug_ins);
	if (loaded)
		return true;
	if (sc_dictionary_open(&problem) != SC_STATUS_OK)
		return false;
	while ((name = piece_next(&rest, ' ')) != NULL) {
		bool stock = strncmp(name, "dict_", 5) == 0;

		if (sc_dictionary_load(stock ? NULL : TEST_EXTENSIONS, name, NULL, &problem) !=
			SC_STATUS_OK) {
			printf("\n  %s\n", problem.sentence);
			return false;
		}
	}
	loaded = true;
	return true;
}

static void settle(uv_async_t *committed)
{
	const struct desk *desk = committed->data;

	sc_journal_settle(desk->provisioned.store);
}

static void wake_for_commit(void *owner)
{
	struct desk *desk = owner;

	uv_async_send(&desk->committed);
}

static void tick(uv_timer_t *due)
{
	const struct desk *desk = due->data;

	sc_service_tick(desk->provisioned.service);
}

static void set_alarm(void *owner, uint64_t milliseconds)
{
	struct desk *desk = owner;

	if (!uv_is_active((uv_handle_t *)&desk->due) ||
		uv_timer_get_due_in(&desk->due) > milliseconds)
		uv_timer_start(&desk->due, tick, milliseconds, 0);
}

/* As the daemon does it (broker/host). */
static void drive_service(struct desk *desk)
{
	uv_async_init(&desk->rig.loop, &desk->committed, settle);
	desk->committed.data = desk;
	uv_timer_init(&desk->rig.loop, &desk->due);
	desk->due.data = desk;
	desk->provisioned.committed = wake_for_commit;
	desk->provisioned.alarm = set_alarm;
	desk->provisioned.owner = desk;
}

bool desk_open(struct desk *desk, uint32_t application, const char *network, const char *plug_ins)
{
	struct sc_problem problem = { "" };

	for (int i = 0; i < DESK_PEERS; i++)
		desk->sockets[i] = -1;
	if (!load(plug_ins) || !provisioned_open(&desk->provisioned, network, SESSION_LIMIT))
		return false;
	desk->application = application;
	rig_prepare(&desk->rig);
	drive_service(desk);
	desk->rig.settings.service = desk->provisioned.service;
	if (rig_open(&desk->rig, &problem) == SC_STATUS_OK)
		return true;
	printf("\n  %s\n", problem.sentence);
	return false;
}

void desk_close(struct desk *desk)
{
	for (int i = 0; i < DESK_PEERS; i++) {
		if (desk->sockets[i] != -1)
			close(desk->sockets[i]);
	}
	desk->provisioned.committed = NULL;
	desk->provisioned.alarm = NULL;
	uv_close((uv_handle_t *)&desk->committed, NULL);
	uv_close((uv_handle_t *)&desk->due, NULL);
	rig_close(&desk->rig);
	sc_journal_flush(desk->provisioned.store);
	provisioned_close(&desk->provisioned);
}

/* As one who speaks the application that is tested, so that the node may ask it too. */
static int introduce(struct desk *desk, const char *peer, uint32_t origin_state)
{
	static uint8_t bytes[RIG_MESSAGE_LIMIT];
	size_t length = rig_write_cer(bytes, peer, desk->application);
	int socket = rig_connect(&desk->rig);

	rig_send(socket, bytes, rig_add_state(bytes, length, origin_state));
	CU_ASSERT_FATAL(rig_receive(&desk->rig, socket) > 0);
	CU_ASSERT_EQUAL_FATAL(rig_result(&desk->rig), SC_DIAMETER_SUCCESS);
	return socket;
}

/* DESK_PEERS: it is none. */
static uint32_t place_of(const char *peer)
{
	uint32_t place = 0;

	while (place < DESK_PEERS && strcmp(peers[place], peer) != 0)
		place++;
	return place;
}

static int join(struct desk *desk, const char *peer)
{
	uint32_t place = place_of(peer);

	if (place == DESK_PEERS)
		return -1;
	if (desk->sockets[place] == -1)
		desk->sockets[place] = introduce(desk, peer, 0);
	return desk->sockets[place];
}

void desk_rejoin(struct desk *desk, const char *peer, uint32_t origin_state)
{
	uint32_t place = place_of(peer);
	struct sc_peer_report report = { .state = SC_PEER_OPEN };

	CU_ASSERT_NOT_EQUAL_FATAL(place, DESK_PEERS);
	if (desk->sockets[place] != -1)
		close(desk->sockets[place]);
	for (int i = 0; i < 1000 && report.state != SC_PEER_CLOSED; i++) {
		rig_turn(&desk->rig, -1, 5);
		sc_node_report_peer(desk->rig.node, place, &report);
	}
	CU_ASSERT_EQUAL_FATAL(report.state, SC_PEER_CLOSED);
	desk->sockets[place] = introduce(desk, peer, origin_state);
}

static bool is_listed(const char *list, uint32_t code)
{
	while (list != NULL && *list != '\0') {
		char *end = NULL;

		if (strtoul(list, &end, 10) == code)
			return true;
		list = *end == ',' ? end + 1 : NULL;
	}
	return false;
}

static void put_text(struct sc_avp_writer *writer, const struct desk_request *request,
	uint32_t code, struct sc_text value)
{
	if (!is_listed(request->without, code))
		sc_write_text(writer, SC_BASE(code), value);
}

static void put_number(struct sc_avp_writer *writer, const struct desk_request *request,
	uint32_t code, uint32_t value)
{
	if (!is_listed(request->without, code))
		sc_write_u32(writer, SC_BASE(code), value);
}

static void put_base(struct sc_avp_writer *writer, const struct desk_request *request)
{
	put_text(writer, request, SC_CODE_SESSION_ID,
		request->session.at != NULL ? request->session : sc_text_of(request->session_id));
	put_text(writer, request, SC_CODE_ORIGIN_HOST, sc_text_of(request->peer));
	put_text(writer, request, SC_CODE_ORIGIN_REALM, SC_TEXT(RIG_REALM));
	put_text(writer, request, SC_CODE_DESTINATION_REALM, SC_TEXT(RIG_REALM));
	put_number(writer, request, SC_CODE_AUTH_APPLICATION_ID, request->application);
	put_number(writer, request, SC_CODE_AUTH_SESSION_STATE, 1);
	if (!is_listed(request->without, SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID)) {
		uint8_t *group =
			sc_write_group(writer, SC_BASE(SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID));

		sc_write_u32(writer, SC_BASE(SC_CODE_VENDOR_ID), SC_VENDOR_3GPP);
		sc_write_u32(writer, SC_BASE(SC_CODE_AUTH_APPLICATION_ID), request->application);
		sc_write_group_end(writer, group);
	}
}

/* The message's own AVPs, each by itself so that one can be left out. */
static void put_values(struct sc_avp_writer *writer, const struct desk_request *request)
{
	for (uint32_t i = 0; request->map != NULL && i < request->map->count; i++) {
		const struct sc_avp_map one = { .fields = &request->map->fields[i], .count = 1 };

		if (!is_listed(request->without, one.fields->code))
			sc_write_map(writer, &one, request->values);
	}
}

static size_t write_request(uint8_t *bytes, const struct desk_request *request, uint32_t hop_by_hop)
{
	static uint8_t raw[RIG_MESSAGE_LIMIT];
	const struct sc_header header = { .flags = SC_FLAG_REQUEST | SC_FLAG_PROXIABLE,
		.code = request->code,
		.application = request->application,
		.hop_by_hop = hop_by_hop,
		.end_to_end = ~hop_by_hop };
	struct sc_avp_writer writer;

	sc_write_begin(&writer, bytes, RIG_MESSAGE_LIMIT);
	sc_write_header(&writer, &header);
	put_base(&writer, request);
	put_values(&writer, request);
	if (request->raw != NULL && request->raw[0] != '\0')
		sc_write_raw(&writer, (struct sc_text){ (const char *)raw,
					      octets_of(request->raw, raw, sizeof(raw)) });
	return sc_write_end(&writer);
}

bool desk_ask(struct desk *desk, const struct desk_request *request)
{
	static uint8_t bytes[RIG_MESSAGE_LIMIT];
	static uint32_t hop_by_hop = 7000;
	bool carried = request->via != NULL && request->via[0] != '\0';
	int socket = join(desk, carried ? request->via : request->peer);

	CU_ASSERT_NOT_EQUAL_FATAL(socket, -1);
	rig_send(socket, bytes, write_request(bytes, request, ++hop_by_hop));
	return rig_receive(&desk->rig, socket) > 0 &&
	       desk->rig.message.header.hop_by_hop == hop_by_hop &&
	       desk->rig.message.header.code == request->code &&
	       (desk->rig.message.header.flags & SC_FLAG_REQUEST) == 0;
}

bool desk_await(struct desk *desk, const char *peer, uint32_t code)
{
	int socket = join(desk, peer);

	return rig_receive(&desk->rig, socket) > 0 && desk->rig.message.header.code == code &&
	       (desk->rig.message.header.flags & SC_FLAG_REQUEST) != 0;
}

void desk_answer(
	struct desk *desk, const char *peer, const char *host, const char *kind, uint32_t code)
{
	static uint8_t bytes[RIG_MESSAGE_LIMIT];
	struct sc_header header = desk->rig.message.header;
	struct sc_avp_writer writer;
	struct sc_avp session = { 0 };
	uint8_t *group = NULL;

	header.flags = SC_FLAG_PROXIABLE;
	rig_find(&desk->rig, 0, SC_CODE_SESSION_ID, &session);
	sc_write_begin(&writer, bytes, sizeof(bytes));
	sc_write_header(&writer, &header);
	sc_write_text(&writer, SC_BASE(SC_CODE_SESSION_ID), session.value);
	sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_HOST), sc_text_of(host));
	sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_REALM), SC_TEXT(RIG_REALM));
	if (strcmp(kind, "base") == 0) {
		sc_write_u32(&writer, SC_BASE(SC_CODE_RESULT_CODE), code);
	} else {
		group = sc_write_group(&writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT));
		sc_write_u32(&writer, SC_BASE(SC_CODE_VENDOR_ID), SC_VENDOR_3GPP);
		sc_write_u32(&writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT_CODE), code);
		sc_write_group_end(&writer, group);
	}
	rig_send(join(desk, peer), bytes, sc_write_end(&writer));
}

/* The same numbers in every run. */
static uint32_t draw(void)
{
	static uint64_t state = 20260801;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33);
}

static void leave(struct desk *desk, int socket)
{
	for (int i = 0; i < DESK_PEERS; i++) {
		if (desk->sockets[i] == socket)
			desk->sockets[i] = -1;
	}
	close(socket);
}

uint32_t desk_shake(struct desk *desk, const struct desk_request *request, uint32_t rounds)
{
	static uint8_t bytes[RIG_MESSAGE_LIMIT];
	uint32_t answered = 0;

	for (uint32_t round = 0; round < rounds; round++) {
		int socket = join(desk, request->peer);
		size_t length = write_request(bytes, request, round);
		ssize_t received = 0;

		for (uint32_t change = draw() % 4 + 1; change != 0; change--)
			bytes[SC_HEADER_SIZE + draw() % (length - SC_HEADER_SIZE)] =
				(uint8_t)(draw() % 3 == 0 ? draw() % 16 : draw());
		rig_send(socket, bytes, length);
		received = rig_receive(&desk->rig, socket);
		CU_ASSERT(received >= 0);
		answered += received > 0;
		if (received <= 0)
			leave(desk, socket);
	}
	return answered;
}

bool desk_answered(const struct desk *desk, const char *kind, uint32_t code)
{
	struct sc_avp avp;
	bool base = rig_find(&desk->rig, 0, SC_CODE_RESULT_CODE, &avp);
	bool experimental = rig_find(&desk->rig, 0, SC_CODE_EXPERIMENTAL_RESULT, &avp);

	return base != experimental && base == (strcmp(kind, "base") == 0) &&
	       rig_result(&desk->rig) == code;
}

static bool find_code(struct sc_text list, uint32_t code, struct sc_avp *found)
{
	while (sc_avp_next(&list, found)) {
		if (found->code == code)
			return true;
	}
	return false;
}

bool desk_failed_avp(const struct desk *desk, const char *path, struct sc_avp *found)
{
	if (!rig_find(&desk->rig, 0, SC_CODE_FAILED_AVP, found))
		return false;
	while (path != NULL && *path != '\0') {
		char *end = NULL;
		uint32_t code = (uint32_t)strtoul(path, &end, 10);

		if (!find_code(found->value, code, found))
			return false;
		path = *end == '/' ? end + 1 : NULL;
	}
	return true;
}

bool desk_failed(const struct desk *desk, const char *path)
{
	struct sc_avp avp;

	return path == NULL ? !rig_find(&desk->rig, 0, SC_CODE_FAILED_AVP, &avp)
			    : desk_failed_avp(desk, path, &avp);
}

bool desk_number(const struct desk *desk, uint32_t vendor, uint32_t code, uint32_t *number)
{
	struct sc_avp avp;

	if (!rig_find(&desk->rig, vendor, code, &avp) || avp.value.length != sizeof(*number))
		return false;
	*number = sc_get_u32((const uint8_t *)avp.value.at);
	return true;
}

struct sc_text desk_text(const struct desk *desk, uint32_t vendor, uint32_t code)
{
	struct sc_avp avp;

	return rig_find(&desk->rig, vendor, code, &avp) ? avp.value : (struct sc_text){ 0 };
}
