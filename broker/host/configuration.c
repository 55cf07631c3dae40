/* SPDX-License-Identifier: BSD-2-Clause */
#include "configuration.h"

#include <inttypes.h>
#include <libconfig.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text_setting {
	const char *path;
	const char *fallback;
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
#define SKIP_TEXT(member, path, fallback, sentence)
#define SKIP_NUMBER(member, path, fallback, least, most, sentence)
#define TEXT_ROW(member, path, fallback, sentence)                                                 \
	{ path, fallback, sentence, offsetof(struct sc_configuration, member) },
#define NUMBER_ROW(member, path, fallback, least, most, sentence)                                  \
	{ path, sentence, fallback, least, most, offsetof(struct sc_configuration, member) },

static const struct text_setting texts[] = { SC_SETTINGS(TEXT_ROW, SKIP_NUMBER) };
static const struct number_setting numbers[] = { SC_SETTINGS(SKIP_TEXT, NUMBER_ROW) };

/* Settings that are lists or groups. */
static const struct {
	const char *path;
	const char *sentence;
} lists[] = {
	{ "extensions", "plug-ins to load, by name or path, in this order" },
	{ "diameter", "the Diameter node" },
	{ "diameter.listen", "addresses to listen on, \"address:port\" or \"[address]:port\"" },
	{ "sip", "the SIP side" },
	{ "sip.listen", "addresses to listen on over UDP and TCP; none: no SIP" },
	{ "diameter.peers",
		"who may connect: identity, realm, connect (optional), relays (optional)" },
};

static const char *const peer_members[] = { "identity", "realm", "connect", "relays" };

struct reading {
	struct sc_configuration *configuration;
	const config_t *file;
	const char *name;
	struct sc_problem *problem;
};

static enum sc_status wrong(const struct reading *reading, const config_setting_t *at,
	const char *path, const char *why)
{
	return sc_problem_set(reading->problem, SC_STATUS_SETTING_WRONG, "%s:%u: %s: %s",
		reading->name, at == NULL ? 1 : (unsigned)config_setting_source_line(at), path,
		why);
}

static enum sc_status keep_copy(char **kept, const char *text)
{
	char *copy = strdup(text);

	if (copy == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	free(*kept);
	*kept = copy;
	return SC_STATUS_OK;
}

static enum sc_status read_text(const struct reading *reading, const struct text_setting *setting)
{
	const config_setting_t *found = config_lookup(reading->file, setting->path);
	char **member = (char **)(void *)((char *)reading->configuration + setting->offset);
	const char *value = found == NULL ? setting->fallback : config_setting_get_string(found);

	if (found == NULL && value == NULL)
		return wrong(reading, NULL, setting->path, "is not set and has no default");
	if (value == NULL)
		return wrong(reading, found, setting->path, "must be a text in quotes");
	if (value[0] == '\0')
		return wrong(reading, found, setting->path, "must not be empty");
	return keep_copy(member, value);
}

static enum sc_status read_number(
	const struct reading *reading, const struct number_setting *setting)
{
	const config_setting_t *found = config_lookup(reading->file, setting->path);
	int64_t *member = (int64_t *)(void *)((char *)reading->configuration + setting->offset);
	int64_t value = setting->fallback;
	char why[96];

	if (found != NULL) {
		int type = config_setting_type(found);

		if (type != CONFIG_TYPE_INT && type != CONFIG_TYPE_INT64)
			return wrong(reading, found, setting->path, "must be a whole number");
		value = config_setting_get_int64(found);
	}
	if (value < setting->least || value > setting->most) {
		snprintf(why, sizeof(why), "must be between %" PRId64 " and %" PRId64,
			setting->least, setting->most);
		return wrong(reading, found, setting->path, why);
	}
	*member = value;
	return SC_STATUS_OK;
}

static enum sc_status read_texts(const struct reading *reading, const char *path, char **kept,
	uint32_t *count, uint32_t limit)
{
	config_setting_t *found = config_lookup(reading->file, path);
	enum sc_status status = SC_STATUS_OK;

	if (found == NULL)
		return SC_STATUS_OK;
	if (!config_setting_is_list(found) && !config_setting_is_array(found))
		return wrong(reading, found, path, "must be a list: ( \"...\", \"...\" )");
	if (config_setting_length(found) > (int)limit)
		return wrong(reading, found, path, "has too many entries");
	for (int i = 0; i < config_setting_length(found) && status == SC_STATUS_OK; i++) {
		const char *value = config_setting_get_string_elem(found, i);

		if (value == NULL)
			return wrong(reading, found, path, "must hold texts in quotes");
		status = keep_copy(&kept[*count], value);
		*count += status == SC_STATUS_OK;
	}
	return status;
}

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(name, names[i]) == 0)
			return true;
	}
	return false;
}

static enum sc_status read_peer(
	const struct reading *reading, config_setting_t *entry, struct sc_configured_peer *peer)
{
	const char *identity = NULL;
	const char *realm = NULL;
	const char *connect = NULL;
	int relays = 0;
	enum sc_status status;

	if (!config_setting_is_group(entry))
		return wrong(
			reading, entry, "diameter.peers", "must hold groups: { identity = ...; }");
	for (int i = 0; i < config_setting_length(entry); i++) {
		const config_setting_t *member = config_setting_get_elem(entry, (unsigned)i);

		if (!is_one_of(
			    config_setting_name(member), peer_members, SC_COUNT_OF(peer_members)))
			return wrong(reading, member, config_setting_name(member),
				"a peer has no such setting");
	}
	if (!config_setting_lookup_string(entry, "identity", &identity) || identity[0] == '\0')
		return wrong(reading, entry, "identity", "a peer needs one, a text in quotes");
	if (!config_setting_lookup_string(entry, "realm", &realm))
		realm = strchr(identity, '.') == NULL ? identity : strchr(identity, '.') + 1;
	if (config_setting_get_member(entry, "connect") != NULL &&
		!config_setting_lookup_string(entry, "connect", &connect))
		return wrong(reading, entry, "connect", "must be \"address:port\"");
	if (config_setting_get_member(entry, "relays") != NULL &&
		!config_setting_lookup_bool(entry, "relays", &relays))
		return wrong(reading, entry, "relays", "must be true or false");
	peer->relays = relays != 0;
	status = keep_copy(&peer->identity, identity);
	if (status == SC_STATUS_OK)
		status = keep_copy(&peer->realm, realm);
	if (status == SC_STATUS_OK && connect != NULL)
		status = keep_copy(&peer->connect, connect);
	return status;
}

static enum sc_status read_peers(const struct reading *reading)
{
	struct sc_configuration *configuration = reading->configuration;
	config_setting_t *found = config_lookup(reading->file, "diameter.peers");
	enum sc_status status = SC_STATUS_OK;

	if (found == NULL)
		return SC_STATUS_OK;
	if (!config_setting_is_list(found))
		return wrong(
			reading, found, "diameter.peers", "must be a list of groups: ( { ... } )");
	if (config_setting_length(found) > SC_PEER_LIMIT)
		return wrong(reading, found, "diameter.peers", "has too many entries");
	configuration->peers =
		calloc((size_t)config_setting_length(found) + 1, sizeof(*configuration->peers));
	if (configuration->peers == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	for (int i = 0; i < config_setting_length(found) && status == SC_STATUS_OK; i++) {
		configuration->peer_count++;
		status = read_peer(reading, config_setting_get_elem(found, (unsigned)i),
			&configuration->peers[i]);
	}
	return status;
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

/* A misspelt setting must not be ignored silently. */
static enum sc_status refuse_unknown(
	const struct reading *reading, const config_setting_t *group, const char *prefix)
{
	enum sc_status status = SC_STATUS_OK;

	for (int i = 0; i < config_setting_length(group) && status == SC_STATUS_OK; i++) {
		const config_setting_t *member = config_setting_get_elem(group, (unsigned)i);
		char path[256];

		snprintf(path, sizeof(path), "%s%s", prefix, config_setting_name(member));
		if (!is_known(path))
			return wrong(reading, member, path, "there is no such setting");
		if (prefix[0] == '\0' && config_setting_is_group(member)) {
			strncat(path, ".", sizeof(path) - strlen(path) - 1);
			status = refuse_unknown(reading, member, path);
		}
	}
	return status;
}

static enum sc_status read_all(const struct reading *reading)
{
	struct sc_configuration *configuration = reading->configuration;
	enum sc_status status = refuse_unknown(reading, config_root_setting(reading->file), "");

	for (size_t i = 0; i < SC_COUNT_OF(texts) && status == SC_STATUS_OK; i++)
		status = read_text(reading, &texts[i]);
	for (size_t i = 0; i < SC_COUNT_OF(numbers) && status == SC_STATUS_OK; i++)
		status = read_number(reading, &numbers[i]);
	if (status == SC_STATUS_OK)
		status = read_texts(reading, "diameter.listen", configuration->listen,
			&configuration->listen_count, SC_LISTEN_LIMIT);
	if (status == SC_STATUS_OK)
		status = read_texts(reading, "sip.listen", configuration->sip_listen,
			&configuration->sip_listen_count, SC_LISTEN_LIMIT);
	if (status == SC_STATUS_OK)
		status = read_texts(reading, "extensions", configuration->extensions,
			&configuration->extension_count, SC_EXTENSION_LIMIT);
	if (status == SC_STATUS_OK)
		status = read_peers(reading);
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
		status = read_all(&(struct reading){ &found, &parsed, file, problem });
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
	for (uint32_t i = 0; i < configuration->listen_count; i++)
		free(configuration->listen[i]);
	for (uint32_t i = 0; i < configuration->sip_listen_count; i++)
		free(configuration->sip_listen[i]);
	for (uint32_t i = 0; i < configuration->extension_count; i++)
		free(configuration->extensions[i]);
	for (uint32_t i = 0; i < configuration->peer_count; i++) {
		free(configuration->peers[i].identity);
		free(configuration->peers[i].realm);
		free(configuration->peers[i].connect);
	}
	free(configuration->peers);
	*configuration = (struct sc_configuration){ 0 };
}

void sc_configuration_describe(void)
{
	for (size_t i = 0; i < SC_COUNT_OF(texts); i++)
		printf("%-28s %-34s %s\n", texts[i].path,
			texts[i].fallback == NULL ? "(must be set)" : texts[i].fallback,
			texts[i].sentence);
	for (size_t i = 0; i < SC_COUNT_OF(numbers); i++)
		printf("%-28s %-34" PRId64 " %s\n", numbers[i].path, numbers[i].fallback,
			numbers[i].sentence);
	for (size_t i = 0; i < SC_COUNT_OF(lists); i++)
		printf("%-28s %-34s %s\n", lists[i].path, "()", lists[i].sentence);
}
