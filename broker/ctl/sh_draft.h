/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do typed words become an Sh request? What `sh udr`, `sh pur`, `sh snr` and `sh listen` have
 * in common: identities, data references, indications, tags, sets and features. Each function says
 * what is wrong itself, and is false then.
 */
#ifndef SC_SH_DRAFT_H
#define SC_SH_DRAFT_H

#include "sh_language.h"
#include "sh_tbcd.h"

enum { SC_SH_PIECE_LIMIT = 256 };

/* What the texts of a request under construction point to. */
struct sc_sh_draft {
	char indications[SC_SH_INDICATION_LIMIT][SC_SH_PIECE_LIMIT];
	char tags[SC_SH_TAG_LIMIT][SC_SH_PIECE_LIMIT];
	char tbcd[SC_SH_TBCD_LIMIT];
};

/* The typed lists of a selection; NULL: not typed. */
struct sc_sh_typed {
	const char *references;
	const char *indications;
	const char *tags;
	const char *sets;
	const char *server;
};

/* sip:, sips: and tel: are public identities, digits an MSISDN, user@domain an External-Identifier.
 */
bool sc_sh_draft_identity(
	struct sc_sh_draft *draft, const char *identity, struct sh_user_identity *user);
/* Without indications the broker's own is meant when repository data are asked for. */
bool sc_sh_draft_selection(
	struct sc_sh_draft *draft, const struct sc_sh_typed *typed, struct sh_selection *what);
/* NULL: absent. `option` is its name, for the complaint. */
bool sc_sh_draft_number(const char *option, const char *typed, struct sc_avp_u32 *number);
/* What was typed or, without that, `needed`; neither: no Supported-Features. */
bool sc_sh_draft_features(
	const char *typed, uint32_t needed, struct sh_features *features, uint32_t *count);
/* Whether several items of a kind are in it, which takes Notif-Eff (TS 29.328 6.1.1). */
bool sc_sh_draft_has_several(const struct sh_selection *what);

#endif
