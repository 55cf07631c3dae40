/* SPDX-License-Identifier: BSD-2-Clause */
#include "continuity_again.h"

#include <stdlib.h>
#include <string.h>

#include "vocabulary.h"

enum { ARENA_SIZE = 4 * 1024 * 1024, WRITTEN_SIZE = 16 * 1024 * 1024 };

static struct sc_arena *opened(struct sc_arena *arena, size_t size)
{
	if (arena->start == NULL && sc_arena_open(arena, size) != SC_STATUS_OK)
		abort();
	sc_arena_empty(arena);
	return arena;
}

struct sc_text continuity_written(
	const struct sc_continuity_statement *statement, struct sc_arena *arena)
{
	static const struct sc_text precedences[] = {
		{ "<cp:precedence>operator</cp:precedence>", 39 },
		{ "<cp:precedence>user</cp:precedence>", 35 },
	};
	struct sc_continuity whole = statement->user;
	struct sc_text rules = statement->operator_part;
	struct sc_text_writer out;

	for (int i = 0; i < SC_PRECEDENCE_COUNT; i++) {
		if (!sc_text_starts_with(rules, precedences[i]))
			continue;
		whole.precedence = (enum sc_precedence)i;
		rules.at += precedences[i].length;
		rules.length -= precedences[i].length;
		break;
	}
	whole.rules = &rules;
	whole.rule_count = 1;
	sc_arena_lend(arena, &out);
	sc_continuity_write(&whole, &out);
	if (out.overflow)
		abort();
	return sc_arena_settle(arena, &out);
}

/* Every word and every rank is one that decisions can be made of. */
static bool is_sound(const struct sc_continuity *user)
{
	uint32_t media = (UINT32_C(1) << SC_MEDIA_COUNT) - 1;

	for (uint32_t i = 0; i < user->preference_count; i++) {
		const struct sc_continuity_preference *one = &user->preferences[i];

		if (one->media == 0 || (one->media & ~media) != 0 ||
			one->domain >= SC_DOMAIN_PREFERENCE_COUNT ||
			one->nontransferable >= SC_REMAINDER_COUNT)
			return false;
		for (uint32_t j = 0; j < one->device_count; j++) {
			if (one->devices[j].mode >= SC_DEVICE_MODE_COUNT)
				return false;
		}
		for (int j = 0; one->accesses != NULL && j < SC_ACCESS_COUNT; j++) {
			if (one->accesses[j] > SC_ACCESS_COUNT)
				return false;
		}
	}
	return user->preference_count <= SC_CONTINUITY_PREFERENCE_LIMIT;
}

static bool compare(const struct sc_continuity_statement *first)
{
	static struct sc_arena writing, reading;
	struct sc_continuity_statement again;
	struct sc_xml_fault fault;
	struct sc_text written = continuity_written(first, opened(&writing, WRITTEN_SIZE));
	enum sc_status status =
		sc_continuity_read(written, opened(&reading, ARENA_SIZE), &again, &fault);

	if (status != SC_STATUS_OK)
		return status == SC_STATUS_TOO_MUCH_DATA;
	return sc_text_equal(written, continuity_written(&again, &writing));
}

bool continuity_again(struct sc_text document, enum sc_status *status)
{
	static struct sc_arena arena;
	struct sc_continuity_statement statement;
	struct sc_xml_fault fault;
	char *copy = malloc(document.length + 1);
	bool held;

	if (copy == NULL)
		abort();
	if (document.length != 0)
		memcpy(copy, document.at, document.length);
	opened(&arena, ARENA_SIZE);
	*status = sc_continuity_read((struct sc_text){ .at = copy, .length = document.length },
		&arena, &statement, &fault);
	free(copy); /* all that was read is in the arena */
	if (*status == SC_STATUS_OK)
		held = is_sound(&statement.user) && compare(&statement);
	else
		held = fault.wrong != SC_XML_SOUND && fault.at <= document.length &&
		       fault.sentence[0] != '\0' && arena.used == 0;
	return held;
}
