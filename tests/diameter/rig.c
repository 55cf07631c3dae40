/* SPDX-License-Identifier: BSD-2-Clause */
#include "rig.h"

#include <CUnit/CUnit.h>
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base_codes.h"
#include "dictionary.h"
#include "octets.h"

static void note_change(void *owner, const struct sc_peer_report *peer)
{
	struct rig *rig = owner;

	(void)peer;
	rig->changes++;
}

void rig_prepare(struct rig *rig)
{
	memset(rig, 0, sizeof(*rig));
	memset(&echo_diary, 0, sizeof(echo_diary));
	uv_loop_init(&rig->loop);
	rig->settings = sc_node_defaults();
	rig->settings.loop = &rig->loop;
	rig->settings.identity = RIG_HOST;
	rig->settings.realm = RIG_REALM;
	rig->settings.listen = rig->listen;
	rig->settings.listen_count = 1;
	rig->listen[0].host = "127.0.0.1";
	rig->settings.peers = rig->peers;
	rig->settings.peer_count = 3;
	rig->peers[0].identity = "hss.example.net";
	rig->peers[1].identity = "as.example.net";
	rig->peers[1].realm = "example.net";
	rig->peers[2].identity = "dra.example.net";
	rig->peers[2].relays = true;
	rig->settings.peer_changed = note_change;
	rig->settings.owner = rig;
}

enum sc_status rig_open(struct rig *rig, struct sc_problem *problem)
{
	enum sc_status status = sc_dictionary_open(problem);

	sc_application_offer(&echo_application);
	if (status == SC_STATUS_OK)
		status = sc_node_open(&rig->node, &rig->settings, problem);
	return status;
}

void rig_start(struct rig *rig)
{
	struct sc_problem problem = { "" };

	CU_ASSERT_EQUAL_FATAL(rig_open(rig, &problem), SC_STATUS_OK);
}

static void note_stop(void *owner)
{
	struct rig *rig = owner;

	rig->stopped = true;
}

void rig_close(struct rig *rig)
{
	if (rig->node != NULL) {
		sc_node_stop(rig->node, note_stop, rig);
		for (int i = 0; i < 100 && !rig->stopped; i++)
			rig_turn(rig, -1, 100);
		sc_node_close(rig->node);
	}
	while (uv_run(&rig->loop, UV_RUN_NOWAIT) != 0)
		;
	CU_ASSERT_EQUAL(uv_loop_close(&rig->loop), 0);
}

/* What a callback begins to watch is watched from the loop's next turn on, so there are several
 * before the wait. */
void rig_turn(struct rig *rig, int socket, int milliseconds)
{
	struct pollfd waits[2] = {
		{ .fd = uv_backend_fd(&rig->loop), .events = POLLIN },
		{ .fd = socket, .events = POLLIN },
	};
	int own;

	for (int i = 0; i < 3; i++)
		uv_run(&rig->loop, UV_RUN_NOWAIT);
	own = uv_backend_timeout(&rig->loop);
	if (own >= 0 && own < milliseconds)
		milliseconds = own;
	poll(waits, socket == -1 ? 1 : 2, milliseconds);
	uv_run(&rig->loop, UV_RUN_NOWAIT);
}

int rig_connect(struct rig *rig)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_port = htons(sc_node_port(rig->node, 0)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int made = socket(AF_INET, SOCK_STREAM, 0);

	CU_ASSERT_EQUAL_FATAL(connect(made, (struct sockaddr *)&address, sizeof(address)), 0);
	return made;
}

void rig_send(int socket, const void *bytes, size_t length)
{
	CU_ASSERT_EQUAL(send(socket, bytes, length, MSG_NOSIGNAL), (ssize_t)length);
}

static ssize_t receive_some(struct rig *rig, int socket, size_t filled, size_t wanted)
{
	ssize_t count = recv(socket, rig->bytes + filled, wanted - filled, MSG_DONTWAIT);

	if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
		return -1;
	return count < 0 ? 0 : count;
}

ssize_t rig_receive_within(struct rig *rig, int socket, int milliseconds)
{
	uint64_t deadline = uv_hrtime() / 1000000 + (uint64_t)milliseconds;
	struct sc_header header = { 0 };
	size_t wanted = SC_HEADER_SIZE;
	size_t filled = 0;

	while (filled < wanted) {
		uint64_t now = uv_hrtime() / 1000000;
		ssize_t count = receive_some(rig, socket, filled, wanted);

		if (count == 0)
			return 0;
		if (count < 0 && now >= deadline)
			return -1;
		if (count < 0) {
			rig_turn(rig, socket, (int)(deadline - now));
			continue;
		}
		filled += (size_t)count;
		if (filled == SC_HEADER_SIZE)
			wanted = sc_get_u24(rig->bytes + 1);
	}
	sc_frame_cut(
		(struct sc_text){ (const char *)rig->bytes, filled }, RIG_MESSAGE_LIMIT, &header);
	sc_frame_inspect((struct sc_text){ (const char *)rig->bytes, filled }, &header,
		&rig->settings.limits, &rig->message, &rig->fault);
	return (ssize_t)filled;
}

ssize_t rig_receive(struct rig *rig, int socket)
{
	return rig_receive_within(rig, socket, RIG_PATIENCE);
}

bool rig_find(const struct rig *rig, uint32_t vendor, uint32_t code, struct sc_avp *avp)
{
	struct sc_text rest = rig->message.avps;

	while (sc_avp_next(&rest, avp)) {
		if (avp->vendor == vendor && avp->code == code)
			return true;
	}
	return false;
}

uint32_t rig_result(const struct rig *rig)
{
	struct sc_text group;
	struct sc_avp avp;

	if (rig_find(rig, 0, SC_CODE_RESULT_CODE, &avp))
		return sc_get_u32((const uint8_t *)avp.value.at);
	if (!rig_find(rig, 0, SC_CODE_EXPERIMENTAL_RESULT, &avp))
		return 0;
	group = avp.value;
	while (sc_avp_next(&group, &avp)) {
		if (avp.code == SC_CODE_EXPERIMENTAL_RESULT_CODE)
			return sc_get_u32((const uint8_t *)avp.value.at);
	}
	return 0;
}

bool rig_find_failed(const struct rig *rig, struct sc_avp *avp, uint32_t groups)
{
	struct sc_text list;

	if (!rig_find(rig, 0, SC_CODE_FAILED_AVP, avp))
		return false;
	for (uint32_t i = 0; i <= groups; i++) {
		list = avp->value;
		if (!sc_avp_next(&list, avp))
			return false;
	}
	return true;
}

static void write_origin(struct sc_avp_writer *writer, const char *host)
{
	sc_write_text(writer, SC_BASE(SC_CODE_ORIGIN_HOST), sc_text_of(host));
	sc_write_text(writer, SC_BASE(SC_CODE_ORIGIN_REALM), SC_TEXT(RIG_REALM));
}

static void write_capabilities(struct sc_avp_writer *writer, const char *host, uint32_t application)
{
	static const char address[] = { 0, 1, 127, 0, 0, 1 };
	uint8_t *group;

	write_origin(writer, host);
	sc_write_text(writer, SC_BASE(SC_CODE_HOST_IP_ADDRESS),
		(struct sc_text){ address, sizeof(address) });
	sc_write_u32(writer, SC_BASE(SC_CODE_VENDOR_ID), 0);
	sc_write_text(writer, SC_BASE_OPTIONAL(SC_CODE_PRODUCT_NAME), SC_TEXT("rig"));
	group = sc_write_group(writer, SC_BASE(SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID));
	sc_write_u32(writer, SC_BASE(SC_CODE_VENDOR_ID), ECHO_VENDOR);
	sc_write_u32(writer, SC_BASE(SC_CODE_AUTH_APPLICATION_ID), application);
	sc_write_group_end(writer, group);
}

size_t rig_write_cer(uint8_t *bytes, const char *host, uint32_t application)
{
	const struct sc_header header = { .flags = SC_FLAG_REQUEST,
		.code = SC_COMMAND_CAPABILITIES_EXCHANGE,
		.hop_by_hop = 1,
		.end_to_end = 2 };
	struct sc_avp_writer writer;

	sc_write_begin(&writer, bytes, RIG_MESSAGE_LIMIT);
	sc_write_header(&writer, &header);
	write_capabilities(&writer, host, application);
	return sc_write_end(&writer);
}

size_t rig_write_cea(uint8_t *bytes, const struct sc_header *cer, const char *host)
{
	struct sc_header header = *cer;
	struct sc_avp_writer writer;

	header.flags = 0;
	sc_write_begin(&writer, bytes, RIG_MESSAGE_LIMIT);
	sc_write_header(&writer, &header);
	sc_write_u32(&writer, SC_BASE(SC_CODE_RESULT_CODE), SC_DIAMETER_SUCCESS);
	write_capabilities(&writer, host, ECHO_APPLICATION);
	return sc_write_end(&writer);
}

size_t rig_write_base(
	uint8_t *bytes, uint32_t code, uint8_t flags, const char *host, uint32_t hop_by_hop)
{
	const struct sc_header header = { .flags = flags, .code = code, .hop_by_hop = hop_by_hop };
	struct sc_avp_writer writer;

	sc_write_begin(&writer, bytes, RIG_MESSAGE_LIMIT);
	sc_write_header(&writer, &header);
	if ((flags & SC_FLAG_REQUEST) == 0)
		sc_write_u32(&writer, SC_BASE(SC_CODE_RESULT_CODE), SC_DIAMETER_SUCCESS);
	write_origin(&writer, host);
	if (code == SC_COMMAND_DISCONNECT_PEER && (flags & SC_FLAG_REQUEST) != 0)
		sc_write_u32(&writer, SC_BASE(SC_CODE_DISCONNECT_CAUSE), SC_DISCONNECT_REBOOTING);
	return sc_write_end(&writer);
}

void rig_begin_echo(
	struct sc_avp_writer *writer, uint8_t *bytes, const char *host, uint32_t hop_by_hop)
{
	const struct sc_header header = { .flags = SC_FLAG_REQUEST | SC_FLAG_PROXIABLE,
		.code = ECHO_COMMAND,
		.application = ECHO_APPLICATION,
		.hop_by_hop = hop_by_hop,
		.end_to_end = ~hop_by_hop };

	sc_write_begin(writer, bytes, RIG_MESSAGE_LIMIT);
	sc_write_header(writer, &header);
	sc_write_text(writer, SC_BASE(SC_CODE_SESSION_ID), SC_TEXT("rig;1;1"));
	write_origin(writer, host);
	sc_write_text(writer, SC_BASE(SC_CODE_DESTINATION_REALM), SC_TEXT(RIG_REALM));
}

size_t rig_write_echo(
	uint8_t *bytes, const char *host, uint32_t hop_by_hop, const struct echo_values *values)
{
	struct sc_avp_writer writer;

	rig_begin_echo(&writer, bytes, host, hop_by_hop);
	if (values != NULL)
		sc_write_map(&writer, &echo_map, values);
	return sc_write_end(&writer);
}

size_t rig_add_u32(uint8_t *bytes, size_t length, uint32_t code, uint32_t number)
{
	struct sc_avp_writer writer;

	sc_write_begin(&writer, bytes + length, RIG_MESSAGE_LIMIT - length);
	sc_write_u32(&writer, SC_BASE(code), number);
	length = (size_t)(writer.at - bytes);
	sc_put_u24(bytes + 1, (uint32_t)length);
	return length;
}

size_t rig_add_state(uint8_t *bytes, size_t length, uint32_t origin_state)
{
	return origin_state == 0
		       ? length
		       : rig_add_u32(bytes, length, SC_CODE_ORIGIN_STATE_ID, origin_state);
}

int rig_join(struct rig *rig, const char *host)
{
	return rig_join_with(rig, host, 0);
}

int rig_join_with(struct rig *rig, const char *host, uint32_t origin_state)
{
	static uint8_t bytes[RIG_MESSAGE_LIMIT];
	size_t length = rig_write_cer(bytes, host, ECHO_APPLICATION);
	int socket = rig_connect(rig);

	rig_send(socket, bytes, rig_add_state(bytes, length, origin_state));
	CU_ASSERT_FATAL(rig_receive(rig, socket) > 0);
	CU_ASSERT_EQUAL_FATAL(rig_result(rig), SC_DIAMETER_SUCCESS);
	return socket;
}

void rig_leave(struct rig *rig, int socket)
{
	struct sc_node_report report = { .connections = 1 };

	close(socket);
	for (int i = 0; i < 1000 && report.connections != 0; i++) {
		rig_turn(rig, -1, 5);
		sc_node_report(rig->node, &report);
	}
	CU_ASSERT_EQUAL(report.connections, 0);
}

void rig_expect(struct rig *rig, int socket, const char *host, uint32_t result)
{
	static uint32_t hop_by_hop = 1000;
	static uint8_t bytes[RIG_MESSAGE_LIMIT];

	rig_send(socket, bytes, rig_write_echo(bytes, host, ++hop_by_hop, NULL));
	CU_ASSERT_FATAL(rig_receive(rig, socket) > 0);
	CU_ASSERT_EQUAL(rig->message.header.hop_by_hop, hop_by_hop);
	CU_ASSERT_EQUAL(rig->message.header.end_to_end, ~hop_by_hop);
	CU_ASSERT_EQUAL(rig_result(rig), result);
}

void rig_wait_for_parked(struct rig *rig, uint32_t count)
{
	for (int i = 0; i < 1000 && echo_diary.parked_count < count; i++)
		rig_turn(rig, -1, 5);
	CU_ASSERT_EQUAL_FATAL(echo_diary.parked_count, count);
}

void rig_park(struct rig *rig, int socket, const char *host, uint32_t hop_by_hop, const char *text)
{
	static uint8_t bytes[RIG_MESSAGE_LIMIT];
	const struct echo_values values = { .number = { true, hop_by_hop },
		.text = sc_text_of(text) };
	uint32_t count = echo_diary.parked_count;

	rig_send(socket, bytes, rig_write_echo(bytes, host, hop_by_hop, &values));
	rig_wait_for_parked(rig, count + 1);
}
