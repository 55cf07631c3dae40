/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do rows that arrive in any order end up beside their owner? They are collected in one array
 * with the number of their owner, then brought into the order of the owners, keeping the order of
 * arrival within each.
 */
#ifndef SC_GROUPED_H
#define SC_GROUPED_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

struct sc_grouped {
	char *rows;
	uint32_t *owners; /* of each row, until settled */
	uint32_t *first;  /* once settled: the first row of each owner, and behind the last */
	size_t row_size;
	uint32_t count;
	uint32_t room;
};

/* A cleared row at the end; NULL: no memory. */
void *sc_grouped_add(struct sc_grouped *grouped, size_t row_size, uint32_t owner);
enum sc_status sc_grouped_settle(struct sc_grouped *grouped, uint32_t owner_count);
/* Once settled: the rows of one owner and how many they are. */
void *sc_grouped_rows(const struct sc_grouped *grouped, uint32_t owner);
uint32_t sc_grouped_count(const struct sc_grouped *grouped, uint32_t owner);
/* Hands the array over; what is left is freed. */
void *sc_grouped_release(struct sc_grouped *grouped);
void sc_grouped_close(struct sc_grouped *grouped);

#endif
