/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Can any bytes from a peer do harm? A connection of a real node is fed with them: framing,
 * inspection, rules, dispatch, reading, answering. A request never gets two answers.
 * The first byte chooses what the connection is when the rest arrives.
 */
#include <stdlib.h>
#include <string.h>

#include "describe.h"
#include "dictionary.h"
#include "echo.h"
#include "feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct feed feed;

static void open_node(void)
{
	feed_require(sc_dictionary_open(NULL) == SC_STATUS_OK);
	feed_require(sc_application_offer(&echo_application) == SC_STATUS_OK);
	feed_open(&feed, NULL, false);
}

/* Half of what was parked is answered while the connection is there, the rest later. */
static void answer_parked(uint32_t down_to)
{
	while (echo_diary.parked_count > down_to)
		echo_answer_parked(echo_diary.parked_count / 2);
	echo_diary.served_count = 0;
}

static void describe(struct sc_text message)
{
	static char text[64 * 1024];
	struct sc_text_writer out;

	sc_text_writer_begin(&out, text, sizeof(text));
	sc_message_describe(message, &out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum sc_connection_state states[] = { SC_CONNECTION_OPEN,
		SC_CONNECTION_AWAITING_CER, SC_CONNECTION_AWAITING_CEA, SC_CONNECTION_SUSPECT,
		SC_CONNECTION_REOPEN, SC_CONNECTION_DEPARTING };
	char *copy;

	if (size < 2)
		return 0;
	if (feed.node == NULL)
		open_node();
	copy = malloc(size);
	feed_require(copy != NULL);
	memcpy(copy, data + 1, size - 1);
	feed_connect(&feed, states[data[0] % SC_COUNT_OF(states)]);
	feed_bytes(&feed, (struct sc_text){ .at = copy, .length = size - 1 });
	answer_parked(echo_diary.parked_count / 2);
	feed_require(feed.answers <= feed.requests);
	describe((struct sc_text){ .at = copy, .length = size - 1 });
	free(copy);
	feed_disconnect(&feed);
	answer_parked(0);
	feed_require(feed.node->parked == 0);
	return 0;
}
