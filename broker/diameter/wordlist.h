/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a language get into the dictionary? From tables: AVPs with their enumerated values, and
 * commands with what they must carry. Stock dictionaries may have been loaded before, so what is
 * there already is left as it is and only what is absent is defined.
 */
#ifndef SC_WORDLIST_H
#define SC_WORDLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "export.h"

struct dictionary; /* libfdproto's */

enum sc_wordlist_type {
	SC_WORDLIST_OCTETS,
	SC_WORDLIST_UTF8,
	SC_WORDLIST_FILTER, /* IPFilterRule */
	SC_WORDLIST_ADDRESS,
	SC_WORDLIST_TIME,
	SC_WORDLIST_ENUM,
	SC_WORDLIST_U32,
	SC_WORDLIST_U64,
	SC_WORDLIST_F32,
	SC_WORDLIST_GROUP
};

struct sc_wordlist_value {
	const char *name;
	int32_t value;
};

struct sc_wordlist_avp {
	const char *name;
	uint32_t vendor; /* 0: none */
	uint32_t code;
	enum sc_wordlist_type type;
	bool mandatory;                         /* sent with the M bit */
	const struct sc_wordlist_value *values; /* of an ENUM; may be NULL */
	size_t value_count;
};

/* An AVP that must be in a command or in a group. */
struct sc_wordlist_need {
	uint32_t vendor;
	uint32_t code;
	bool fixed; /* first of all, as Session-Id is */
	bool many;  /* more than one is allowed */
};

struct sc_wordlist_command {
	const char *name;
	uint32_t code;
	bool request;
	const struct sc_wordlist_need *needs;
	size_t need_count;
};

/* 0 or an errno, as libfdproto does. */
SC_EXPORT int sc_wordlist_application(
	struct dictionary *dictionary, uint32_t id, const char *name, uint32_t vendor);
SC_EXPORT int sc_wordlist_avps(
	struct dictionary *dictionary, const struct sc_wordlist_avp *avps, size_t count);
/* A command that is there already keeps its own rules. */
SC_EXPORT int sc_wordlist_commands(struct dictionary *dictionary, uint32_t application,
	const struct sc_wordlist_command *commands, size_t count);
/* Needs of a group that has no rule for that AVP yet. */
SC_EXPORT int sc_wordlist_group_needs(struct dictionary *dictionary, uint32_t vendor, uint32_t code,
	const struct sc_wordlist_need *needs, size_t count);

#endif
