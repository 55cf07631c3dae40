/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is a component of a call, as benches ask about it? One flow with a filter each way
 * (TS 29.214 5.3.16).
 */
#ifndef BENCH_RX_MEDIA_H
#define BENCH_RX_MEDIA_H

#include "bench_message.h"

/* A Media-Component-Description of this Media-Type; no two numbers share a flow. */
void rx_put_component(struct bench_message *message, uint32_t number, uint32_t type);

#endif
