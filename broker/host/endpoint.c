/* SPDX-License-Identifier: BSD-2-Clause */
#include "endpoint.h"

#include <arpa/inet.h>
#include <stdbool.h>
#include <string.h>

#include "text.h"

static bool is_address(const char *host)
{
	struct in6_addr address;

	return inet_pton(AF_INET, host, &address) == 1 || inet_pton(AF_INET6, host, &address) == 1;
}

/* Where the host ends and where the port begins (NULL: no port is given). */
static size_t split(const char *text, const char **host, const char **port)
{
	const char *end = text + strlen(text);
	const char *colon = strrchr(text, ':');

	*host = text;
	*port = NULL;
	if (text[0] == '[') {
		const char *bracket = strchr(text, ']');

		*host = text + 1;
		if (bracket == NULL)
			return 0;
		if (bracket[1] == ':')
			*port = bracket + 2;
		else if (bracket[1] != '\0')
			return 0;
		return (size_t)(bracket - *host);
	}
	if (colon == NULL || strchr(text, ':') != colon)
		return (size_t)(end - text); /* no port, or a bare IPv6 address */
	*port = colon + 1;
	return (size_t)(colon - text);
}

enum sc_status sc_endpoint_parse(struct sc_endpoint *endpoint, const char *text, uint16_t port)
{
	struct sc_endpoint found = { .port = port };
	const char *host;
	const char *digits;
	size_t length = split(text, &host, &digits);
	uint32_t number;

	if (length == 0 || length >= sizeof(found.host))
		return SC_STATUS_MALFORMED;
	memcpy(found.host, host, length);
	if (!is_address(found.host))
		return SC_STATUS_MALFORMED;
	if (digits != NULL) {
		if (sc_text_to_u32(sc_text_of(digits), &number) != SC_STATUS_OK ||
			number > UINT16_MAX)
			return SC_STATUS_MALFORMED;
		found.port = (uint16_t)number;
	}
	*endpoint = found;
	return SC_STATUS_OK;
}
