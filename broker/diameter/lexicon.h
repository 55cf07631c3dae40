/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is the AVP with this number? A hash table over all AVPs of the dictionary, because the
 * library's own look-up walks a list. Built once, when all plug-ins have defined their words.
 */
#ifndef SC_LEXICON_H
#define SC_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"

struct dictionary;
struct dict_object;

enum sc_word_type {
	SC_WORD_OCTETS,
	SC_WORD_TEXT, /* UTF8String, DiameterIdentity, DiameterURI, IPFilterRule */
	SC_WORD_ADDRESS,
	SC_WORD_TIME,
	SC_WORD_I32, /* also Enumerated */
	SC_WORD_I64,
	SC_WORD_U32,
	SC_WORD_U64,
	SC_WORD_F32,
	SC_WORD_F64,
	SC_WORD_GROUP
};

struct sc_word {
	uint32_t vendor;
	uint32_t code;
	enum sc_word_type type;
	uint8_t size;                   /* of the value, when the type fixes it; otherwise 0 */
	bool mandatory;                 /* its definition asks for the M bit */
	bool value_matters;             /* its type has a check of its own */
	uint64_t mark;                  /* random, for the shape of messages */
	const char *name;               /* the dictionary's */
	struct dict_object *definition; /* the dictionary's */
	struct dict_object *values;     /* where its enumerators are found, NULL: nowhere */
};

/* Replaces what was built before. */
enum sc_status sc_lexicon_build(struct dictionary *dictionary);
/* NULL: no such AVP. */
const struct sc_word *sc_lexicon_find(uint32_t vendor, uint32_t code);
/* The name of an enumerated value, NULL: it has none. For people only, it is slow. */
const char *sc_lexicon_enumerator(const struct sc_word *word, int32_t value);
/* The dictionary's name of a command, NULL: unknown. For people only. */
const char *sc_lexicon_command(uint32_t code, bool request);

#endif
