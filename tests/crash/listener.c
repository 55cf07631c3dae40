/* SPDX-License-Identifier: BSD-2-Clause */
#include "listener.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sh_requests.h"
#include "victim.h"

enum { USER_DIGITS_AT = 8 }; /* behind "sip:user" */

void listener_open(struct listener *listener, struct ledger *ledger, uint16_t port)
{
	listener->ledger = ledger;
	for (uint32_t i = 0; i < LEDGER_RECORDS; i++)
		ledger->records[i].subscribing = false;
	memset(listener->slots, 0, sizeof(listener->slots));
	listener->outstanding = 0;
	if (!line_open(&listener->line, port, "listener.bench.example"))
		fail("the listener is not let in");
}

void listener_subscribe(struct listener *listener, struct record *record, bool subscribes)
{
	static struct bench_message message;
	char identity[64];
	char indication[32];
	uint32_t number = listener->next++;

	if (!subscribes)
		ledger_unsubscribe(record);
	record->subscribed = SUBSCRIBED_PERHAPS;
	record->subscribing = true;
	listener->outstanding++;
	listener->slots[number % LISTENER_SLOTS] =
		(struct listener_slot){ .taken = true, .subscribes = subscribes, .record = record };
	snprintf(identity, sizeof(identity), "sip:user%07" PRIu32 "@bench.example", record->user);
	snprintf(indication, sizeof(indication), "crash-%" PRIu32, record->indication);
	sh_build_snr(&listener->line, &message, number, identity, indication,
		subscribes ? SH_SUBSCRIBE : SH_UNSUBSCRIBE);
	line_send(&listener->line, &message);
}

void listener_subscribe_any(struct listener *listener)
{
	struct record *record = &listener->ledger->records[rand() % LEDGER_RECORDS];

	if (record->subscribing || record->is_pending || !record->kept.exists)
		return;
	if (record->subscribed != SUBSCRIBED)
		listener_subscribe(listener, record, true);
	else if (rand() % 4 == 0)
		listener_subscribe(listener, record, false);
}

static struct record *find_record(
	struct listener *listener, const uint8_t *identity, const char *document)
{
	const char *indication = strstr(document, "<ServiceIndication>crash-");

	if (indication == NULL)
		fail("a notification is about something else: %s", document);
	return ledger_find(listener->ledger,
		(uint32_t)strtoul((const char *)identity + USER_DIGITS_AT, NULL, 10),
		(uint32_t)strtoul(indication + strlen("<ServiceIndication>crash-"), NULL, 10));
}

static void hear(struct listener *listener, const uint8_t *message, size_t length)
{
	static char document[BENCH_MESSAGE_LIMIT];
	size_t size = 0;
	size_t data_size = 0;
	const uint8_t *identity =
		line_find_in(message, length, SH_USER_IDENTITY, BENCH_VENDOR, &size);
	const uint8_t *data = line_find_in(message, length, SH_USER_DATA, BENCH_VENDOR, &data_size);
	struct record *record;
	struct state told;

	if (identity != NULL)
		identity = line_find(identity, size, SH_PUBLIC_IDENTITY, BENCH_VENDOR, &size);
	if (identity == NULL || size <= USER_DIGITS_AT || data == NULL ||
		data_size >= sizeof(document))
		fail("a notification says nothing");
	memcpy(document, data, data_size);
	document[data_size] = '\0';
	record = find_record(listener, identity, document);
	told = ledger_read(record, document, data_size);
	ledger_hear(record, &told);
	listener->heard++;
}

static void take_answer(struct listener *listener, const uint8_t *message, size_t length)
{
	struct listener_slot *slot =
		&listener->slots[bench_read_u32(message + 12) % LISTENER_SLOTS];
	uint32_t result = line_result(message, length);

	if (!slot->taken)
		fail("an answer to a subscription came that was not waited for");
	if (result != BENCH_SUCCESS)
		fail("user %" PRIu32 ", indication %" PRIu32
		     ": a subscription was answered with %" PRIu32,
			slot->record->user, slot->record->indication, result);
	slot->taken = false;
	listener->outstanding--;
	slot->record->subscribing = false;
	if (slot->subscribes)
		ledger_subscribe(slot->record);
	else
		ledger_unsubscribe(slot->record);
}

static void take(void *owner, const uint8_t *message, size_t length)
{
	struct listener *listener = owner;

	if ((message[4] & 0x80) == 0) {
		take_answer(listener, message, length);
		return;
	}
	hear(listener, message, length);
	if (!listener->is_careless || rand() % 4 != 0)
		line_answer(&listener->line, message, length, BENCH_SUCCESS);
}

bool listener_read(struct listener *listener)
{
	return line_read(&listener->line, take, listener);
}
