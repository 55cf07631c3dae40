/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_draft.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rx_word.h"
#include "vocabulary.h"

enum { KILO = 1000, IMSI_DIGITS = 15, ADDRESS_BITS = 128, NUMBER_SIZE = 24 };
enum { OF_E164, OF_IMSI, OF_SIP_URI, OF_NAI, OF_PRIVATE };

/* The part before the next colon, which goes with it. */
static struct sc_text cut_part(struct sc_text *piece)
{
	struct sc_text part = *piece;
	const char *colon = piece->length == 0 ? NULL : memchr(piece->at, ':', piece->length);

	if (colon == NULL) {
		*piece = (struct sc_text){ .at = piece->at + piece->length };
		return part;
	}
	part.length = (size_t)(colon - piece->at);
	piece->at += part.length + 1;
	piece->length -= part.length + 1;
	return part;
}

static enum sc_status put_bandwidth(
	struct rx_media *media, struct sc_text kbps, struct sc_problem *problem)
{
	uint32_t bandwidth = 0;

	if (kbps.length == 0)
		return SC_STATUS_OK;
	if (sc_text_to_u32(kbps, &bandwidth) != SC_STATUS_OK || bandwidth > UINT32_MAX / KILO)
		return sc_problem_set(problem, SC_STATUS_MALFORMED,
			"\"%.*s\" is no bandwidth in kbit/s", SC_TEXT_ARG(kbps));
	media->bandwidth.up = media->bandwidth.down = (struct sc_avp_u32){ true, bandwidth * KILO };
	return SC_STATUS_OK;
}

static enum sc_status put_component(
	struct rx_media *media, uint32_t number, struct sc_text piece, struct sc_problem *problem)
{
	struct sc_text name = cut_part(&piece);
	struct sc_text kbps = cut_part(&piece);
	enum sc_media kind;
	enum sc_status status = SC_STATUS_OK;

	if (!sc_media_from_name(name, &kind))
		return sc_problem_set(problem, SC_STATUS_MALFORMED,
			"\"%.*s\" is no kind of media such as audio, video, text or message",
			SC_TEXT_ARG(name));
	media->present = true;
	media->number = (struct sc_avp_u32){ true, number };
	media->type = (struct sc_avp_u32){ true, (uint32_t)sc_media_rx(kind) };
	status = put_bandwidth(media, kbps, problem);
	if (status != SC_STATUS_OK || piece.length == 0)
		return status;
	media->status.present = true;
	return sc_rx_word_read(SC_RX_AVP_FLOW_STATUS, piece, &media->status.value, problem);
}

enum sc_status sc_rx_draft_media(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	struct rx_aar *aar = &draft->aar;
	enum sc_status status = SC_STATUS_OK;
	struct sc_text piece;

	while (status == SC_STATUS_OK && sc_rx_word_next(&typed, &piece)) {
		if (aar->media_count == SC_RX_COMPONENT_LIMIT)
			return sc_problem_set(problem, SC_STATUS_MALFORMED,
				"at most %d components go into a message", SC_RX_COMPONENT_LIMIT);
		status = put_component(
			&aar->media[aar->media_count], aar->media_count + 1, piece, problem);
		aar->media_count++;
	}
	return status;
}

enum sc_status sc_rx_draft_flow(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	struct rx_media *first = &draft->aar.media[0];

	if (draft->aar.media_count == 0)
		return sc_problem_set(problem, SC_STATUS_MALFORMED, "there is no component");
	first->flow_count = 1;
	first->flow[0] = (struct rx_flow){ .present = true,
		.number = { true, 1 },
		.description = { sc_text_of(typed) },
		.description_count = 1 };
	return SC_STATUS_OK;
}

static bool read_version(struct sc_text piece, uint64_t *version)
{
	char number[NUMBER_SIZE] = { 0 };
	char *end = NULL;

	if (piece.length == 0 || piece.length >= sizeof(number) || piece.at[0] < '0' ||
		piece.at[0] > '9')
		return false;
	memcpy(number, piece.at, piece.length);
	errno = 0;
	*version = strtoull(number, &end, 10);
	return *end == '\0' && errno == 0;
}

enum sc_status sc_rx_draft_versions(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	struct sc_text piece;

	for (uint32_t i = 0; sc_rx_word_next(&typed, &piece); i++) {
		if (i == draft->aar.media_count)
			return sc_problem_set(problem, SC_STATUS_MALFORMED,
				"it names more versions than there are components");
		if (piece.length == 0)
			continue;
		draft->aar.media[i].version.present = true;
		if (!read_version(piece, &draft->aar.media[i].version.value))
			return sc_problem_set(problem, SC_STATUS_MALFORMED,
				"\"%.*s\" is no version, a number of 64 bits", SC_TEXT_ARG(piece));
	}
	return SC_STATUS_OK;
}

enum sc_status sc_rx_draft_ip4(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	draft->aar.framed_ip_address =
		(struct sc_text){ .at = (const char *)draft->ip4, .length = sizeof(draft->ip4) };
	if (inet_pton(AF_INET, typed, draft->ip4) != 1)
		return sc_problem_set(
			problem, SC_STATUS_MALFORMED, "\"%s\" is no IPv4 address", typed);
	return SC_STATUS_OK;
}

enum sc_status sc_rx_draft_ip6(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	char address[INET6_ADDRSTRLEN];
	size_t length = strcspn(typed, "/");
	uint32_t bits = ADDRESS_BITS;
	bool whole = length < sizeof(address) &&
		     (typed[length] == '\0' ||
			     sc_text_to_u32(sc_text_of(typed + length + 1), &bits) == SC_STATUS_OK);

	snprintf(address, sizeof(address), "%.*s", (int)length, typed);
	if (!whole || bits > ADDRESS_BITS || inet_pton(AF_INET6, address, draft->prefix + 2) != 1)
		return sc_problem_set(problem, SC_STATUS_MALFORMED,
			"\"%s\" is no IPv6 prefix such as 2001:db8::/64", typed);
	draft->prefix[1] = (uint8_t)bits;
	draft->aar.framed_ipv6_prefix =
		(struct sc_text){ .at = (const char *)draft->prefix, .length = 2 + (bits + 7) / 8 };
	return SC_STATUS_OK;
}

static bool has_only_digits(struct sc_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
	}
	return text.length != 0;
}

/* What tells the kind and is no part of the identity. */
static struct rx_subscription subscription_of(struct sc_text typed)
{
	static const struct {
		const char *start;
		uint32_t kind;
		bool stays; /* in the identity */
	} starts[] = { { "sip:", OF_SIP_URI, true }, { "sips:", OF_SIP_URI, true },
		{ "tel:+", OF_E164, false }, { "tel:", OF_E164, false }, { "+", OF_E164, false },
		{ "imsi:", OF_IMSI, false }, { "nai:", OF_NAI, false },
		{ "private:", OF_PRIVATE, false } };
	struct rx_subscription one = { .present = true, .kind = { true, OF_NAI }, .value = typed };

	for (size_t i = 0; i < SC_COUNT_OF(starts); i++) {
		size_t skipped = starts[i].stays ? 0 : strlen(starts[i].start);

		if (!sc_text_starts_with(typed, sc_text_of(starts[i].start)))
			continue;
		one.kind.value = starts[i].kind;
		one.value = (struct sc_text){ typed.at + skipped, typed.length - skipped };
		return one;
	}
	if (has_only_digits(typed))
		one.kind.value = typed.length == IMSI_DIGITS ? OF_IMSI : OF_E164;
	return one;
}

enum sc_status sc_rx_draft_users(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	struct rx_aar *aar = &draft->aar;
	struct sc_text piece;

	while (sc_rx_word_next(&typed, &piece)) {
		if (aar->subscription_count == SC_RX_SUBSCRIPTIONS_LIMIT)
			return sc_problem_set(problem, SC_STATUS_MALFORMED,
				"at most %d identities go into a message",
				SC_RX_SUBSCRIPTIONS_LIMIT);
		aar->subscription[aar->subscription_count++] = subscription_of(piece);
	}
	return SC_STATUS_OK;
}

enum sc_status sc_rx_draft_features(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	struct rx_aar *aar = &draft->aar;
	uint32_t lists[SC_RX_WORD_LISTS] = { 0 };
	enum sc_status status = SC_STATUS_OK;
	struct sc_text piece;

	while (status == SC_STATUS_OK && sc_rx_word_next(&typed, &piece))
		status = sc_rx_word_feature(piece, lists, problem);
	for (uint32_t i = 0; i < SC_RX_WORD_LISTS; i++) {
		if (lists[i] == 0)
			continue;
		aar->features[aar->features_count++] = (struct rx_features){ .present = true,
			.vendor = { true, SC_VENDOR_3GPP },
			.list = { true, i + 1 },
			.bits = { true, lists[i] } };
	}
	return status;
}

/* Values of one AVP that may come several times. */
static enum sc_status put_list(uint32_t avp, const char *typed, struct sc_avp_u32 *values,
	uint32_t limit, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;
	uint32_t count = 0;
	struct sc_text piece;

	while (status == SC_STATUS_OK && sc_rx_word_next(&typed, &piece)) {
		if (count == limit)
			return sc_problem_set(problem, SC_STATUS_MALFORMED,
				"at most %u of them go into a message", (unsigned)limit);
		values[count].present = true;
		status = sc_rx_word_read(avp, piece, &values[count].value, problem);
		count++;
	}
	return status;
}

static uint32_t count_present(const struct sc_avp_u32 *values, uint32_t limit)
{
	uint32_t count = 0;

	while (count < limit && values[count].present)
		count++;
	return count;
}

enum sc_status sc_rx_draft_actions(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	enum sc_status status = put_list(
		SC_RX_AVP_SPECIFIC_ACTION, typed, draft->aar.action, SC_RX_ACTIONS_LIMIT, problem);

	draft->aar.action_count = count_present(draft->aar.action, SC_RX_ACTIONS_LIMIT);
	return status;
}

enum sc_status sc_rx_draft_required_info(
	struct sc_avp_u32 *required, uint32_t *count, const char *typed, struct sc_problem *problem)
{
	enum sc_status status = put_list(
		SC_RX_AVP_REQUIRED_ACCESS_INFO, typed, required, SC_RX_REQUIRED_LIMIT, problem);

	*count = count_present(required, SC_RX_REQUIRED_LIMIT);
	return status;
}

enum sc_status sc_rx_draft_required(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	return sc_rx_draft_required_info(
		draft->aar.required, &draft->aar.required_count, typed, problem);
}

static enum sc_status put_word(
	uint32_t avp, const char *typed, struct sc_avp_u32 *value, struct sc_problem *problem)
{
	value->present = true;
	return sc_rx_word_read(avp, sc_text_of(typed), &value->value, problem);
}

enum sc_status sc_rx_draft_service_info(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	return put_word(
		SC_RX_AVP_SERVICE_INFO_STATUS, typed, &draft->aar.service_info_status, problem);
}

enum sc_status sc_rx_draft_dialogues(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	return put_word(SC_RX_AVP_FORKING, typed, &draft->aar.forking, problem);
}

enum sc_status sc_rx_draft_request_type(
	struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem)
{
	return put_word(SC_RX_AVP_REQUEST_TYPE, typed, &draft->aar.request_type, problem);
}
