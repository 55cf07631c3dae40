/* SPDX-License-Identifier: BSD-2-Clause */
#include "scratch.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char scratch_network[] =
	"INSERT INTO policy_set (name) VALUES ('default');\n"
	"INSERT INTO policy_rule (policy_set, name, media_group) VALUES ('default', 'all', '*');\n"
	"INSERT INTO subscription (name, hplmn) VALUES ('alice', '00101'), ('bob', '00101');\n"
	"INSERT INTO msisdn (digits, subscription, additional) VALUES ('15551', 'alice', 1),\n"
	"    ('15552', 'alice', 0), ('15553', 'bob', 0);\n"
	"INSERT INTO external_identifier VALUES ('thing@example.net', 'bob');\n"
	"INSERT INTO private_identity (impi, subscription, imsi, c_msisdn) VALUES\n"
	"    ('alice@ims.example', 'alice', '001010000000001', '15552'),\n"
	"    ('alice.tablet@ims.example', 'alice', NULL, NULL),\n"
	"    ('bob@ims.example', 'bob', '001010000000002', NULL);\n"
	"INSERT INTO public_identity (uri, subscription, alias_set) VALUES\n"
	"    ('SIP:alice@IMS.Example;user=phone', 'alice', 1), ('tel:+1-5552', 'alice', 1),\n"
	"    ('sip:bob@ims.example', 'bob', 0);\n"
	"INSERT INTO identity_pair VALUES ('alice', 'tel:+1-5552', 'alice@ims.example');\n"
	"INSERT INTO device (subscription, name) VALUES ('alice', 'phone'), ('alice', 'tablet'),\n"
	"    ('bob', 'phone');\n"
	"INSERT INTO device_media (subscription, device, media, codec) VALUES\n"
	"    ('alice', 'phone', 'audio', 'EVS'), ('alice', 'phone', 'audio', 'AMR');\n"
	"INSERT INTO contact (subscription, device, uri, impu, access, voice_support, ip4, ip6) VALUES\n"
	"    ('alice', 'phone', 'sip:alice@192.0.2.1', 'tel:+1-5552', 'EUTRAN', 'supported',\n"
	"     '192.0.2.1', '2001:db8:0:1:2::/64'),\n"
	"    ('alice', 'tablet', 'sip:alice@192.0.2.2', NULL, 'WLAN_TRUSTED', 'unknown',\n"
	"     '192.0.2.2', NULL),\n"
	"    ('bob', 'phone', 'sip:bob@192.0.2.3', NULL, 'NR', 'supported', '192.0.2.3', NULL);\n"
	"INSERT INTO preference (subscription, name, media_group) VALUES ('alice', 'speech', 'audio');\n"
	"INSERT INTO preference_access VALUES ('alice', 'speech', 3, 'WLAN_TRUSTED'),\n"
	"    ('alice', 'speech', 7, 'WLAN'), ('alice', 'speech', 9, 'EUTRAN');\n"
	"INSERT INTO preference_device VALUES ('alice', 'speech', 'tablet', 'never', NULL);\n"
	"INSERT INTO sh_permission VALUES ('HSS.example', 'RepositoryData', 'continuity*', 1, 0, 1);\n"
	"INSERT INTO sh_permission (origin_host, data_reference) VALUES ('HSS.example', 'MSISDN');\n"
	"INSERT INTO rx_permission VALUES ('pcrf.example');\n";

void scratch_open(struct scratch *scratch)
{
	const char *parent = getenv("TMPDIR");

	*scratch = (struct scratch){ .directory = "" };
	snprintf(scratch->directory, sizeof(scratch->directory), "%s/store.XXXXXX",
		parent == NULL || strlen(parent) > 64 ? "/tmp" : parent);
	if (mkdtemp(scratch->directory) == NULL)
		abort();
	snprintf(scratch->database, sizeof(scratch->database), "%s/continuity.db",
		scratch->directory);
	snprintf(scratch->state, sizeof(scratch->state), "%s/state.db", scratch->directory);
}

void scratch_close(struct scratch *scratch)
{
	char command[SCRATCH_PATH + 16];

	snprintf(command, sizeof(command), "rm -rf '%s'", scratch->directory);
	if (system(command) != 0)
		abort();
}

enum sc_status scratch_import(struct scratch *scratch, const char *sql)
{
	scratch->problem.sentence[0] = '\0';
	return sc_import(scratch->database, "test.sql", sc_text_of(sql), &scratch->report,
		&scratch->problem);
}

struct sc_store *scratch_store(struct scratch *scratch)
{
	struct sc_store *store = NULL;
	const struct sc_store_settings settings = {
		.database = scratch->database,
		.state = scratch->state,
	};

	scratch->problem.sentence[0] = '\0';
	if (sc_store_open(&store, &settings, &scratch->problem) != SC_STATUS_OK)
		return NULL;
	return store;
}

int scratch_shell(struct scratch *scratch, const char *sql, char *said, size_t size)
{
	char command[SCRATCH_PATH * 3];
	char path[SCRATCH_PATH + 32];
	FILE *file = NULL;
	size_t got = 0;

	snprintf(path, sizeof(path), "%s/shell.sql", scratch->directory);
	file = fopen(path, "w");
	if (file == NULL || fputs(sql, file) < 0 || fclose(file) != 0)
		abort();
	snprintf(command, sizeof(command), "sqlite3 '%s' < '%s' 2>&1", scratch->database, path);
	file = popen(command, "r");
	if (file == NULL)
		abort();
	got = fread(said, 1, size - 1, file);
	said[got] = '\0';
	while (fgetc(file) != EOF)
		continue;
	return pclose(file);
}

int64_t scratch_number(struct scratch *scratch, const char *sql)
{
	sqlite3 *database = NULL;
	sqlite3_stmt *query = NULL;
	int64_t number = -1;

	if (sqlite3_open_v2(scratch->database, &database, SQLITE_OPEN_READONLY, NULL) ==
			SQLITE_OK &&
		sqlite3_prepare_v2(database, sql, -1, &query, NULL) == SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW)
		number = sqlite3_column_int64(query, 0);
	sqlite3_finalize(query);
	sqlite3_close(database);
	return number;
}

bool scratch_word(struct scratch *scratch, const char *sql, char *word, size_t size)
{
	sqlite3 *database = NULL;
	sqlite3_stmt *query = NULL;
	bool fits = false;

	if (sqlite3_open_v2(scratch->database, &database, SQLITE_OPEN_READONLY, NULL) ==
			SQLITE_OK &&
		sqlite3_prepare_v2(database, sql, -1, &query, NULL) == SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW)
		fits = snprintf(word, size, "%s", (const char *)sqlite3_column_text(query, 0)) <
		       (int)size;
	sqlite3_finalize(query);
	sqlite3_close(database);
	return fits;
}

static void put_dense(sqlite3_str *out, const char *sql)
{
	for (; *sql != '\0'; sql++) {
		if (sql[0] == '-' && sql[1] == '-')
			sql += strcspn(sql, "\n");
		if (*sql == '\0')
			break;
		if (!isspace((unsigned char)*sql))
			sqlite3_str_appendchar(out, 1, *sql);
	}
}

char *scratch_schema(const char *path)
{
	sqlite3 *database = NULL;
	sqlite3_stmt *query = NULL;
	sqlite3_str *out = sqlite3_str_new(NULL);

	if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
		sqlite3_prepare_v2(database,
			"SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
			"ORDER BY type, name",
			-1, &query, NULL) != SQLITE_OK)
		abort();
	while (sqlite3_step(query) == SQLITE_ROW) {
		sqlite3_str_appendf(out, "%s: ", sqlite3_column_text(query, 0));
		put_dense(out, (const char *)sqlite3_column_text(query, 1));
		sqlite3_str_appendchar(out, 1, '\n');
	}
	sqlite3_finalize(query);
	sqlite3_close(database);
	return sqlite3_str_finish(out);
}

bool scratch_says(const struct scratch *scratch, const char *words)
{
	bool says = strstr(scratch->problem.sentence, words) != NULL;

	if (!says)
		fprintf(stderr, "said: %s\nnot: %s\n", scratch->problem.sentence, words);
	return says;
}
