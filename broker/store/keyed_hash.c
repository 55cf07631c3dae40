/* SPDX-License-Identifier: BSD-2-Clause */
#include "keyed_hash.h"

#include <string.h>
#include <sys/random.h>
#include <time.h>

struct sip {
	uint64_t v0;
	uint64_t v1;
	uint64_t v2;
	uint64_t v3;
};

static uint64_t rotate(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

static void mix(struct sip *s)
{
	s->v0 += s->v1;
	s->v1 = rotate(s->v1, 13) ^ s->v0;
	s->v0 = rotate(s->v0, 32);
	s->v2 += s->v3;
	s->v3 = rotate(s->v3, 16) ^ s->v2;
	s->v0 += s->v3;
	s->v3 = rotate(s->v3, 21) ^ s->v0;
	s->v2 += s->v1;
	s->v1 = rotate(s->v1, 17) ^ s->v2;
	s->v2 = rotate(s->v2, 32);
}

static void absorb(struct sip *s, uint64_t word)
{
	s->v3 ^= word;
	mix(s);
	s->v0 ^= word;
}

struct sc_hash_key sc_hash_key_draw(void)
{
	struct sc_hash_key key;

	/* Early in the life of a machine there may be no entropy yet; never wait for it. */
	if (getrandom(&key, sizeof(key), GRND_NONBLOCK) != (ssize_t)sizeof(key)) {
		struct timespec now = { 0 };

		clock_gettime(CLOCK_REALTIME, &now);
		key.half[0] = (uint64_t)now.tv_nsec * 0x9e3779b97f4a7c15u;
		key.half[1] = (uint64_t)now.tv_sec ^ (uint64_t)(uintptr_t)&key;
	}
	return key;
}

uint64_t sc_keyed_hash(const struct sc_hash_key *key, const void *bytes, size_t count)
{
	struct sip s = {
		.v0 = key->half[0] ^ 0x736f6d6570736575u,
		.v1 = key->half[1] ^ 0x646f72616e646f6du,
		.v2 = key->half[0] ^ 0x6c7967656e657261u,
		.v3 = key->half[1] ^ 0x7465646279746573u,
	};
	const unsigned char *at = bytes;
	uint64_t last = (uint64_t)count << 56;
	uint64_t word = 0;
	size_t left = count;

	for (; left >= sizeof(word); left -= sizeof(word), at += sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		absorb(&s, word);
	}
	for (size_t i = 0; i < left; i++)
		last |= (uint64_t)at[i] << (8 * i);
	absorb(&s, last);
	s.v2 ^= 0xff;
	mix(&s);
	mix(&s);
	mix(&s);
	return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}
