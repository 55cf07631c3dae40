/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_requests.h"

enum { SERVICE_INDICATION = 704, DATA_REFERENCE = 703, SUBS_REQ_TYPE = 705 };

static void put_identity(struct bench_message *message, const char *identity)
{
	size_t group = bench_open(message, SH_USER_IDENTITY, BENCH_VENDOR);

	bench_put_text(message, SH_PUBLIC_IDENTITY, BENCH_VENDOR, identity);
	bench_close(message, group);
}

static void put_features(struct bench_message *message, uint32_t features)
{
	size_t group = bench_open(message, 628, BENCH_VENDOR);

	bench_put_u32(message, 266, 0, BENCH_VENDOR);
	bench_put_u32(message, 629, BENCH_VENDOR, 1);
	bench_put_u32(message, 630, BENCH_VENDOR, features);
	bench_close(message, group);
}

void sh_build_udr(const struct line *line, struct bench_message *message, uint32_t number,
	const char *identity, const char *indication)
{
	line_begin(line, message, BENCH_UDR, BENCH_SH, number);
	put_identity(message, identity);
	bench_put_text(message, SERVICE_INDICATION, BENCH_VENDOR, indication);
	bench_put_u32(message, DATA_REFERENCE, BENCH_VENDOR, 0);
	bench_end(message);
}

void sh_build_pur(const struct line *line, struct bench_message *message, uint32_t number,
	const char *identity, const char *document, uint32_t features)
{
	line_begin(line, message, SH_PUR, BENCH_SH, number);
	if (features != 0)
		put_features(message, features);
	put_identity(message, identity);
	bench_put_u32(message, DATA_REFERENCE, BENCH_VENDOR, 0);
	bench_put_text(message, SH_USER_DATA, BENCH_VENDOR, document);
	bench_end(message);
}

void sh_build_snr(const struct line *line, struct bench_message *message, uint32_t number,
	const char *identity, const char *indication, uint32_t kind)
{
	line_begin(line, message, SH_SNR, BENCH_SH, number);
	put_identity(message, identity);
	bench_put_text(message, SERVICE_INDICATION, BENCH_VENDOR, indication);
	bench_put_u32(message, SUBS_REQ_TYPE, BENCH_VENDOR, kind);
	bench_put_u32(message, DATA_REFERENCE, BENCH_VENDOR, 0);
	bench_end(message);
}
