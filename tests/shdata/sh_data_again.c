/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_data_again.h"

#include <stdlib.h>
#include <string.h>

#include "xml_admit.h"

enum { ARENA_SIZE = 2 * 1024 * 1024, WRITTEN_LIMIT = 16 * 1024 * 1024 };

static bool same_text(struct sc_text a, struct sc_text b)
{
	return (a.at == NULL) == (b.at == NULL) && sc_text_equal(a, b);
}

static bool same_repository(const struct sc_sh_data *a, const struct sc_sh_data *b)
{
	if (a->repository_count != b->repository_count)
		return false;
	for (uint32_t i = 0; i < a->repository_count; i++) {
		const struct sc_sh_repository *one = &a->repository[i];
		const struct sc_sh_repository *other = &b->repository[i];

		if (!same_text(one->service_indication, other->service_indication) ||
			!same_text(one->service_data, other->service_data) ||
			one->sequence_number != other->sequence_number ||
			one->sequence_number > 65535)
			return false;
	}
	return true;
}

static bool same_ims(const struct sc_sh_ims *a, const struct sc_sh_ims *b)
{
	if (a->dsai_count != b->dsai_count || !same_text(a->stn_sr, b->stn_sr) ||
		a->psi_activation.present != b->psi_activation.present ||
		a->psi_activation.value != b->psi_activation.value ||
		(a->sms == NULL) != (b->sms == NULL))
		return false;
	for (uint32_t i = 0; i < a->dsai_count; i++) {
		if (!same_text(a->dsai[i].tag, b->dsai[i].tag) ||
			a->dsai[i].value != b->dsai[i].value)
			return false;
	}
	return a->sms == NULL || (same_text(a->sms->ip_sm_gw_number, b->sms->ip_sm_gw_number) &&
					 same_text(a->sms->sc_address, b->sms->sc_address));
}

/* Memory that ends where the bytes end, so that reading past it is seen. */
static char *copy_of(struct sc_text text)
{
	char *copy = malloc(text.length == 0 ? 1 : text.length);

	if (copy == NULL)
		abort();
	if (text.length != 0)
		memcpy(copy, text.at, text.length);
	return copy;
}

static bool compare(const struct sc_sh_data *data)
{
	static char *written;
	static struct sc_arena arena;
	struct sc_xml_fault fault;
	struct sc_text_writer out;
	struct sc_sh_data again;
	enum sc_status status;

	if (written == NULL && ((written = malloc(WRITTEN_LIMIT)) == NULL ||
				       sc_arena_open(&arena, ARENA_SIZE) != SC_STATUS_OK))
		abort();
	sc_arena_empty(&arena);
	sc_text_writer_begin(&out, written, WRITTEN_LIMIT);
	if (sc_sh_data_write(data, &out) != SC_STATUS_OK)
		return false;
	status = sc_sh_data_read(sc_text_written(&out), &arena, &again, &fault);
	if (status == SC_STATUS_OK)
		return same_repository(data, &again) && same_ims(&data->ims, &again.ims);
	return status == SC_STATUS_TOO_MUCH_DATA;
}

bool sh_data_again(struct sc_text document, enum sc_status *status)
{
	static struct sc_arena arena;
	struct sc_xml_fault fault;
	struct sc_sh_data data;
	char *copy = copy_of(document);
	bool held;

	if (arena.start == NULL && sc_arena_open(&arena, ARENA_SIZE) != SC_STATUS_OK)
		abort();
	sc_arena_empty(&arena);
	*status = sc_sh_data_read(
		(struct sc_text){ .at = copy, .length = document.length }, &arena, &data, &fault);
	if (*status == SC_STATUS_OK)
		held = compare(&data);
	else
		held = fault.wrong != SC_XML_SOUND && fault.at <= document.length &&
		       fault.sentence[0] != '\0' && arena.used == 0;
	free(copy);
	return held;
}
