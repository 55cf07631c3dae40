/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a test get a service that knows something? An import file into a real database in a
 * folder of its own, a store over it, a service over that. The clock stands still.
 */
#ifndef SC_PROVISIONED_H
#define SC_PROVISIONED_H

#include <stdbool.h>
#include <stdint.h>

#include "service.h"
#include "store.h"

/* What the clock shows: 2027-01-15T08:00:00Z. */
enum { PROVISIONED_NOW = 1800000000 };

struct provisioned {
	char folder[64];
	char database[80];
	int news[2]; /* a pipe the store's worker writes to; of one without a worker: -1 */
	struct sc_store *store;
	struct sc_service *service;
	/* What whoever runs a loop sets after opening; NULL: nobody does. The first when
	 * sc_journal_settle() has something, the second for sc_service_tick(). */
	void (*committed)(void *owner);
	void (*alarm)(void *owner, uint64_t milliseconds);
	void *owner;
};

/* `file` is a path from the folder the test runs in. False: the reason was printed. */
bool provisioned_open(struct provisioned *provisioned, const char *file, uint32_t session_limit);
/* From SQL, without a worker that watches the file: an import closes everything and opens it again.
 */
bool provisioned_open_still(struct provisioned *provisioned, const char *sql);
/* More SQL into the database; the service does not hear of it. */
bool provisioned_import_only(struct provisioned *provisioned, const char *sql);
/* More SQL into the open database; returns when the service uses it. */
bool provisioned_import(struct provisioned *provisioned, const char *sql);
void provisioned_close(struct provisioned *provisioned);
/* The whole file, terminated; the caller frees it. NULL: it cannot be read. */
char *provisioned_file(const char *path);

#endif
