/* SPDX-License-Identifier: BSD-2-Clause */
#include "status.h"

static const char *const sentences[SC_STATUS_COUNT] = {
#define SC_STATUS_ROW(name, sentence) [SC_STATUS_##name] = sentence,
	SC_STATUSES(SC_STATUS_ROW)
#undef SC_STATUS_ROW
};

const char *sc_status_sentence(enum sc_status status)
{
	return (unsigned)status < SC_STATUS_COUNT ? sentences[status] : "an unknown ending";
}
