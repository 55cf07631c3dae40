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
 *
 * Precedence and rules are the operator's word, all else is the user's.
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
#define SC_CONTINUITY_VERSION    "1"

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

/* Who may ask for what about media on other devices (TS 23.237 6a.12). */
struct sc_continuity_authorisation {
	enum sc_requester_kind kind;
	struct sc_text requester; /* instance of a device, or a public identity; empty: a group */
	uint32_t operations;      /* set of enum sc_iut_operation */
	enum sc_authorisation decision;
};

/* Which arriving sessions prefer devices that can control them (TS 23.237 6a.12): all that is said
 * here applies; empty texts and an empty set of enum sc_media stand for any. */
struct sc_continuity_criterion {
	struct sc_text calling;
	struct sc_text called;
	struct sc_text service;
	uint32_t media;
};

enum sc_continuity_routing {
	SC_CONTINUITY_ROUTING_UNSAID,
	SC_CONTINUITY_ROUTING_ENABLED,
	SC_CONTINUITY_ROUTING_DISABLED
};

/* Who is offered control when the controlling device is lost (TS 23.237 6a.11). */
struct sc_continuity_successor {
	struct sc_text instance; /* URN; empty: the name tells which */
	struct sc_text name;
	bool move_media; /* the media of the lost device go there too */
};

struct sc_continuity {
	enum sc_precedence precedence;
	/* What sc_continuity_write_rule() wrote, in pieces of one or more rules: the same few
	 * pieces stand in many documents. The rule that is looked at first comes first. */
	const struct sc_text *rules;
	uint32_t rule_count;
	const struct sc_continuity_preference *preferences;
	uint32_t preference_count;
	const struct sc_continuity_authorisation *authorisations;
	uint32_t authorisation_count;
	enum sc_continuity_routing controller_routing;
	const struct sc_continuity_criterion *criteria; /* any suffices; none: all sessions */
	uint32_t criterion_count;
	bool has_control_loss;                            /* also when nobody is offered control */
	const struct sc_continuity_successor *successors; /* best first */
	uint32_t successor_count;
};

SC_EXPORT void sc_continuity_write_rule(
	const struct sc_continuity_rule *rule, struct sc_text_writer *out);
/* Precedence and rules, as they stand in the document. */
SC_EXPORT void sc_continuity_write_operator_part(
	const struct sc_continuity *continuity, struct sc_text_writer *out);
SC_EXPORT void sc_continuity_write(
	const struct sc_continuity *continuity, struct sc_text_writer *out);

#endif
