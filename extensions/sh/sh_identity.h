/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which identity does a message carry? User-Identity, the wildcards that replace it and User-Name,
 * turned into what the service looks up and back (TS 29.328 6, TS 29.329 6.3.1).
 */
#ifndef SC_SH_IDENTITY_FACE_H
#define SC_SH_IDENTITY_FACE_H

#include <stdbool.h>

#include "arena.h"
#include "sh_language.h"

/* False: *result says what to answer. */
bool sh_identity_read(struct sc_arena *arena, const struct sh_whom *whom,
	struct sc_sh_identity *identity, struct sc_result *result);
/* The wildcard goes where its type says; without one both places stay as they are. */
void sh_identity_tell_wildcard(struct sc_text wildcard, enum sc_identity_type type,
	struct sc_text *service, struct sc_text *user);

#endif
