/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do stories of news to AFs begin and end? With ann's call of speech and video over LTE, and a
 * change that its AF must hear of. One rig a program.
 */
#ifndef SC_AF_STORY_H
#define SC_AF_STORY_H

#include "af_rig.h"

#define NO_VIDEO                                                                                   \
	"INSERT INTO rule_restricted (policy_set, rule, access) VALUES "                           \
	"('everybody', 'video', 'EUTRAN')"
#define NO_MEDIA  NO_VIDEO ", ('everybody', 'audio', 'EUTRAN')"
#define ANY_MEDIA "DELETE FROM rule_restricted"

enum { ANN = 1, GUARD = SC_RX_GUARD_MILLISECONDS };

extern struct af_rig *rig;
extern const struct af_rig_call of_ann;

void begin(void);
/* The call and the change, of which one message has left. */
void begin_with(const char *change);
/* Whatever is still due has its time. */
void end(void);
bool is_live(const char *session);
/* Live, and after a restart as well; or neither. */
bool lasts(const char *session);

#endif
