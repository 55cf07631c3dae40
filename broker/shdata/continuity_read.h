/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a user say about continuity? Reads the document of continuity.h as a peer writes it
 * into the repository: the content of ServiceData, whose only element is <cp:continuity>. Every
 * word is looked up in the vocabulary; elements and attributes of other namespaces are skipped, one
 * of ours or of none that has no meaning where it stands is a fault. Whose devices they are is not
 * known here.
 *
 * What the operator says is read, too, because whoever read the document before he changed his part
 * of it writes back all of it: the reader gives it as the writer writes it, so that the service can
 * tell whether somebody wants to change what is not his.
 */
#ifndef SC_CONTINUITY_READ_H
#define SC_CONTINUITY_READ_H

#include "arena.h"
#include "continuity.h"
#include "export.h"
#include "xml_fault.h"

/* Of each in one document; one more is TOO_MUCH_DATA. */
enum {
	SC_CONTINUITY_PREFERENCE_LIMIT = 64,
	SC_CONTINUITY_DEVICE_LIMIT = 64, /* in one <cp:user> */
	SC_CONTINUITY_AUTHORISATION_LIMIT = 64,
	SC_CONTINUITY_CRITERION_LIMIT = 64,
	SC_CONTINUITY_SUCCESSOR_LIMIT = 16
};

struct sc_continuity_statement {
	/* The user's part, without precedence and rules. One <cp:user> that says different things
	 * of different media becomes several preferences. */
	struct sc_continuity user;
	/* The operator's part in the words of sc_continuity_write_operator_part(); empty: it says
	 * nothing in the operator's name. */
	struct sc_text operator_part;
};

/* Everything is in the arena. Not OK: *statement and the arena are as they were, the fault tells
 * why. */
SC_EXPORT enum sc_status sc_continuity_read(struct sc_text service_data, struct sc_arena *arena,
	struct sc_continuity_statement *statement, struct sc_xml_fault *fault);

#endif
