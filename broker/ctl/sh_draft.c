/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_draft.h"

#include <string.h>

#include "ctl.h"
#include "vocabulary.h"

enum { FEATURE_LIST = 1 };

bool sc_sh_draft_identity(
	struct sc_sh_draft *draft, const char *identity, struct sh_user_identity *user)
{
	const char *digits = identity + (identity[0] == '+');

	user->present = true;
	if (strchr(identity, ':') != NULL)
		user->public_identity = sc_text_of(identity);
	else if (strchr(identity, '@') != NULL)
		user->external = sc_text_of(identity);
	else if (!sc_sh_tbcd_write(sc_text_of(digits), draft->tbcd, &user->msisdn)) {
		sc_ctl_complain("\"%s\" is no identity: write sip:user@domain, tel:+digits, digits "
				"or user@domain",
			identity);
		return false;
	}
	return true;
}

bool sc_sh_draft_number(const char *option, const char *typed, struct sc_avp_u32 *number)
{
	number->present = typed != NULL;
	if (typed == NULL || sc_text_to_u32(sc_text_of(typed), &number->value) == SC_STATUS_OK)
		return true;
	sc_ctl_complain("%s: \"%s\" is no number", option, typed);
	return false;
}

static bool complain_of_many(const char *what, uint32_t limit)
{
	sc_ctl_complain("there are more than %u %s", (unsigned)limit, what);
	return false;
}

static bool put_reference(const char *typed, struct sc_avp_u32 *number)
{
	enum sc_data_reference reference;

	number->present = true;
	if (sc_data_reference_from_name(sc_text_of(typed), &reference)) {
		number->value = (uint32_t)sc_data_reference_code(reference);
		return true;
	}
	if (sc_text_to_u32(sc_text_of(typed), &number->value) == SC_STATUS_OK)
		return true;
	sc_ctl_complain("\"%s\" is no data reference: write a number or a name of TS 29.328, "
			"RepositoryData or IMSUserState for example",
		typed);
	return false;
}

static bool put_references(const char *list, struct sh_selection *what)
{
	char piece[SC_SH_PIECE_LIMIT];

	while (list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		if (what->data_reference_count == SC_SH_REFERENCE_LIMIT)
			return complain_of_many("data references", SC_SH_REFERENCE_LIMIT);
		if (!put_reference(piece, &what->data_reference[what->data_reference_count++]))
			return false;
	}
	return true;
}

static bool asks_for_repository(const struct sh_selection *what)
{
	for (uint32_t i = 0; i < what->data_reference_count; i++) {
		if (what->data_reference[i].value == 0)
			return true;
	}
	return false;
}

static bool put_indications(struct sc_sh_draft *draft, const char *list, struct sh_selection *what)
{
	if (list == NULL)
		list = asks_for_repository(what) ? SC_CONTINUITY_INDICATION : "";
	while (*list != '\0') {
		char *piece = draft->indications[what->service_indication_count];

		if (what->service_indication_count == SC_SH_INDICATION_LIMIT)
			return complain_of_many("service indications", SC_SH_INDICATION_LIMIT);
		sc_ctl_next_piece(&list, piece, SC_SH_PIECE_LIMIT);
		what->service_indication[what->service_indication_count++] = sc_text_of(piece);
	}
	return true;
}

static bool put_tags(struct sc_sh_draft *draft, const char *list, struct sh_selection *what)
{
	while (list != NULL && *list != '\0') {
		char *piece = draft->tags[what->dsai_tag_count];

		if (what->dsai_tag_count == SC_SH_TAG_LIMIT)
			return complain_of_many("tags", SC_SH_TAG_LIMIT);
		sc_ctl_next_piece(&list, piece, SC_SH_PIECE_LIMIT);
		what->dsai_tag[what->dsai_tag_count++] = sc_text_of(piece);
	}
	return true;
}

static bool put_sets(const char *list, struct sh_selection *what)
{
	char piece[SC_SH_PIECE_LIMIT];

	while (list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		if (what->identity_set_count == SC_SH_SET_LIMIT)
			return complain_of_many("identity sets", SC_SH_SET_LIMIT);
		if (!sc_sh_draft_number("--identity-set", piece,
			    &what->identity_set[what->identity_set_count++]))
			return false;
	}
	return true;
}

bool sc_sh_draft_selection(
	struct sc_sh_draft *draft, const struct sc_sh_typed *typed, struct sh_selection *what)
{
	what->server_name = sc_text_of(typed->server);
	return put_references(typed->references, what) &&
	       put_indications(draft, typed->indications, what) &&
	       put_tags(draft, typed->tags, what) && put_sets(typed->sets, what);
}

bool sc_sh_draft_has_several(const struct sh_selection *what)
{
	return what->data_reference_count > 1 || what->service_indication_count > 1 ||
	       what->identity_set_count > 1 || what->dsai_tag_count > 1;
}

bool sc_sh_draft_features(
	const char *typed, uint32_t needed, struct sh_features *features, uint32_t *count)
{
	*count = typed != NULL || needed != 0;
	if (*count == 0)
		return true;
	*features = (struct sh_features){ .present = true,
		.must = true,
		.vendor = { .present = true, .value = SC_VENDOR_3GPP },
		.list = { .present = true, .value = FEATURE_LIST },
		.bits = { .present = true, .value = needed } };
	return typed == NULL || sc_sh_draft_number("--features", typed, &features->bits);
}
