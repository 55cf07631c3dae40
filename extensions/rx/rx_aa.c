/* SPDX-License-Identifier: BSD-2-Clause
 *
 * AA-Request (TS 29.214 4.4.1, 4.4.2).
 */
#include <stdlib.h>
#include <string.h>

#include "rx_answer.h"
#include "rx_features.h"
#include "rx_language.h"
#include "rx_read.h"
#include "rx_result.h"
#include "rx_serve.h"

enum { NETWORK_LIMIT = 6 /* MCC and MNC */ };

/* What one AAR needs, too much for the stack of a small function. */
struct asking {
	struct rx_aar aar;
	struct sc_rx_request request;
	struct sc_rx_answer answer;
};

/* Who waits for the commit, and what the answer will say then. */
struct waiting {
	struct sc_parked *parked;
	struct rx_aaa aaa;
	char network[NETWORK_LIMIT]; /* what it says of the network */
};

static void ask_again(struct waiting *waiting);

static void finish(struct waiting *waiting, const struct sc_result *result)
{
	sc_parked_answer(waiting->parked, result, &sc_rx_aaa_map, &waiting->aaa);
	free(waiting);
}

static void committed(void *owner, enum sc_status status)
{
	struct waiting *waiting = owner;
	struct sc_result result = rx_result_of(status, NULL);

	if (status == SC_STATUS_WAITING) {
		ask_again(waiting);
		return;
	}
	if (status != SC_STATUS_OK) {
		waiting->aaa = (struct rx_aaa){ .features_count = 0 };
		sc_parked_note(waiting->parked, "%s", result.message);
	}
	finish(waiting, &result);
}

/* The line in the log names the first refusal by its word and the row it rests on. */
static void note_refusal(struct sc_parked *parked, const struct sc_rx_answer *answer)
{
	const struct sc_rx_refusal *first = &answer->findings.refusals[0];

	sc_parked_note(parked, "%u of %s refused: %s (rule %lld)%s",
		(unsigned)answer->findings.refusal_count, sc_media_name(first->media),
		sc_reason_name(first->reason), (long long)first->rule,
		answer->retry_seconds != 0 ? ", for now" : "");
}

static void refuse(struct waiting *waiting, struct sc_arena *arena,
	const struct sc_rx_answer *answer, enum sc_status status)
{
	struct sc_result result = rx_result_of(status, answer);

	if (status == SC_STATUS_SERVICE_NOT_AUTHORIZED ||
		status == SC_STATUS_SERVICE_NOT_AUTHORIZED_NOW) {
		const char *sentence = rx_answer_sentence(arena, answer);

		if (sentence != NULL)
			result.message = sentence;
		rx_answer_acceptable(answer, &waiting->aaa);
		rx_answer_retry(answer, &waiting->aaa);
		note_refusal(waiting->parked, answer);
	} else {
		sc_parked_note(waiting->parked, "%s", result.message);
	}
	if (status == SC_STATUS_FEATURE_UNSUPPORTED)
		rx_features_tell(answer->features, &waiting->aaa);
	finish(waiting, &result);
}

/* The text of the service lasts no longer than its call, the answer leaves after the commit. */
static void keep_network(struct waiting *waiting)
{
	struct sc_text *network = &waiting->aaa.sgsn_mcc_mnc;

	if (network->length > sizeof(waiting->network))
		*network = (struct sc_text){ 0 };
	if (network->at == NULL)
		return;
	memcpy(waiting->network, network->at, network->length);
	network->at = waiting->network;
}

static void authorise(struct waiting *waiting, struct sc_arena *arena, struct asking *asking)
{
	const struct sc_promise promise = { .kept = committed, .owner = waiting };
	struct sc_service *service = sc_exchange_service(sc_parked_request(waiting->parked));
	struct sc_rx_answer *answer = &asking->answer;
	enum sc_status status = sc_rx_authorise(service, arena, &asking->request, answer, &promise);

	if (status == SC_STATUS_WAITING)
		return;
	if (status != SC_STATUS_OK) {
		refuse(waiting, arena, answer, status);
		return;
	}
	/* RFC 6733 8.11: the server decides, and keeps its sessions. */
	waiting->aaa.session_state = (struct sc_avp_u32){ asking->aar.session_state.present, 0 };
	rx_answer_access(&answer->access, &waiting->aaa);
	keep_network(waiting);
	waiting->aaa.netloc = (struct sc_avp_u32){ answer->is_nowhere, SC_RX_NETLOC_NOT_SUPPORTED };
	if (asking->aar.features_count != 0)
		rx_features_tell(answer->features, &waiting->aaa);
}

/* The message has been read into asking->aar. */
static void ask(struct waiting *waiting, struct sc_arena *arena, struct asking *asking)
{
	const struct sc_exchange *exchange = sc_parked_request(waiting->parked);
	struct sc_result result = SC_RESULT_SUCCESS;

	waiting->aaa = (struct rx_aaa){ .features_count = 0 };
	asking->request = (struct sc_rx_request){
		.session_id = sc_exchange_session_id(exchange),
		.af_host = sc_exchange_origin_host(exchange),
		.af_realm = sc_exchange_origin_realm(exchange),
		.via = sc_exchange_peer(exchange),
		.origin_state = sc_exchange_origin_state(exchange),
	};
	if (!rx_features_read(arena, &asking->aar, &asking->request)) {
		result = rx_result_of(SC_STATUS_OUT_OF_ROOM, NULL);
		finish(waiting, &result);
	} else if (!rx_read_request(arena, &asking->aar, &asking->request, &result)) {
		finish(waiting, &result);
	} else {
		authorise(waiting, arena, asking);
	}
}

static void ask_again(struct waiting *waiting)
{
	const struct sc_result busy = rx_result_of(SC_STATUS_OUT_OF_ROOM, NULL);
	struct sc_arena *arena = sc_parked_arena(waiting->parked);
	struct asking *asking = sc_arena_take(arena, sizeof(*asking));

	if (asking == NULL || !sc_parked_read(waiting->parked, &sc_rx_aar_map, &asking->aar))
		finish(waiting, &busy);
	else
		ask(waiting, arena, asking);
}

void rx_serve_aa(struct sc_exchange *exchange)
{
	const struct sc_result busy = rx_result_of(SC_STATUS_OUT_OF_ROOM, NULL);
	struct sc_arena *arena = sc_exchange_arena(exchange);
	struct asking *asking = sc_arena_take(arena, sizeof(*asking));
	struct waiting *waiting = NULL;

	if (asking == NULL) {
		sc_exchange_answer(exchange, &busy, NULL, NULL);
		return;
	}
	if (!sc_exchange_read(exchange, &sc_rx_aar_map, &asking->aar))
		return;
	waiting = calloc(1, sizeof(*waiting));
	if (waiting != NULL)
		waiting->parked = sc_exchange_park(exchange);
	if (waiting == NULL || waiting->parked == NULL) {
		free(waiting);
		sc_exchange_answer(exchange, &busy, NULL, NULL);
		return;
	}
	ask(waiting, arena, asking);
}
