/* SPDX-License-Identifier: BSD-2-Clause */
#include "frame.h"

#include <string.h>

#include "base_codes.h"
#include "lexicon.h"
#include "node.h"
#include "octets.h"
#include "priority.h"

enum sc_frame sc_frame_cut(struct sc_text stream, uint32_t limit, struct sc_header *header)
{
	const uint8_t *at = (const uint8_t *)stream.at;

	if (stream.length < 4)
		return SC_FRAME_PARTIAL;
	header->version = at[0];
	header->length = sc_get_u24(at + 1);
	if (stream.length >= SC_HEADER_SIZE) {
		header->flags = at[4];
		header->code = sc_get_u24(at + 5);
		header->application = sc_get_u32(at + 8);
		header->hop_by_hop = sc_get_u32(at + 12);
		header->end_to_end = sc_get_u32(at + 16);
	}
	if (header->length < SC_HEADER_SIZE || header->length % 4 != 0 || header->length > limit)
		return SC_FRAME_GARBAGE;
	return stream.length < header->length ? SC_FRAME_PARTIAL : SC_FRAME_WHOLE;
}

bool sc_avp_cut(struct sc_text *list, struct sc_avp *avp)
{
	const uint8_t *at = (const uint8_t *)list->at;
	uint32_t length = 0;
	uint32_t head = SC_AVP_HEADER_SIZE;
	size_t padded;

	*avp = (struct sc_avp){ .bytes = *list };
	if (list->length >= 4)
		avp->code = sc_get_u32(at);
	if (list->length >= 5)
		avp->flags = at[4];
	if (list->length >= 8)
		length = sc_get_u24(at + 5);
	if ((avp->flags & SC_AVP_FLAG_VENDOR) != 0) {
		head = SC_AVP_VENDOR_HEADER_SIZE;
		if (list->length >= head)
			avp->vendor = sc_get_u32(at + 8);
	}
	if (length < head || length > list->length)
		return false;
	avp->bytes.length = length;
	avp->value = (struct sc_text){ .at = list->at + head, .length = length - head };
	/* The last one of a group may come without its padding. */
	padded = (length + 3u) & ~(size_t)3;
	if (padded > list->length)
		padded = list->length;
	list->at += padded;
	list->length -= padded;
	return true;
}

bool sc_avp_next(struct sc_text *list, struct sc_avp *avp)
{
	return list->length != 0 && sc_avp_cut(list, avp);
}

/* One walk through a message. */
struct inspection {
	const struct sc_node_limits *limits;
	struct sc_message *message;
	struct sc_fault *fault;
	uint32_t avps;
	uint64_t shape;
	bool value_matters;
};

static bool blame(struct inspection *inspection, uint32_t code, const struct sc_avp *avp, bool copy,
	const char *message)
{
	struct sc_fault *fault = inspection->fault;

	fault->code = code;
	fault->message = message;
	fault->names_avp = true;
	fault->avp = (struct sc_avp_name){ .vendor = avp->vendor,
		.code = avp->code,
		.mandatory = (avp->flags & SC_AVP_FLAG_MANDATORY) != 0 };
	fault->received = copy ? avp->bytes : (struct sc_text){ 0 };
	return false;
}

/* What RFC 6733 4.1 says about the bits: a reserved one is an error, a vendor of 0 is none. */
static bool check_bits(struct inspection *inspection, const struct sc_avp *avp)
{
	if ((avp->flags & SC_AVP_FLAG_RESERVED) != 0)
		return blame(inspection, SC_DIAMETER_INVALID_AVP_BITS, avp, true,
			"a reserved bit of the AVP is set");
	if ((avp->flags & SC_AVP_FLAG_VENDOR) != 0 && avp->vendor == 0)
		return blame(inspection, SC_DIAMETER_INVALID_AVP_BITS, avp, true,
			"the AVP's V bit is set, but its vendor is 0");
	return true;
}

/* RFC 6733 4.2: Address is an address family and at least one octet of it; the two families of
 * the Internet have their fixed lengths. */
static bool is_address(struct sc_text value)
{
	uint32_t family;

	if (value.length < 3)
		return false;
	family = (uint32_t)(uint8_t)value.at[0] << 8 | (uint8_t)value.at[1];
	return family == 1 ? value.length == 6 : family != 2 || value.length == 18;
}

static bool check_value(
	struct inspection *inspection, const struct sc_avp *avp, const struct sc_word *word)
{
	if (word->size != 0 && avp->value.length != word->size)
		return blame(inspection, SC_DIAMETER_INVALID_AVP_LENGTH, avp, true,
			"the AVP's length does not fit its type");
	if (word->type == SC_WORD_ADDRESS && !is_address(avp->value))
		return blame(inspection, SC_DIAMETER_INVALID_AVP_VALUE, avp, true,
			"the AVP is no Address");
	return true;
}

static bool inspect_list(
	struct inspection *inspection, struct sc_text list, uint32_t depth, bool mandatory);

/* Members of a group that need not be understood need not be understood either. */
static bool inspect_group(
	struct inspection *inspection, const struct sc_avp *avp, uint32_t depth, bool mandatory)
{
	struct sc_fault *fault = inspection->fault;

	if (depth + 1 > inspection->limits->group_depth || depth >= SC_PATH_LIMIT)
		return blame(inspection, SC_DIAMETER_INVALID_AVP_VALUE, avp, false,
			"too many groups inside groups");
	fault->groups[depth] = (struct sc_avp_name){ .vendor = avp->vendor,
		.code = avp->code,
		.mandatory = (avp->flags & SC_AVP_FLAG_MANDATORY) != 0 };
	fault->group_count = depth + 1;
	if (!inspect_list(inspection, avp->value, depth + 1,
		    mandatory && (avp->flags & SC_AVP_FLAG_MANDATORY) != 0))
		return false;
	fault->group_count = depth;
	return true;
}

/* In an answer it holds what was wrong with the request: of course that is wrong. Answers are not
 * given to libfdproto, so nothing in there can surprise it. */
static bool is_failed_avp(const struct inspection *inspection, const struct sc_avp *avp)
{
	return avp->vendor == 0 && avp->code == SC_CODE_FAILED_AVP &&
	       (inspection->message->header.flags & SC_FLAG_REQUEST) == 0;
}

/* The marks are secret and random, so nobody can make two grammars look the same. */
static void note_shape(struct inspection *inspection, const struct sc_word *word, uint32_t depth)
{
	uint64_t mark = word == NULL ? UINT64_C(0x9e3779b97f4a7c15) : word->mark;
	__uint128_t product = (__uint128_t)(inspection->shape ^ mark) * (mark + depth);

	inspection->shape = (uint64_t)product ^ (uint64_t)(product >> 64);
	if (word != NULL && word->value_matters)
		inspection->value_matters = true;
}

static bool inspect_avp(
	struct inspection *inspection, const struct sc_avp *avp, uint32_t depth, bool mandatory)
{
	const struct sc_word *word = sc_lexicon_find(avp->vendor, avp->code);

	if (++inspection->avps > inspection->limits->avps)
		return blame(inspection, SC_DIAMETER_AVP_OCCURS_TOO_MANY_TIMES, avp, true,
			"too many AVPs in one message");
	if (!check_bits(inspection, avp))
		return false;
	note_shape(inspection, word, depth);
	if (word == NULL && mandatory && (avp->flags & SC_AVP_FLAG_MANDATORY) != 0)
		return blame(inspection, SC_DIAMETER_AVP_UNSUPPORTED, avp, true, NULL);
	if (word == NULL)
		return true;
	if (!check_value(inspection, avp, word))
		return false;
	if (word->type != SC_WORD_GROUP || is_failed_avp(inspection, avp))
		return true;
	return inspect_group(inspection, avp, depth, mandatory);
}

/* The first of several counts; that there are several is for the rules to say. */
static void keep(struct sc_text *text, const struct sc_avp *avp)
{
	if (text->at == NULL)
		*text = avp->value;
}

static void take_envelope(struct sc_message *message, const struct sc_avp *avp)
{
	if (avp->vendor != 0) {
		sc_priority_note(&message->priority, avp);
		return;
	}
	switch (avp->code) {
	case SC_CODE_SESSION_ID:
		keep(&message->session_id, avp);
		break;
	case SC_CODE_ORIGIN_HOST:
		keep(&message->origin_host, avp);
		break;
	case SC_CODE_ORIGIN_REALM:
		keep(&message->origin_realm, avp);
		break;
	case SC_CODE_DESTINATION_HOST:
		keep(&message->destination_host, avp);
		break;
	case SC_CODE_DESTINATION_REALM:
		keep(&message->destination_realm, avp);
		break;
	case SC_CODE_AUTH_APPLICATION_ID:
		keep(&message->application, avp);
		break;
	case SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID:
		keep(&message->vendor_application, avp);
		break;
	case SC_CODE_AUTH_SESSION_STATE:
		keep(&message->session_state, avp);
		break;
	case SC_CODE_ORIGIN_STATE_ID:
		if (avp->value.length == sizeof(uint32_t))
			message->origin_state = sc_get_u32((const uint8_t *)avp->value.at);
		break;
	case SC_CODE_DRMP:
		sc_priority_note(&message->priority, avp);
		break;
	case SC_CODE_ROUTE_RECORD:
		message->route_records++;
		break;
	case SC_CODE_PROXY_INFO:
		message->proxy_infos++;
		break;
	default:
		break;
	}
}

void sc_message_move(struct sc_message *message, const char *to)
{
	static const size_t texts[] = {
		offsetof(struct sc_message, avps),
		offsetof(struct sc_message, session_id),
		offsetof(struct sc_message, origin_host),
		offsetof(struct sc_message, origin_realm),
		offsetof(struct sc_message, destination_host),
		offsetof(struct sc_message, destination_realm),
		offsetof(struct sc_message, application),
		offsetof(struct sc_message, vendor_application),
		offsetof(struct sc_message, session_state),
	};

	for (size_t i = 0; i < SC_COUNT_OF(texts); i++) {
		struct sc_text *text = (void *)((char *)message + texts[i]);

		if (text->at != NULL)
			text->at = to + (text->at - message->bytes.at);
	}
	message->bytes.at = to;
}

/* RFC 6733 7.1.5: a copy of an AVP with such a length cannot be sent, an example can. */
static bool blame_length(struct inspection *inspection, const struct sc_avp *avp)
{
	return blame(inspection, SC_DIAMETER_INVALID_AVP_LENGTH, avp, false,
		"the AVP's length is shorter than its header or longer than what is there");
}

static bool inspect_list(
	struct inspection *inspection, struct sc_text list, uint32_t depth, bool mandatory)
{
	struct sc_avp avp;

	while (list.length != 0) {
		if (!sc_avp_cut(&list, &avp))
			return blame_length(inspection, &avp);
		if (!inspect_avp(inspection, &avp, depth, mandatory))
			return false;
	}
	return true;
}

/* The first fault counts; what follows it is walked for the sake of its answer, which carries the
 * Session-Id and the Proxy-Infos. */
static bool inspect_message(struct inspection *inspection, struct sc_text list)
{
	bool sound = true;
	struct sc_avp avp;

	while (list.length != 0) {
		if (!sc_avp_cut(&list, &avp))
			return sound && blame_length(inspection, &avp);
		take_envelope(inspection->message, &avp);
		sound = sound && inspect_avp(inspection, &avp, 0, true);
	}
	return sound;
}

bool sc_frame_inspect(struct sc_text bytes, const struct sc_header *header,
	const struct sc_node_limits *limits, struct sc_message *message, struct sc_fault *fault)
{
	struct inspection inspection = { .limits = limits, .message = message, .fault = fault };

	*message = (struct sc_message){
		.bytes = bytes,
		.avps = { .at = bytes.at + SC_HEADER_SIZE,
			.length = bytes.length - SC_HEADER_SIZE },
		.header = *header,
		.priority = SC_PRIORITY_UNSTATED,
	};
	fault->code = 0;
	fault->message = NULL;
	fault->names_avp = false;
	fault->group_count = 0;
	inspection.shape = (uint64_t)header->code << 8 | (header->flags & SC_FLAG_REQUEST);
	if (!inspect_message(&inspection, message->avps))
		return false;
	message->shape = inspection.value_matters ? 0 : inspection.shape;
	return true;
}
