/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a peer write with an Sh-Data document (TS 29.328 6.1.2, Annex D)? Reads what may be
 * updated: RepositoryData, PSIActivation, DSAI, STN-SR and SMSRegistrationInfo, at any depth of
 * Extension. What else is in the document is skipped; what is outside its type is refused, as is
 * every document that is not well-formed or past its limits (xml_admit.h). Whether the writer may,
 * and whether the numbers follow each other, is not known here.
 */
#ifndef SC_SH_DATA_READ_H
#define SC_SH_DATA_READ_H

#include "arena.h"
#include "export.h"
#include "sh_data.h"
#include "xml_fault.h"

/* Instances in one document; one more is TOO_MUCH_DATA. */
enum { SC_SH_REPOSITORY_LIMIT = 16, SC_SH_DSAI_LIMIT = 16 };

/* Fills repository and, of ims, psi_activation, dsai, stn_sr and sms; the rest is empty. The
 * content of ServiceData is byte for byte what came, with the namespaces that it needs from above;
 * it is borrowed from the document where it can be, all else is in the arena. Not OK: *data and the
 * arena are as they were, the fault tells why. */
SC_EXPORT enum sc_status sc_sh_data_read(struct sc_text document, struct sc_arena *arena,
	struct sc_sh_data *data, struct sc_xml_fault *fault);

#endif
