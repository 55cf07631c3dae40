/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The table of live AF sessions: whole in, whole out, bounded.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "rx_sessions.h"
#include "suite.h"

static struct sc_rx_sessions *sessions;

static void begin(uint32_t limit)
{
	CU_ASSERT_EQUAL_FATAL(sc_rx_sessions_open(&sessions, limit), SC_STATUS_OK);
}

static void end(void)
{
	sc_rx_sessions_close(sessions);
	sessions = NULL;
}

static enum sc_status put(const char *id, const char *subscription)
{
	const struct sc_rx_session session = { .id = sc_text_of(id),
		.af_host = SC_TEXT("af"),
		.subscription = sc_text_of(subscription) };

	return sc_rx_sessions_put(sessions, &session);
}

static enum sc_status room_for(const char *subscription, uint32_t coming, uint32_t coming_of_it)
{
	return sc_rx_sessions_have_room(sessions, sc_text_of(subscription), coming, coming_of_it);
}

static void test_whole(void)
{
	char codec[] = "AMR";
	char id[] = "a\0b";
	char name[] = "ann";
	const struct sc_text codecs[] = { { codec, 3 } };
	const struct sc_rx_flow flows[] = { { .number = 1, .usage = SC_FLOW_USAGE_RTCP },
		{ .number = 2, .has_status = true, .status = SC_FLOW_STATUS_UPLINK } };
	const struct sc_rx_component components[] = {
		{ .number = 1,
			.media = SC_MEDIA_AUDIO,
			.codecs = codecs,
			.codec_count = 1,
			.flows = flows,
			.flow_count = 2,
			.up = { true, 64000 } },
		{ .number = 2, .media = SC_MEDIA_TEXT },
	};
	const struct sc_rx_session session = { .id = { id, 3 },
		.af_host = SC_TEXT("af.example.net"),
		.subscription = { name, 3 },
		.contact = SC_TEXT("sip:ann@1"),
		.device = SC_TEXT("phone"),
		.charging_id = SC_TEXT("icid"),
		.service = SC_TEXT("urn"),
		.features = { 1, 2 },
		.components = components,
		.component_count = 2 };
	const struct sc_rx_session *found = NULL;

	begin(10);
	CU_ASSERT_EQUAL(sc_rx_sessions_put(sessions, &session), SC_STATUS_OK);
	found = sc_rx_sessions_find(sessions, (struct sc_text){ "a\0b", 3 });
	CU_ASSERT_PTR_NOT_NULL_FATAL(found);
	if (found == NULL)
		return;
	CU_ASSERT(sc_rx_session_equal(found, &session));
	CU_ASSERT_PTR_NULL(sc_rx_sessions_find(sessions, SC_TEXT("a")));
	/* Nothing of it is borrowed. */
	memset(codec, 'x', 3);
	memset(id, 'x', 3);
	memset(name, 'x', 3);
	found = sc_rx_sessions_find(sessions, (struct sc_text){ "a\0b", 3 });
	CU_ASSERT_PTR_NOT_NULL_FATAL(found);
	if (found == NULL)
		return;
	CU_ASSERT(sc_text_equal(found->components[0].codecs[0], SC_TEXT("AMR")));
	CU_ASSERT(sc_text_equal(found->subscription, SC_TEXT("ann")));
	CU_ASSERT(sc_text_equal(found->contact, SC_TEXT("sip:ann@1")));
	CU_ASSERT(sc_text_equal(found->device, SC_TEXT("phone")));
	CU_ASSERT_PTR_EQUAL(sc_rx_sessions_of(sessions, SC_TEXT("ann"), NULL), found);
	CU_ASSERT_EQUAL((uintptr_t)found->components % _Alignof(max_align_t), 0);
	CU_ASSERT_FALSE(sc_rx_session_equal(found, &session));
	end();
}

static void test_replace(void)
{
	struct sc_rx_session changed;
	const struct sc_rx_session *stored = NULL;

	begin(1);
	CU_ASSERT_EQUAL(put("a", "ann"), SC_STATUS_OK);
	/* What is put may borrow from what it replaces, also when the table is full. */
	stored = sc_rx_sessions_find(sessions, SC_TEXT("a"));
	CU_ASSERT_PTR_NOT_NULL_FATAL(stored);
	if (stored == NULL)
		return;
	changed = *stored;
	changed.contact = SC_TEXT("sip:ann@2");
	CU_ASSERT_EQUAL(sc_rx_sessions_put(sessions, &changed), SC_STATUS_OK);
	stored = sc_rx_sessions_find(sessions, SC_TEXT("a"));
	CU_ASSERT_PTR_NOT_NULL_FATAL(stored);
	if (stored == NULL)
		return;
	CU_ASSERT(sc_text_equal(stored->contact, SC_TEXT("sip:ann@2")));
	CU_ASSERT_EQUAL(sc_rx_sessions_count(sessions), 1);
	end();
}

static void test_limits(void)
{
	char id[16];

	begin(2);
	CU_ASSERT_EQUAL(put("a", "ann"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(room_for("ann", 0, 0), SC_STATUS_OK);
	CU_ASSERT_EQUAL(room_for("ann", 1, 0), SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT_EQUAL(put("b", "ann"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(room_for("ann", 0, 0), SC_STATUS_OUT_OF_ROOM);
	/* What is durable is live, whatever the limit. */
	CU_ASSERT_EQUAL(put("c", "ann"), SC_STATUS_OK);
	sc_rx_sessions_remove(sessions, SC_TEXT("a"));
	sc_rx_sessions_remove(sessions, SC_TEXT("a"));
	CU_ASSERT_EQUAL(room_for("ann", 0, 0), SC_STATUS_OUT_OF_ROOM);
	sc_rx_sessions_remove(sessions, SC_TEXT("b"));
	CU_ASSERT_EQUAL(room_for("ann", 0, 0), SC_STATUS_OK);
	end();
	begin(SC_RX_SESSIONS_OF_ONE + 10);
	for (int i = 0; i < SC_RX_SESSIONS_OF_ONE; i++) {
		CU_ASSERT_EQUAL(room_for("ann", 0, 0), SC_STATUS_OK);
		snprintf(id, sizeof(id), "%d", i);
		CU_ASSERT_EQUAL(put(id, "ann"), SC_STATUS_OK);
	}
	CU_ASSERT_EQUAL(room_for("ann", 0, 0), SC_STATUS_TOO_MANY_SESSIONS);
	CU_ASSERT_EQUAL(room_for("bob", 9, SC_RX_SESSIONS_OF_ONE - 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(room_for("bob", 9, SC_RX_SESSIONS_OF_ONE), SC_STATUS_TOO_MANY_SESSIONS);
	CU_ASSERT_EQUAL(room_for("bob", 10, 0), SC_STATUS_OUT_OF_ROOM);
	end();
}

static uint32_t count_of(struct sc_text subscription)
{
	const struct sc_rx_session *one = NULL;
	uint32_t count = 0;

	while ((one = sc_rx_sessions_of(sessions, subscription, one)) != NULL) {
		CU_ASSERT(sc_text_equal(one->subscription, subscription));
		count++;
	}
	return count;
}

/* Sessions come and go in an order of their own; both ways to them stay right. */
static void test_many(void)
{
	enum { MANY = 20000, USERS = 500 };
	char id[16];
	char name[16];

	begin(MANY);
	for (int i = 0; i < MANY; i++) {
		snprintf(id, sizeof(id), "s;%d", i);
		snprintf(name, sizeof(name), "user %d", i % USERS);
		CU_ASSERT_EQUAL(put(id, name), SC_STATUS_OK);
	}
	for (int i = 0; i < MANY; i += 2) {
		snprintf(id, sizeof(id), "s;%d", (i * 7919) % MANY);
		sc_rx_sessions_remove(sessions, sc_text_of(id));
	}
	CU_ASSERT_EQUAL(sc_rx_sessions_count(sessions), MANY / 2);
	for (int i = 0; i < MANY; i++) {
		snprintf(id, sizeof(id), "s;%d", i);
		CU_ASSERT_EQUAL(sc_rx_sessions_find(sessions, sc_text_of(id)) != NULL, i % 2 == 1);
	}
	for (int i = 0; i < USERS; i++) {
		snprintf(name, sizeof(name), "user %d", i);
		CU_ASSERT_EQUAL(count_of(sc_text_of(name)), i % 2 == 1 ? MANY / USERS : 0);
	}
	end();
}

enum { WALKED = 3000 };

static bool mark(void *owner, const struct sc_rx_session *session)
{
	uint8_t *seen = owner;
	int number = 0;

	CU_ASSERT_EQUAL(sscanf(session->id.at, "s;%d", &number), 1);
	seen[number] = (uint8_t)(seen[number] + 1);
	return true;
}

/* Shows everybody once; and whoever was there at the beginning also when others come meanwhile. */
static void test_walk(void)
{
	static uint8_t seen[2 * WALKED];
	uint32_t at = 0;
	int put_so_far = 0;
	char id[16];

	begin(4 * WALKED);
	for (; put_so_far < WALKED; put_so_far++) {
		snprintf(id, sizeof(id), "s;%d", put_so_far);
		CU_ASSERT_EQUAL(put(id, "ann"), SC_STATUS_OK);
	}
	while (sc_rx_sessions_walk(sessions, &at, 7, mark, seen))
		continue;
	for (int i = 0; i < WALKED; i++)
		CU_ASSERT_EQUAL(seen[i], 1);
	memset(seen, 0, sizeof(seen));
	at = 0;
	while (sc_rx_sessions_walk(sessions, &at, 7, mark, seen)) {
		for (int i = 0; i < 5 && put_so_far < 2 * WALKED; i++, put_so_far++) {
			snprintf(id, sizeof(id), "s;%d", put_so_far);
			CU_ASSERT_EQUAL(put(id, "ann"), SC_STATUS_OK);
		}
	}
	CU_ASSERT(put_so_far > WALKED + 1000);
	for (int i = 0; i < WALKED; i++)
		CU_ASSERT(seen[i] >= 1);
	end();
}

/* A session of that name which takes a little more than that many bytes. */
static struct sc_rx_session large(const char *id, size_t bytes)
{
	static char text[2 * SC_RX_SESSION_BYTES];

	return (struct sc_rx_session){
		.id = sc_text_of(id), .subscription = SC_TEXT("ann"), .service = { text, bytes }
	};
}

static enum sc_status put_for(const char *id, const char *host, const char *subscription)
{
	const struct sc_rx_session session = { .id = sc_text_of(id),
		.af_host = sc_text_of(host),
		.subscription = sc_text_of(subscription) };

	return sc_rx_sessions_put(sessions, &session);
}

/* Whether these are the sessions of the host, a letter each, in this order. */
static bool host_has(const char *host, const char *ids)
{
	const struct sc_rx_session *one = NULL;
	bool same = true;

	for (; *ids != '\0' && same; ids++) {
		one = sc_rx_sessions_of_host(sessions, sc_text_of(host), one);
		same = one != NULL && sc_text_equal(one->id, (struct sc_text){ ids, 1 });
	}
	return same && sc_rx_sessions_of_host(sessions, sc_text_of(host), one) == NULL;
}

/* In the order in which they were put last; names of hosts know no case. */
static void test_of_host(void)
{
	begin(10);
	CU_ASSERT_TRUE(host_has("one.example.net", ""));
	CU_ASSERT_EQUAL(put_for("a", "one.example.net", "ann"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(put_for("b", "two.example.net", "ann"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(put_for("c", "One.Example.NET", "bob"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(put_for("d", "one.example.net", "bob"), SC_STATUS_OK);
	CU_ASSERT_TRUE(host_has("ONE.example.net", "acd"));
	CU_ASSERT_TRUE(host_has("two.example.net", "b"));
	CU_ASSERT_TRUE(host_has("three.example.net", ""));
	/* One that is put again comes last, also when another host has it now. */
	CU_ASSERT_EQUAL(put_for("a", "one.example.net", "bob"), SC_STATUS_OK);
	CU_ASSERT_TRUE(host_has("one.example.net", "cda"));
	CU_ASSERT_EQUAL(put_for("d", "two.example.net", "bob"), SC_STATUS_OK);
	CU_ASSERT_TRUE(host_has("one.example.net", "ca"));
	CU_ASSERT_TRUE(host_has("two.example.net", "bd"));
	sc_rx_sessions_remove(sessions, SC_TEXT("c"));
	sc_rx_sessions_remove(sessions, SC_TEXT("b"));
	sc_rx_sessions_remove(sessions, SC_TEXT("d"));
	CU_ASSERT_TRUE(host_has("one.example.net", "a"));
	CU_ASSERT_TRUE(host_has("two.example.net", ""));
	end();
}

/* One session, and all of them together, take no more than they may, unless they did before. */
static void test_memory(void)
{
	struct sc_rx_session session = large("a", SC_RX_SESSION_BYTES);
	int made = 0;
	char id[16];

	begin(64);
	CU_ASSERT_EQUAL(sc_rx_sessions_fit(sessions, &session), SC_STATUS_SESSION_TOO_LARGE);
	CU_ASSERT_EQUAL(sc_rx_sessions_put(sessions, &session), SC_STATUS_OK);
	session = large("a", SC_RX_SESSION_BYTES + 100);
	CU_ASSERT_EQUAL(sc_rx_sessions_fit(sessions, &session), SC_STATUS_SESSION_TOO_LARGE);
	session = large("a", SC_RX_SESSION_BYTES - 100);
	CU_ASSERT_EQUAL(sc_rx_sessions_fit(sessions, &session), SC_STATUS_OK);
	sc_rx_sessions_remove(sessions, session.id);
	CU_ASSERT_EQUAL(sc_rx_sessions_bytes(sessions), 0);
	for (; made < 64; made++) {
		snprintf(id, sizeof(id), "s;%d", made);
		session = large(id, SC_RX_SESSION_BYTES - 4096);
		if (sc_rx_sessions_fit(sessions, &session) != SC_STATUS_OK)
			break;
		CU_ASSERT_EQUAL(sc_rx_sessions_put(sessions, &session), SC_STATUS_OK);
	}
	CU_ASSERT_EQUAL(made, 5);
	CU_ASSERT_EQUAL(sc_rx_sessions_fit(sessions, &session), SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT(sc_rx_sessions_bytes(sessions) <= 64 * SC_RX_SESSION_SHARE + SC_RX_SESSION_BYTES);
	session = large("s;0", SC_RX_SESSION_BYTES - 5000);
	CU_ASSERT_EQUAL(sc_rx_sessions_fit(sessions, &session), SC_STATUS_OK);
	sc_rx_sessions_remove(sessions, session.id);
	session = large("t", SC_RX_SESSION_BYTES - 4096);
	CU_ASSERT_EQUAL(sc_rx_sessions_fit(sessions, &session), SC_STATUS_OK);
	end();
}

static void test_equality(void)
{
	const struct sc_rx_component components[] = { { .number = 1 } };
	const struct sc_rx_session first = { .id = SC_TEXT("a"),
		.service = SC_TEXT("s"),
		.components = components,
		.component_count = 1 };
	struct sc_rx_component other_component = { .number = 1, .media = SC_MEDIA_TEXT };
	struct sc_rx_session other = first;

	CU_ASSERT(sc_rx_session_equal(&first, &other));
	other.service = SC_TEXT("t");
	CU_ASSERT_FALSE(sc_rx_session_equal(&first, &other));
	other = first;
	other.subscription = SC_TEXT("ann");
	CU_ASSERT_FALSE(sc_rx_session_equal(&first, &other));
	other = first;
	other.contact = SC_TEXT("sip:ann@1");
	CU_ASSERT_FALSE(sc_rx_session_equal(&first, &other));
	other = first;
	other.components = &other_component;
	CU_ASSERT_FALSE(sc_rx_session_equal(&first, &other));
	other = first;
	other.emergency = true;
	CU_ASSERT_FALSE(sc_rx_session_equal(&first, &other));
	other = first;
	other.component_count = 0;
	CU_ASSERT_FALSE(sc_rx_session_equal(&first, &other));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "a session goes in whole", test_whole },
		{ "a session is replaced whole", test_replace },
		{ "limits", test_limits },
		{ "of one host", test_of_host },
		{ "memory", test_memory },
		{ "many sessions", test_many },
		{ "all are shown, also while the table grows", test_walk },
		{ "equality", test_equality },
	};

	sc_rx_sessions_close(NULL);
	return suite_run("Rx sessions", tests, SC_COUNT_OF(tests));
}
