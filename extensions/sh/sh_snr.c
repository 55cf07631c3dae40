/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Subscribe-Notifications-Request (TS 29.328 6.1.3): answered after the commit that holds the
 * subscriptions.
 */
#include "sh_blame.h"
#include "sh_features.h"
#include "sh_identity.h"
#include "sh_result.h"
#include "sh_select.h"
#include "sh_serve.h"
#include "sh_subscribe.h"
#include "sh_time.h"
#include "sh_wait.h"

enum { UNABLE_TO_COMPLY = 5012, ONE_TIME_NOTIFICATION_REQUESTED = 0 };

/* An SNR as the service wants it. */
struct subscribing {
	struct sh_snr snr;
	struct sh_negotiation features;
	struct sh_selected selected;
	struct sc_sh_subscribe question;
	struct sc_sh_subscribed answer;
};

static void committed(void *owner, enum sc_status status)
{
	struct sh_waiting *waiting = owner;
	struct sc_result result = sh_result_of(status, SC_SH_CANNOT_BE_NOTIFIED);
	struct sh_sna sna = { .features_count = 0 };

	if (status == SC_STATUS_OK && waiting->forgotten)
		result = (struct sc_result){ .code = UNABLE_TO_COMPLY,
			.message = sc_status_sentence(SC_STATUS_OUT_OF_MEMORY) };
	if (status == SC_STATUS_OK) {
		sna.user_data = waiting->document;
		sna.expiry_time = (struct sc_avp_u32){ .present = waiting->expires_at != 0,
			.value = sc_sh_time_write(waiting->expires_at) };
	}
	sh_features_tell(&waiting->features, sna.features, &sna.features_count);
	sh_identity_tell_wildcard(waiting->wildcard, waiting->wildcard_type,
		&sna.wildcarded_public_identity, &sna.wildcarded_impu);
	sh_wait_end(waiting, &result, &sc_sh_sna_map, &sna);
}

/* Numbers that are not defined; those of optional AVPs mean what their absence means. */
static bool check_values(const struct subscribing *subscribing, struct sc_result *result)
{
	const struct sh_snr *snr = &subscribing->snr;
	const struct sc_sh_pull *pull = &subscribing->selected.pull;
	unsigned regarded = sc_sh_references_regard(pull->references, pull->reference_count);

	if (snr->subs_req_type.value > SC_SH_UNSUBSCRIBE) {
		*result = sh_blame_value(
			SC_SH_AVP_SUBS_REQ_TYPE, 0, "the Subs-Req-Type is not defined");
		return false;
	}
	if ((regarded & SC_SH_ELEMENT_ONE_TIME) != 0 && snr->one_time_notification.present &&
		snr->one_time_notification.value != ONE_TIME_NOTIFICATION_REQUESTED) {
		*result = sh_blame_value(SC_SH_AVP_ONE_TIME_NOTIFICATION, 0,
			"the One-Time-Notification is not defined");
		return false;
	}
	return true;
}

static bool read_question(
	struct sc_exchange *exchange, struct subscribing *subscribing, struct sc_result *result)
{
	const struct sh_snr *snr = &subscribing->snr;
	struct sh_selected *selected = &subscribing->selected;

	if (!sh_select(exchange, &snr->what, subscribing->features.agreed, selected, result) ||
		!check_values(subscribing, result) ||
		!sh_identity_read(
			sc_exchange_arena(exchange), &snr->whom, &selected->pull.identity, result))
		return false;
	subscribing->question = (struct sc_sh_subscribe){
		.what = selected->pull,
		.origin_realm = sc_exchange_origin_realm(exchange),
		.via = sc_exchange_peer(exchange),
		.subscribe = snr->subs_req_type.value == SC_SH_SUBSCRIBE,
		.send_data = snr->send_data_indication.present &&
			     snr->send_data_indication.value == SC_SH_DATA_REQUESTED,
		.one_time = snr->one_time_notification.present,
		.has_expiry = snr->expiry_time.present,
		.expires_at = sc_sh_time_read(snr->expiry_time.value),
	};
	return true;
}

static void refuse(
	struct sh_waiting *waiting, const struct sc_sh_pulled *answer, enum sc_status status)
{
	struct sc_result result = sh_result_of(status, SC_SH_CANNOT_BE_NOTIFIED);
	struct sh_sna sna = { .features_count = 0 };

	sh_blame_element(&result, answer->element, answer->nth, status);
	sc_parked_note(waiting->parked, "%s", result.message);
	sh_features_tell(&waiting->features, sna.features, &sna.features_count);
	sh_wait_end(waiting, &result, &sc_sh_sna_map, &sna);
}

static void subscribe(struct sc_exchange *exchange, struct subscribing *subscribing)
{
	const struct sc_sh_pulled *pulled = &subscribing->answer.pulled;
	struct sh_waiting *waiting = sh_wait(exchange, &subscribing->features.ours);
	struct sc_promise promise = { .kept = committed, .owner = waiting };
	enum sc_status status;

	if (waiting == NULL)
		return;
	status = sc_sh_subscribe(sc_exchange_service(exchange), sc_exchange_arena(exchange),
		&subscribing->question, &subscribing->answer, &promise);
	if (status != SC_STATUS_OK) {
		refuse(waiting, pulled, status);
		return;
	}
	waiting->wildcard_type = pulled->wildcard_type;
	waiting->expires_at = subscribing->answer.expires_at;
	sh_wait_keep(waiting, pulled->wildcard, pulled->document);
}

void sh_serve_subscribe_notifications(struct sc_exchange *exchange)
{
	struct subscribing subscribing;
	struct sc_result result = SC_RESULT_SUCCESS;
	struct sh_sna sna = { .features_count = 0 };

	if (!sc_exchange_read(exchange, &sc_sh_snr_map, &subscribing.snr))
		return;
	sh_features_negotiate(
		subscribing.snr.features, subscribing.snr.features_count, &subscribing.features);
	if (subscribing.features.refused) {
		result = sh_features_refusal();
	} else if (read_question(exchange, &subscribing, &result)) {
		sh_select_note(exchange, subscribing.snr.what.data_reference,
			subscribing.snr.what.data_reference_count);
		subscribe(exchange, &subscribing);
		return;
	}
	sh_features_tell(&subscribing.features.ours, sna.features, &sna.features_count);
	sc_exchange_answer(exchange, &result, &sc_sh_sna_map, &sna);
}
