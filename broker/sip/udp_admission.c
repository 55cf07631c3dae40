/* SPDX-License-Identifier: BSD-2-Clause */
#include "udp_admission.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum {
	SET_COUNT = 1024, /* a power of two */
	SET_SIZE = 4,
	PERIOD = 1000, /* milliseconds */
};

struct source {
	uint64_t key; /* 0: nobody */
	uint64_t since;
	uint32_t count;
};

struct sc_udp_admission {
	uint32_t limit;
	uint64_t secret; /* so that nobody can choose who shares a set with whom */
	struct source sets[SET_COUNT][SET_SIZE];
};

enum sc_status sc_udp_admission_open(
	struct sc_udp_admission **admission, uint32_t messages_per_second)
{
	struct sc_udp_admission *opened = calloc(1, sizeof(*opened));

	if (opened == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	opened->limit = messages_per_second;
	if (getrandom(&opened->secret, sizeof(opened->secret), 0) !=
		(ssize_t)sizeof(opened->secret)) {
		free(opened);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	*admission = opened;
	return SC_STATUS_OK;
}

void sc_udp_admission_close(struct sc_udp_admission *admission)
{
	free(admission);
}

/* The /64 of an IPv6 address is one link, often one host with as many addresses as it likes. An
 * IPv4 address goes behind four zero octets, where no IPv6 unicast prefix is. Never 0. */
static uint64_t key_of(const struct sockaddr *source)
{
	uint64_t key = 0;

	if (source->sa_family == AF_INET6) {
		const struct sockaddr_in6 *inet6 =
			(const struct sockaddr_in6 *)(const void *)source;

		memcpy(&key, &inet6->sin6_addr, sizeof(key));
	} else if (source->sa_family == AF_INET) {
		const struct sockaddr_in *inet = (const struct sockaddr_in *)(const void *)source;

		memcpy((char *)&key + 4, &inet->sin_addr, sizeof(inet->sin_addr));
	}
	return key == 0 ? 1 : key;
}

/* Two rounds of multiplication and folding (the finaliser of MurmurHash3), the secret first. */
static uint32_t set_of(const struct sc_udp_admission *admission, uint64_t key)
{
	uint64_t mixed = key ^ admission->secret;

	mixed = (mixed ^ mixed >> 33) * UINT64_C(0xff51afd7ed558ccd);
	mixed = (mixed ^ mixed >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return (uint32_t)((mixed ^ mixed >> 33) & (SET_COUNT - 1));
}

static struct source *find(struct sc_udp_admission *admission, uint64_t key, uint64_t now)
{
	struct source *set = admission->sets[set_of(admission, key)];
	struct source *quietest = &set[0];

	for (int i = 0; i < SET_SIZE; i++) {
		if (now - set[i].since >= PERIOD)
			set[i].count = 0;
		if (set[i].key == key)
			return &set[i];
		if (set[i].count < quietest->count)
			quietest = &set[i];
	}
	*quietest = (struct source){ .key = key, .since = now };
	return quietest;
}

enum sc_admittance sc_udp_admission_ask(
	struct sc_udp_admission *admission, const struct sockaddr *source, uint64_t now)
{
	struct source *found = find(admission, key_of(source), now);

	if (found->count == 0)
		found->since = now;
	if (found->count == UINT32_MAX)
		return SC_PASSED_OVER;
	found->count++;
	if (found->count <= admission->limit)
		return SC_ADMITTED;
	return found->count - admission->limit <= admission->limit ? SC_TOLD_TO_WAIT
								   : SC_PASSED_OVER;
}
