/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does "explain" become a question for sc_judge()? Step by step, each step reading its members
 * of the JSON object; the first that does not make sense ends it with a refusal. For the files that
 * decode "explain".
 */
#ifndef SC_EXPLAIN_DRAFT_H
#define SC_EXPLAIN_DRAFT_H

#include <jansson.h>
#include <stdbool.h>

#include "judge.h"

/* A question being put together; it owns nothing but the arena. */
struct sc_explain_draft {
	const struct sc_service *service;
	const json_t *asked;
	struct sc_arena arena;
	struct sc_question question;
	struct sc_component components[SC_COMPONENT_LIMIT];
	struct sc_contact contacts[SC_CONTACT_LIMIT];
	struct sc_iut_request request;
	struct sc_judgement judgement;
	json_t *answer; /* set early: a refusal */
};

/* What is registered instead, where components are, what was refused there, which addresses
 * survived. Needs the user and the components. */
void sc_explain_take_contacts(struct sc_explain_draft *draft);
void sc_explain_take_placements(struct sc_explain_draft *draft);
void sc_explain_take_refusals(struct sc_explain_draft *draft);
void sc_explain_take_kept_addresses(struct sc_explain_draft *draft);
/* The collaborative session as it stands, and the request for inter-UE transfer. */
void sc_explain_take_collaboration(struct sc_explain_draft *draft);
void sc_explain_take_request(struct sc_explain_draft *draft);

/* A member that is text, empty when there is none. */
struct sc_text sc_explain_member(const json_t *object, const char *name);
/* A member of the question that is a list; NULL when there is none, or after refusing. */
const json_t *sc_explain_list(struct sc_explain_draft *draft, const char *name);
/* The index of the subscriber's device with this name. False after refusing. */
bool sc_explain_device(struct sc_explain_draft *draft, struct sc_text name, uint32_t *index);
/* Numbers of components as bits, from the list; bit 0 is component 1. False after refusing. */
bool sc_explain_numbers(struct sc_explain_draft *draft, const json_t *list, uint32_t *bits);

#endif
