/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_wait.h"

#include <stdlib.h>
#include <string.h>

enum { TOO_BUSY = 3004 };

struct sh_waiting *sh_wait(struct sc_exchange *exchange, const struct sh_features *features)
{
	const struct sc_result busy = { .code = TOO_BUSY,
		.message = "too many requests wait for the disk" };
	struct sh_waiting *waiting = calloc(1, sizeof(*waiting));

	if (waiting != NULL)
		waiting->parked = sc_exchange_park(exchange);
	if (waiting == NULL || waiting->parked == NULL) {
		free(waiting);
		sc_exchange_answer(exchange, &busy, NULL, NULL);
		return NULL;
	}
	waiting->features = *features;
	return waiting;
}

static struct sc_text copy(char *to, struct sc_text text)
{
	if (text.at == NULL)
		return (struct sc_text){ 0 };
	memcpy(to, text.at, text.length);
	return (struct sc_text){ .at = to, .length = text.length };
}

void sh_wait_keep(struct sh_waiting *waiting, struct sc_text wildcard, struct sc_text document)
{
	if (wildcard.at == NULL && document.at == NULL)
		return;
	waiting->copies = malloc(wildcard.length + document.length + 1);
	waiting->forgotten = waiting->copies == NULL;
	if (waiting->forgotten)
		return;
	waiting->wildcard = copy(waiting->copies, wildcard);
	waiting->document = copy(waiting->copies + wildcard.length, document);
}

void sh_wait_end(struct sh_waiting *waiting, const struct sc_result *result,
	const struct sc_avp_map *map, const void *values)
{
	sc_parked_answer(waiting->parked, result, map, values);
	free(waiting->copies);
	free(waiting);
}
