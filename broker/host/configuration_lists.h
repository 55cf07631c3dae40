/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What stands in the lists of the configuration: addresses, plug-ins, peers? Read by
 * configuration.c only, which says where a setting is wrong.
 */
#ifndef SC_CONFIGURATION_LISTS_H
#define SC_CONFIGURATION_LISTS_H

#include <libconfig.h>

#include "configuration.h"

/* A file that is being read into a configuration. */
struct sc_configuration_reading {
	struct sc_configuration *configuration;
	const config_t *file;
	const char *name;
	struct sc_problem *problem;
};

/* SETTING_WRONG; `at` NULL: the setting is not there. */
enum sc_status sc_setting_wrong(const struct sc_configuration_reading *reading,
	const config_setting_t *at, const char *path, const char *why);
/* Puts a copy in the place of *kept. */
enum sc_status sc_setting_keep(char **kept, const char *text);

/* A half filled configuration is good for sc_configuration_close_lists(). */
enum sc_status sc_configuration_read_lists(const struct sc_configuration_reading *reading);
void sc_configuration_close_lists(struct sc_configuration *configuration);

#endif
