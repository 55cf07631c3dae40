/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_read.h"

#include <string.h>

#include "rx_codec.h"
#include "rx_names.h"

enum {
	INVALID_AVP_VALUE = 5004,
	INVALID_AVP_LENGTH = 5014,
	TOO_BUSY = 3004,
	BITS_PER_KILOBIT = 1000,
	PRELIMINARY = 1,       /* TS 29.214 5.3.25; the only one above FINAL */
	SEVERAL_DIALOGUES = 1, /* TS 29.214 5.3.22; the only one above SINGLE_DIALOGUE */
	PREFIX_HEADER = 2,     /* reserved octet and length octet, RFC 3162 2.3 */
	PREFIX_BITS = 128
};

static const char full[] = "the message holds more than one request may";

/* One message being read. */
struct reading {
	struct sc_arena *arena;
	const struct rx_aar *aar;
	struct sc_rx_request *request;
	struct sc_result *result;
	uint32_t nth; /* the Media-Component-Description that is being read */
};

/* Which AVP is wrong, and how. */
struct fault {
	uint32_t code;
	uint32_t vendor;
	uint32_t avp;
	const char *message;
};

static bool blame(struct reading *reading, struct fault fault)
{
	*reading->result = (struct sc_result){ .code = fault.code, .message = fault.message };
	reading->result->failed.vendor = fault.vendor;
	reading->result->failed.code = fault.avp;
	return false;
}

/* Puts another group around the AVP that is to blame; the outermost comes first. */
static void blame_inside(struct reading *reading, uint32_t group, uint32_t nth)
{
	struct sc_result *result = reading->result;
	uint32_t depth = result->failed.group_count++;

	result->failed.groups[depth].vendor = SC_VENDOR_3GPP;
	result->failed.groups[depth].code = group;
	result->failed.groups[depth].nth = nth;
}

static void *take(struct reading *reading, size_t count, size_t size)
{
	void *array = sc_arena_take_array(reading->arena, count, size);

	if (array == NULL)
		blame(reading, (struct fault){ .code = TOO_BUSY, .message = full });
	return array;
}

static bool blame_address(struct reading *reading, uint32_t code, uint32_t avp, const char *message)
{
	return blame(reading, (struct fault){ code, SC_VENDOR_NONE, avp, message });
}

static bool read_ip4(struct reading *reading, struct sc_rx_keys *keys)
{
	struct sc_text address = reading->aar->framed_ip_address;

	if (address.at == NULL)
		return true;
	if (address.length != sizeof(keys->ip4))
		return blame_address(reading, INVALID_AVP_LENGTH, SC_RX_AVP_FRAMED_IP_ADDRESS,
			"an IPv4 address has four octets");
	memcpy(keys->ip4, address.at, sizeof(keys->ip4));
	keys->has_ip4 = true;
	return true;
}

/* RFC 3162 2.3: the octets behind the length need not hold more than the prefix. */
static bool read_ip6(struct reading *reading, struct sc_rx_keys *keys)
{
	struct sc_text prefix = reading->aar->framed_ipv6_prefix;
	const unsigned char *octets = (const unsigned char *)prefix.at;
	unsigned bits = 0;

	if (octets == NULL)
		return true;
	if (prefix.length < PREFIX_HEADER || prefix.length > PREFIX_HEADER + sizeof(keys->ip6))
		return blame_address(reading, INVALID_AVP_LENGTH, SC_RX_AVP_FRAMED_IPV6_PREFIX,
			"an IPv6 prefix has 2 to 18 octets");
	bits = octets[1];
	if (octets[0] != 0 || bits == 0 || bits > PREFIX_BITS)
		return blame_address(reading, INVALID_AVP_VALUE, SC_RX_AVP_FRAMED_IPV6_PREFIX,
			"an IPv6 prefix begins with a zero and its length, 1 to 128 bits");
	if (prefix.length - PREFIX_HEADER < (bits + 7) / 8)
		return blame_address(reading, INVALID_AVP_LENGTH, SC_RX_AVP_FRAMED_IPV6_PREFIX,
			"the IPv6 prefix has fewer bits than its length says");
	memset(keys->ip6, 0, sizeof(keys->ip6));
	memcpy(keys->ip6, octets + PREFIX_HEADER, (bits + 7) / 8);
	if (bits % 8 != 0)
		keys->ip6[bits / 8] &= (uint8_t)(0xff << (8 - bits % 8));
	keys->ip6_bits = (uint8_t)bits;
	keys->has_ip6 = true;
	return true;
}

/* The text without its scheme, where it has one that the standard leaves out. */
static struct sc_text without_scheme(struct sc_text text, struct sc_text scheme)
{
	if (text.length < scheme.length ||
		!sc_text_equal_nocase(
			(struct sc_text){ .at = text.at, .length = scheme.length }, scheme))
		return text;
	return (struct sc_text){ .at = text.at + scheme.length,
		.length = text.length - scheme.length };
}

/* RFC 8506 8.47 has a number as END_USER_E164; peers that write its tel URI mean the same. */
static struct sc_rx_subscription subscription_of(const struct rx_subscription *from)
{
	struct sc_rx_subscription subscription = { .kind = from->kind.value, .value = from->value };

	if (subscription.kind == SC_SUBSCRIPTION_E164)
		subscription.value = without_scheme(from->value, SC_TEXT("tel:"));
	return subscription;
}

static bool read_keys(struct reading *reading)
{
	const struct rx_aar *aar = reading->aar;
	struct sc_rx_keys *keys = &reading->request->keys;
	struct sc_rx_subscription *subscriptions =
		take(reading, aar->subscription_count, sizeof(*subscriptions));

	if (subscriptions == NULL)
		return false;
	*keys = (struct sc_rx_keys){ .ip_domain = aar->ip_domain,
		.apn = aar->called_station,
		.subscriptions = subscriptions,
		.subscription_count = aar->subscription_count };
	for (uint32_t i = 0; i < aar->subscription_count; i++)
		subscriptions[i] = subscription_of(&aar->subscription[i]);
	return read_ip4(reading, keys) && read_ip6(reading, keys);
}

static struct sc_rx_rate rate_of_bits(struct sc_avp_u32 bps)
{
	return (struct sc_rx_rate){ bps.present, bps.value };
}

/* The extended form counts in kbps and is there for what does not fit the other (TS 29.214 4.4.10);
 * who writes it means it, whatever was agreed on. */
static struct sc_rx_rate rate_of(struct sc_avp_u32 bps, struct sc_avp_u32 kbps)
{
	if (kbps.present)
		return (struct sc_rx_rate){ true, (uint64_t)kbps.value * BITS_PER_KILOBIT };
	return rate_of_bits(bps);
}

/* A value that nobody has defined; the standard says what to do with one only where it has a
 * default. */
static bool blame_word(struct reading *reading, uint32_t avp)
{
	return blame(reading, (struct fault){ INVALID_AVP_VALUE, SC_VENDOR_3GPP, avp,
				      "the AVP's value is not defined" });
}

static bool blame_media_word(struct reading *reading, uint32_t avp)
{
	blame_word(reading, avp);
	blame_inside(reading, SC_RX_AVP_MEDIA_COMPONENT, reading->nth);
	return false;
}

static bool read_status(
	struct reading *reading, struct sc_avp_u32 status, bool *has, enum sc_flow_status *word)
{
	*has = status.present;
	*word = SC_FLOW_STATUS_ENABLED;
	if (!status.present)
		return true;
	if (status.value >= SC_FLOW_STATUS_COUNT)
		return blame_media_word(reading, SC_RX_AVP_FLOW_STATUS);
	*word = (enum sc_flow_status)status.value;
	return true;
}

static bool read_flow(
	struct reading *reading, const struct rx_flow *from, struct sc_rx_stated_flow *flow)
{
	*flow = (struct sc_rx_stated_flow){
		.flow = { .number = from->number.value,
			.up = rate_of(from->bandwidth.up, from->bandwidth.extended_up),
			.down = rate_of(from->bandwidth.down, from->bandwidth.extended_down) },
		.has_usage = from->usage.present,
		.descriptions = from->description,
		.description_count = from->description_count,
	};
	if (from->usage.present && from->usage.value >= SC_FLOW_USAGE_COUNT)
		return blame_media_word(reading, SC_RX_AVP_FLOW_USAGE);
	if (from->usage.present)
		flow->flow.usage = (enum sc_flow_usage)from->usage.value;
	return read_status(reading, from->status, &flow->flow.has_status, &flow->flow.status);
}

static bool read_flows(struct reading *reading, const struct rx_media *from,
	struct sc_rx_stated_component *component)
{
	struct sc_rx_stated_flow *flows = take(reading, from->flow_count, sizeof(*flows));

	if (flows == NULL)
		return false;
	for (uint32_t i = 0; i < from->flow_count; i++) {
		if (!read_flow(reading, &from->flow[i], &flows[i])) {
			blame_inside(reading, SC_RX_AVP_MEDIA_SUB_COMPONENT, i);
			return false;
		}
	}
	component->flows = flows;
	component->flow_count = from->flow_count;
	return true;
}

/* A kind of media that nobody has defined yet is still media. */
static enum sc_media media_of(uint32_t type)
{
	for (int i = 0; i < SC_MEDIA_COUNT; i++) {
		if ((uint32_t)sc_media_rx((enum sc_media)i) == type)
			return (enum sc_media)i;
	}
	return SC_MEDIA_OTHER;
}

/* The last description counts: where offer and answer came, that is the answer. Other AVPs win over
 * what it says (TS 29.214 5.3.7). */
static bool read_codecs(struct reading *reading, const struct rx_media *from,
	struct sc_rx_stated_component *component)
{
	for (uint32_t i = 0; i < from->codec_count; i++) {
		struct sc_text *names = NULL;
		struct rx_codec codec;

		if (!rx_codec_read(from->codec[i], &codec))
			continue;
		if (codec.offer && codec.downlink)
			reading->request->arriving = true;
		if (!component->has_media && codec.has_media) {
			component->has_media = true;
			component->media_is_described = true;
			component->media = codec.media;
		}
		names = take(reading, codec.name_count, sizeof(*names));
		if (names == NULL)
			return false;
		memcpy(names, codec.names, codec.name_count * sizeof(*names));
		component->codecs = names;
		component->codec_count = codec.name_count;
	}
	return true;
}

static bool read_media(struct reading *reading, const struct rx_media *from,
	struct sc_rx_stated_component *component)
{
	*component = (struct sc_rx_stated_component){
		.number = from->number.value,
		.has_media = from->type.present,
		.up = rate_of(from->bandwidth.up, from->bandwidth.extended_up),
		.down = rate_of(from->bandwidth.down, from->bandwidth.extended_down),
		.least_up = rate_of_bits(from->least_up),
		.least_down = rate_of_bits(from->least_down),
		.service = from->application,
		.version = { from->version.present, from->version.value },
	};
	if (from->type.present)
		component->media = media_of(from->type.value);
	return read_status(reading, from->status, &component->has_status, &component->status) &&
	       read_codecs(reading, from, component) && read_flows(reading, from, component);
}

static bool read_components(struct reading *reading)
{
	uint32_t count = reading->aar->media_count;
	struct sc_rx_stated_component *components = take(reading, count, sizeof(*components));

	if (components == NULL)
		return false;
	for (reading->nth = 0; reading->nth < count; reading->nth++) {
		if (!read_media(
			    reading, &reading->aar->media[reading->nth], &components[reading->nth]))
			return false;
	}
	reading->request->stated.components = components;
	reading->request->stated.component_count = count;
	return true;
}

/* TS 29.214 5.3.22, 5.3.25: absent, the description is final and of one dialogue. */
static bool read_standing(struct reading *reading)
{
	struct sc_avp_u32 standing = reading->aar->service_info_status;
	struct sc_avp_u32 forking = reading->aar->forking;
	struct sc_rx_stated *stated = &reading->request->stated;

	if (standing.present && standing.value > PRELIMINARY)
		return blame_word(reading, SC_RX_AVP_SERVICE_INFO_STATUS);
	if (forking.present && forking.value > SEVERAL_DIALOGUES)
		return blame_word(reading, SC_RX_AVP_FORKING);
	stated->has_standing = standing.present;
	stated->preliminary = standing.present && standing.value == PRELIMINARY;
	stated->several_dialogues = forking.present && forking.value == SEVERAL_DIALOGUES;
	return true;
}

static bool read_kind(struct reading *reading)
{
	static const enum sc_rx_kind kinds[] = { SC_RX_KIND_INITIAL, SC_RX_KIND_UPDATE };
	struct sc_avp_u32 type = reading->aar->request_type;

	reading->request->kind = SC_RX_KIND_ANY;
	if (!type.present)
		return true;
	if (type.value >= SC_COUNT_OF(kinds))
		return blame_word(reading, SC_RX_AVP_REQUEST_TYPE);
	reading->request->kind = kinds[type.value];
	return true;
}

uint32_t rx_read_required(const struct sc_avp_u32 *required, uint32_t count)
{
	uint32_t info = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (required[i].value < 32)
			info |= UINT32_C(1) << required[i].value;
	}
	return info;
}

bool rx_read_request(struct sc_arena *arena, const struct rx_aar *aar,
	struct sc_rx_request *request, struct sc_result *result)
{
	struct reading reading = {
		.arena = arena, .aar = aar, .request = request, .result = result
	};

	request->charging_id = aar->charging_id;
	request->service = aar->application;
	/* TS 29.214 5.3.23 leaves "urn:service:" out; peers that write it mean the same. */
	request->service_urn = without_scheme(aar->service_urn, SC_TEXT("urn:service:"));
	for (uint32_t i = 0; i < aar->action_count; i++) {
		if (aar->action[i].value < 32)
			request->specific_actions |= UINT32_C(1) << aar->action[i].value;
	}
	request->required_info = rx_read_required(aar->required, aar->required_count);
	return rx_names_fit(aar, request, result) && read_kind(&reading) && read_keys(&reading) &&
	       read_components(&reading) && read_standing(&reading);
}
