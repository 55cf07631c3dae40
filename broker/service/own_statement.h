/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What has the user said himself? A peer stores the broker's own document for him (TS 29.328
 * 6.1.2); what it says about preferences and inter-UE transfer is laid over what was imported, and
 * decisions see the result: for the media it speaks about the statement counts, for others the
 * imported preference; lists that it gives replace the imported ones. It is the subscriber's,
 * whichever of his identities it came by. For the files of this floor only.
 */
#ifndef SC_OWN_STATEMENT_H
#define SC_OWN_STATEMENT_H

#include "arena.h"
#include "service.h"
#include "xml_fault.h"

struct sc_own_statements;

enum sc_status sc_own_statements_open(struct sc_own_statements **statements);
/* Takes NULL. */
void sc_own_statements_close(struct sc_own_statements *statements);

/* The owner of the row in repository_data. .at NULL: the arena is full. */
struct sc_text sc_own_statement_owner(struct sc_arena *arena, const struct sc_account *account);
/* The subscription whose statement the owner of a row has made; .at is NULL when it is none. */
struct sc_text sc_own_statement_subscription(struct sc_text owner);
/* Whether a document may be stored: well-formed, in the words of the vocabulary, about devices that
 * the subscriber has, and without changing what the operator says. DATA_NOT_RECOGNISED,
 * TOO_MUCH_DATA, OUT_OF_ROOM, OUT_OF_MEMORY; the fault says why. */
enum sc_status sc_own_statement_check(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_account *account, struct sc_text service_data, struct sc_xml_fault *fault);
/* The subscriber as decisions see him: with his own statement, if there is one. Lives until the
 * next change or snapshot. */
const struct sc_subscriber *sc_effective_subscriber(
	const struct sc_service *service, const struct sc_account *account);

#endif
