/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is held about a user? The question behind User-Data-Request (TS 29.328 6.1.1): the ladder of
 * checks in the standard's order, and the document with what was asked for.
 */
#ifndef SC_SH_PULL_H
#define SC_SH_PULL_H

#include "arena.h"
#include "export.h"
#include "service.h"
#include "sh_data.h"
#include "sh_references.h"
#include "sh_user.h"

enum { SC_SH_REFERENCE_LIMIT = 32, SC_SH_INDICATION_LIMIT = 16, SC_SH_SET_LIMIT = 8 };

struct sc_sh_pull {
	struct sc_text origin_host;
	struct sc_sh_identity identity;
	const uint32_t *references; /* Data-Reference numbers */
	uint32_t reference_count;
	const struct sc_text *indications; /* Service-Indications */
	uint32_t indication_count;
	const enum sc_identity_set *sets;
	uint32_t set_count;         /* 0: ALL_IDENTITIES */
	const struct sc_text *tags; /* DSAI-Tags */
	uint32_t tag_count;
	struct sc_text server;    /* Server-Name, canonical; .at NULL: not said */
	bool packet_domain;       /* Requested-Domain is PS */
	uint32_t requested_nodes; /* Requested-Nodes, 0: not said */
	unsigned elements;        /* which conditional elements came along, enum sc_sh_element */
	bool notif_eff;           /* several items in one message were agreed on */
	bool additional_msisdn;   /* ExtendedMSISDN was agreed on */
};

struct sc_sh_pulled {
	struct sc_text document; /* .at NULL: nothing of it is held */
	struct sc_text wildcard; /* that the identity matched; .at NULL: it matched none */
	enum sc_identity_type wildcard_type; /* WILDCARDED_PSI or WILDCARDED_IMPU */
	enum sc_sh_element element;          /* what is missing, too many or undefined */
	uint32_t nth;                        /* which of them, from 0 */
};

/* DATA_UNKNOWN, FEATURE_NEEDED and ELEMENT_MISSING name an element; then NOT_PERMITTED,
 * USER_UNKNOWN, IDENTITIES_DO_NOT_MATCH, KEY_NOT_ALLOWED, in this order. OUT_OF_ROOM: the document
 * does not fit the arena. */
SC_EXPORT enum sc_status sc_sh_pull(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_pull *question, struct sc_sh_pulled *answer);

#endif
