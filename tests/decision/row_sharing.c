/* SPDX-License-Identifier: BSD-2-Clause */
#include "row_words.h"

/* device=INSTANCE, impu=IDENTITY, same_sub or same_operator. */
static bool read_kind(struct sc_text word, enum sc_requester_kind *kind, struct sc_text *who)
{
	if (text_is_pair(word, "device", who))
		*kind = SC_REQUESTER_KIND_DEVICE;
	else if (text_is_pair(word, "impu", who))
		*kind = SC_REQUESTER_KIND_IMPU;
	else if (text_is(word, "same_sub"))
		*kind = SC_REQUESTER_KIND_ANY_SAME_SUB;
	else if (text_is(word, "same_operator"))
		*kind = SC_REQUESTER_KIND_ANY_SAME_OPERATOR;
	else
		return false;
	return true;
}

/* authorise OPERATION KIND allow|ask|deny */
static bool read_authorisation(struct situation *situation, struct sc_text statement)
{
	struct sc_iut_authorisation *row =
		&situation->authorisations[situation->authorisation_count++];
	struct sc_text word;

	*row = (struct sc_iut_authorisation){ .id = situation->authorisation_count };
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (!sc_iut_operation_from_name(word, &row->operation) &&
			!sc_authorisation_from_name(word, &row->decision) &&
			!read_kind(word, &row->kind, &row->requester))
			return row_refuse(situation, "authorisation word", word);
	}
	return true;
}

/* successor DEVICE [moves] */
static bool read_successor(struct situation *situation, struct sc_text statement)
{
	struct sc_control_successor *row = &situation->successors[situation->successor_count++];
	struct sc_text word;

	text_cut(&statement, ROW_SPACE, &word);
	*row = (struct sc_control_successor){ .id = situation->successor_count,
		.device = row_device(situation, word) };
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (!text_is(word, "moves"))
			return row_refuse(situation, "successor word", word);
		row->move_media = true;
	}
	return true;
}

/* mask KIND [MEDIA] [shown] */
static bool read_mask(struct situation *situation, struct sc_text statement)
{
	struct sc_session_mask *row = &situation->masks[situation->mask_count++];
	struct sc_text word;

	*row = (struct sc_session_mask){ .id = situation->mask_count, .hidden = true };
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (text_is(word, "shown"))
			row->hidden = false;
		else if (!read_kind(word, &row->kind, &row->viewer) &&
			 !row_media(situation, word, &row->media))
			return false;
	}
	return true;
}

bool row_reads_sharing(struct situation *situation, struct sc_text statement, bool *good)
{
	struct sc_text word;

	text_cut(&statement, ROW_SPACE, &word);
	if (text_is(word, "authorise"))
		*good = read_authorisation(situation, statement);
	else if (text_is(word, "successor"))
		*good = read_successor(situation, statement);
	else if (text_is(word, "mask"))
		*good = read_mask(situation, statement);
	else
		return false;
	return true;
}

bool row_reads_collaboration(struct situation *situation, struct sc_text word)
{
	struct sc_collaboration *collaboration = &situation->facts.collaboration;
	struct sc_text value;
	struct sc_text piece;

	if (text_is(word, "elsewhere"))
		collaboration->elsewhere = true;
	else if (text_is_pair(word, "controller", &value))
		collaboration->controller = row_device(situation, value) + 1;
	else if (text_is_pair(word, "declined", &value))
		while (text_cut(&value, ",", &piece))
			collaboration->declined |= SC_SET_OF(row_device(situation, piece));
	else
		return false;
	return true;
}

/* by=DEVICE, or instance= and impu= of whoever else it is; strangers say so. */
static bool read_requester(struct situation *situation, struct sc_text word)
{
	struct sc_iut_request *request = &situation->request;
	struct sc_text value;

	if (text_is_pair(word, "by", &value)) {
		request->requester_device = row_device(situation, value) + 1;
	} else if (text_is(word, "stranger") || text_is(word, "same_operator")) {
		request->same_subscription = false;
		request->same_operator = text_is(word, "same_operator");
	} else {
		return text_is_pair(word, "instance", &request->requester_instance) ||
		       text_is_pair(word, "impu", &request->requester);
	}
	return true;
}

bool row_read_request(struct situation *situation, struct sc_text statement)
{
	struct sc_iut_request *request = &situation->request;
	struct sc_text word;
	struct sc_text value;
	struct sc_text piece;

	*request = (struct sc_iut_request){ .same_subscription = true, .same_operator = true };
	situation->facts.request = request;
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (text_is_pair(word, "to", &value))
			request->target_device = row_device(situation, value) + 1;
		else if (text_is(word, "confirmed"))
			request->confirmed = true;
		else if (text_is_pair(word, "parts", &value))
			while (text_cut(&value, ",", &piece))
				request->components |= SC_SET_OF(text_number(piece) - 1);
		else if (!sc_iut_operation_from_name(word, &request->operation) &&
			 !read_requester(situation, word))
			return row_refuse(situation, "request word", word);
	}
	return true;
}
