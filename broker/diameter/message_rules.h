/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does a message obey its command's grammar? libfdproto judges, by the rules in its dictionary; for
 * the answer this file finds the offender among the received bytes (RFC 6733 7.5), which the
 * library does not tell.
 */
#ifndef SC_MESSAGE_RULES_H
#define SC_MESSAGE_RULES_H

#include <stdbool.h>

#include "frame.h"

/* For an inspected message. False: *fault says what to answer. */
bool sc_rules_check(const struct sc_message *message, struct sc_fault *fault);

#endif
