/* SPDX-License-Identifier: BSD-2-Clause */
#include "own_statement.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "continuity_read.h"
#include "index.h"
#include "own_document.h"
#include "own_merge.h"
#include "service_parts.h"
#include "sh_held.h"

enum {
	/* What reading and merging one document may take. */
	SCRATCH_SIZE = 256 * 1024,
	OWNER_SIZE = 1024,
};

/* A subscriber with his statement laid over him, made from one snapshot and one row. */
struct entry {
	struct sc_index_link link;
	struct sc_text name;
	uint64_t generation;
	int64_t sequence;
	int64_t updated_at;
	struct sc_subscriber subscriber;
	_Alignas(max_align_t) char room[];
};

struct sc_own_statements {
	struct sc_index index;
};

enum sc_status sc_own_statements_open(struct sc_own_statements **statements)
{
	struct sc_own_statements *opened = calloc(1, sizeof(*opened));

	if (opened == NULL || sc_index_open(&opened->index) != SC_STATUS_OK) {
		free(opened);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	*statements = opened;
	return SC_STATUS_OK;
}

static void forget(struct sc_own_statements *statements, struct entry *entry)
{
	sc_index_remove(&statements->index, &entry->link);
	free(entry);
}

void sc_own_statements_close(struct sc_own_statements *statements)
{
	struct sc_index_link *link = NULL;

	if (statements == NULL)
		return;
	while ((link = sc_index_any(&statements->index)) != NULL)
		forget(statements, SC_INDEX_ENTRY(link, struct entry, link));
	sc_index_close(&statements->index);
	free(statements);
}

/* No identity ends with it. */
static const char mark = '#';

struct sc_text sc_own_statement_owner(struct sc_arena *arena, const struct sc_account *account)
{
	struct sc_text_writer out;

	sc_arena_lend(arena, &out);
	sc_text_put(&out, account->subscriber.name);
	sc_text_put(&out, (struct sc_text){ .at = &mark, .length = 1 });
	return out.overflow ? (struct sc_text){ 0 } : sc_arena_settle(arena, &out);
}

struct sc_text sc_own_statement_subscription(struct sc_text owner)
{
	if (owner.length == 0 || owner.at[owner.length - 1] != mark)
		return (struct sc_text){ 0 };
	return (struct sc_text){ .at = owner.at, .length = owner.length - 1 };
}

/* Whoever read the document writes back the operator's part with his own; as it is now, or not at
 * all. */
static enum sc_status check_operator_part(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_account *account, struct sc_text stated, struct sc_xml_fault *fault)
{
	const struct sc_continuity *now = NULL;
	struct sc_text_writer out;
	struct sc_text said;

	if (stated.length == 0)
		return SC_STATUS_OK;
	now = sc_own_document(service, arena, account);
	if (now == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	sc_arena_lend(arena, &out);
	sc_continuity_write_operator_part(now, &out);
	if (out.overflow)
		return SC_STATUS_OUT_OF_ROOM;
	said = sc_arena_settle(arena, &out);
	if (sc_text_equal(said, stated))
		return SC_STATUS_OK;
	return sc_xml_refuse(fault, SC_XML_VALUE,
		"precedence and rules are the operator's: leave them as they are, or out");
}

enum sc_status sc_own_statement_check(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_account *account, struct sc_text service_data, struct sc_xml_fault *fault)
{
	struct sc_continuity_statement statement;
	struct sc_text stranger;
	enum sc_status status = sc_continuity_read(service_data, arena, &statement, fault);

	if (status != SC_STATUS_OK)
		return status;
	stranger = sc_own_merge_stranger(&account->subscriber, &statement.user);
	if (stranger.at != NULL)
		return sc_xml_refuse(fault, SC_XML_VALUE, "the subscriber has no device \"%.*s\"",
			SC_TEXT_ARG(sc_xml_shown(stranger)));
	return check_operator_part(service, arena, account, statement.operator_part, fault);
}

static struct entry *find(const struct sc_own_statements *statements, struct sc_text name)
{
	uint64_t hash = sc_index_hash(&statements->index, &name, 1);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&statements->index, hash, link)) != NULL) {
		struct entry *entry = SC_INDEX_ENTRY(link, struct entry, link);

		if (sc_text_equal(entry->name, name))
			return entry;
	}
	return NULL;
}

/* Reads and merges into the arena; false: it has too little room, or the row cannot be read. */
static bool merge(struct sc_arena *arena, const struct sc_subscriber *imported,
	const struct sc_kept_data_row *row, struct entry *entry)
{
	struct sc_xml_fault fault = { .wrong = SC_XML_SOUND };
	struct sc_continuity_statement statement;

	entry->name = sc_arena_copy(arena, imported->name);
	if (entry->name.at == NULL ||
		sc_continuity_read(row->data, arena, &statement, &fault) != SC_STATUS_OK)
		return false;
	return sc_own_merge(arena, imported, &statement.user, &entry->subscriber);
}

/* The first merging, in a scratch, tells how much room the second one needs. */
static struct entry *make(const struct sc_subscriber *imported, const struct sc_kept_data_row *row)
{
	struct sc_arena scratch;
	struct entry *entry = NULL;
	struct entry measured;

	if (sc_arena_open(&scratch, SCRATCH_SIZE) != SC_STATUS_OK)
		return NULL;
	if (merge(&scratch, imported, row, &measured))
		entry = malloc(sizeof(*entry) + scratch.used);
	if (entry != NULL) {
		struct sc_arena arena = { .start = entry->room, .size = scratch.used };

		if (!merge(&arena, imported, row, entry)) {
			free(entry);
			entry = NULL;
		}
	}
	sc_arena_close(&scratch);
	return entry;
}

static const struct sc_kept_data_row *row_of(
	const struct sc_service *service, const struct sc_account *account)
{
	char buffer[OWNER_SIZE];
	struct sc_arena arena = { .start = buffer, .size = sizeof(buffer) };
	struct sc_text owner = { 0 };
	const struct sc_kept_data_row *row = NULL;

	if (sc_sh_held_data_count(service->held) == 0)
		return NULL;
	owner = sc_own_statement_owner(&arena, account);
	if (owner.at != NULL)
		row = sc_sh_held_data(service->held, owner, SC_TEXT(SC_CONTINUITY_INDICATION));
	return row == NULL || row->data.length == 0 ? NULL : row;
}

const struct sc_subscriber *sc_effective_subscriber(
	const struct sc_service *service, const struct sc_account *account)
{
	const struct sc_subscriber *imported = &account->subscriber;
	const struct sc_kept_data_row *row = row_of(service, account);
	uint64_t generation = sc_store_generation(service->settings.store);
	struct sc_own_statements *statements = service->statements;
	struct entry *entry = NULL;

	if (row == NULL)
		return imported;
	entry = find(statements, imported->name);
	if (entry != NULL && entry->generation == generation && entry->sequence == row->sequence &&
		entry->updated_at == row->updated_at)
		return &entry->subscriber;
	if (entry != NULL)
		forget(statements, entry);
	entry = make(imported, row);
	if (entry == NULL)
		return imported;
	entry->generation = generation;
	entry->sequence = row->sequence;
	entry->updated_at = row->updated_at;
	sc_index_add(&statements->index, &entry->link,
		sc_index_hash(&statements->index, &entry->name, 1));
	return &entry->subscriber;
}
