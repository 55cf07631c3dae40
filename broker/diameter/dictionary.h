/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which Diameter words does the broker know? Those of freeDiameter's base dictionary, of the
 * dictionary extensions the operator loads, and of the applications our plug-ins offer. This is the
 * only file that starts freeDiameter: its dictionary and extension world, never its network. One
 * per process; there is no closing it, as the library keeps its threads until exit.
 */
#ifndef SC_DICTIONARY_H
#define SC_DICTIONARY_H

#include <stdbool.h>
#include <stdint.h>

#include "export.h"
#include "problem.h"
#include "status.h"

struct dictionary; /* libfdproto's */

/* Starts the library and takes over its log. A second call does nothing. */
enum sc_status sc_dictionary_open(struct sc_problem *problem);
/* Loads a plug-in: ours, or a stock dict_*.fdx of freeDiameter. A name with a slash is a path,
 * otherwise it is looked for in `folder` (NULL: freeDiameter's). `argument` goes to the plug-in's
 * entry point and may be NULL. A missing ".fdx" is added. */
enum sc_status sc_dictionary_load(
	const char *folder, const char *name, const char *argument, struct sc_problem *problem);
/* Lets every application offered so far define its words, once each. The node calls it when it
 * opens; whoever only describes messages calls it himself. */
enum sc_status sc_dictionary_define_offered(struct sc_problem *problem);
struct dictionary *sc_dictionary(void);

/* Makes an AVP that a command's rules demand optional there, however often it occurs: for commands
 * that another dictionary defined for its own application, as commands are not told apart by
 * application. 0, also when there is no such rule; otherwise an errno. */
SC_EXPORT int sc_dictionary_relax(uint32_t command, bool request, uint32_t vendor, uint32_t avp);

#endif
