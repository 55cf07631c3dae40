/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does what was read of any continuity document say the same when it is written and read again?
 */
#ifndef SC_CONTINUITY_AGAIN_H
#define SC_CONTINUITY_AGAIN_H

#include "continuity_read.h"

/* True also when the document is refused, and when what is written has become too much. *status
 * tells how the first reading ended. */
bool continuity_again(struct sc_text document, enum sc_status *status);
/* The whole document of a statement. */
struct sc_text continuity_written(
	const struct sc_continuity_statement *statement, struct sc_arena *arena);

#endif
