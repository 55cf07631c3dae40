/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_draft.h"

#include <CUnit/CUnit.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"

enum { FEATURES_AVP = 628 };

static struct sc_avp_u32 number_of(const char *digits)
{
	return (struct sc_avp_u32){ true, (uint32_t)strtoul(digits, NULL, 10) };
}

static struct sc_text keep(struct rx_draft *draft, const char *text)
{
	char *kept = draft->texts[draft->text_count++];

	snprintf(kept, RX_DRAFT_TEXT, "%s", text);
	return sc_text_of(kept);
}

static struct sc_text key_text(struct rx_draft *draft, const char *keys, const char *name)
{
	char value[RX_DRAFT_TEXT];
	const char *found = piece_named(keys, '|', name, value, sizeof(value));

	return found == NULL ? (struct sc_text){ 0 } : keep(draft, found);
}

static struct sc_avp_u32 key_number(const char *keys, const char *name)
{
	char value[RX_DRAFT_TEXT];
	const char *found = piece_named(keys, '|', name, value, sizeof(value));

	return found == NULL ? (struct sc_avp_u32){ 0 } : number_of(found);
}

static void put_addresses(struct rx_draft *draft, const char *keys)
{
	struct rx_aar *aar = &draft->aar;
	char value[RX_DRAFT_TEXT];
	char *bits = NULL;

	if (piece_named(keys, '|', "ip4", value, sizeof(value)) != NULL) {
		CU_ASSERT_EQUAL_FATAL(inet_pton(AF_INET, value, draft->ip4), 1);
		aar->framed_ip_address = (struct sc_text){ (const char *)draft->ip4, 4 };
	}
	if (piece_named(keys, '|', "ip6", value, sizeof(value)) != NULL) {
		bits = strchr(value, '/');
		*bits++ = '\0';
		CU_ASSERT_EQUAL_FATAL(inet_pton(AF_INET6, value, draft->ip6 + 2), 1);
		draft->ip6[1] = (uint8_t)atoi(bits);
		aar->framed_ipv6_prefix = (struct sc_text){ (const char *)draft->ip6, 18 };
	}
	if (piece_named(keys, '|', "ip4hex", value, sizeof(value)) != NULL)
		aar->framed_ip_address = (struct sc_text){ (const char *)draft->ip4,
			octets_of(value, draft->ip4, sizeof(draft->ip4)) };
	if (piece_named(keys, '|', "ip6hex", value, sizeof(value)) != NULL)
		aar->framed_ipv6_prefix = (struct sc_text){ (const char *)draft->ip6,
			octets_of(value, draft->ip6, sizeof(draft->ip6)) };
}

static void put_subscriptions(struct rx_draft *draft, const char *keys)
{
	static const struct {
		const char *name;
		uint32_t kind;
	} kinds[] = { { "e164", 0 }, { "imsi", 1 }, { "sip", 2 }, { "nai", 3 }, { "private", 4 },
		{ "kind9", 9 } };

	for (size_t i = 0; i < SC_COUNT_OF(kinds); i++) {
		struct sc_text value = key_text(draft, keys, kinds[i].name);

		if (value.at != NULL)
			draft->aar.subscription[draft->aar.subscription_count++] =
				(struct rx_subscription){ true, { true, kinds[i].kind }, value };
	}
}

static void put_features(struct rx_draft *draft, const char *keys)
{
	struct sc_avp_u32 bits = key_number(keys, "features");
	struct sc_avp_u32 list = key_number(keys, "list");

	if (!bits.present)
		bits = key_number(keys, "must-features");
	if (!bits.present)
		return;
	draft->aar.features_count = 1;
	draft->aar.features[0] = (struct rx_features){ .present = true,
		.vendor = { true, SC_VENDOR_3GPP },
		.list = { true, list.present ? list.value : 1 },
		.bits = bits };
}

static void put_keys(struct rx_draft *draft, const char *keys)
{
	struct rx_aar *aar = &draft->aar;
	char actions[RX_DRAFT_TEXT] = "";
	char *rest = actions;
	const char *action = NULL;

	put_addresses(draft, keys);
	put_subscriptions(draft, keys);
	put_features(draft, keys);
	aar->ip_domain = key_text(draft, keys, "domain");
	aar->called_station = key_text(draft, keys, "apn");
	aar->charging_id = key_text(draft, keys, "icid");
	aar->service_urn = key_text(draft, keys, "urn");
	aar->application = key_text(draft, keys, "app");
	aar->request_type = key_number(keys, "kind");
	aar->forking = key_number(keys, "forking");
	aar->service_info_status = key_number(keys, "preliminary");
	piece_named(keys, '|', "actions", actions, sizeof(actions));
	while ((action = piece_next(&rest, ',')) != NULL)
		aar->action[aar->action_count++] = number_of(action);
}

static struct sc_text codec_of(struct rx_draft *draft, const char *value)
{
	struct sc_text kept = keep(draft, value);
	char *at = draft->texts[draft->text_count - 1];

	for (size_t i = 0; i < kept.length; i++) {
		if (at[i] == '~')
			at[i] = '\n';
		else if (at[i] == '^')
			at[i] = '\r';
		else if (at[i] == '\\')
			at[i] = '\0';
	}
	return kept;
}

static struct sc_avp_u32 media_of(const char *word)
{
	enum sc_media media = SC_MEDIA_OTHER;

	if (sc_media_from_name(sc_text_of(word), &media))
		return (struct sc_avp_u32){ true, (uint32_t)sc_media_rx(media) };
	return number_of(word);
}

static bool put_bandwidth(struct rx_bandwidth *bandwidth, const char *name, const char *value)
{
	if (strcmp(name, "up") == 0)
		bandwidth->up = number_of(value);
	else if (strcmp(name, "down") == 0)
		bandwidth->down = number_of(value);
	else if (strcmp(name, "xup") == 0)
		bandwidth->extended_up = number_of(value);
	else if (strcmp(name, "xdown") == 0)
		bandwidth->extended_down = number_of(value);
	else
		return false;
	return true;
}

static void put_of_flow(
	struct rx_draft *draft, struct rx_flow *flow, const char *name, const char *value)
{
	if (put_bandwidth(&flow->bandwidth, name, value))
		return;
	if (strcmp(name, "desc") == 0)
		flow->description[flow->description_count++] = keep(draft, value);
	else if (strcmp(name, "usage") == 0)
		flow->usage = number_of(value);
	else if (strcmp(name, "status") == 0)
		flow->status = number_of(value);
	else
		CU_FAIL("a flow has no such thing");
}

static void put_of_component(
	struct rx_draft *draft, struct rx_media *media, const char *name, const char *value)
{
	if (strcmp(name, "flow") == 0)
		media->flow[media->flow_count++] =
			(struct rx_flow){ .present = true, .number = number_of(value) };
	else if (strcmp(name, "codec") == 0)
		media->codec[media->codec_count++] = codec_of(draft, value);
	else if (media->flow_count != 0)
		put_of_flow(draft, &media->flow[media->flow_count - 1], name, value);
	else if (strcmp(name, "type") == 0)
		media->type = media_of(value);
	else if (strcmp(name, "status") == 0)
		media->status = number_of(value);
	else if (strcmp(name, "app") == 0)
		media->application = keep(draft, value);
	else if (strcmp(name, "least-up") == 0)
		media->least_up = number_of(value);
	else if (strcmp(name, "least-down") == 0)
		media->least_down = number_of(value);
	else if (strcmp(name, "version") == 0)
		media->version = (struct sc_avp_u64){ true, strtoull(value, NULL, 10) };
	else if (!put_bandwidth(&media->bandwidth, name, value))
		CU_FAIL("a component has no such thing");
}

static void put_media(struct rx_draft *draft, const char *components)
{
	char *lines = draft->lines;
	char *line = NULL;

	snprintf(draft->lines, sizeof(draft->lines), "%s", components);
	while ((line = piece_next(&lines, '\n')) != NULL) {
		struct rx_media *media = &draft->aar.media[draft->aar.media_count++];
		char *piece = piece_next(&line, '|');

		*media = (struct rx_media){ .present = true, .number = number_of(piece) };
		while ((piece = piece_next(&line, '|')) != NULL) {
			char *value = strchr(piece, '=');

			*value++ = '\0';
			put_of_component(draft, media, piece, value);
		}
	}
}

const struct sc_avp_map *rx_draft_map(const char *keys)
{
	static struct sc_avp_field fields[32];
	static struct sc_avp_map map;

	memcpy(fields, sc_rx_aar_map.fields, sc_rx_aar_map.count * sizeof(fields[0]));
	map = (struct sc_avp_map){ .fields = fields, .count = sc_rx_aar_map.count };
	for (uint32_t i = 0; i < map.count; i++) {
		if (fields[i].code == FEATURES_AVP)
			fields[i].mandatory_bit = key_number(keys, "must-features").present;
	}
	return &map;
}

void rx_draft_write(struct rx_draft *draft, const char *keys, const char *media)
{
	memset(draft, 0, sizeof(*draft));
	put_keys(draft, keys);
	put_media(draft, media);
}
