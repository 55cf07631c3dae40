/* SPDX-License-Identifier: BSD-2-Clause */
#include "stage.h"

#include <stdio.h>
#include <string.h>

enum { MEMORY = 256 * 1024 };

bool stage_complain(const struct stage *stage, const char *what, const char *detail)
{
	printf("\n    %s, step %u: %s %s\n", stage->story->name, (unsigned)stage->step, what,
		detail);
	return false;
}

struct sc_text stage_keep(struct stage *stage, const struct rows *row, const char *column)
{
	struct sc_text text = sc_arena_copy(&stage->memory, sc_text_of(rows_text(row, column)));

	if (text.at == NULL)
		stage_complain(stage, "the story says more than is remembered, at", column);
	return text;
}

uint32_t stage_device(const struct stage *stage, struct sc_text name)
{
	const struct sc_subscriber *subscriber = &stage->account->subscriber;

	for (uint32_t i = 0; i < subscriber->device_count; i++) {
		if (sc_text_equal(subscriber->devices[i].name, name))
			return i + 1;
	}
	return 0;
}

int32_t stage_contact_of(const struct stage *stage, struct sc_text uri)
{
	for (uint32_t i = 0; i < stage->question.contact_count; i++) {
		if (sc_text_equal(stage->question.contacts[i].uri, uri))
			return (int32_t)i;
	}
	return SC_NONE;
}

int32_t stage_contact_in(const struct stage *stage, const struct rows *row)
{
	uint32_t device = stage_device(stage, sc_text_of(rows_text(row, "device")));
	enum sc_access access;

	if (device == 0 || !sc_access_from_name(sc_text_of(rows_text(row, "access")), &access))
		return SC_NONE;
	for (uint32_t i = 0; i < stage->question.contact_count; i++) {
		if (stage->question.contacts[i].device + 1 == device &&
			stage->question.contacts[i].access == access)
			return (int32_t)i;
	}
	return SC_NONE;
}

/* Who the story is about; found anew after every import, as a face finds him for every request. */
static bool find_subscriber(struct stage *stage)
{
	char memory[1024];
	struct sc_arena arena = { .start = memory, .size = sizeof(memory) };

	return sc_find_account(stage->provisioned.service, &arena, stage->subscriber,
		       &stage->account) == SC_STATUS_OK ||
	       stage_complain(stage, "there is no such subscriber:", stage->subscriber.at);
}

bool stage_open(struct stage *stage, const struct story *story)
{
	struct rows row;
	bool good;

	memset(stage, 0, sizeof(*stage));
	stage->story = story;
	stage->provisioned.news[0] = stage->provisioned.news[1] = SC_NONE;
	good = sc_arena_open(&stage->memory, MEMORY) == SC_STATUS_OK &&
	       rows_select(&row, story->rows, "SELECT subscriber FROM story", 0);
	if (!good)
		return false;
	good = rows_next(&row) || stage_complain(stage, "the story has no title", "");
	if (good)
		stage->subscriber = stage_keep(stage, &row, "subscriber");
	rows_close(&row);
	return good && provisioned_open_still(&stage->provisioned, story->imports[0].sql);
}

void stage_close(struct stage *stage)
{
	provisioned_close(&stage->provisioned);
	sc_arena_close(&stage->memory);
}

/* The import that comes in with this step. */
static bool import(struct stage *stage, const struct rows *step)
{
	const char *source = rows_text(step, "import");
	const char *sql;

	if (*source == '\0')
		return true;
	sql = story_import(stage->story, source);
	if (sql == NULL)
		return stage_complain(stage, "there is no such import:", source);
	return provisioned_import(&stage->provisioned, sql);
}

/* What was refused or declined is remembered while the same thing goes on. */
static void forget(struct stage *stage, enum sc_event event)
{
	if (event == stage->event)
		return;
	stage->event = event;
	stage->collaboration.declined_count = 0;
	for (uint32_t i = 0; i < stage->part_count; i++)
		stage->parts[i].refused_count = 0;
}

static bool begin(struct stage *stage, const struct rows *step)
{
	struct sc_question *question = &stage->question;
	int64_t at = rows_number(step, "at");

	stage->step++;
	if (rows_number(step, "step") != stage->step || at < stage->at)
		return stage_complain(stage, "steps count from 1 and time goes on", "");
	stage->at = at;
	if (!import(stage, step) || !find_subscriber(stage))
		return false;
	*question = (struct sc_question){
		.account = stage->account,
		.now = PROVISIONED_NOW + at,
		.service = stage_keep(stage, step, "service"),
		.calling = stage_keep(stage, step, "calling"),
		.called = stage_keep(stage, step, "called"),
		.remote = stage_keep(stage, step, "remote"),
		.emergency = rows_number(step, "emergency") != 0,
	};
	sc_event_from_name(sc_text_of(rows_text(step, "event")), &question->event);
	forget(stage, question->event);
	return true;
}

/* The components as a question holds them: where they are is a contact of this step. */
static void put_components(struct stage *stage)
{
	for (uint32_t i = 0; i < stage->part_count; i++) {
		struct stage_part *part = &stage->parts[i];
		struct sc_component *component = &stage->components[i];
		bool placed = part->place.length != 0;

		part->fact.contact = placed ? stage_contact_of(stage, part->place) : SC_NONE;
		part->fact.lost = placed && part->fact.contact == SC_NONE;
		part->fact.lost_device = part->fact.lost ? stage_device(stage, part->device) : 0;
		if (part->fact.contact != SC_NONE)
			part->fact.lost_access =
				stage->question.contacts[part->fact.contact].access;
		*component = part->fact;
		component->refused = 0;
		for (uint32_t r = 0; r < part->refused_count; r++) {
			int32_t contact = stage_contact_of(stage, part->refused[r]);

			if (contact != SC_NONE)
				component->refused |= SC_SET_OF(contact);
		}
	}
	stage->question.components = stage->components;
	stage->question.component_count = stage->part_count;
}

bool stage_play(struct stage *stage, const struct rows *step)
{
	enum sc_status status;

	if (!begin(stage, step) || !stage_read_registrations(stage) ||
		!stage_read_components(stage) || !stage_read_collaboration(stage))
		return false;
	put_components(stage);
	status = sc_judge(stage->provisioned.service, &stage->question, &stage->judgement);
	return status == SC_STATUS_OK ||
	       stage_complain(stage, "there is no verdict:", sc_status_sentence(status));
}

/* What a directive does to its component. */
enum consequence { STAYS, GOES, LEAVES };

static enum consequence consequence_of(enum sc_directive directive, bool running)
{
	switch (directive) {
	case SC_DIRECTIVE_PASSTHROUGH:
	case SC_DIRECTIVE_PLACE:
	case SC_DIRECTIVE_TRANSFER_NOW:
	case SC_DIRECTIVE_TRANSFER_CS:
		return GOES;
	case SC_DIRECTIVE_DENY:
		return running ? STAYS : LEAVES;
	case SC_DIRECTIVE_DROP:
	case SC_DIRECTIVE_RELEASE:
		return LEAVES;
	case SC_DIRECTIVE_KEEP:
	case SC_DIRECTIVE_REPLICATE:
	case SC_DIRECTIVE_TRANSFER_RECOMMENDED:
	case SC_DIRECTIVE_TRANSFER_ALLOWED:
	case SC_DIRECTIVE_KEEP_SUSPENDED:
	case SC_DIRECTIVE_ASK_CONTROLLER:
	case SC_DIRECTIVE_COUNT:
		break;
	}
	return STAYS;
}

/* The device of that index controls the session from now on. */
static void take_control(struct stage *stage, int32_t device)
{
	stage->collaboration.controller = SC_TEXT("");
	if (device != SC_NONE)
		stage->collaboration.controller = sc_arena_copy(
			&stage->memory, stage->account->subscriber.devices[device].name);
}

void stage_follow(struct stage *stage)
{
	const struct sc_decision *decision = &stage->judgement.decision;
	bool waits = decision->offer_count != 0; /* for somebody who takes control */

	if (!waits)
		take_control(stage, decision->controller);
	for (uint32_t i = decision->verdict_count; i > 0; i--) {
		const struct sc_verdict *verdict = &decision->verdicts[i - 1];
		struct stage_part *part = &stage->parts[i - 1];

		switch (consequence_of(verdict->directive, part->place.length != 0)) {
		case LEAVES:
			stage_end_part(stage, i - 1);
			break;
		case GOES:
			if (!waits)
				stage_put_part(stage, part, verdict->chosen);
			break;
		case STAYS:
			break;
		}
	}
}
