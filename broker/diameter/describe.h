/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a message say, for a person? Any Diameter message as an indented tree: names from the
 * dictionary with their codes, flags, and values by type. For bytes nobody has checked: whatever
 * does not hold together is shown as hexadecimal, nothing is refused.
 */
#ifndef SC_DESCRIBE_H
#define SC_DESCRIBE_H

#include "text.h"

/* Writes at most what the writer holds (its overflow flag says whether it was all). */
void sc_message_describe(struct sc_text message, struct sc_text_writer *out);

#endif
