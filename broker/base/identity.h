/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When do two spellings name the same user? Public identities are compared in one canonical form
 * (TS 29.328 6, RFC 3261 10.3 step 5, RFC 3966 5.1.4): identities are stored in it and looked up in
 * it. Knows SIP, SIPS and tel URIs only, and not whether anybody has the identity.
 */
#ifndef SC_IDENTITY_H
#define SC_IDENTITY_H

#include "export.h"
#include "status.h"
#include "text.h"

/* A longer one is nobody's: MALFORMED. */
enum { SC_IDENTITY_LIMIT = 1024 };

/* Writes the canonical form, never longer than the identity. SIP: scheme and host in lower case,
 * parameters and headers gone, escapes resolved except where the bare character would mean
 * something else. tel: visual separators and parameters gone, except the phone-context of a local
 * number. Canonical text stays as it is. MALFORMED: no such URI; OUT_OF_ROOM: the writer is full.
 */
SC_EXPORT enum sc_status sc_identity_canonicalise(
	struct sc_text identity, struct sc_text_writer *canonical);
/* The same for a wildcarded identity (TS 23.003 13.4A): what stands around the expression between
 * the first and the last exclamation mark becomes canonical, the expression stays as it is, so that
 * canonical identities fit it. MALFORMED also without an expression. */
SC_EXPORT enum sc_status sc_identity_canonicalise_wildcard(
	struct sc_text identity, struct sc_text_writer *canonical);

#endif
