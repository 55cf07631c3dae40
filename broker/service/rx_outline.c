/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_outline.h"

#include "rx_access.h"
#include "service_parts.h"

/* RFC 5031: "sos" and everything below it. */
static bool is_emergency(struct sc_text urn)
{
	return sc_text_equal_nocase(urn, SC_TEXT("sos")) ||
	       (urn.length > 4 &&
		       sc_text_equal_nocase((struct sc_text){ urn.at, 4 }, SC_TEXT("sos.")));
}

static struct sc_rx_place place_of(const struct sc_rx_keys *keys)
{
	struct sc_rx_place place = { .identity_kind = -1,
		.ip6_bits = keys->ip6_bits,
		.ip_domain = keys->ip_domain,
		.apn = keys->apn };

	if (keys->has_ip4)
		place.ip4 = (struct sc_text){ (const char *)keys->ip4, sizeof(keys->ip4) };
	if (keys->has_ip6)
		place.ip6 = (struct sc_text){ (const char *)keys->ip6, sizeof(keys->ip6) };
	if (keys->subscription_count != 0 && keys->subscriptions[0].kind <= INT32_MAX) {
		place.identity_kind = (int32_t)keys->subscriptions[0].kind;
		place.identity = keys->subscriptions[0].value;
	}
	return place;
}

static struct sc_rx_session new_session(const struct sc_service *service,
	const struct sc_rx_request *request, const uint32_t *features)
{
	uint32_t known = sc_rx_peers_known(service->peers, request->af_host);

	return (struct sc_rx_session){
		.id = request->session_id,
		.af_host = request->af_host,
		.af_realm = request->af_realm,
		.place = place_of(&request->keys),
		.features = { features[0], features[1] },
		.specific_actions = sc_rx_actions_agreed(features, request->specific_actions),
		.state = SC_SESSION_STATE_OPEN,
		.abort_cause = -1,
		.origin_state = request->origin_state > known ? request->origin_state : known,
		.created_at = sc_service_now(service),
	};
}

/* A new address does not take away who the user is, nor the network in which it counts. */
static void move_place(const struct sc_rx_keys *keys, struct sc_rx_place *place)
{
	struct sc_rx_place moved = place_of(keys);

	if (moved.identity_kind < 0) {
		moved.identity_kind = place->identity_kind;
		moved.identity = place->identity;
	}
	if (moved.ip_domain.length == 0)
		moved.ip_domain = place->ip_domain;
	if (moved.apn.length == 0)
		moved.apn = place->apn;
	*place = moved;
}

static void bind_session(const struct sc_rx_binding *binding, struct sc_rx_session *session)
{
	const struct sc_subscriber *subscriber = &binding->account->subscriber;
	const struct sc_contact *contact = NULL;

	session->subscription = subscriber->name;
	session->contact = (struct sc_text){ 0 };
	session->told = sc_rx_access_of(binding, session->updated_at);
	if (binding->contact == SC_NONE)
		return;
	contact = &subscriber->contacts[binding->contact];
	session->contact = contact->uri;
	session->device = subscriber->devices[contact->device].name;
	session->access = contact->access;
}

void sc_rx_outline(const struct sc_service *service, const struct sc_rx_request *request,
	const struct sc_rx_footing *footing, struct sc_rx_session *session)
{
	if (footing->before != NULL)
		*session = *footing->before;
	else
		*session = new_session(service, request, footing->features);
	session->via = request->via;
	session->updated_at = sc_service_now(service);
	if (sc_rx_keys_have_address(&request->keys))
		move_place(&request->keys, &session->place);
	if (request->charging_id.at != NULL)
		session->charging_id = request->charging_id;
	if (request->service.at != NULL)
		session->service = request->service;
	if (request->service_urn.at != NULL) {
		session->service_urn = request->service_urn;
		session->emergency = is_emergency(request->service_urn);
	}
	bind_session(footing->binding, session);
}
