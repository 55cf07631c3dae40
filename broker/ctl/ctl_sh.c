/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl sh udr IDENTITY`: a User-Data-Request (TS 29.329 6.1.1), written through the map
 * of the plug-in for Sh.
 */
#include <string.h>

#include "ctl_client.h"
#include "sh_language.h"
#include "vocabulary.h"

enum option {
	DATA,
	INDICATION,
	IDENTITY_SET,
	PRIVATE_IDENTITY,
	SERVER_NAME,
	DOMAIN,
	LOCATION,
	DSAI_TAG,
	FEATURES
};
enum { TBCD_LIMIT = 16, DIGIT_LIMIT = 2 * TBCD_LIMIT, PIECE_LIMIT = 256, NOTIF_EFF = 1 };

static const struct sc_ctl_option options[] = {
	[DATA] = { "--data", "LIST", "RepositoryData", "data references, by name or number" },
	[INDICATION] = { "--service-indication", "LIST", NULL,
		"whose repository data (default for RepositoryData " SC_CONTINUITY_INDICATION ")" },
	[IDENTITY_SET] = { "--identity-set", "LIST", NULL,
		"0 all, 1 registered, 2 implicit, 3 alias" },
	[PRIVATE_IDENTITY] = { "--private", "IMPI", NULL, "User-Name" },
	[SERVER_NAME] = { "--server-name", "URI", NULL, "Server-Name" },
	[DOMAIN] = { "--domain", "NUMBER", NULL, "Requested-Domain: 0 CS, 1 PS" },
	[LOCATION] = { "--current-location", "NUMBER", NULL, "Current-Location: 0 or 1" },
	[DSAI_TAG] = { "--dsai-tag", "TAG", NULL, "DSAI-Tag" },
	[FEATURES] = { "--features", "BITS", NULL,
		"Sh features to use (default: Notif-Eff when several items are asked for)" },
};

/* A question under construction; the pieces of lists live in it. */
struct drafting {
	struct sh_udr udr;
	char indications[SC_SH_INDICATION_LIMIT][PIECE_LIMIT];
	char tbcd[TBCD_LIMIT];
};

/* Telephony BCD, least digit first in each octet, filler 1111 (TS 29.329 6.3.2). */
static bool put_msisdn(struct drafting *draft, const char *digits)
{
	size_t count = strlen(digits);

	if (count == 0 || count > DIGIT_LIMIT || strspn(digits, "0123456789") != count)
		return false;
	for (size_t i = 0; i < count; i += 2) {
		unsigned high = i + 1 < count ? (unsigned)(digits[i + 1] - '0') : 0xf;

		draft->tbcd[i / 2] = (char)(high << 4 | (unsigned)(digits[i] - '0'));
	}
	draft->udr.user_identity.msisdn =
		(struct sc_text){ .at = draft->tbcd, .length = (count + 1) / 2 };
	return true;
}

/* sip:, sips: and tel: are public identities, digits an MSISDN, user@domain an External-Identifier.
 */
static bool put_identity(struct drafting *draft, const char *identity)
{
	struct sh_user_identity *user = &draft->udr.user_identity;

	user->present = true;
	if (strchr(identity, ':') != NULL)
		user->public_identity = sc_text_of(identity);
	else if (strchr(identity, '@') != NULL)
		user->external = sc_text_of(identity);
	else if (!put_msisdn(draft, identity + (identity[0] == '+')))
		return false;
	return true;
}

static bool number_of(const char *text, struct sc_avp_u32 *number)
{
	number->present = text != NULL;
	return text == NULL || sc_text_to_u32(sc_text_of(text), &number->value) == SC_STATUS_OK;
}

static bool put_references(struct drafting *draft, const char *list)
{
	struct sh_udr *udr = &draft->udr;
	char piece[PIECE_LIMIT];

	while (sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		enum sc_data_reference reference;
		struct sc_avp_u32 *place = &udr->data_reference[udr->data_reference_count++];

		if (udr->data_reference_count > SC_SH_REFERENCE_LIMIT)
			return false;
		place->present = true;
		if (sc_data_reference_from_name(sc_text_of(piece), &reference))
			place->value = (uint32_t)sc_data_reference_code(reference);
		else if (!number_of(piece, place))
			return false;
	}
	return true;
}

static bool asks_for_repository(const struct sh_udr *udr)
{
	for (uint32_t i = 0; i < udr->data_reference_count; i++) {
		if (udr->data_reference[i].value == 0)
			return true;
	}
	return false;
}

static bool put_indications(struct drafting *draft, const char *list)
{
	struct sh_udr *udr = &draft->udr;

	if (list == NULL)
		list = asks_for_repository(udr) ? SC_CONTINUITY_INDICATION : "";
	while (*list != '\0') {
		char *piece = draft->indications[udr->service_indication_count];

		if (udr->service_indication_count == SC_SH_INDICATION_LIMIT ||
			!sc_ctl_next_piece(&list, piece, PIECE_LIMIT))
			return false;
		udr->service_indication[udr->service_indication_count++] = sc_text_of(piece);
	}
	return true;
}

static bool put_sets(struct drafting *draft, const char *list)
{
	struct sh_udr *udr = &draft->udr;
	char piece[PIECE_LIMIT];

	while (list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		if (udr->identity_set_count == SC_SH_SET_LIMIT ||
			!number_of(piece, &udr->identity_set[udr->identity_set_count++]))
			return false;
	}
	return true;
}

/* Several items in one request need Notif-Eff (TS 29.328 6.1.1). */
static bool put_features(struct drafting *draft, const char *bits)
{
	struct sh_udr *udr = &draft->udr;
	struct sh_features *features = &udr->features[0];

	if (bits == NULL && udr->data_reference_count < 2 && udr->service_indication_count < 2 &&
		udr->identity_set_count < 2)
		return true;
	*features = (struct sh_features){ .present = true,
		.must = true,
		.vendor = { .present = true, .value = SC_VENDOR_3GPP },
		.list = { .present = true, .value = 1 },
		.bits = { .present = true, .value = NOTIF_EFF } };
	udr->features_count = 1;
	return bits == NULL || number_of(bits, &features->bits);
}

static bool put_rest(struct drafting *draft, const struct sc_ctl_call *call)
{
	struct sh_udr *udr = &draft->udr;

	udr->user_name = sc_text_of(call->values[PRIVATE_IDENTITY]);
	udr->server_name = sc_text_of(call->values[SERVER_NAME]);
	if (call->values[DSAI_TAG] != NULL)
		udr->dsai_tag[udr->dsai_tag_count++] = sc_text_of(call->values[DSAI_TAG]);
	return number_of(call->values[DOMAIN], &udr->requested_domain) &&
	       number_of(call->values[LOCATION], &udr->current_location);
}

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	struct drafting draft = { 0 };

	if (!put_identity(&draft, call->arguments[0])) {
		sc_ctl_complain("\"%s\" is no identity: write sip:user@domain, tel:+digits, digits "
				"or user@domain",
			call->arguments[0]);
		return SC_CTL_USAGE;
	}
	if (!put_references(&draft, call->values[DATA]) ||
		!put_indications(&draft, call->values[INDICATION]) ||
		!put_sets(&draft, call->values[IDENTITY_SET]) || !put_rest(&draft, call) ||
		!put_features(&draft, call->values[FEATURES])) {
		sc_ctl_complain("a list is too long, or a number is none");
		return SC_CTL_USAGE;
	}
	return sc_ctl_put_question(&(struct sc_ctl_question){
		.call = call,
		.own_options = SC_COUNT_OF(options),
		.application = &sc_sh_asking,
		.code = SC_SH_USER_DATA,
		.map = &sc_sh_udr_map,
		.values = &draft.udr,
	});
}

const struct sc_ctl_command sc_ctl_sh_udr = {
	.words = "sh udr",
	.arguments = "IDENTITY",
	.argument_count = 1,
	.sentence = "ask for user data over Sh (TS 29.329) and print question and answer",
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.shared = sc_ctl_client_options,
	.shared_count = SC_CLIENT_OPTION_COUNT,
	.run = run,
};
