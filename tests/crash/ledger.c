/* SPDX-License-Identifier: BSD-2-Clause */
#include "ledger.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "victim.h"

enum { PADDING_LIMIT = 700, DOCUMENT_LIMIT = 4096 };

void ledger_open(struct ledger *ledger)
{
	memset(ledger, 0, sizeof(*ledger));
	for (uint32_t i = 0; i < LEDGER_RECORDS; i++) {
		ledger->records[i].user = 1 + i / LEDGER_INDICATIONS;
		ledger->records[i].indication = i % LEDGER_INDICATIONS;
	}
}

struct record *ledger_find(struct ledger *ledger, uint32_t user, uint32_t indication)
{
	if (user < 1 || user > LEDGER_USERS || indication >= LEDGER_INDICATIONS)
		fail("there is no user %" PRIu32 " with indication %" PRIu32, user, indication);
	return &ledger->records[(user - 1) * LEDGER_INDICATIONS + indication];
}

/* TS 29.328 6.1.2.1 step 6: a creation has 0, and 1 follows 65535. */
struct state ledger_next(const struct record *record, bool exists)
{
	return (struct state){ .exists = exists,
		.sequence = record->kept.exists ? record->kept.sequence % 65535 + 1 : 0,
		.generation = record->attempts + 1 };
}

void ledger_try(struct record *record, struct state state, struct record *partner)
{
	record->is_pending = true;
	record->pending = state;
	record->partner = partner;
	record->attempts = state.generation;
}

void ledger_keep(struct record *record)
{
	record->kept = record->pending;
	record->is_pending = false;
	if (record->subscribed == SUBSCRIBED && record->kept.generation > record->told_from)
		record->must_hear = record->kept.generation;
	if (record->kept.exists)
		return;
	if (record->subscribed == SUBSCRIBED)
		record->farewell = record->kept.generation;
	record->subscribed = SUBSCRIBED_NOT;
}

static bool is_same(const struct state *found, const struct state *state)
{
	return found->exists == state->exists &&
	       (!found->exists || (found->sequence == state->sequence &&
					  found->generation == state->generation));
}

static void lose(struct record *record)
{
	record->is_pending = false;
	record->lost[record->lost_count++ % LEDGER_LOST_LIMIT] = record->pending.generation;
}

void ledger_settle(struct record *record, const struct state *found)
{
	record->took_pending = record->is_pending && is_same(found, &record->pending);
	if (record->took_pending)
		ledger_keep(record);
	else if (!is_same(found, &record->kept))
		fail("user %" PRIu32 ", indication %" PRIu32 ": %s sequence %" PRIu32
		     " generation %" PRIu32 " was found, but %s sequence %" PRIu32
		     " generation %" PRIu32 " was acknowledged",
			record->user, record->indication, found->exists ? "there," : "absent,",
			found->sequence, found->generation,
			record->kept.exists ? "there," : "absent,", record->kept.sequence,
			record->kept.generation);
	else if (record->is_pending)
		lose(record);
	if (record->heard > record->kept.generation)
		fail("user %" PRIu32 ", indication %" PRIu32 ": generation %" PRIu32
		     " was told, but %" PRIu32 " was found",
			record->user, record->indication, record->heard, record->kept.generation);
}

void ledger_check_pairs(struct ledger *ledger)
{
	for (uint32_t i = 0; i < LEDGER_RECORDS; i++) {
		struct record *record = &ledger->records[i];

		if (record->partner == NULL)
			continue;
		if (record->took_pending != record->partner->took_pending)
			fail("user %" PRIu32 ": an update of two indications is there by half",
				record->user);
	}
	for (uint32_t i = 0; i < LEDGER_RECORDS; i++)
		ledger->records[i].partner = NULL;
}

/* Of what is on its way nobody knows whether it came before the subscription. */
void ledger_subscribe(struct record *record)
{
	record->subscribed = SUBSCRIBED;
	record->told_from = record->attempts;
}

void ledger_unsubscribe(struct record *record)
{
	record->subscribed = SUBSCRIBED_NOT;
	record->must_hear = 0;
}

static bool is_lost(const struct record *record, uint32_t generation)
{
	for (uint32_t i = 0; i < LEDGER_LOST_LIMIT && i < record->lost_count; i++)
		if (record->lost[i] == generation)
			return true;
	return false;
}

/* Which deletion is it? The one that is owed comes before the one that is on its way. */
static uint32_t deletion_of(const struct record *record)
{
	bool owed = record->heard < record->farewell;

	if (!owed && record->is_pending && !record->pending.exists)
		return record->pending.generation;
	return record->farewell;
}

void ledger_hear(struct record *record, const struct state *told)
{
	uint32_t generation = told->exists ? told->generation : deletion_of(record);

	if (generation == 0 || generation > record->attempts || is_lost(record, generation))
		fail("user %" PRIu32 ", indication %" PRIu32 ": generation %" PRIu32
		     " was told, which was never kept",
			record->user, record->indication, generation);
	if (generation < record->heard)
		fail("user %" PRIu32 ", indication %" PRIu32 ": generation %" PRIu32
		     " was told after %" PRIu32,
			record->user, record->indication, generation, record->heard);
	record->heard = generation;
}

bool ledger_is_heard(const struct record *record)
{
	return record->heard >= record->must_hear && record->heard >= record->farewell;
}

static size_t write_content(uint32_t user, uint32_t indication, struct state state, char *content)
{
	uint32_t mixed = (user * 2654435761u) ^ (indication << 7) ^ (state.generation * 40503u);
	uint32_t padding = mixed % PADDING_LIMIT;
	int length = snprintf(content, LEDGER_CONTENT_LIMIT,
		"<w:wish xmlns:w=\"urn:example:crash\" user='%" PRIu32 "' n=\"%" PRIu32
		"\" g=\"%" PRIu32 "\"\n\ts=\"%" PRIu32 "\" >a &amp; b\t&lt; \xc3\xa9 ",
		user, indication, state.generation, state.sequence);

	for (uint32_t i = 0; i < padding; i++)
		content[length++] = (char)('a' + (mixed + i * 7) % 26);
	length += snprintf(content + length, LEDGER_CONTENT_LIMIT - (size_t)length, "</w:wish>\n");
	return (size_t)length;
}

void ledger_document(const struct record *record, struct state state, char *document, size_t size)
{
	char content[LEDGER_CONTENT_LIMIT] = "";

	if (state.exists)
		write_content(record->user, record->indication, state, content);
	snprintf(document, size,
		"<RepositoryData><ServiceIndication>crash-%" PRIu32
		"</ServiceIndication><SequenceNumber>%" PRIu32 "</SequenceNumber>%s%s%s"
		"</RepositoryData>",
		record->indication, state.sequence, state.exists ? "<ServiceData>" : "", content,
		state.exists ? "</ServiceData>" : "");
}

static uint32_t number_after(const char *document, const char *label)
{
	const char *at = strstr(document, label);

	return at == NULL ? UINT32_MAX : (uint32_t)strtoul(at + strlen(label), NULL, 10);
}

struct state ledger_read(const struct record *record, const char *document, size_t length)
{
	char text[DOCUMENT_LIMIT];
	char wanted[DOCUMENT_LIMIT];
	struct state state = { 0 };

	if (length >= sizeof(text))
		fail("a document has %zu bytes", length);
	memcpy(text, document, length);
	text[length] = '\0';
	state.sequence = number_after(text, "<SequenceNumber>");
	state.exists = strstr(text, "<ServiceData") != NULL;
	if (!state.exists)
		return state;
	state.generation = number_after(text, "\" g=\"");
	ledger_document(record, state, wanted, sizeof(wanted));
	if (strstr(text, wanted) == NULL)
		fail("user %" PRIu32 ", indication %" PRIu32 ": not what was sent:\n%s\nbut\n%s",
			record->user, record->indication, wanted, text);
	return state;
}
