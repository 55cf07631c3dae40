/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a row of tests/vectors/decision become facts? The columns hold short statements, parted
 * by semicolons, made of words and name=value pairs; schema.sql there describes the language. Rows
 * of every kind count from 1 in the order in which they are written.
 */
#ifndef SC_SITUATION_TEXT_H
#define SC_SITUATION_TEXT_H

#include "facts.h"

enum { SITUATION_ROW_LIMIT = 48 };

/* The columns of one row that make the facts; text is borrowed. */
struct situation_columns {
	struct sc_text event;
	struct sc_text devices;
	struct sc_text contacts;
	struct sc_text media;
	struct sc_text policy;
	struct sc_text wishes;
	struct sc_text session;
	struct sc_text request;
};

/* The facts and all they point to. */
struct situation {
	struct sc_facts facts;
	struct sc_subscriber subscriber;
	struct sc_policy policy;
	struct sc_device devices[SITUATION_ROW_LIMIT];
	struct sc_capability capabilities[SITUATION_ROW_LIMIT];
	struct sc_contact contacts[SITUATION_ROW_LIMIT];
	struct sc_component components[SITUATION_ROW_LIMIT];
	struct sc_policy_set sets[SITUATION_ROW_LIMIT];
	struct sc_rule rules[SITUATION_ROW_LIMIT];
	struct sc_preference preferences[SITUATION_ROW_LIMIT];
	struct sc_service_constraint constraints[SITUATION_ROW_LIMIT];
	struct sc_controller_criterion criteria[SITUATION_ROW_LIMIT];
	struct sc_iut_authorisation authorisations[SITUATION_ROW_LIMIT];
	struct sc_control_successor successors[SITUATION_ROW_LIMIT];
	struct sc_session_mask masks[SITUATION_ROW_LIMIT];
	struct sc_remote_restriction remotes[SITUATION_ROW_LIMIT];
	struct sc_iut_request request;
	uint32_t device_count;
	uint32_t capability_count;
	uint32_t rule_count;
	uint32_t preference_count;
	uint32_t criterion_count;
	uint32_t authorisation_count;
	uint32_t successor_count;
	uint32_t mask_count;
	char problem[128]; /* what could not be read, "" when everything could */
};

/* False with a problem when a word is not of the language. */
bool situation_read(struct situation *situation, const struct situation_columns *columns);

/* The index of the device of that name, SC_NONE: none. */
int32_t situation_device(const struct situation *situation, struct sc_text name);

/* The contact meant by "device/ACCESS" or by its address, SC_NONE: none. */
int32_t situation_contact(const struct situation *situation, struct sc_text reference);

#endif
