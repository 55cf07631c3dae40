/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May this data be changed? The question behind Profile-Update-Request (TS 29.328 6.1.2): the
 * ladder of checks in the standard's order, all or nothing, and the change on its way to the disk
 * together with the notifications it causes.
 */
#ifndef SC_SH_UPDATE_H
#define SC_SH_UPDATE_H

#include "arena.h"
#include "export.h"
#include "promise.h"
#include "service.h"
#include "sh_references.h"
#include "sh_user.h"

/* Repository data and other instances in one request; one more is TOO_MUCH_DATA. */
enum { SC_SH_INSTANCE_LIMIT = 16 };

struct sc_sh_update {
	struct sc_text origin_host;
	struct sc_sh_identity identity;
	const uint32_t *references; /* Data-Reference numbers */
	uint32_t reference_count;
	struct sc_text document; /* User-Data */
	bool update_eff;         /* several RepositoryData were agreed on */
	bool update_eff_enhance; /* several instances and references were agreed on */
};

struct sc_sh_updated {
	struct sc_text wildcard; /* that the identity matched; .at NULL: it matched none */
	enum sc_identity_type wildcard_type;
	enum sc_sh_element element; /* what is missing, too many or undefined */
	uint32_t nth;               /* which of them, from 0 */
	/* Of several instances the first that failed (TS 29.328 6.1.2.1): Repository-Data-ID, and
	 * with Update-Eff-Enhance its Data-Reference. */
	bool has_failed_instance;
	bool has_failed_repository;
	uint32_t failed_reference;
	struct sc_text failed_indication;
	uint32_t failed_sequence;
	struct sc_text problem; /* what is wrong with the document, for people; may be empty */
};

/* OK: it is on its way, the promise will be kept. Otherwise the promise is not taken and nothing
 * has changed: DATA_UNKNOWN, FEATURE_NEEDED, ELEMENT_MISSING name an element; then, in the order of
 * TS 29.328 6.1.2.1, NOT_PERMITTED, USER_UNKNOWN, IDENTITIES_DO_NOT_MATCH, KEY_NOT_ALLOWED,
 * DSAI_UNKNOWN, UPDATE_IN_PROGRESS, OUT_OF_SYNC, TOO_MUCH_DATA; DATA_NOT_RECOGNISED for a document
 * that cannot be read; STORE_FAILED, OUT_OF_ROOM. */
SC_EXPORT enum sc_status sc_sh_update(struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_update *question, struct sc_sh_updated *answer,
	const struct sc_promise *promise);

#endif
