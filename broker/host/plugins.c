/* SPDX-License-Identifier: BSD-2-Clause */
#include "plugins.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dictionary.h"

/* Whether the folder has the plug-in. */
static int has_plugin(const char *folder, size_t length, const char *name)
{
	char file[PATH_MAX];
	const char *ending = strstr(name, ".fdx") == NULL ? ".fdx" : "";

	snprintf(file, sizeof(file), "%.*s/%s%s", (int)length, folder, name, ending);
	return access(file, R_OK) == 0;
}

enum sc_status sc_plugin_load(const char *path, const char *name, struct sc_problem *problem)
{
	char folder[PATH_MAX];

	if (strchr(name, '/') != NULL)
		return sc_dictionary_load(NULL, name, NULL, problem);
	for (const char *at = path; *at != '\0';) {
		size_t length = strcspn(at, ":");

		if (length != 0 && length < sizeof(folder) && has_plugin(at, length, name)) {
			snprintf(folder, sizeof(folder), "%.*s", (int)length, at);
			return sc_dictionary_load(folder, name, NULL, problem);
		}
		at += length;
		at += *at == ':';
	}
	return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
		"extensions: %s is in none of the folders %s", name, path);
}
