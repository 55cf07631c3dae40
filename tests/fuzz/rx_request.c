/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Can any request of an AF do harm? A real node with the Rx plug-in over a provisioned service is
 * asked: framing, grammar, reading, binding, deciding, keeping, answering. Every request gets one
 * sound answer while its connection is there, and one that is refused changes no session.
 * An input is a few requests, each of a byte that says what is around its AVPs (the flags below),
 * two for their length, and the AVPs.
 */
#include <freeDiameter/extension.h>
#include <stdlib.h>
#include <string.h>

#include "avp_write.h"
#include "base_codes.h"
#include "dictionary.h"
#include "feed.h"
#include "journal.h"
#include "provisioned.h"
#include "rx_language.h"
#include "rx_list.h"
#include "rx_terminate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int fd_ext_init(int major, int minor, char *argument);

enum {
	SESSION_FLAGS = 0x03, /* which of the sessions */
	OTHER_HOST_FLAG = 0x04,
	HASTY_FLAG = 0x20, /* the next request comes before this one is durable */
	BARE_FLAG = 0x40,  /* nothing is written around the AVPs */
	END_FLAG = 0x80,   /* Session-Termination-Request */

	HEAD = 3,
	REQUEST_LIMIT = 8, /* in one input */
	MESSAGE_LIMIT = 64 * 1024,
	SESSION_LIMIT = 8,
	MEMORY_LIMIT = 2 * 1024 * 1024,
	SUCCESS = 2001
};

/* All sessions as they were. */
struct memory {
	struct sc_arena arena;
	struct sc_rx_session sessions[SESSION_LIMIT];
	uint32_t count;
};

static struct feed feed;
static struct provisioned provisioned;

static void forget(void)
{
	provisioned_close(&provisioned);
}

static void open_node(void)
{
	feed_require(sc_dictionary_open(NULL) == SC_STATUS_OK);
	feed_require(fd_ext_init(FD_PROJECT_VERSION_MAJOR, FD_PROJECT_VERSION_MINOR, NULL) == 0);
	feed_require(provisioned_open(&provisioned, FUZZ_NETWORK, SESSION_LIMIT));
	atexit(forget);
	feed_open(&feed, provisioned.service, true);
}

static void list(struct sc_rx_page *page)
{
	struct sc_rx_cursor cursor = { 0 };

	page->count = 0;
	sc_rx_list(provisioned.service, &cursor, page);
	feed_require(page->count <= SESSION_LIMIT && !page->more);
}

static void memorise(struct memory *memory)
{
	struct sc_rx_page page;

	if (memory->arena.start == NULL)
		feed_require(sc_arena_open(&memory->arena, MEMORY_LIMIT) == SC_STATUS_OK);
	sc_arena_empty(&memory->arena);
	list(&page);
	memory->count = page.count;
	for (uint32_t i = 0; i < page.count; i++) {
		feed_require(sc_rx_session_size(page.sessions[i]) <=
			     memory->arena.size - memory->arena.used);
		sc_rx_session_copy(&memory->arena, page.sessions[i], &memory->sessions[i]);
	}
}

static bool is_among(const struct sc_rx_session *session, const struct sc_rx_page *page)
{
	for (uint32_t i = 0; i < page->count; i++) {
		if (sc_text_equal(page->sessions[i]->id, session->id))
			return sc_rx_session_equal(page->sessions[i], session);
	}
	return false;
}

static void require_unchanged(const struct memory *memory)
{
	struct sc_rx_page page;

	list(&page);
	feed_require(page.count == memory->count);
	for (uint32_t i = 0; i < page.count; i++)
		feed_require(is_among(&memory->sessions[i], &page));
}

/* What is written becomes durable, and whoever waited for it asks again. */
static void settle(void)
{
	for (int rounds = 0; rounds < 2 * REQUEST_LIMIT; rounds++) {
		sc_service_tick(provisioned.service);
		sc_journal_settle(provisioned.store);
	}
	feed_require(feed.node->parked == 0);
}

static void ended(void *owner, enum sc_status status)
{
	(void)owner;
	feed_require(status == SC_STATUS_OK);
}

static void end_sessions(void)
{
	static struct memory memory;
	const struct sc_promise promise = { .kept = ended };

	memorise(&memory);
	for (uint32_t i = 0; i < memory.count; i++)
		feed_require(sc_rx_terminate(provisioned.service, memory.sessions[i].id,
				     memory.sessions[i].af_host, &promise) == SC_STATUS_OK);
	settle();
	feed_require(sc_service_session_count(provisioned.service) == 0);
}

static void write_around(struct sc_avp_writer *writer, uint8_t flags)
{
	static const char *const sessions[SESSION_FLAGS + 1] = { "a", "b", "c", "d" };
	bool other = (flags & OTHER_HOST_FLAG) != 0;

	if ((flags & BARE_FLAG) != 0)
		return;
	sc_write_text(
		writer, SC_BASE(SC_CODE_SESSION_ID), sc_text_of(sessions[flags & SESSION_FLAGS]));
	sc_write_text(writer, SC_BASE(SC_CODE_ORIGIN_HOST),
		other ? SC_TEXT("as.example.net") : SC_TEXT("hss.example.net"));
	sc_write_text(writer, SC_BASE(SC_CODE_ORIGIN_REALM), SC_TEXT("example.net"));
	sc_write_text(writer, SC_BASE(SC_CODE_DESTINATION_REALM), SC_TEXT("example.net"));
	sc_write_u32(writer, SC_BASE(SC_CODE_AUTH_APPLICATION_ID), SC_RX_APPLICATION);
}

static struct sc_text write_request(uint8_t flags, struct sc_text avps)
{
	static uint8_t bytes[MESSAGE_LIMIT];
	const struct sc_header header = { .flags = SC_FLAG_REQUEST | SC_FLAG_PROXIABLE,
		.code = (flags & END_FLAG) != 0 ? SC_RX_SESSION_TERMINATION : SC_RX_AA,
		.application = SC_RX_APPLICATION };
	struct sc_avp_writer writer;

	sc_write_begin(&writer, bytes, sizeof(bytes));
	sc_write_header(&writer, &header);
	write_around(&writer, flags);
	sc_write_raw(&writer, avps);
	return (struct sc_text){ (const char *)bytes, sc_write_end(&writer) };
}

/* False: there is nobody to ask any more. */
static bool ask(uint8_t flags, struct sc_text avps)
{
	static struct memory memory;
	struct sc_text request = write_request(flags, avps);
	bool alone = feed.node->parked == 0;

	if (request.length == 0)
		return true;
	memorise(&memory);
	feed_bytes(&feed, request);
	if ((flags & HASTY_FLAG) != 0)
		return feed.connection != NULL;
	settle();
	if (feed.connection != NULL)
		feed_require(feed.answers == feed.requests);
	if (alone && feed.result != SUCCESS && !feed.speaks_of_state)
		require_unchanged(&memory);
	return feed.connection != NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool goes_on = true;

	if (feed.node == NULL)
		open_node();
	feed_connect(&feed, SC_CONNECTION_OPEN);
	for (int i = 0; i < REQUEST_LIMIT && size >= HEAD && goes_on; i++) {
		size_t length = (size_t)data[1] << 8 | data[2];

		length = length < size - HEAD ? length : size - HEAD;
		goes_on = ask(data[0], (struct sc_text){ (const char *)data + HEAD, length });
		data += HEAD + length;
		size -= HEAD + length;
	}
	settle();
	feed_disconnect(&feed);
	end_sessions();
	return 0;
}
