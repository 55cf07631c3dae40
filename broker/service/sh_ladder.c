/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_ladder.h"

#include "sh_holdings.h"

static enum sc_status blame(struct sc_sh_asking *asking, enum sc_sh_element element, uint32_t nth,
	enum sc_status status)
{
	asking->answer->element = element;
	asking->answer->nth = nth;
	return status;
}

static enum sc_status take_references(struct sc_sh_asking *asking)
{
	const struct sc_sh_pull *question = asking->question;

	if (question->reference_count > SC_SH_REFERENCE_LIMIT)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < question->reference_count; i++) {
		enum sc_data_reference *next = &asking->references[asking->reference_count];

		if (!sc_sh_reference_from_number(question->references[i], next))
			return blame(
				asking, SC_SH_ELEMENT_DATA_REFERENCE, i, SC_STATUS_DATA_UNKNOWN);
		if (!sc_sh_reference_is_among(*next, asking->references, asking->reference_count))
			asking->reference_count++;
	}
	return SC_STATUS_OK;
}

/* TS 29.328 6.1.1 and 6.1.3: several of a kind need Notif-Eff on both sides. */
static enum sc_status check_features(struct sc_sh_asking *asking)
{
	const struct sc_sh_pull *question = asking->question;

	if (question->notif_eff)
		return SC_STATUS_OK;
	if (question->reference_count > 1)
		return blame(asking, SC_SH_ELEMENT_DATA_REFERENCE, 1, SC_STATUS_FEATURE_NEEDED);
	if (question->indication_count > 1)
		return blame(asking, SC_SH_ELEMENT_SERVICE_INDICATION, 1, SC_STATUS_FEATURE_NEEDED);
	if (question->set_count > 1)
		return blame(asking, SC_SH_ELEMENT_IDENTITY_SET, 1, SC_STATUS_FEATURE_NEEDED);
	if (question->tag_count > 1)
		return blame(asking, SC_SH_ELEMENT_DSAI_TAG, 1, SC_STATUS_FEATURE_NEEDED);
	return SC_STATUS_OK;
}

static enum sc_status check_elements(struct sc_sh_asking *asking)
{
	const struct sc_sh_pull *question = asking->question;
	unsigned given = question->elements;

	if (question->indication_count != 0)
		given |= SC_SH_ELEMENT_SERVICE_INDICATION;
	if (question->set_count != 0)
		given |= SC_SH_ELEMENT_IDENTITY_SET;
	if (asking->one_time)
		given |= SC_SH_ELEMENT_ONE_TIME;
	for (uint32_t i = 0; i < asking->reference_count; i++) {
		unsigned missing =
			sc_sh_reference_needs(asking->references[i], asking->operation) & ~given;
		enum sc_sh_element lowest = (enum sc_sh_element)(missing & (~missing + 1));

		if (missing != 0)
			return blame(asking, lowest, 0, SC_STATUS_ELEMENT_MISSING);
	}
	return SC_STATUS_OK;
}

static bool is_permitted(const struct sc_sh_asking *asking, enum sc_data_reference reference)
{
	const struct sc_sh_pull *question = asking->question;
	const struct sc_snapshot *snapshot = sc_service_snapshot(asking->service);
	uint32_t number = (uint32_t)sc_data_reference_code(reference);

	if (reference != SC_DATA_REFERENCE_REPOSITORYDATA)
		return sc_snapshot_sh_permits(
			snapshot, question->origin_host, number, SC_TEXT(""), asking->operation);
	for (uint32_t i = 0; i < question->indication_count; i++) {
		if (!sc_snapshot_sh_permits(snapshot, question->origin_host, number,
			    question->indications[i], asking->operation))
			return false;
	}
	return true;
}

static enum sc_status check_permission(const struct sc_sh_asking *asking)
{
	for (uint32_t i = 0; i < asking->reference_count; i++) {
		if (!is_permitted(asking, asking->references[i]))
			return SC_STATUS_NOT_PERMITTED;
	}
	return SC_STATUS_OK;
}

/* A secure binding belongs to one private identity (TS 29.328 6.1.1.1 step 3a). */
static bool is_shared(const struct sc_sh_user *user)
{
	return (user->privates & (user->privates - 1)) != 0;
}

static enum sc_status check_keys(const struct sc_sh_asking *asking)
{
	for (uint32_t i = 0; i < asking->reference_count; i++) {
		enum sc_data_reference reference = asking->references[i];

		if (!sc_sh_reference_allows(reference, asking->operation) ||
			(sc_sh_reference_keys(reference) & asking->user.key) == 0)
			return SC_STATUS_KEY_NOT_ALLOWED;
		if (reference == SC_DATA_REFERENCE_IPADDRESSSECUREBINDINGINFORMATION &&
			is_shared(&asking->user))
			return SC_STATUS_KEY_NOT_ALLOWED;
	}
	return SC_STATUS_OK;
}

/* Who asks by an identity that a wildcard covers learns the wildcard (TS 29.328 6.1.1). */
static void tell_wildcard(const struct sc_sh_asking *asking)
{
	const struct sc_public_identity *identity = asking->user.public;

	if (identity == NULL || !sc_sh_is_wildcard(identity->type))
		return;
	asking->answer->wildcard = identity->uri;
	asking->answer->wildcard_type = identity->type;
}

enum sc_status sc_sh_ladder(struct sc_sh_asking *asking, struct sc_arena *arena)
{
	enum sc_status status = take_references(asking);

	if (status == SC_STATUS_OK)
		status = check_features(asking);
	if (status == SC_STATUS_OK)
		status = check_elements(asking);
	if (status == SC_STATUS_OK)
		status = check_permission(asking);
	if (status == SC_STATUS_OK)
		status = sc_sh_find_user(
			asking->service, arena, &asking->question->identity, &asking->user);
	if (status == SC_STATUS_OK)
		status = check_keys(asking);
	if (status == SC_STATUS_OK)
		tell_wildcard(asking);
	return status;
}

/* Draws what is held. What is not is said only beside something that is. */
static bool draw(struct sc_sh_asking *asking, struct sc_sh_drawing *drawing)
{
	uint32_t count = asking->reference_count;
	bool held[SC_SH_REFERENCE_LIMIT];
	bool any = false;

	for (uint32_t i = 0; i < count; i++) {
		held[i] = asking->references[i] != SC_DATA_REFERENCE_UEREACHABILITYFORIP &&
			  sc_sh_hold(drawing, asking->references[i]);
		any |= held[i];
	}
	for (uint32_t i = 0; i < count && any && asking->question->notif_eff; i++) {
		if (!held[i])
			sc_sh_hold_none(drawing, asking->references[i]);
	}
	return any;
}

enum sc_status sc_sh_write_held(struct sc_sh_asking *asking, struct sc_arena *arena)
{
	struct sc_sh_data *data = sc_arena_take_array(arena, 1, sizeof(*data));
	struct sc_sh_drawing drawing = {
		.service = asking->service,
		.arena = arena,
		.question = asking->question,
		.user = &asking->user,
		.data = data,
	};
	struct sc_text_writer out;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;
	bool any = data != NULL && draw(asking, &drawing);

	if (data == NULL || drawing.full)
		return status;
	if (!any)
		return SC_STATUS_OK;
	sc_arena_lend(arena, &out);
	status = sc_sh_data_write(data, &out);
	asking->answer->document = sc_arena_settle(arena, &out);
	return status;
}
