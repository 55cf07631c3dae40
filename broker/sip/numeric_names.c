/* SPDX-License-Identifier: BSD-2-Clause */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "numeric_names.h"

#include <dlfcn.h>
#include <netdb.h>
#include <stdatomic.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/types.h>

#include "export.h"

typedef int resolve_function(
	const char *, const char *, const struct addrinfo *, struct addrinfo **);

static _Thread_local bool numeric_only;
static _Thread_local uint64_t refused;

void sc_numeric_names_only(bool only)
{
	numeric_only = only;
}

uint64_t sc_numeric_names_refused(void)
{
	return refused;
}

/* The definition that this one hides: the C library's, or a sanitizer's around it. */
static resolve_function *hidden_definition(void)
{
	static _Atomic(resolve_function *) found;
	resolve_function *definition = atomic_load(&found);

	if (definition == NULL) {
		*(void **)&definition = dlsym(RTLD_NEXT, "getaddrinfo");
		atomic_store(&found, definition);
	}
	return definition;
}

SC_EXPORT int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
	struct addrinfo **addresses)
{
	static const struct addrinfo no_hints = { .ai_flags = AI_V4MAPPED | AI_ADDRCONFIG };
	resolve_function *resolve = hidden_definition();
	struct addrinfo narrowed;
	int ending;

	if (resolve == NULL)
		return EAI_FAIL;
	if (!numeric_only || node == NULL)
		return resolve(node, service, hints, addresses);
	narrowed = hints == NULL ? no_hints : *hints;
	narrowed.ai_flags |= AI_NUMERICHOST;
	ending = resolve(node, service, &narrowed, addresses);
	refused += ending == EAI_NONAME;
	return ending;
}
