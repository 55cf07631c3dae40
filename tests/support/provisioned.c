/* SPDX-License-Identifier: BSD-2-Clause */
#include "provisioned.h"

#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import.h"

enum { PATIENCE = 60000 /* milliseconds */, NO_SESSIONS = 0 };

static int64_t standing_clock(void)
{
	return PROVISIONED_NOW;
}

char *provisioned_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	long size = -1;

	if (file == NULL)
		return NULL;
	if (fseek(file, 0, SEEK_END) == 0)
		size = ftell(file);
	rewind(file);
	if (size >= 0)
		text = calloc(1, (size_t)size + 1);
	if (text != NULL && fread(text, 1, (size_t)size, file) != (size_t)size) {
		free(text);
		text = NULL;
	}
	fclose(file);
	return text;
}

static bool say(const struct sc_problem *problem)
{
	printf("\n  %s\n", problem->sentence);
	return false;
}

bool provisioned_import_only(struct provisioned *provisioned, const char *sql)
{
	struct sc_import_report report;
	struct sc_problem problem = { "" };

	return sc_import(provisioned->database, "test", sc_text_of(sql), &report, &problem) ==
		       SC_STATUS_OK ||
	       say(&problem);
}

/* On the store's worker thread. */
static void tell_news(void *owner)
{
	const struct provisioned *provisioned = owner;

	if (write(provisioned->news[1], "n", 1) != 1)
		abort();
}

static void tell_commit(void *owner)
{
	const struct provisioned *provisioned = owner;

	if (provisioned->committed != NULL)
		provisioned->committed(provisioned->owner);
}

static void tell_alarm(void *owner, uint64_t milliseconds)
{
	const struct provisioned *provisioned = owner;

	if (provisioned->alarm != NULL)
		provisioned->alarm(provisioned->owner, milliseconds);
}

static bool open_store(struct provisioned *provisioned)
{
	const struct sc_store_settings settings = {
		.database = provisioned->database,
		.watch = provisioned->news[1] != SC_NONE,
		.changed = tell_news,
		.committed = tell_commit,
		.owner = provisioned,
	};
	struct sc_problem problem = { "" };

	return sc_store_open(&provisioned->store, &settings, &problem) == SC_STATUS_OK ||
	       say(&problem);
}

static bool open_service(struct provisioned *provisioned, uint32_t session_limit)
{
	const struct sc_service_settings settings = {
		.store = provisioned->store,
		.wall_clock = standing_clock,
		.alarm = tell_alarm,
		.owner = provisioned,
		.hold_seconds = 10,
		.session_limit = session_limit,
	};

	return sc_service_open(&provisioned->service, &settings) == SC_STATUS_OK;
}

static bool make_folder(struct provisioned *provisioned)
{
	*provisioned = (struct provisioned){ .folder = "/tmp/continuity-XXXXXX",
		.news = { SC_NONE, SC_NONE } };
	if (mkdtemp(provisioned->folder) == NULL)
		return false;
	snprintf(provisioned->database, sizeof(provisioned->database), "%s/continuity.db",
		provisioned->folder);
	return true;
}

bool provisioned_open(struct provisioned *provisioned, const char *file, uint32_t session_limit)
{
	char *sql = provisioned_file(file);
	bool good = make_folder(provisioned) && sql != NULL && pipe(provisioned->news) == 0 &&
		    provisioned_import_only(provisioned, sql) && open_store(provisioned) &&
		    open_service(provisioned, session_limit);

	free(sql);
	return good;
}

static bool open_again(struct provisioned *provisioned)
{
	sc_service_close(provisioned->service);
	sc_store_close(provisioned->store);
	provisioned->service = NULL;
	provisioned->store = NULL;
	return open_store(provisioned) && open_service(provisioned, NO_SESSIONS);
}

bool provisioned_open_still(struct provisioned *provisioned, const char *sql)
{
	return make_folder(provisioned) && provisioned_import_only(provisioned, sql) &&
	       open_again(provisioned);
}

bool provisioned_import(struct provisioned *provisioned, const char *sql)
{
	struct pollfd news = { .fd = provisioned->news[0], .events = POLLIN };
	struct sc_touched touched;
	char told;

	if (!provisioned_import_only(provisioned, sql))
		return false;
	if (news.fd == SC_NONE)
		return open_again(provisioned);
	if (poll(&news, 1, PATIENCE) != 1 || read(provisioned->news[0], &told, 1) != 1 ||
		!sc_store_take(provisioned->store, &touched))
		return false;
	sc_service_touched(provisioned->service, &touched);
	return true;
}

static void remove_folder(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry = NULL;
	char file[320];

	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		snprintf(file, sizeof(file), "%s/%s", path, entry->d_name);
		unlink(file);
	}
	if (folder != NULL)
		closedir(folder);
	rmdir(path);
}

void provisioned_close(struct provisioned *provisioned)
{
	sc_service_close(provisioned->service);
	sc_store_close(provisioned->store);
	for (int end = 0; end < 2 && provisioned->news[end] != SC_NONE; end++)
		close(provisioned->news[end]);
	remove_folder(provisioned->folder);
}
