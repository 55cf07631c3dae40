/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May this text leave the database? It will stand in XML, in AVPs and in logs: nothing but UTF-8
 * (RFC 3629), and no control characters.
 */
#ifndef SC_CLEAN_TEXT_H
#define SC_CLEAN_TEXT_H

#include <stdbool.h>

#include "text.h"

bool sc_text_is_clean(struct sc_text text);

#endif
