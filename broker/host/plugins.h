/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where are plug-ins found? In the first folder of a colon-separated path that has the name;
 * continuityd loads those of its configuration, continuityctl those it speaks.
 */
#ifndef SC_PLUGINS_H
#define SC_PLUGINS_H

#include "export.h"
#include "problem.h"
#include "status.h"

/* A name with a slash is a path; a missing ".fdx" is added. */
SC_EXPORT enum sc_status sc_plugin_load(
	const char *path, const char *name, struct sc_problem *problem);

#endif
