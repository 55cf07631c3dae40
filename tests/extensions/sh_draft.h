/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a row of vectors/sh/ ask, and what does it expect? Requests of Sh from the columns of a
 * row, and the answer judged by the others. The files say what their columns mean.
 */
#ifndef SH_DRAFT_H
#define SH_DRAFT_H

#include "desk.h"
#include "rows.h"
#include "sh_language.h"

enum { SH_TEXT_LIMIT = 16 * 1024, SH_DOCUMENT_LIMIT = 60 * 1024, SH_SLOTS = 12 };

/* A request under construction; the pieces of a row live in it. */
struct sh_draft {
	struct sh_udr udr;
	struct sh_pur pur;
	struct sh_snr snr;
	char identity[SH_TEXT_LIMIT];
	char indications[SH_TEXT_LIMIT];
	char more[SH_SLOTS][SH_TEXT_LIMIT];
	char document[SH_DOCUMENT_LIMIT];
	uint8_t tbcd[64];
};

/* `ask`: "UDR", "PUR" or "SNR". What *request points to lives in the draft and the row. */
bool sh_draft_request(struct sh_draft *draft, const struct rows *rows, const char *ask,
	struct desk_request *request);
/* Whether all pieces, "|" between them, are in the document, or with `wanted` false none is. */
bool sh_holds(struct sc_text document, const char *pieces, bool wanted);
/* Whether User-Data of the last message holds what the row says, and lacks what it says. */
bool sh_document_fits(const struct desk *desk, const struct rows *rows);
bool sh_wildcard_fits(const struct desk *desk, const struct rows *rows);
bool sh_answer_fits(const struct desk *desk, const struct rows *rows);
void sh_answer_print(const struct desk *desk, const struct rows *rows);

#endif
