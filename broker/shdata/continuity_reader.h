/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the reader of continuity documents hold while it reads? Shared by its own files only,
 * one for each of the parts: the operator's, the user's preferences, inter-UE transfer.
 */
#ifndef SC_CONTINUITY_READER_H
#define SC_CONTINUITY_READER_H

#include "continuity_read.h"
#include "continuity_wish.h"
#include "continuity_words.h"
#include "xml_walk.h"

#define SC_ANY_MEDIA ((UINT32_C(1) << SC_MEDIA_COUNT) - 1)

/* A rule as the writer writes it. */
struct sc_rule_piece {
	struct sc_text text;
	struct sc_rule_piece *next;
};

struct sc_continuity_reader {
	struct sc_arena *arena;
	/* The operator's part. */
	bool has_precedence;
	enum sc_precedence precedence;
	struct sc_continuity_rule rule; /* the one that is open */
	uint8_t rule_order[SC_ACCESS_COUNT];
	enum sc_operation operation; /* of the restriction that is open */
	struct sc_rule_piece *first, *last;
	/* Preferences. */
	struct sc_wish wish;  /* of the user that is open */
	uint32_t order_media; /* of the list of accesses that is open */
	struct sc_wishes wishes;
	/* Inter-UE transfer: arrays of their limits, NULL while they are empty; the counts and all
	 * that is no array are in `user`. */
	struct sc_continuity_authorisation *authorisations;
	struct sc_continuity_criterion *criteria;
	struct sc_continuity_successor *successors;
	struct sc_continuity user;
};

/* Things of which a document may have some. */
struct sc_some {
	const char *name;
	uint32_t limit;
	size_t size;
};
/* The array with room for one more than `count`, made when it is NULL; NULL: refused. */
void *sc_continuity_room(struct sc_continuity_reader *reader, const struct sc_some *some,
	void *array, uint32_t count, struct sc_xml_fault *fault);

/* ROOM: the arena is full. */
enum sc_status sc_continuity_refuse_room(struct sc_xml_fault *fault);

/* Where the attribute is absent the value stays as it is. */
enum sc_status sc_attribute_to_media(
	const struct sc_xml_element *element, uint32_t *media, struct sc_xml_fault *fault);
enum sc_status sc_attribute_to_flag(const struct sc_xml_element *element, const char *name,
	bool *flag, struct sc_xml_fault *fault);
enum sc_status sc_attribute_to_number(const struct sc_xml_element *element,
	const struct sc_word_range *range, uint32_t *number, struct sc_xml_fault *fault);
/* A device is told by its instance or by its name, not by both. */
enum sc_status sc_attributes_to_device(const struct sc_xml_element *element,
	struct sc_text *instance, struct sc_text *name, struct sc_xml_fault *fault);

/* What is done with the elements of the operator's part, and what they say together. */
enum sc_status sc_rule_end_precedence(
	void *reader, struct sc_text text, struct sc_xml_fault *fault);
enum sc_status sc_rule_begin(
	void *reader, const struct sc_xml_element *element, struct sc_xml_fault *fault);
enum sc_status sc_rule_begin_restricted(
	void *reader, const struct sc_xml_element *element, struct sc_xml_fault *fault);
enum sc_status sc_rule_end_restricted(
	void *reader, struct sc_text text, struct sc_xml_fault *fault);
enum sc_status sc_rule_end_order(void *reader, struct sc_text text, struct sc_xml_fault *fault);
enum sc_status sc_rule_end(void *reader, struct sc_text text, struct sc_xml_fault *fault);
enum sc_status sc_rule_settle(
	struct sc_continuity_reader *reader, struct sc_text *part, struct sc_xml_fault *fault);

/* What is done with the elements of inter-UE transfer. */
enum sc_status sc_iut_begin_authorised(
	void *reader, const struct sc_xml_element *element, struct sc_xml_fault *fault);
enum sc_status sc_iut_begin_routing(
	void *reader, const struct sc_xml_element *element, struct sc_xml_fault *fault);
enum sc_status sc_iut_begin_criterion(
	void *reader, const struct sc_xml_element *element, struct sc_xml_fault *fault);
enum sc_status sc_iut_begin_control_loss(
	void *reader, const struct sc_xml_element *element, struct sc_xml_fault *fault);
enum sc_status sc_iut_begin_successor(
	void *reader, const struct sc_xml_element *element, struct sc_xml_fault *fault);

#endif
