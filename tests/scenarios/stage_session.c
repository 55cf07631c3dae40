/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is the session made of in a step? Components that join, change, move by themselves, are
 * refused somewhere, or end.
 */
#include <string.h>

#include "stage.h"

static struct stage_part *find(struct stage *stage, uint32_t number)
{
	for (uint32_t i = 0; i < stage->part_count; i++) {
		if (stage->parts[i].fact.number == number)
			return &stage->parts[i];
	}
	return NULL;
}

void stage_put_part(struct stage *stage, struct stage_part *part, int32_t contact)
{
	const struct sc_contact *to;

	if (contact == SC_NONE)
		return;
	to = &stage->question.contacts[contact];
	if (part->place.length == 0)
		part->fact.made_active_at = PROVISIONED_NOW + stage->at;
	else if (!sc_text_equal(part->place, to->uri))
		part->fact.moved_at = PROVISIONED_NOW + stage->at;
	part->place = sc_arena_copy(&stage->memory, to->uri);
	part->device =
		sc_arena_copy(&stage->memory, stage->account->subscriber.devices[to->device].name);
}

void stage_end_part(struct stage *stage, uint32_t index)
{
	stage->part_count--;
	memmove(&stage->parts[index], &stage->parts[index + 1],
		(stage->part_count - index) * sizeof(stage->parts[0]));
}

static struct stage_part *join(struct stage *stage, const struct rows *row)
{
	struct stage_part *part = &stage->parts[stage->part_count];

	if (stage->part_count == SC_COMPONENT_LIMIT || !rows_has(row, "media")) {
		stage_complain(stage, "a component is one too many or of no kind", "");
		return NULL;
	}
	stage->part_count++;
	*part = (struct stage_part){
		.fact = { .number = rows_number(row, "number"),
			.flow = SC_FLOW_SENDRECV,
			.contact = SC_NONE },
	};
	return part;
}

static void read_words(struct stage *stage, struct sc_component *component, const struct rows *row)
{
	if (rows_has(row, "media"))
		sc_media_from_name(sc_text_of(rows_text(row, "media")), &component->media);
	if (rows_has(row, "flow"))
		sc_flow_from_name(sc_text_of(rows_text(row, "flow")), &component->flow);
	if (rows_has(row, "service"))
		component->service = stage_keep(stage, row, "service");
	if (rows_has(row, "codec")) {
		component->codecs[0] = stage_keep(stage, row, "codec");
		component->codec_count = 1;
	}
}

/* Who is no longer held is active again. */
static void read_hold(struct stage *stage, struct sc_component *component, bool held)
{
	if (component->held && !held)
		component->made_active_at = PROVISIONED_NOW + stage->at;
	component->held = held;
}

static void read_numbers(
	struct stage *stage, struct sc_component *component, const struct rows *row)
{
	if (rows_has(row, "kbps"))
		component->kbps = rows_number(row, "kbps");
	if (rows_has(row, "held"))
		read_hold(stage, component, rows_number(row, "held") != 0);
	component->address_kept = rows_number(row, "address_kept") != 0;
}

static bool read_component(struct stage *stage, const struct rows *row)
{
	struct stage_part *part = find(stage, rows_number(row, "number"));

	if (part == NULL)
		part = join(stage, row);
	if (part == NULL)
		return false;
	read_words(stage, &part->fact, row);
	read_numbers(stage, &part->fact, row);
	if (rows_has(row, "device")) {
		int32_t contact = stage_contact_in(stage, row);

		if (contact == SC_NONE)
			return stage_complain(
				stage, "nothing is registered over", rows_text(row, "access"));
		stage_put_part(stage, part, contact);
	}
	if (rows_number(row, "ended") != 0)
		stage_end_part(stage, (uint32_t)(part - stage->parts));
	return true;
}

/* Where it is refused it is not. */
static bool read_refusal(struct stage *stage, const struct rows *row)
{
	struct stage_part *part = find(stage, rows_number(row, "number"));
	int32_t contact = stage_contact_in(stage, row);

	if (part == NULL || contact == SC_NONE || part->refused_count == STAGE_REFUSAL_LIMIT)
		return stage_complain(
			stage, "what is refused is not there, or was refused too often", "");
	part->refused[part->refused_count] =
		sc_arena_copy(&stage->memory, stage->question.contacts[contact].uri);
	if (sc_text_equal(part->refused[part->refused_count], part->place))
		part->place.length = 0;
	part->refused_count++;
	return true;
}

static bool read_each(struct stage *stage, const char *query,
	bool (*read)(struct stage *stage, const struct rows *row))
{
	struct rows rows;
	bool good = true;

	if (!rows_select(&rows, stage->story->rows, query, stage->step))
		return false;
	while (good && rows_next(&rows))
		good = read(stage, &rows);
	rows_close(&rows);
	return good;
}

bool stage_read_components(struct stage *stage)
{
	for (uint32_t i = 0; i < stage->part_count; i++)
		stage->parts[i].fact.address_kept = false;
	return read_each(stage, "SELECT * FROM component WHERE step = ?1 ORDER BY number",
		       read_component) &&
	       read_each(
		       stage, "SELECT * FROM refusal WHERE step = ?1 ORDER BY rowid", read_refusal);
}
