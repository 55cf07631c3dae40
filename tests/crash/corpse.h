/* SPDX-License-Identifier: BSD-2-Clause
 *
 * In what state did the killed daemon leave its file? A copy of state.db is opened as the next
 * daemon would open it, so that the file itself is left as it was.
 */
#ifndef CRASH_CORPSE_H
#define CRASH_CORPSE_H

/* Fails unless integrity_check and foreign_key_check find nothing. */
void corpse_check(const char *state);
/* Fails when the copy that was checked has anything of a session. */
void corpse_has_no_sessions(const char *state);

#endif
