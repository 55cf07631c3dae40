/* SPDX-License-Identifier: BSD-2-Clause */
#include "describe.h"

#include <inttypes.h>

#include "base_codes.h"
#include "describe_value.h"
#include "frame.h"
#include "lexicon.h"
#include "offers.h"

enum { DEPTH_LIMIT = 16 };

static const char *name_application(uint32_t id)
{
	const struct sc_application *application = sc_offers_find(id);

	if (application != NULL)
		return application->name;
	if (id == SC_APPLICATION_BASE)
		return "the base protocol";
	return id == SC_APPLICATION_RELAY ? "relays" : "an unknown application";
}

static void describe_header(const struct sc_header *header, struct sc_text_writer *out)
{
	bool request = (header->flags & SC_FLAG_REQUEST) != 0;
	const char *name = sc_lexicon_command(header->code, request);

	if (name == NULL)
		name = request ? "unknown request" : "unknown answer";
	sc_describe_format(out, "%s (%" PRIu32 ") of %s (%" PRIu32 ")", name, header->code,
		name_application(header->application), header->application);
	sc_describe_format(out, ", %s%s%s%s%shop-by-hop %08" PRIx32 ", end-to-end %08" PRIx32 "\n",
		(header->flags & SC_FLAG_PROXIABLE) != 0 ? "proxiable, " : "",
		(header->flags & SC_FLAG_ERROR) != 0 ? "error, " : "",
		(header->flags & SC_FLAG_RETRANSMITTED) != 0 ? "retransmitted, " : "",
		(header->flags & SC_FLAG_RESERVED) != 0 ? "reserved bits set, " : "",
		header->version == SC_DIAMETER_VERSION ? "" : "unknown version, ",
		header->hop_by_hop, header->end_to_end);
}

static void describe_name(const struct sc_avp *avp, const struct sc_word *word, uint32_t depth,
	struct sc_text_writer *out)
{
	sc_describe_indent(out, depth);
	sc_text_put(out, sc_text_of(word == NULL ? "unknown AVP" : word->name));
	if (avp->vendor != 0)
		sc_describe_format(out, " (%" PRIu32 "/%" PRIu32, avp->vendor, avp->code);
	else
		sc_describe_format(out, " (%" PRIu32, avp->code);
	sc_text_put(
		out, (avp->flags & SC_AVP_FLAG_MANDATORY) != 0 ? SC_TEXT(", M)") : SC_TEXT(")"));
}

static void describe_list(struct sc_text list, uint32_t depth, struct sc_text_writer *out)
{
	struct sc_avp avp;

	while (list.length != 0 && !out->overflow) {
		const struct sc_word *word;

		if (!sc_avp_cut(&list, &avp)) {
			sc_describe_indent(out, depth);
			sc_text_put(out, SC_TEXT("no AVP: "));
			sc_describe_octets(list, out);
			sc_text_put(out, SC_TEXT("\n"));
			return;
		}
		word = sc_lexicon_find(avp.vendor, avp.code);
		describe_name(&avp, word, depth, out);
		if (word != NULL && word->type == SC_WORD_GROUP && depth < DEPTH_LIMIT) {
			sc_text_put(out, SC_TEXT("\n"));
			describe_list(avp.value, depth + 1, out);
		} else {
			sc_text_put(out, SC_TEXT(": "));
			sc_describe_value(avp.value, word, depth + 1, out);
			sc_text_put(out, SC_TEXT("\n"));
		}
	}
}

void sc_message_describe(struct sc_text message, struct sc_text_writer *out)
{
	struct sc_header header = { 0 };
	struct sc_text avps = message;

	if (message.length < SC_HEADER_SIZE) {
		sc_text_put(out, SC_TEXT("no Diameter message: "));
		sc_describe_octets(message, out);
		sc_text_put(out, SC_TEXT("\n"));
		return;
	}
	sc_frame_cut(message, UINT32_MAX, &header);
	describe_header(&header, out);
	avps.at += SC_HEADER_SIZE;
	avps.length -= SC_HEADER_SIZE;
	describe_list(avps, 1, out);
}
