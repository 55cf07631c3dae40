/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How are the requests of Sh built by hand (TS 29.329 6.1)? Whole messages, ready to be sent.
 */
#ifndef BENCH_SH_REQUESTS_H
#define BENCH_SH_REQUESTS_H

#include "line.h"

enum { SH_PUR = 307, SH_SNR = 308, SH_PNR = 309 };
enum { SH_USER_IDENTITY = 700, SH_USER_DATA = 702, SH_PUBLIC_IDENTITY = 601 };
enum { SH_SUBSCRIBE = 0, SH_UNSUBSCRIBE = 1 };
enum { SH_UPDATE_EFF = 1 << 1 };

/* Repository data of one service indication. */
void sh_build_udr(const struct line *line, struct bench_message *message, uint32_t number,
	const char *identity, const char *indication);
/* A document with repository data; features 0: none are offered. */
void sh_build_pur(const struct line *line, struct bench_message *message, uint32_t number,
	const char *identity, const char *document, uint32_t features);
void sh_build_snr(const struct line *line, struct bench_message *message, uint32_t number,
	const char *identity, const char *indication, uint32_t kind);

#endif
