/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where does a story play? On a stage that holds what outlives a step: the operator's database, the
 * contacts that have registered, the components of the session and where they are, and who controls
 * it. Each step changes some of that, puts one question to sc_judge() and then lets happen what was
 * decided. Whether it was decided rightly is not asked here.
 */
#ifndef SC_STAGE_H
#define SC_STAGE_H

#include "arena.h"
#include "judge.h"
#include "provisioned.h"
#include "rows.h"
#include "story.h"

enum { STAGE_REFUSAL_LIMIT = 8 };

/* A contact that registered in the story. Its device is found by name in every step, because an
 * import may bring other devices. */
struct stage_registration {
	struct sc_contact fact;
	struct sc_text device;
	struct sc_text impu; /* canonical, may be empty */
};

/* A component of the session. Contacts are remembered by address, devices by name. */
struct stage_part {
	struct sc_component fact;
	struct sc_text place; /* where it is, empty: nowhere */
	struct sc_text device;
	struct sc_text refused[STAGE_REFUSAL_LIMIT]; /* where it was refused */
	uint32_t refused_count;
};

/* A collaborative session as it stands. */
struct stage_collaboration {
	struct sc_text controller; /* a device, empty: it is not collaborative */
	bool elsewhere;
	struct sc_text declined[SC_DEVICE_LIMIT];
	uint32_t declined_count;
};

struct stage {
	const struct story *story;
	struct provisioned provisioned;
	struct sc_arena memory; /* for what is said in rows and outlives them */
	struct sc_text subscriber;
	const struct sc_account *account;
	uint32_t step;
	int64_t at;          /* seconds since the story began */
	enum sc_event event; /* of the step before */
	struct stage_registration registrations[SC_CONTACT_LIMIT];
	uint32_t registration_count;
	struct stage_part parts[SC_COMPONENT_LIMIT];
	uint32_t part_count;
	struct stage_collaboration collaboration;
	/* The question of this step and what it points to. */
	struct sc_contact contacts[SC_CONTACT_LIMIT];
	struct sc_component components[SC_COMPONENT_LIMIT];
	struct sc_iut_request request;
	struct sc_question question;
	struct sc_judgement judgement;
};

/* False: the reason was printed. Close it all the same. */
bool stage_open(struct stage *stage, const struct story *story);
void stage_close(struct stage *stage);
/* Everything up to the judgement of the step that is the current row. False: the story contradicts
 * itself, and it was printed how. */
bool stage_play(struct stage *stage, const struct rows *step);
/* What was decided happens. */
void stage_follow(struct stage *stage);

/* For the files of the stage. ------------------------------------------------------------------ */

/* Rows of the registrations, components and refusals, collaborations of this step. */
bool stage_read_registrations(struct stage *stage);
bool stage_read_components(struct stage *stage);
bool stage_read_collaboration(struct stage *stage);
/* Places the component, or moves it; SC_NONE leaves it where it is. */
void stage_put_part(struct stage *stage, struct stage_part *part, int32_t contact);
void stage_end_part(struct stage *stage, uint32_t index);
/* Prints story and step; false. */
bool stage_complain(const struct stage *stage, const char *what, const char *detail);
/* A value of the current row that lives as long as the stage, empty for NULL. */
struct sc_text stage_keep(struct stage *stage, const struct rows *row, const char *column);
/* Counted from 1; 0: the subscriber has no such device. */
uint32_t stage_device(const struct stage *stage, struct sc_text name);
/* An index into the contacts of the question, SC_NONE: there is none. */
int32_t stage_contact_of(const struct stage *stage, struct sc_text uri);
/* The contact that the columns device and access of the current row mean, SC_NONE: there is none.
 */
int32_t stage_contact_in(const struct stage *stage, const struct rows *row);

#endif
