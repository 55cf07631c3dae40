/* SPDX-License-Identifier: BSD-2-Clause */
#include "writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sh_requests.h"
#include "victim.h"

enum { DOCUMENT_LIMIT = 4096 };

void writer_open(struct writer *writer, struct ledger *ledger, uint16_t port)
{
	writer->ledger = ledger;
	memset(writer->slots, 0, sizeof(writer->slots));
	writer->outstanding = 0;
	if (!line_open(&writer->line, port, "as.bench.example"))
		fail("the writer is not let in");
}

static void name_user(const struct record *record, char *identity, size_t size)
{
	snprintf(identity, size, "sip:user%07" PRIu32 "@bench.example", record->user);
}

static uint32_t take_slot(struct writer *writer, struct record *record, struct record *partner)
{
	struct writer_slot *slot = &writer->slots[writer->next % WRITER_SLOTS];

	*slot = (struct writer_slot){ .taken = true, .record = record, .partner = partner };
	writer->outstanding++;
	return writer->next++;
}

void writer_pull(struct writer *writer, struct record *record)
{
	static struct bench_message message;
	char identity[64];
	char indication[32];

	name_user(record, identity, sizeof(identity));
	snprintf(indication, sizeof(indication), "crash-%" PRIu32, record->indication);
	sh_build_udr(
		&writer->line, &message, take_slot(writer, record, NULL), identity, indication);
	line_send(&writer->line, &message);
}

static void write_document(const struct record *record, const struct record *partner, char *text)
{
	char first[DOCUMENT_LIMIT / 2];
	char second[DOCUMENT_LIMIT / 2] = "";

	ledger_document(record, record->pending, first, sizeof(first));
	if (partner != NULL)
		ledger_document(partner, partner->pending, second, sizeof(second));
	snprintf(text, 2 * DOCUMENT_LIMIT,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Sh-Data>%s%s</Sh-Data>", first, second);
}

static void put(struct writer *writer, struct record *record, struct record *partner, bool exists)
{
	static struct bench_message message;
	char identity[64];
	char document[2 * DOCUMENT_LIMIT];

	ledger_try(record, ledger_next(record, exists), partner);
	if (partner != NULL)
		ledger_try(partner, ledger_next(partner, true), record);
	name_user(record, identity, sizeof(identity));
	write_document(record, partner, document);
	sh_build_pur(&writer->line, &message, take_slot(writer, record, partner), identity,
		document, partner == NULL ? 0 : SH_UPDATE_EFF);
	line_send(&writer->line, &message);
}

void writer_update(struct writer *writer, struct record *record)
{
	put(writer, record, NULL, true);
}

void writer_change_any(struct writer *writer)
{
	struct record *record = &writer->ledger->records[rand() % LEDGER_RECORDS];
	struct record *partner = ledger_find(
		writer->ledger, record->user, (record->indication + 1) % LEDGER_INDICATIONS);
	int kind = rand() % 8;

	if (record->is_pending)
		return;
	if (kind == 0 && record->kept.exists && record->subscribed != SUBSCRIBED_PERHAPS)
		put(writer, record, NULL, false);
	else if (kind <= 2 && !partner->is_pending)
		put(writer, record, partner, true);
	else
		put(writer, record, NULL, true);
}

static void take_update(struct writer *writer, const struct writer_slot *slot)
{
	writer->acknowledged++;
	ledger_keep(slot->record);
	slot->record->partner = NULL;
	if (slot->partner == NULL)
		return;
	ledger_keep(slot->partner);
	slot->partner->partner = NULL;
}

static void take_data(
	struct writer *writer, const struct writer_slot *slot, const uint8_t *answer, size_t length)
{
	struct state found = { 0 };
	size_t size;
	const uint8_t *data = line_find_in(answer, length, SH_USER_DATA, BENCH_VENDOR, &size);

	if (data != NULL)
		found = ledger_read(slot->record, (const char *)data, size);
	ledger_settle(slot->record, &found);
	writer->found += slot->record->took_pending;
}

static void take(void *owner, const uint8_t *message, size_t length)
{
	struct writer *writer = owner;
	uint32_t code = bench_read_u32(message + 4) & 0xffffff;
	struct writer_slot *slot = &writer->slots[bench_read_u32(message + 12) % WRITER_SLOTS];
	uint32_t result = line_result(message, length);

	if ((message[4] & 0x80) != 0)
		fail("who makes the changes was sent a request, command %" PRIu32, code);
	if (!slot->taken)
		fail("an answer came that was not waited for, command %" PRIu32, code);
	if (result != BENCH_SUCCESS)
		fail("user %" PRIu32 ", indication %" PRIu32 ": command %" PRIu32
		     " was answered with %" PRIu32,
			slot->record->user, slot->record->indication, code, result);
	slot->taken = false;
	writer->outstanding--;
	if (code == BENCH_UDR)
		take_data(writer, slot, message, length);
	else
		take_update(writer, slot);
}

bool writer_read(struct writer *writer)
{
	return line_read(&writer->line, take, writer);
}
