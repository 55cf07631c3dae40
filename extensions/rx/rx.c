/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The plug-in for Rx: offers the application and serves its commands. Commands that are not listed
 * are answered with DIAMETER_COMMAND_UNSUPPORTED by the node.
 */
#include <errno.h>
#include <freeDiameter/extension.h>

#include "rx_answer.h"
#include "rx_features.h"
#include "rx_language.h"
#include "rx_read.h"
#include "rx_result.h"
#include "rx_terminate.h"

enum { FEATURE_UNSUPPORTED = 5011, TOO_BUSY = 3004 };

/* What one AAR needs, too much for the stack of a small function. */
struct asking {
	struct rx_aar aar;
	struct sc_rx_request request;
	struct sc_rx_answer answer;
};

/* The line in the log names the first refusal by its word and the row it rests on. */
static void note_refusal(struct sc_exchange *exchange, const struct sc_rx_findings *findings)
{
	const struct sc_rx_refusal *first = &findings->refusals[0];

	sc_exchange_note(exchange, "%u of %s refused: %s (rule %lld)",
		(unsigned)findings->refusal_count, sc_media_name(first->media),
		sc_reason_name(first->reason), (long long)first->rule);
}

static struct sc_result authorise(
	struct sc_exchange *exchange, struct asking *asking, struct rx_aaa *aaa)
{
	struct sc_arena *arena = sc_exchange_arena(exchange);
	struct sc_rx_answer *answer = &asking->answer;
	enum sc_status status =
		sc_rx_authorise(sc_exchange_service(exchange), arena, &asking->request, answer);
	struct sc_result result = rx_result_of(status, &answer->offender);

	if (status == SC_STATUS_OK) {
		rx_answer_access(&answer->access, aaa);
		if (asking->aar.features_count != 0)
			rx_features_tell(answer->features, aaa);
	} else if (status == SC_STATUS_SERVICE_NOT_AUTHORIZED) {
		const char *sentence = rx_answer_sentence(arena, &answer->findings);

		if (sentence != NULL)
			result.message = sentence;
		rx_answer_acceptable(&answer->findings, aaa);
		note_refusal(exchange, &answer->findings);
	} else {
		sc_exchange_note(exchange, "%s", result.message);
	}
	return result;
}

static void serve_aa(struct sc_exchange *exchange)
{
	struct asking *asking = sc_arena_take(sc_exchange_arena(exchange), sizeof(*asking));
	struct sc_result result = { .code = TOO_BUSY };
	struct rx_aaa aaa = { .features_count = 0 };

	if (asking == NULL) {
		sc_exchange_answer(exchange, &result, NULL, NULL);
		return;
	}
	if (!sc_exchange_read(exchange, &sc_rx_aar_map, &asking->aar))
		return;
	asking->request = (struct sc_rx_request){
		.session_id = sc_exchange_session_id(exchange),
		.af_host = sc_exchange_origin_host(exchange),
	};
	if (!rx_features_agree(&asking->aar, asking->request.features)) {
		result = (struct sc_result){ .vendor = SC_VENDOR_3GPP,
			.code = FEATURE_UNSUPPORTED,
			.message = "a feature the peer insists on is not supported" };
		rx_features_tell_ours(&aaa);
	} else if (rx_read_request(
			   sc_exchange_arena(exchange), &asking->aar, &asking->request, &result)) {
		result = authorise(exchange, asking, &aaa);
	}
	sc_exchange_answer(exchange, &result, &sc_rx_aaa_map, &aaa);
}

static void serve_session_termination(struct sc_exchange *exchange)
{
	enum sc_status status = sc_rx_terminate(sc_exchange_service(exchange),
		sc_exchange_session_id(exchange), sc_exchange_origin_host(exchange));
	struct sc_result result = rx_result_of(status, NULL);

	sc_exchange_answer(exchange, &result, NULL, NULL);
}

static const struct sc_command commands[] = {
	{ .code = SC_RX_AA, .request_name = "AAR", .answer_name = "AAA", .serve = serve_aa },
	{ .code = SC_RX_SESSION_TERMINATION,
		.request_name = "STR",
		.answer_name = "STA",
		.serve = serve_session_termination },
};

static struct sc_application application;

static int enter(char *argument)
{
	(void)argument;
	application = sc_rx_asking;
	application.commands = commands;
	application.command_count = SC_COUNT_OF(commands);
	return sc_application_offer(&application) == SC_STATUS_OK ? 0 : EEXIST;
}

#pragma GCC visibility push(default)
EXTENSION_ENTRY("continuity_rx", enter);
#pragma GCC visibility pop
