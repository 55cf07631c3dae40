/* SPDX-License-Identifier: BSD-2-Clause */
#include "grouped.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "large_block.h"

enum { FIRST_ROOM = 64 };

static bool make_room(struct sc_grouped *grouped)
{
	uint32_t room = grouped->room == 0 ? FIRST_ROOM : grouped->room + grouped->room / 2;
	char *rows = NULL;
	uint32_t *owners = NULL;

	if (room < grouped->room)
		return false;
	rows = realloc(grouped->rows, (size_t)room * grouped->row_size);
	if (rows != NULL)
		grouped->rows = rows;
	owners = realloc(grouped->owners, (size_t)room * sizeof(*owners));
	if (owners != NULL)
		grouped->owners = owners;
	if (rows == NULL || owners == NULL)
		return false;
	grouped->room = room;
	return true;
}

void *sc_grouped_add(struct sc_grouped *grouped, size_t row_size, uint32_t owner)
{
	char *row = NULL;

	grouped->row_size = row_size;
	if (grouped->count == grouped->room && !make_room(grouped))
		return NULL;
	row = grouped->rows + (size_t)grouped->count * row_size;
	memset(row, 0, row_size);
	grouped->owners[grouped->count++] = owner;
	return row;
}

/* Counts rows per owner and tells whether they already stand in order. */
static bool count_rows(struct sc_grouped *grouped, uint32_t owner_count)
{
	bool ordered = true;

	for (uint32_t i = 0; i < grouped->count; i++) {
		grouped->first[grouped->owners[i] + 1]++;
		ordered = ordered && (i == 0 || grouped->owners[i - 1] <= grouped->owners[i]);
	}
	for (uint32_t i = 0; i < owner_count; i++)
		grouped->first[i + 1] += grouped->first[i];
	return ordered;
}

static enum sc_status put_in_order(struct sc_grouped *grouped, uint32_t owner_count)
{
	uint32_t *next = malloc(((size_t)owner_count + 1) * sizeof(*next));
	char *rows = sc_large_block_take((size_t)grouped->count * grouped->row_size);

	if (next == NULL || rows == NULL) {
		free(next);
		free(rows);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	memcpy(next, grouped->first, ((size_t)owner_count + 1) * sizeof(*next));
	for (uint32_t i = 0; i < grouped->count; i++) {
		uint32_t place = next[grouped->owners[i]]++;

		memcpy(rows + (size_t)place * grouped->row_size,
			grouped->rows + (size_t)i * grouped->row_size, grouped->row_size);
	}
	free(next);
	free(grouped->rows);
	grouped->rows = rows;
	return SC_STATUS_OK;
}

enum sc_status sc_grouped_settle(struct sc_grouped *grouped, uint32_t owner_count)
{
	enum sc_status status = SC_STATUS_OK;

	grouped->first = calloc((size_t)owner_count + 1, sizeof(*grouped->first));
	if (grouped->first == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	if (!count_rows(grouped, owner_count))
		status = put_in_order(grouped, owner_count);
	free(grouped->owners);
	grouped->owners = NULL;
	if (status == SC_STATUS_OK && grouped->count != 0)
		grouped->rows = sc_large_block_trim(
			grouped->rows, (size_t)grouped->count * grouped->row_size);
	return status;
}

void *sc_grouped_rows(const struct sc_grouped *grouped, uint32_t owner)
{
	if (grouped->rows == NULL)
		return NULL;
	return grouped->rows + (size_t)grouped->first[owner] * grouped->row_size;
}

uint32_t sc_grouped_count(const struct sc_grouped *grouped, uint32_t owner)
{
	return grouped->first[owner + 1] - grouped->first[owner];
}

void *sc_grouped_release(struct sc_grouped *grouped)
{
	void *rows = grouped->rows;

	grouped->rows = NULL;
	sc_grouped_close(grouped);
	return rows;
}

void sc_grouped_close(struct sc_grouped *grouped)
{
	free(grouped->rows);
	free(grouped->owners);
	free(grouped->first);
	*grouped = (struct sc_grouped){ 0 };
}
