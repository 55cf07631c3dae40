/* SPDX-License-Identifier: BSD-2-Clause */
#include "message_print.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_codes.h"
#include "describe.h"
#include "frame.h"
#include "octets.h"
#include "result_names.h"

enum { DESCRIPTION_LIMIT = 256 * 1024, COMMAND_AT = 4, APPLICATION_AT = 8 };

bool sc_message_of_base(struct sc_text message)
{
	return message.length >= SC_HEADER_SIZE &&
	       sc_get_u32((const uint8_t *)message.at + APPLICATION_AT) == 0;
}

void sc_print_message(bool outgoing, struct sc_text message)
{
	struct sc_text_writer out;
	char *description = malloc(DESCRIPTION_LIMIT);

	if (description == NULL)
		return;
	sc_text_writer_begin(&out, description, DESCRIPTION_LIMIT);
	sc_message_describe(message, &out);
	printf("%s %.*s%s\n", outgoing ? ">>>" : "<<<", SC_TEXT_ARG(sc_text_written(&out)),
		out.overflow ? "\n(cut)" : "");
	/* Who watches a pipe sees it as it comes. */
	fflush(stdout);
	free(description);
}

static void keep_text(char *kept, size_t size, struct sc_text text)
{
	snprintf(kept, size, "%.*s", SC_TEXT_ARG(text));
	for (char *at = kept; *at != '\0'; at++) {
		if ((unsigned char)*at < 0x20 || *at == 0x7F)
			*at = '?';
	}
}

/* Nobody has looked at these bytes before. False: it is not there. */
static bool find(struct sc_text message, uint32_t code, struct sc_text *value)
{
	struct sc_text avps = { 0 };
	struct sc_avp avp;

	if (message.length < SC_HEADER_SIZE)
		return false;
	avps = (struct sc_text){ .at = message.at + SC_HEADER_SIZE,
		.length = message.length - SC_HEADER_SIZE };
	while (avps.length != 0 && sc_avp_cut(&avps, &avp)) {
		if (avp.vendor == 0 && avp.code == code) {
			*value = avp.value;
			return true;
		}
	}
	return false;
}

uint32_t sc_welcome_of(struct sc_text message, char *excuse, size_t size)
{
	struct sc_text value = { 0 };
	uint32_t command = 0;

	if (sc_message_of_base(message))
		command = sc_get_u32((const uint8_t *)message.at + COMMAND_AT) & 0xffffff;
	if (command != SC_COMMAND_CAPABILITIES_EXCHANGE)
		return 0;
	if (find(message, SC_CODE_ERROR_MESSAGE, &value))
		keep_text(excuse, size, value);
	if (!find(message, SC_CODE_RESULT_CODE, &value) || value.length != sizeof(uint32_t))
		return 0;
	return sc_get_u32((const uint8_t *)value.at);
}

void sc_print_ending(const struct sc_reply *reply)
{
	const struct sc_result_name *name = sc_result_name(reply->vendor, reply->code);
	struct sc_text value = { 0 };
	char excuse[256] = "";

	if (reply->code / 1000 == 2)
		return;
	if (find(reply->message, SC_CODE_ERROR_MESSAGE, &value))
		keep_text(excuse, sizeof(excuse), value);
	if (name != NULL && strcmp(excuse, name->sentence) == 0)
		excuse[0] = '\0';
	printf("%" PRIu32 " %s: %s%s%s\n", reply->code, name == NULL ? "(unknown)" : name->name,
		name == NULL ? "a code without a name here" : name->sentence,
		excuse[0] == '\0' ? "" : "; the peer says: ", excuse);
}
