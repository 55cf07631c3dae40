/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does a message obey its command's grammar? libfdproto judges, by the rules in its dictionary:
 * each shape of message once, as peers send the same few shapes over and over. For the answer to a
 * bad one this file finds the offender among the received bytes (RFC 6733 7.5), which the library
 * does not tell.
 */
#ifndef SC_MESSAGE_RULES_H
#define SC_MESSAGE_RULES_H

#include <stdbool.h>

#include "frame.h"

/* Forgets what was judged before, as the rules have changed. */
void sc_rules_changed(void);
/* For an inspected message. False: *fault says what to answer. */
bool sc_rules_check(const struct sc_message *message, struct sc_fault *fault);

#endif
