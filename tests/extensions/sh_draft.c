/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sh_time.h"

enum { ERROR_MESSAGE_AVP = 281, FEATURE_LIST_AVP = 630, FIELD_LIMIT = 32 };

static uint32_t number_of(const char *digits)
{
	return (uint32_t)strtoul(digits, NULL, 10);
}

static struct sc_text tbcd_of(struct sh_draft *draft, const char *digits)
{
	size_t length = strlen(digits);

	memset(draft->tbcd, 0xff, sizeof(draft->tbcd));
	for (size_t i = 0; i < length; i++) {
		uint8_t *octet = &draft->tbcd[i / 2];
		uint8_t digit = (uint8_t)(digits[i] - '0');

		*octet = (uint8_t)(i % 2 == 0 ? 0xf0 | digit : digit << 4 | (*octet & 0x0f));
	}
	return (struct sc_text){ (const char *)draft->tbcd, (length + 1) / 2 };
}

static void put_identity(
	struct sh_draft *draft, const char *identities, struct sh_user_identity *user)
{
	char *rest = draft->identity;
	const char *one = NULL;

	user->present = true;
	snprintf(draft->identity, sizeof(draft->identity), "%s", identities);
	while ((one = piece_next(&rest, ' ')) != NULL) {
		if (strncmp(one, "msisdn:", 7) == 0)
			user->msisdn = tbcd_of(draft, one + 7);
		else if (strncmp(one, "tbcd:", 5) == 0)
			user->msisdn = (struct sc_text){ (const char *)draft->tbcd,
				octets_of(one + 5, draft->tbcd, sizeof(draft->tbcd)) };
		else if (strncmp(one, "external:", 9) == 0)
			user->external = sc_text_of(one + 9);
		else
			user->public_identity = sc_text_of(one);
	}
}

static void put_numbers(
	const char *list, struct sc_avp_u32 *numbers, uint32_t *count, uint32_t limit)
{
	char copy[SH_TEXT_LIMIT];
	char *rest = copy;
	const char *one = NULL;

	snprintf(copy, sizeof(copy), "%s", list);
	while ((one = piece_next(&rest, ',')) != NULL && *count < limit)
		numbers[(*count)++] = (struct sc_avp_u32){ true, number_of(one) };
}

static void put_texts(char *rest, struct sc_text *texts, uint32_t *count, uint32_t limit)
{
	const char *one = NULL;

	while ((one = piece_next(&rest, ',')) != NULL && *count < limit)
		texts[(*count)++] = sc_text_of(one);
}

static struct sc_text more_text(
	struct sh_draft *draft, const char *more, const char *name, int slot)
{
	return sc_text_of(piece_named(more, ' ', name, draft->more[slot], SH_TEXT_LIMIT));
}

static struct sc_avp_u32 more_number(const char *more, const char *name)
{
	char digits[16];
	const char *found = piece_named(more, ' ', name, digits, sizeof(digits));

	return (struct sc_avp_u32){ found != NULL, found == NULL ? 0 : number_of(found) };
}

static void put_features(const char *more, struct sh_features *features, uint32_t *count)
{
	struct sc_avp_u32 list = more_number(more, "list");
	struct sc_avp_u32 bits = more_number(more, "features");

	if (!bits.present)
		bits = more_number(more, "must-features");
	if (!bits.present)
		return;
	*count = 1;
	*features = (struct sh_features){ .present = true,
		.vendor = { true, SC_VENDOR_3GPP },
		.list = { true, list.present ? list.value : 1 },
		.bits = bits };
}

static void put_whom(struct sh_draft *draft, const struct rows *rows, struct sh_whom *whom)
{
	const char *more = rows_text(rows, "more");

	put_identity(draft, rows_text(rows, "identity"), &whom->user_identity);
	whom->user_name = more_text(draft, more, "user", 0);
	whom->wildcarded_public_identity = more_text(draft, more, "wildcard-psi", 1);
	whom->wildcarded_impu = more_text(draft, more, "wildcard-impu", 2);
}

static void put_selection(
	struct sh_draft *draft, const struct rows *rows, struct sh_selection *what)
{
	const char *more = rows_text(rows, "more");
	char *tags = draft->more[4];

	put_numbers(rows_text(rows, "refs"), what->data_reference, &what->data_reference_count,
		SC_SH_REFERENCE_LIMIT);
	put_numbers(rows_text(rows, "sets"), what->identity_set, &what->identity_set_count,
		SC_SH_SET_LIMIT);
	snprintf(draft->indications, sizeof(draft->indications), "%s",
		rows_text(rows, "indications"));
	put_texts(draft->indications, what->service_indication, &what->service_indication_count,
		SC_SH_INDICATION_LIMIT);
	what->server_name = more_text(draft, more, "server", 3);
	if (piece_named(more, ' ', "dsai", tags, SH_TEXT_LIMIT) != NULL)
		put_texts(tags, what->dsai_tag, &what->dsai_tag_count, SC_SH_TAG_LIMIT);
}

static size_t put_piece(char *at, size_t room, char *piece)
{
	char *sequence = strchr(piece, '/');
	char *data = NULL;
	int length = 0;

	if (sequence == NULL)
		return 0;
	*sequence++ = '\0';
	data = strchr(sequence, '/');
	if (data != NULL)
		*data++ = '\0';
	length = snprintf(at, room,
		"<RepositoryData><ServiceIndication>%s</ServiceIndication>"
		"<SequenceNumber>%s</SequenceNumber>%s%s%s</RepositoryData>",
		piece, sequence, data == NULL ? "" : "<ServiceData>", data == NULL ? "" : data,
		data == NULL ? "" : "</ServiceData>");
	return length < 0 || (size_t)length >= room ? 0 : (size_t)length;
}

/* "=SI/SEQUENCE/DATA&SI/SEQUENCE" is short for a document of repository data. */
static struct sc_text document_of(struct sh_draft *draft, const char *document)
{
	static char pieces[SH_DOCUMENT_LIMIT];
	char *rest = pieces;
	char *piece = NULL;
	size_t used = 0;

	if (document == NULL || document[0] != '=')
		return sc_text_of(document);
	snprintf(pieces, sizeof(pieces), "%s", document + 1);
	used = (size_t)snprintf(draft->document, SH_DOCUMENT_LIMIT, "<Sh-Data>");
	while ((piece = piece_next(&rest, '&')) != NULL)
		used += put_piece(draft->document + used, SH_DOCUMENT_LIMIT - used, piece);
	snprintf(draft->document + used, SH_DOCUMENT_LIMIT - used, "</Sh-Data>");
	return sc_text_of(draft->document);
}

/* The map of requests insists on features; a row that does not needs one that does not. */
static const struct sc_avp_map *map_for(const struct sc_avp_map *whole, const char *more)
{
	static struct sc_avp_field fields[FIELD_LIMIT];
	static struct sc_avp_map map;
	char digits[16];
	bool must = piece_named(more, ' ', "must-features", digits, sizeof(digits)) != NULL;

	memcpy(fields, whole->fields, whole->count * sizeof(fields[0]));
	map = (struct sc_avp_map){ .fields = fields, .count = whole->count };
	for (uint32_t i = 0; i < map.count; i++) {
		if (fields[i].code == SC_SH_AVP_SUPPORTED_FEATURES)
			fields[i].mandatory_bit = must;
	}
	return &map;
}

static void draft_udr(struct sh_draft *draft, const struct rows *rows)
{
	const char *more = rows_text(rows, "more");
	struct sh_udr *udr = &draft->udr;

	put_whom(draft, rows, &udr->whom);
	put_selection(draft, rows, &udr->what);
	put_features(more, udr->features, &udr->features_count);
	udr->requested_domain = more_number(more, "domain");
	udr->current_location = more_number(more, "location");
	udr->requested_nodes = more_number(more, "nodes");
}

static void draft_pur(struct sh_draft *draft, const struct rows *rows)
{
	struct sh_pur *pur = &draft->pur;

	put_whom(draft, rows, &pur->whom);
	put_features(rows_text(rows, "more"), pur->features, &pur->features_count);
	put_numbers(rows_text(rows, "refs"), pur->data_reference, &pur->data_reference_count,
		SC_SH_INSTANCE_LIMIT);
	pur->user_data = document_of(draft, rows_text(rows, "document"));
}

static void draft_snr(struct sh_draft *draft, const struct rows *rows)
{
	const char *more = rows_text(rows, "more");
	struct sc_avp_u32 type = more_number(more, "type");
	struct sc_avp_u32 ntp = more_number(more, "ntp");
	char seconds[24];
	struct sh_snr *snr = &draft->snr;

	put_whom(draft, rows, &snr->whom);
	put_selection(draft, rows, &snr->what);
	put_features(more, snr->features, &snr->features_count);
	snr->subs_req_type = (struct sc_avp_u32){ true, type.value };
	snr->send_data_indication = more_number(more, "send");
	snr->one_time_notification = more_number(more, "one-time");
	snr->expiry_time = ntp;
	if (piece_named(more, ' ', "expires", seconds, sizeof(seconds)) != NULL)
		snr->expiry_time = (struct sc_avp_u32){ true,
			sc_sh_time_write(PROVISIONED_NOW + strtoll(seconds, NULL, 10)) };
}

bool sh_draft_request(struct sh_draft *draft, const struct rows *rows, const char *ask,
	struct desk_request *request)
{
	static const struct {
		const char *name;
		uint32_t code;
		const struct sc_avp_map *map;
		void (*draft)(struct sh_draft *draft, const struct rows *rows);
		size_t values; /* where they are in the draft */
	} kinds[] = {
		{ "UDR", SC_SH_USER_DATA, &sc_sh_udr_map, draft_udr,
			offsetof(struct sh_draft, udr) },
		{ "PUR", SC_SH_PROFILE_UPDATE, &sc_sh_pur_map, draft_pur,
			offsetof(struct sh_draft, pur) },
		{ "SNR", SC_SH_SUBSCRIBE_NOTIFICATIONS, &sc_sh_snr_map, draft_snr,
			offsetof(struct sh_draft, snr) },
	};
	size_t kind = 0;

	while (kind < SC_COUNT_OF(kinds) && strcmp(kinds[kind].name, ask) != 0)
		kind++;
	if (kind == SC_COUNT_OF(kinds))
		return false;
	memset(draft, 0, sizeof(*draft));
	kinds[kind].draft(draft, rows);
	*request = (struct desk_request){ .application = SC_SH_APPLICATION,
		.code = kinds[kind].code,
		.peer = rows_text(rows, "peer"),
		.via = rows_text(rows, "via"),
		.session_id = "test;1;1",
		.without = rows_text(rows, "without"),
		.raw = rows_text(rows, "raw"),
		.map = map_for(kinds[kind].map, rows_text(rows, "more")),
		.values = (const char *)draft + kinds[kind].values };
	return true;
}

bool sh_holds(struct sc_text document, const char *pieces, bool wanted)
{
	char whole[SH_TEXT_LIMIT];
	char *rest = whole;
	const char *piece = NULL;

	snprintf(whole, sizeof(whole), "%s", pieces);
	while ((piece = piece_next(&rest, '|')) != NULL) {
		if ((memmem(document.at, document.length, piece, strlen(piece)) != NULL) != wanted)
			return false;
	}
	return true;
}

bool sh_document_fits(const struct desk *desk, const struct rows *rows)
{
	struct sc_text document = desk_text(desk, SC_VENDOR_3GPP, SC_SH_AVP_USER_DATA);
	const char *holds = rows_text(rows, "holds");

	if (holds == NULL || document.at == NULL)
		return (holds == NULL) == (document.at == NULL);
	return sh_holds(document, holds, true) &&
	       sh_holds(document, rows_text(rows, "lacks"), false);
}

static bool features_fit(const struct desk *desk, const struct rows *rows)
{
	struct sc_text list = desk_text(desk, SC_VENDOR_3GPP, SC_SH_AVP_SUPPORTED_FEATURES);
	struct sc_avp avp;

	if (rows_text(rows, "features") == NULL || list.at == NULL)
		return rows_text(rows, "features") == NULL && list.at == NULL;
	while (sc_avp_next(&list, &avp)) {
		if (avp.code == FEATURE_LIST_AVP)
			return (uint8_t)avp.value.at[3] == rows_number(rows, "features");
	}
	return false;
}

/* Columns that only some files have; without them nothing is expected. */
static bool instance_fits(const struct desk *desk, const struct rows *rows)
{
	struct sc_text id = desk_text(desk, SC_VENDOR_3GPP, SC_SH_AVP_REPOSITORY_DATA_ID);
	const char *instance = rows_text(rows, "instance");
	char told[256] = "";
	char number[16] = "";
	uint32_t reference = 0;
	struct sc_avp avp;

	while (id.at != NULL && sc_avp_next(&id, &avp)) {
		if (avp.code == SC_SH_AVP_SERVICE_INDICATION)
			snprintf(told, sizeof(told), "%.*s", SC_TEXT_ARG(avp.value));
		if (avp.code == SC_SH_AVP_SEQUENCE_NUMBER)
			snprintf(number, sizeof(number), "/%u",
				(unsigned)((uint8_t)avp.value.at[2] << 8 |
					   (uint8_t)avp.value.at[3]));
	}
	strncat(told, number, sizeof(told) - strlen(told) - 1);
	if (desk_number(desk, SC_VENDOR_3GPP, SC_SH_AVP_DATA_REFERENCE, &reference))
		snprintf(told + strlen(told), sizeof(told) - strlen(told), "@%u",
			(unsigned)reference);
	return strcmp(told, instance) == 0;
}

static bool expiry_fits(const struct desk *desk, const struct rows *rows)
{
	uint32_t ntp = 0;
	bool told = desk_number(desk, SC_VENDOR_3GPP, SC_SH_AVP_EXPIRY_TIME, &ntp);
	const char *until = rows_text(rows, "until");

	if (until == NULL || until[0] == '\0')
		return !told;
	return told && sc_sh_time_read(ntp) - PROVISIONED_NOW == strtoll(until, NULL, 10);
}

bool sh_wildcard_fits(const struct desk *desk, const struct rows *rows)
{
	const char *wildcard = rows_text(rows, "wildcard");
	struct sc_text told = desk_text(desk, SC_VENDOR_3GPP, SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY);

	if (told.at == NULL)
		told = desk_text(desk, SC_VENDOR_3GPP, SC_SH_AVP_WILDCARDED_IMPU);
	return wildcard == NULL || wildcard[0] == '\0' || sc_text_equal(told, sc_text_of(wildcard));
}

static bool words_fit(const struct desk *desk, const struct rows *rows)
{
	const char *says = rows_text(rows, "says");
	struct sc_text message = desk_text(desk, 0, ERROR_MESSAGE_AVP);

	return says == NULL || says[0] == '\0' ||
	       (message.at != NULL && sh_holds(message, says, true));
}

bool sh_answer_fits(const struct desk *desk, const struct rows *rows)
{
	return desk_answered(desk, rows_text(rows, "kind"), rows_number(rows, "code")) &&
	       desk_failed(desk, rows_text(rows, "failed")) && sh_document_fits(desk, rows) &&
	       features_fit(desk, rows) && instance_fits(desk, rows) && expiry_fits(desk, rows) &&
	       sh_wildcard_fits(desk, rows) && words_fit(desk, rows);
}

void sh_answer_print(const struct desk *desk, const struct rows *rows)
{
	printf("\n  %s %s (%s): message %u, result %u; %.*s; %.*s\n", rows_text(rows, "story"),
		rows_text(rows, "name"), rows_text(rows, "clause"),
		(unsigned)desk->rig.message.header.code, (unsigned)rig_result(&desk->rig),
		SC_TEXT_ARG(desk_text(desk, SC_VENDOR_3GPP, SC_SH_AVP_USER_DATA)),
		SC_TEXT_ARG(desk_text(desk, 0, ERROR_MESSAGE_AVP)));
}
