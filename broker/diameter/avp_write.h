/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a message become bytes? Straight into a buffer that somebody else owns, AVP by AVP, with
 * lengths and padding as in RFC 6733 3 and 4. What does not fit sets `overflow`, which stays set;
 * sc_write_end() then gives 0 and nothing was written.
 */
#ifndef SC_AVP_WRITE_H
#define SC_AVP_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "avp_map.h"
#include "frame.h"
#include "text.h"

struct sc_avp_writer {
	uint8_t *start;
	uint8_t *at;
	uint8_t *end;
	bool overflow;
};

void sc_write_begin(struct sc_avp_writer *writer, void *buffer, size_t size);
/* The header of a message; its length is left for the end. */
void sc_write_header(struct sc_avp_writer *writer, const struct sc_header *header);
/* Completes the message that begins at `start`: its length, or 0 after an overflow. */
uint32_t sc_write_end(struct sc_avp_writer *writer);

/* vendor 0: no V bit. */
void sc_write_text(struct sc_avp_writer *writer, struct sc_avp_name name, struct sc_text value);
void sc_write_u32(struct sc_avp_writer *writer, struct sc_avp_name name, uint32_t value);
void sc_write_u64(struct sc_avp_writer *writer, struct sc_avp_name name, uint64_t value);
/* Everything written until the group is closed is inside it. */
uint8_t *sc_write_group(struct sc_avp_writer *writer, struct sc_avp_name name);
void sc_write_group_end(struct sc_avp_writer *writer, const uint8_t *group);
/* Bytes that are AVPs already; padded to a multiple of 4. */
void sc_write_raw(struct sc_avp_writer *writer, struct sc_text avps);
/* An AVP with the smallest value its type allows, all zero (RFC 6733 7.5). */
void sc_write_example(struct sc_avp_writer *writer, struct sc_avp_name name);
/* What the map finds in *values, in the map's order. */
void sc_write_map(struct sc_avp_writer *writer, const struct sc_avp_map *map, const void *values);
/* Failed-AVP of a fault, if it names an AVP. */
void sc_write_failed(struct sc_avp_writer *writer, const struct sc_fault *fault);

/* AVPs of the base protocol, which have no vendor. */
#define SC_BASE(code_)          ((struct sc_avp_name){ .code = (code_), .mandatory = true })
#define SC_BASE_OPTIONAL(code_) ((struct sc_avp_name){ .code = (code_) })

#endif
