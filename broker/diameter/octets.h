/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do numbers lie in a Diameter message? Big-endian and not aligned (RFC 6733 3, 4.2).
 */
#ifndef SC_OCTETS_H
#define SC_OCTETS_H

#include <stdint.h>

static inline uint32_t sc_get_u24(const uint8_t *at)
{
	return (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
}

static inline uint32_t sc_get_u32(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | sc_get_u24(at + 1);
}

static inline uint64_t sc_get_u64(const uint8_t *at)
{
	return (uint64_t)sc_get_u32(at) << 32 | sc_get_u32(at + 4);
}

static inline void sc_put_u24(uint8_t *at, uint32_t number)
{
	at[0] = (uint8_t)(number >> 16);
	at[1] = (uint8_t)(number >> 8);
	at[2] = (uint8_t)number;
}

static inline void sc_put_u32(uint8_t *at, uint32_t number)
{
	at[0] = (uint8_t)(number >> 24);
	sc_put_u24(at + 1, number);
}

static inline void sc_put_u64(uint8_t *at, uint64_t number)
{
	sc_put_u32(at, (uint32_t)(number >> 32));
	sc_put_u32(at + 4, (uint32_t)number);
}

#endif
