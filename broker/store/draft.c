/* SPDX-License-Identifier: BSD-2-Clause */
#include "draft.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static enum sc_status cannot_be_made(const char *path, struct sc_problem *problem)
{
	return sc_problem_set(
		problem, SC_STATUS_STORE_FAILED, "%s cannot be made: %s", path, strerror(errno));
}

enum sc_status sc_draft_open(struct sc_draft *draft, const char *path, struct sc_problem *problem)
{
	struct sc_draft opened = { .directory = sqlite3_mprintf("%s.XXXXXX", path) };
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened.directory != NULL && mkdtemp(opened.directory) == NULL) {
		status = cannot_be_made(path, problem);
		sqlite3_free(opened.directory);
		return status;
	}
	if (opened.directory != NULL)
		opened.file = sqlite3_mprintf("%s/draft.db", opened.directory);
	if (opened.file == NULL) {
		sc_draft_close(&opened);
		return sc_problem_set(problem, status, "there is not enough memory");
	}
	*draft = opened;
	return SC_STATUS_OK;
}

/* The new name outlives a loss of power. */
static void sync_directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *directory = slash == NULL ? sqlite3_mprintf(".")
					: sqlite3_mprintf("%.*s", (int)(slash - path) + 1, path);
	int opened = directory == NULL ? -1 : open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (opened >= 0) {
		fsync(opened);
		close(opened);
	}
	sqlite3_free(directory);
}

/* A link, as a renaming would replace what somebody else has put there meanwhile. */
enum sc_status sc_draft_publish(
	const struct sc_draft *draft, const char *path, bool *late, struct sc_problem *problem)
{
	*late = false;
	if (link(draft->file, path) == 0) {
		sync_directory_of(path);
		return SC_STATUS_OK;
	}
	*late = errno == EEXIST;
	return *late ? SC_STATUS_OK : cannot_be_made(path, problem);
}

void sc_draft_close(struct sc_draft *draft)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

	for (size_t i = 0; draft->file != NULL && i < SC_COUNT_OF(endings); i++) {
		char *file = sqlite3_mprintf("%s%s", draft->file, endings[i]);

		if (file != NULL)
			unlink(file);
		sqlite3_free(file);
	}
	if (draft->directory != NULL)
		rmdir(draft->directory);
	sqlite3_free(draft->file);
	sqlite3_free(draft->directory);
	*draft = (struct sc_draft){ 0 };
}
