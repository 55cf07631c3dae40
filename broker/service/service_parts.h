/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is a service made of? For the files of this floor only.
 */
#ifndef SC_SERVICE_PARTS_H
#define SC_SERVICE_PARTS_H

#include "own_statement.h"
#include "policy_texts.h"
#include "rx_claims.h"
#include "rx_peers.h"
#include "rx_push.h"
#include "rx_restart.h"
#include "rx_sessions.h"
#include "rx_time.h"
#include "service.h"
#include "sh_claims.h"
#include "sh_delivery.h"
#include "sh_held.h"
#include "sh_outbox.h"
#include "sh_review.h"
#include "sh_subscriptions.h"

struct sc_service {
	struct sc_service_settings settings;
	struct sc_rx_sessions *sessions;
	struct sc_rx_claims *rx_claims;
	struct sc_rx_peers *peers;
	struct sc_rx_pushes *pushes;
	uint32_t rx_changing; /* changes of sessions that are on their way to the disk */
	struct sc_rx_courier rx_courier;
	struct sc_rx_sweeping sweeping;
	struct sc_rx_time time;
	uint64_t changes; /* so far, of what verdicts rest on: imports, statements of users */
	uint64_t missing; /* durable changes that memory has not */
	struct sc_policy_texts *policy_texts;
	struct sc_sh_held *held;
	struct sc_sh_claims *claims;
	struct sc_own_statements *statements;
	struct sc_sh_subscriptions *subscriptions;
	struct sc_sh_outbox *outbox;
	struct sc_sh_courier courier; /* .send NULL: nobody delivers */
	struct sc_sh_review review;
	struct sc_arena scratch; /* for documents that nobody asked for; emptied by each user */
};

/* Something may have become due: delivers what may go, and asks for the next tick. */
void sc_service_turn(struct sc_service *service);

#endif
