/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the broker keep as repository data of its own? One element per subscriber: whose word
 * comes first, the operator's rules that apply to him, and his preferences (TS 23.237 6.4), in the
 * broker's namespace. TS 29.328 Annex D allows exactly one element inside ServiceData.
 *
 * A set has a bit per id of the vocabulary; an order has a rank per access: 1 the best, 0 for an
 * access that is not listed. NULL is an order that lists none.
 *
 * In the document an order is the content of <cp:preferred>: words with a space between them, best
 * first. A word is the name of an access or of a group of accesses, and an access counts where it
 * is mentioned first: in "NON3GPP PS" the group PS stands for the packet accesses that are left
 * behind those of NON3GPP. The accesses of one group are equally good; where no group says which
 * are, their names are joined: "EUTRAN|NR WLAN" prefers either of two over the third. The accesses
 * of <cp:restricted> are a set, without any order.
 */
#ifndef SC_CONTINUITY_H
#define SC_CONTINUITY_H

#include <stdbool.h>
#include <stdint.h>

#include "export.h"
#include "text.h"
#include "vocabulary.h"

/* The Service-Indication under which peers ask for it. */
#define SC_CONTINUITY_INDICATION "continuity-prefs"
#define SC_CONTINUITY_NAMESPACE  "urn:x-broker:continuity:1"

struct sc_continuity_rule {
	uint32_t media;         /* set of enum sc_media */
	struct sc_text service; /* ICSI, or "*" */
	enum sc_transfer_level level;
	enum sc_remainder nontransferable;
	enum sc_session_case session_case;
	enum sc_roaming roaming;
	bool partial_allowed;
	uint32_t min_kbps;               /* 0: none */
	uint32_t max_kbps;               /* 0: none */
	uint32_t restricted_originating; /* sets of enum sc_access */
	uint32_t restricted_transfer;
	const uint8_t *preferred; /* [SC_ACCESS_COUNT] */
};

struct sc_continuity_device {
	struct sc_text instance; /* URN; empty: the name tells which */
	struct sc_text name;
	uint8_t rank; /* 0: unranked */
	enum sc_device_mode mode;
};

struct sc_continuity_preference {
	uint32_t media; /* set of enum sc_media */
	bool has_domain;
	enum sc_domain_preference domain;
	bool has_immediate;
	bool immediate;
	bool has_nontransferable;
	enum sc_remainder nontransferable;
	const uint8_t *accesses; /* [SC_ACCESS_COUNT] */
	const struct sc_continuity_device *devices;
	uint32_t device_count;
};

struct sc_continuity {
	enum sc_precedence precedence;
	/* What sc_continuity_write_rule() wrote, in pieces of one or more rules: the same few
	 * pieces stand in many documents. The rule that is looked at first comes first. */
	const struct sc_text *rules;
	uint32_t rule_count;
	const struct sc_continuity_preference *preferences;
	uint32_t preference_count;
	bool controller_routing; /* arriving sessions prefer devices that can control them */
};

SC_EXPORT void sc_continuity_write_rule(
	const struct sc_continuity_rule *rule, struct sc_text_writer *out);
SC_EXPORT void sc_continuity_write(
	const struct sc_continuity *continuity, struct sc_text_writer *out);

#endif
