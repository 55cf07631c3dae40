/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does state.db hold, for the eyes of a test? A line for each row that is restored, with every
 * column in the order of the schema.
 */
#ifndef SC_KEPT_TEXT_H
#define SC_KEPT_TEXT_H

#include "journal.h"

/* The caller frees it. A failure is a line of its own. */
char *kept_text(struct sc_store *store);
/* The same for changes that keep something, as if they were restored in this order. */
char *kept_text_of(const struct sc_change *changes, uint32_t count);

#endif
