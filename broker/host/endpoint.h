/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does "127.0.0.1:3868" or "[::1]:3868" mean? A numeric address and a port; names are not
 * resolved, so that nothing waits for a name server.
 */
#ifndef SC_ENDPOINT_H
#define SC_ENDPOINT_H

#include <stdint.h>

#include "export.h"
#include "status.h"

struct sc_endpoint {
	char host[46]; /* numeric, without brackets */
	uint16_t port;
};

/* A missing port is `port`. MALFORMED leaves *endpoint untouched. */
SC_EXPORT enum sc_status sc_endpoint_parse(
	struct sc_endpoint *endpoint, const char *text, uint16_t port);

#endif
