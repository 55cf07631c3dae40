/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_pull.h"

#include "sh_holdings.h"

/* A question with its numbers turned into words. */
struct pulling {
	const struct sc_service *service;
	const struct sc_sh_pull *question;
	struct sc_sh_pulled *answer;
	enum sc_data_reference references[SC_SH_REFERENCE_LIMIT];
	struct sc_sh_user user;
};

static enum sc_status blame(
	struct pulling *pulling, enum sc_sh_element element, uint32_t nth, enum sc_status status)
{
	pulling->answer->element = element;
	pulling->answer->nth = nth;
	return status;
}

static enum sc_status take_references(struct pulling *pulling)
{
	const struct sc_sh_pull *question = pulling->question;

	if (question->reference_count > SC_SH_REFERENCE_LIMIT)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < question->reference_count; i++) {
		if (!sc_sh_reference_from_number(question->references[i], &pulling->references[i]))
			return blame(
				pulling, SC_SH_ELEMENT_DATA_REFERENCE, i, SC_STATUS_DATA_UNKNOWN);
	}
	return SC_STATUS_OK;
}

/* TS 29.328 6.1.1: several of a kind need Notif-Eff on both sides. */
static enum sc_status check_features(struct pulling *pulling)
{
	const struct sc_sh_pull *question = pulling->question;

	if (question->notif_eff)
		return SC_STATUS_OK;
	if (question->reference_count > 1)
		return blame(pulling, SC_SH_ELEMENT_DATA_REFERENCE, 1, SC_STATUS_FEATURE_NEEDED);
	if (question->indication_count > 1)
		return blame(
			pulling, SC_SH_ELEMENT_SERVICE_INDICATION, 1, SC_STATUS_FEATURE_NEEDED);
	if (question->set_count > 1)
		return blame(pulling, SC_SH_ELEMENT_IDENTITY_SET, 1, SC_STATUS_FEATURE_NEEDED);
	return SC_STATUS_OK;
}

static enum sc_status check_elements(struct pulling *pulling)
{
	const struct sc_sh_pull *question = pulling->question;
	unsigned given = question->elements;

	if (question->indication_count != 0)
		given |= SC_SH_ELEMENT_SERVICE_INDICATION;
	for (uint32_t i = 0; i < question->reference_count; i++) {
		unsigned missing = sc_sh_reference_needs(pulling->references[i]) & ~given;
		enum sc_sh_element lowest = (enum sc_sh_element)(missing & (~missing + 1));

		if (missing != 0)
			return blame(pulling, lowest, 0, SC_STATUS_ELEMENT_MISSING);
	}
	return SC_STATUS_OK;
}

static bool is_permitted(const struct pulling *pulling, enum sc_data_reference reference)
{
	const struct sc_sh_pull *question = pulling->question;
	const struct sc_snapshot *snapshot = sc_service_snapshot(pulling->service);
	uint32_t number = (uint32_t)sc_data_reference_code(reference);

	if (reference != SC_DATA_REFERENCE_REPOSITORYDATA)
		return sc_snapshot_sh_permits(
			snapshot, question->origin_host, number, SC_TEXT(""), SC_PERMISSION_PULL);
	for (uint32_t i = 0; i < question->indication_count; i++) {
		if (!sc_snapshot_sh_permits(snapshot, question->origin_host, number,
			    question->indications[i], SC_PERMISSION_PULL))
			return false;
	}
	return true;
}

static enum sc_status check_permission(const struct pulling *pulling)
{
	for (uint32_t i = 0; i < pulling->question->reference_count; i++) {
		if (!is_permitted(pulling, pulling->references[i]))
			return SC_STATUS_NOT_PERMITTED;
	}
	return SC_STATUS_OK;
}

/* A secure binding belongs to one private identity (TS 29.328 6.1.1.1 step 3a). */
static bool is_shared(const struct sc_sh_user *user)
{
	return (user->privates & (user->privates - 1)) != 0;
}

static enum sc_status check_keys(const struct pulling *pulling)
{
	for (uint32_t i = 0; i < pulling->question->reference_count; i++) {
		enum sc_data_reference reference = pulling->references[i];

		if (!sc_sh_reference_allows(reference, SC_PERMISSION_PULL) ||
			(sc_sh_reference_keys(reference) & pulling->user.key) == 0)
			return SC_STATUS_KEY_NOT_ALLOWED;
		if (reference == SC_DATA_REFERENCE_IPADDRESSSECUREBINDINGINFORMATION &&
			is_shared(&pulling->user))
			return SC_STATUS_KEY_NOT_ALLOWED;
	}
	return SC_STATUS_OK;
}

static enum sc_status check(struct pulling *pulling, struct sc_arena *arena)
{
	enum sc_status status = take_references(pulling);

	if (status == SC_STATUS_OK)
		status = check_features(pulling);
	if (status == SC_STATUS_OK)
		status = check_elements(pulling);
	if (status == SC_STATUS_OK)
		status = check_permission(pulling);
	if (status == SC_STATUS_OK)
		status = sc_sh_find_user(
			pulling->service, arena, &pulling->question->identity, &pulling->user);
	if (status == SC_STATUS_OK)
		status = check_keys(pulling);
	return status;
}

/* Draws what is held. What is not is said only beside something that is. */
static bool draw(struct pulling *pulling, struct sc_sh_drawing *drawing)
{
	uint32_t count = pulling->question->reference_count;
	bool held[SC_SH_REFERENCE_LIMIT];
	bool any = false;

	for (uint32_t i = 0; i < count; i++) {
		held[i] = sc_sh_hold(drawing, pulling->references[i]);
		any |= held[i];
	}
	for (uint32_t i = 0; i < count && any && pulling->question->notif_eff; i++) {
		if (!held[i])
			sc_sh_hold_none(drawing, pulling->references[i]);
	}
	return any;
}

static enum sc_status write_document(struct pulling *pulling, struct sc_arena *arena)
{
	struct sc_sh_data *data = sc_arena_take_array(arena, 1, sizeof(*data));
	struct sc_sh_drawing drawing = {
		.service = pulling->service,
		.arena = arena,
		.question = pulling->question,
		.user = &pulling->user,
		.data = data,
	};
	struct sc_text_writer out;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;
	bool any = data != NULL && draw(pulling, &drawing);

	if (data == NULL || drawing.full)
		return status;
	if (!any)
		return SC_STATUS_OK;
	sc_arena_lend(arena, &out);
	status = sc_sh_data_write(data, &out);
	pulling->answer->document = sc_arena_settle(arena, &out);
	return status;
}

/* Who asks by an identity that a wildcard covers learns the wildcard (TS 29.328 6.1.1). */
static void tell_wildcard(const struct pulling *pulling)
{
	const struct sc_public_identity *identity = pulling->user.public;

	if (identity == NULL || !sc_sh_is_wildcard(identity->type))
		return;
	pulling->answer->wildcard = identity->uri;
	pulling->answer->wildcard_type = identity->type;
}

enum sc_status sc_sh_pull(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_pull *question, struct sc_sh_pulled *answer)
{
	struct pulling pulling = { .service = service, .question = question, .answer = answer };
	enum sc_status status = SC_STATUS_OK;

	*answer = (struct sc_sh_pulled){ .element = SC_SH_ELEMENT_NONE };
	status = check(&pulling, arena);
	if (status != SC_STATUS_OK)
		return status;
	tell_wildcard(&pulling);
	return write_document(&pulling, arena);
}
