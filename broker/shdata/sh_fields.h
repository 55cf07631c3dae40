/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How are the elements of a type written? A table names them in the order of TS 29.328 Annex D,
 * each with its depth of Extension, its form and where its value is in the struct. For the writers
 * of Sh-Data only.
 */
#ifndef SC_SH_FIELDS_H
#define SC_SH_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "text.h"

/* Each release put its new elements one Extension deeper than the last; what is written at a depth
 * opens the levels above it, and they are all closed together. */
struct sc_sh_nest {
	struct sc_text_writer *out;
	unsigned depth;
};

struct sc_text_writer *sc_sh_at_depth(struct sc_sh_nest *nest, unsigned depth);
void sc_sh_close_nest(struct sc_sh_nest *nest);

enum sc_sh_form {
	SC_SH_TEXT,    /* struct sc_text */
	SC_SH_OCTETS,  /* struct sc_text, written as base64 */
	SC_SH_ADDRESS, /* struct sc_text, as base64 in an element Address */
	SC_SH_NUMBER,  /* struct sc_sh_number */
	SC_SH_MOMENT,  /* struct sc_sh_number, epoch seconds, written as dateTime */
	SC_SH_GROUP    /* pointer to a struct with fields of its own; NULL: absent */
};

struct sc_sh_fields {
	const struct sc_sh_field *field;
	size_t count;
};

struct sc_sh_field {
	unsigned depth;
	enum sc_sh_form form;
	const char *name;
	size_t at;                         /* offset in the struct */
	const struct sc_sh_fields *inside; /* of a GROUP */
};

#define SC_SH_FIELD(depth, form, name, type, member)                                               \
	{                                                                                          \
		depth, form, name, offsetof(type, member), NULL                                    \
	}
#define SC_SH_INSIDE(depth, name, type, member, inside)                                            \
	{                                                                                          \
		depth, SC_SH_GROUP, name, offsetof(type, member), inside                           \
	}
#define SC_SH_FIELDS(array)                                                                        \
	{                                                                                          \
		array, SC_COUNT_OF(array)                                                          \
	}

/* Whether any of the fields is there. */
bool sc_sh_has_fields(const struct sc_sh_fields *fields, const void *values);
/* The fields that are there, in a nest that may be open already. */
void sc_sh_put_fields(
	struct sc_sh_nest *nest, const struct sc_sh_fields *fields, const void *values);
/* The same inside an element of their own at a depth of the outer nest. */
void sc_sh_put_group(struct sc_sh_nest *outer, unsigned depth, const char *name,
	const struct sc_sh_fields *fields, const void *values);

#endif
