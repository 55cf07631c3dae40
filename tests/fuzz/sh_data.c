/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Can any document from a peer do harm? It is read as Sh-Data, and the content of ServiceData that
 * is in it as the broker's own document; or as the latter at once, when the first byte is a 'c'.
 * What is read must say the same when it is written and read again; a refusal tells why.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "continuity_again.h"
#include "sh_data_again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool held)
{
	if (!held)
		abort();
}

static void read_contents(struct sc_text document)
{
	static struct sc_arena arena;
	struct sc_sh_data data;
	struct sc_xml_fault fault;
	enum sc_status status;

	if (arena.start == NULL)
		require(sc_arena_open(&arena, 2 * 1024 * 1024) == SC_STATUS_OK);
	sc_arena_empty(&arena);
	require(sc_sh_data_read(document, &arena, &data, &fault) == SC_STATUS_OK);
	for (uint32_t i = 0; i < data.repository_count; i++) {
		if (data.repository[i].service_data.at != NULL)
			require(continuity_again(data.repository[i].service_data, &status));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sc_text document;
	enum sc_status status;

	if (size == 0)
		return 0;
	document = (struct sc_text){ .at = (const char *)data + 1, .length = size - 1 };
	if (data[0] == 'c') {
		require(continuity_again(document, &status));
		return 0;
	}
	require(sh_data_again(document, &status));
	if (status == SC_STATUS_OK)
		read_contents(document);
	return 0;
}
