/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which identity does a message carry? User-Identity, the wildcards that replace it and User-Name,
 * turned into what the service looks up (TS 29.328 6, TS 29.329 6.3.1).
 */
#ifndef SC_SH_IDENTITY_FACE_H
#define SC_SH_IDENTITY_FACE_H

#include <stdbool.h>

#include "arena.h"
#include "sh_language.h"

/* False: *result says what to answer. */
bool sh_identity_read(struct sc_arena *arena, const struct sh_udr *udr,
	struct sc_sh_identity *identity, struct sc_result *result);

#endif
