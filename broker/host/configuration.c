/* SPDX-License-Identifier: BSD-2-Clause */
#include "configuration.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "configuration_lists.h"

/* Columns of sc_configuration_describe(). */
enum { PATH_WIDTH = 27, FALLBACK_WIDTH = 34 };

struct text_setting {
	const char *path;
	const char *fallback;
	size_t most; /* characters */
	const char *sentence;
	size_t offset;
};

struct number_setting {
	const char *path;
	const char *sentence;
	int64_t fallback;
	int64_t least;
	int64_t most;
	size_t offset;
};

/* The two kinds of one table: each expansion keeps its own rows. */
#define SKIP_TEXT(member, path, fallback, most, sentence)
#define SKIP_NUMBER(member, path, fallback, least, most, sentence)
#define TEXT_ROW(member, path, fallback, most, sentence)                                           \
	{ path, fallback, most, sentence, offsetof(struct sc_configuration, member) },
#define NUMBER_ROW(member, path, fallback, least, most, sentence)                                  \
	{ path, sentence, fallback, least, most, offsetof(struct sc_configuration, member) },

static const struct text_setting texts[] = { SC_SETTINGS(TEXT_ROW, SKIP_NUMBER) };
static const struct number_setting numbers[] = { SC_SETTINGS(SKIP_TEXT, NUMBER_ROW) };

static const struct {
	const char *path;
	const char *fallback;
	const char *sentence;
} lists[] = {
	{ "extensions", "(must be set)", "plug-ins to load, by name or path, in this order" },
	{ "diameter.listen", "(must be set)",
		"addresses to listen on, \"address:port\" or \"[address]:port\"; none: only peers "
		"with `connect`" },
	{ "diameter.peers", "( )",
		"who may be a peer: identity, realm, connect (optional), relays (optional)" },
	{ "sip.listen", "( )", "addresses to listen on over UDP and TCP; none: no SIP" },
};

static const char *const groups[] = { "diameter", "sip" };

enum sc_status sc_setting_wrong(const struct sc_configuration_reading *reading,
	const config_setting_t *at, const char *path, const char *why)
{
	return sc_problem_set(reading->problem, SC_STATUS_SETTING_WRONG, "%s:%u: %s: %s",
		reading->name, at == NULL ? 1 : (unsigned)config_setting_source_line(at), path,
		why);
}

enum sc_status sc_setting_keep(char **kept, const char *text)
{
	char *copy = strdup(text);

	if (copy == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	free(*kept);
	*kept = copy;
	return SC_STATUS_OK;
}

static enum sc_status read_text(
	const struct sc_configuration_reading *reading, const struct text_setting *setting)
{
	const config_setting_t *found = config_lookup(reading->file, setting->path);
	char **member = (char **)(void *)((char *)reading->configuration + setting->offset);
	const char *value = found == NULL ? setting->fallback : config_setting_get_string(found);

	if (found == NULL && value == NULL)
		return sc_setting_wrong(
			reading, NULL, setting->path, "is not set and has no default");
	if (value == NULL)
		return sc_setting_wrong(reading, found, setting->path, "must be a text in quotes");
	if (value[0] == '\0')
		return sc_setting_wrong(reading, found, setting->path, "must not be empty");
	if (strlen(value) > setting->most)
		return sc_setting_wrong(reading, found, setting->path, "is too long");
	return sc_setting_keep(member, value);
}

static enum sc_status read_number(
	const struct sc_configuration_reading *reading, const struct number_setting *setting)
{
	const config_setting_t *found = config_lookup(reading->file, setting->path);
	int64_t *member = (int64_t *)(void *)((char *)reading->configuration + setting->offset);
	int64_t value = setting->fallback;
	char why[96];

	if (found != NULL) {
		int type = config_setting_type(found);

		if (type != CONFIG_TYPE_INT && type != CONFIG_TYPE_INT64)
			return sc_setting_wrong(
				reading, found, setting->path, "must be a whole number");
		value = config_setting_get_int64(found);
	}
	if (value < setting->least || value > setting->most) {
		snprintf(why, sizeof(why), "must be between %" PRId64 " and %" PRId64,
			setting->least, setting->most);
		return sc_setting_wrong(reading, found, setting->path, why);
	}
	*member = value;
	return SC_STATUS_OK;
}

static bool is_known(const char *path)
{
	for (size_t i = 0; i < SC_COUNT_OF(texts); i++) {
		if (strcmp(path, texts[i].path) == 0)
			return true;
	}
	for (size_t i = 0; i < SC_COUNT_OF(numbers); i++) {
		if (strcmp(path, numbers[i].path) == 0)
			return true;
	}
	for (size_t i = 0; i < SC_COUNT_OF(lists); i++) {
		if (strcmp(path, lists[i].path) == 0)
			return true;
	}
	return false;
}

static bool is_group(const char *path)
{
	for (size_t i = 0; i < SC_COUNT_OF(groups); i++) {
		if (strcmp(path, groups[i]) == 0)
			return true;
	}
	return false;
}

/* A misspelt setting must not be ignored silently. */
static enum sc_status refuse_unknown(const struct sc_configuration_reading *reading,
	const config_setting_t *group, const char *prefix)
{
	enum sc_status status = SC_STATUS_OK;

	for (int i = 0; i < config_setting_length(group) && status == SC_STATUS_OK; i++) {
		const config_setting_t *member = config_setting_get_elem(group, (unsigned)i);
		char path[256];

		snprintf(path, sizeof(path), "%s%s", prefix, config_setting_name(member));
		if (!is_group(path)) {
			if (!is_known(path))
				status = sc_setting_wrong(
					reading, member, path, "there is no such setting");
			continue;
		}
		if (!config_setting_is_group(member))
			return sc_setting_wrong(reading, member, path, "must be a group: { ... }");
		strncat(path, ".", sizeof(path) - strlen(path) - 1);
		status = refuse_unknown(reading, member, path);
	}
	return status;
}

static enum sc_status read_all(const struct sc_configuration_reading *reading)
{
	enum sc_status status = refuse_unknown(reading, config_root_setting(reading->file), "");

	for (size_t i = 0; i < SC_COUNT_OF(texts) && status == SC_STATUS_OK; i++)
		status = read_text(reading, &texts[i]);
	for (size_t i = 0; i < SC_COUNT_OF(numbers) && status == SC_STATUS_OK; i++)
		status = read_number(reading, &numbers[i]);
	if (status == SC_STATUS_OK)
		status = sc_configuration_read_lists(reading);
	return status;
}

enum sc_status sc_configuration_read(
	struct sc_configuration *configuration, const char *file, struct sc_problem *problem)
{
	struct sc_configuration found = { 0 };
	enum sc_status status;
	config_t parsed;

	config_init(&parsed);
	if (!config_read_file(&parsed, file)) {
		status = config_error_type(&parsed) == CONFIG_ERR_FILE_IO
				 ? sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
					   "%s: cannot be read", file)
				 : sc_problem_set(problem, SC_STATUS_SETTING_WRONG, "%s:%d: %s",
					   file, config_error_line(&parsed),
					   config_error_text(&parsed));
	} else {
		status = read_all(
			&(struct sc_configuration_reading){ &found, &parsed, file, problem });
	}
	config_destroy(&parsed);
	if (status != SC_STATUS_OK)
		sc_configuration_close(&found);
	else
		*configuration = found;
	return status;
}

void sc_configuration_close(struct sc_configuration *configuration)
{
	if (configuration == NULL)
		return;
	for (size_t i = 0; i < SC_COUNT_OF(texts); i++)
		free(*(char **)(void *)((char *)configuration + texts[i].offset));
	sc_configuration_close_lists(configuration);
	*configuration = (struct sc_configuration){ 0 };
}

/* What stands beside the sentence; a default that is too long for its column has a line of its
 * own. */
static void describe(const char *path, const char *fallback, const char *sentence)
{
	int column = strlen(fallback) > FALLBACK_WIDTH ? 0 : FALLBACK_WIDTH;

	printf("%-*s  %-*s", PATH_WIDTH, path, column, fallback);
	if (column == 0)
		printf("\n%*s", PATH_WIDTH + 2 + FALLBACK_WIDTH, "");
	printf("  %s\n", sentence);
}

void sc_configuration_describe(void)
{
	char number[32];

	for (size_t i = 0; i < SC_COUNT_OF(texts); i++)
		describe(texts[i].path,
			texts[i].fallback == NULL ? "(must be set)" : texts[i].fallback,
			texts[i].sentence);
	for (size_t i = 0; i < SC_COUNT_OF(numbers); i++) {
		snprintf(number, sizeof(number), "%" PRId64, numbers[i].fallback);
		describe(numbers[i].path, number, numbers[i].sentence);
	}
	for (size_t i = 0; i < SC_COUNT_OF(lists); i++)
		describe(lists[i].path, lists[i].fallback, lists[i].sentence);
}
