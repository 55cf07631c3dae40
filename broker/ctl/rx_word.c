/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_word.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "rx_language.h"
#include "wordlist.h"

enum { BITS = 32, NUMBER_SIZE = 16 };

/* By their bits (TS 29.214 tables 5.4.1.1 and 5.4.1.2). */
static const char *const features[SC_RX_WORD_LISTS][BITS] = {
	{ "Rel8", "Rel9", "ProvAFsignalFlow", "SponsoredConnectivity", "Rel10", "NetLoc",
		"ExtendedFilter", "SCTimeBasedUM", "Netloc-Trusted-WLAN", "RAN-NAS-Cause",
		"GroupComService", "ResShare", "DeferredService", "DSCP", "SponsorChange",
		"E2EQOSMTSI", "NetLoc-Untrusted-WLAN", "MCPTT", "PrioritySharing", "PLMNInfo",
		"MediaComponentVersioning", "MCPTT-Preemption", "MCVideo" },
	{ "PCSCF-Restoration-Enhancement", "Extended-Max-Requested-BW-NR",
		"Extended-Min-Requested-BW-NR", "Extended-BW-E2EQOSMTSI-NR", "VBC", "CHEM",
		"VBCLTE", "FLUS", "EPSFallbackReport", "ATSSS", "QoSHint", "ReallocationOfCredit",
		"Netloc-Trusted-N3GA", "NetLoc-Wireline", "MPSforDTS",
		"User-Equipment-Info-Extension", "AuthorizationForMpsSignalling",
		"MPSforMessaging" },
};

bool sc_rx_word_next(const char **list, struct sc_text *piece)
{
	if (**list == '\0')
		return false;
	*piece = (struct sc_text){ .at = *list, .length = strcspn(*list, ",") };
	*list += piece->length;
	*list += **list == ',';
	return true;
}

/* Who writes "-" for "_", or the other way round, means the same. */
static bool begins_with(const char *name, struct sc_text word)
{
	if (word.length == 0 || strlen(name) < word.length)
		return false;
	for (size_t i = 0; i < word.length; i++) {
		char typed = word.at[i] == '-' ? '_' : word.at[i];
		char meant = name[i] == '-' ? '_' : name[i];

		if (strncasecmp(&typed, &meant, 1) != 0)
			return false;
	}
	return true;
}

/* What most Specific-Actions begin with says nothing. */
static const char *without_preface(const char *name)
{
	static const char preface[] = "INDICATION_OF_";

	return strncmp(name, preface, sizeof(preface) - 1) == 0 ? name + sizeof(preface) - 1 : name;
}

/* The only value whose name begins so, or the one that is all of it; NULL: none, or several. */
static const struct sc_wordlist_value *find_value(
	const struct sc_wordlist_avp *avp, struct sc_text word)
{
	const struct sc_wordlist_value *found = NULL;
	unsigned count = 0;

	for (size_t i = 0; i < avp->value_count; i++) {
		const char *name = avp->values[i].name;
		const char *rest = without_preface(name);

		if (!begins_with(name, word) && !begins_with(rest, word))
			continue;
		if (strlen(name) == word.length || strlen(rest) == word.length)
			return &avp->values[i];
		found = &avp->values[i];
		count++;
	}
	return count == 1 ? found : NULL;
}

static enum sc_status tell_values(
	const struct sc_wordlist_avp *avp, struct sc_text word, struct sc_problem *problem)
{
	char room[SC_PROBLEM_LIMIT];
	struct sc_text_writer out;

	sc_text_writer_begin(&out, room, sizeof(room));
	for (size_t i = 0; i < avp->value_count; i++) {
		sc_text_put(&out, i == 0 ? SC_TEXT("") : SC_TEXT(", "));
		sc_text_put(&out, sc_text_of(without_preface(avp->values[i].name)));
	}
	return sc_problem_set(problem, SC_STATUS_MALFORMED,
		"\"%.*s\" is no value of %s, or more than one; there are: %.*s", SC_TEXT_ARG(word),
		avp->name, SC_TEXT_ARG(sc_text_written(&out)));
}

enum sc_status sc_rx_word_read(
	uint32_t avp, struct sc_text word, uint32_t *value, struct sc_problem *problem)
{
	const struct sc_wordlist_avp *named = sc_rx_avp(avp);
	const struct sc_wordlist_value *found = NULL;

	if (sc_text_to_u32(word, value) == SC_STATUS_OK)
		return SC_STATUS_OK;
	found = find_value(named, word);
	if (found == NULL)
		return tell_values(named, word, problem);
	*value = (uint32_t)found->value;
	return SC_STATUS_OK;
}

/* "2:0x402", "1:51", "51". False: it is none of these. */
static bool read_bits(struct sc_text word, uint32_t lists[SC_RX_WORD_LISTS])
{
	char number[NUMBER_SIZE] = { 0 };
	char *end = NULL;
	unsigned long list = 1;
	unsigned long long bits = 0;

	if (word.length == 0 || word.length >= sizeof(number) || word.at[0] < '0' ||
		word.at[0] > '9')
		return false;
	memcpy(number, word.at, word.length);
	bits = strtoull(number, &end, 0);
	if (*end == ':' && end[1] >= '0' && end[1] <= '9') {
		list = (unsigned long)bits;
		bits = strtoull(end + 1, &end, 0);
	}
	if (*end != '\0' || list == 0 || list > SC_RX_WORD_LISTS || bits > UINT32_MAX)
		return false;
	lists[list - 1] |= (uint32_t)bits;
	return true;
}

enum sc_status sc_rx_word_feature(
	struct sc_text word, uint32_t lists[SC_RX_WORD_LISTS], struct sc_problem *problem)
{
	if (read_bits(word, lists))
		return SC_STATUS_OK;
	for (int i = 0; i < SC_RX_WORD_LISTS; i++) {
		for (int bit = 0; bit < BITS && features[i][bit] != NULL; bit++) {
			if (!begins_with(features[i][bit], word) ||
				strlen(features[i][bit]) != word.length)
				continue;
			lists[i] |= UINT32_C(1) << bit;
			return SC_STATUS_OK;
		}
	}
	return sc_problem_set(problem, SC_STATUS_MALFORMED,
		"\"%.*s\" is no feature of TS 29.214 5.4.1 such as NetLoc, and no bits of a list "
		"such as 2:0x402",
		SC_TEXT_ARG(word));
}
