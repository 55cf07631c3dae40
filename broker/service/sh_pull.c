/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_pull.h"

#include "sh_ladder.h"

enum sc_status sc_sh_pull(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_pull *question, struct sc_sh_pulled *answer)
{
	struct sc_sh_asking asking = { .service = service,
		.question = question,
		.answer = answer,
		.operation = SC_PERMISSION_PULL };
	enum sc_status status = SC_STATUS_OK;

	*answer = (struct sc_sh_pulled){ .element = SC_SH_ELEMENT_NONE };
	status = sc_sh_ladder(&asking, arena);
	return status == SC_STATUS_OK ? sc_sh_write_held(&asking, arena) : status;
}
