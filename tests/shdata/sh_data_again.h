/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does what was read of any document say the same when it is written and read again?
 */
#ifndef SC_SH_DATA_AGAIN_H
#define SC_SH_DATA_AGAIN_H

#include "sh_data_read.h"

/* True also when the document is refused, and when what is written has become too much. *status
 * tells how the first reading ended. */
bool sh_data_again(struct sc_text document, enum sc_status *status);

#endif
