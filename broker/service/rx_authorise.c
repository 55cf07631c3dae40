/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_authorise.h"

#include "service_parts.h"

/* One request on its way through the steps. */
struct authorising {
	struct sc_service *service;
	struct sc_arena *arena;
	const struct sc_rx_request *request;
	struct sc_rx_answer *answer;
	const struct sc_rx_session *stored; /* NULL: none */
	const struct sc_rx_session *before; /* what the request modifies, NULL: nothing */
	struct sc_rx_binding binding;
	struct sc_rx_session session; /* as it will be */
};

/* The AF's session is its own: to everybody else it does not exist. */
static enum sc_status find_session(struct authorising *work)
{
	const struct sc_rx_request *request = work->request;

	work->stored = sc_rx_sessions_find(work->service->sessions, request->session_id);
	if (work->stored != NULL && !sc_text_equal_nocase(work->stored->af_host, request->af_host))
		return SC_STATUS_SESSION_UNKNOWN;
	if (work->stored == NULL && request->kind == SC_RX_KIND_UPDATE)
		return SC_STATUS_SESSION_UNKNOWN;
	if (request->kind != SC_RX_KIND_INITIAL)
		work->before = work->stored;
	return SC_STATUS_OK;
}

/* Without a new address a running session stays where it is, as long as that exists. */
static enum sc_status rebind(struct authorising *work)
{
	const struct sc_account *account =
		sc_snapshot_by_name(sc_service_snapshot(work->service), work->before->subscription);

	if (account == NULL)
		return SC_STATUS_BINDING_MISSING;
	work->binding = (struct sc_rx_binding){ .account = account, .contact = SC_NONE };
	if (work->before->contact.length == 0)
		return SC_STATUS_OK;
	for (uint16_t i = 0; i < account->subscriber.contact_count; i++) {
		if (sc_text_equal(account->subscriber.contacts[i].uri, work->before->contact))
			work->binding.contact = i;
	}
	return work->binding.contact != SC_NONE ? SC_STATUS_OK : SC_STATUS_BINDING_MISSING;
}

static enum sc_status bind(struct authorising *work)
{
	enum sc_status status = SC_STATUS_OK;

	if (work->before != NULL && !sc_rx_keys_have_address(&work->request->keys))
		return rebind(work);
	status = sc_rx_bind(work->service, work->arena, &work->request->keys, &work->binding);
	if (status == SC_STATUS_OK && work->before != NULL &&
		!sc_text_equal(work->binding.account->subscriber.name, work->before->subscription))
		return SC_STATUS_BINDING_MISSING;
	return status;
}

/* RFC 5031: "sos" and everything below it. */
static bool is_emergency(struct sc_text urn)
{
	return sc_text_equal_nocase(urn, SC_TEXT("sos")) ||
	       (urn.length > 4 &&
		       sc_text_equal_nocase((struct sc_text){ urn.at, 4 }, SC_TEXT("sos.")));
}

static void begin_session(struct authorising *work)
{
	const struct sc_rx_request *request = work->request;
	struct sc_rx_session *session = &work->session;
	const struct sc_subscriber *subscriber = &work->binding.account->subscriber;

	if (work->before != NULL)
		*session = *work->before;
	else
		*session = (struct sc_rx_session){
			.id = request->session_id,
			.af_host = request->af_host,
			.features = { request->features[0], request->features[1] },
			.specific_actions = request->specific_actions,
		};
	session->subscription = subscriber->name;
	session->contact = (struct sc_text){ 0 };
	if (work->binding.contact != SC_NONE) {
		const struct sc_contact *contact = &subscriber->contacts[work->binding.contact];

		session->contact = contact->uri;
		session->device = subscriber->devices[contact->device].name;
		session->access = contact->access;
	}
	if (request->charging_id.at != NULL)
		session->charging_id = request->charging_id;
	if (request->service.at != NULL)
		session->service = request->service;
	if (request->service_urn.at != NULL)
		session->emergency = is_emergency(request->service_urn);
}

static enum sc_status check_emergency(const struct authorising *work)
{
	const struct sc_rx_binding *binding = &work->binding;

	if (binding->contact != SC_NONE && !work->session.emergency &&
		binding->account->bindings[binding->contact].emergency)
		return SC_STATUS_NOT_EMERGENCY;
	return SC_STATUS_OK;
}

/* When the session has changed its access, its components have moved with it. */
static enum sc_status stamp_moves(struct authorising *work, int64_t now)
{
	struct sc_rx_component *components = NULL;

	if (work->before == NULL || !sc_rx_session_has_moved(work->before, &work->session))
		return SC_STATUS_OK;
	components = sc_arena_take_array(
		work->arena, work->session.component_count, sizeof(*components));
	if (components == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < work->session.component_count; i++) {
		components[i] = work->session.components[i];
		components[i].moved_at = now;
	}
	work->session.components = components;
	return SC_STATUS_OK;
}

static enum sc_status take_content(struct authorising *work)
{
	const struct sc_rx_stated *stated = &work->request->stated;
	struct sc_rx_offender *offender = &work->answer->offender;
	enum sc_status status = sc_rx_content_check(stated, offender);

	if (status == SC_STATUS_OK)
		status = sc_rx_content_merge(work->arena, stated, sc_service_now(work->service),
			&work->session, offender);
	return status;
}

/* An initial request that comes again with the same content gets the same answer. */
static enum sc_status check_repeated(const struct authorising *work)
{
	if (work->stored == NULL || work->before != NULL)
		return SC_STATUS_OK;
	return sc_rx_session_equal(work->stored, &work->session) ? SC_STATUS_OK
								 : SC_STATUS_SESSION_EXISTS;
}

static enum sc_status check_duplicated(const struct authorising *work)
{
	const struct sc_rx_sessions *sessions = work->service->sessions;
	const struct sc_rx_session *other = NULL;

	if (work->session.charging_id.length == 0)
		return SC_STATUS_OK;
	while ((other = sc_rx_sessions_of(sessions, work->session.subscription, other)) != NULL) {
		if (sc_text_equal(other->charging_id, work->session.charging_id) &&
			!sc_text_equal(other->id, work->session.id))
			return SC_STATUS_SESSION_DUPLICATED;
	}
	return SC_STATUS_OK;
}

static enum sc_status check_verdict(const struct authorising *work)
{
	const struct sc_rx_trial trial = {
		.session = &work->session,
		.before = work->before,
		.binding = work->binding,
		.stated = &work->request->stated,
		.arriving = work->request->arriving,
	};
	enum sc_status status =
		sc_rx_try(work->service, work->arena, &trial, &work->answer->findings);

	if (status == SC_STATUS_OK && work->answer->findings.refusal_count != 0)
		return SC_STATUS_SERVICE_NOT_AUTHORIZED;
	return status;
}

/* TS 29.214 5.3.39: trust is told for accesses that are not 3GPP only. */
static int32_t trust_of(enum sc_access access)
{
	if (access == SC_ACCESS_WLAN_TRUSTED)
		return 0;
	return access == SC_ACCESS_WLAN_UNTRUSTED ? 1 : -1;
}

static struct sc_rx_access access_of(const struct sc_rx_binding *binding)
{
	const struct sc_binding *place = NULL;
	enum sc_access access = SC_ACCESS_OTHER;

	if (binding->contact == SC_NONE)
		return (struct sc_rx_access){ .ip_can = -1, .rat = -1, .trusted = -1 };
	place = &binding->account->bindings[binding->contact];
	access = binding->account->subscriber.contacts[binding->contact].access;
	return (struct sc_rx_access){
		.ip_can = place->ip_can >= 0 ? place->ip_can : sc_access_ip_can(access),
		.rat = place->rat >= 0 ? place->rat : sc_access_rat(access),
		.trusted = trust_of(access),
	};
}

static enum sc_status bind_and_read(struct authorising *work)
{
	enum sc_status status = find_session(work);

	if (status == SC_STATUS_OK)
		status = bind(work);
	if (status != SC_STATUS_OK)
		return status;
	begin_session(work);
	status = check_emergency(work);
	if (status == SC_STATUS_OK)
		status = take_content(work);
	if (status == SC_STATUS_OK)
		status = check_repeated(work);
	if (status == SC_STATUS_OK)
		status = check_duplicated(work);
	return status;
}

enum sc_status sc_rx_authorise(struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_request *request, struct sc_rx_answer *answer)
{
	struct authorising work = {
		.service = service, .arena = arena, .request = request, .answer = answer
	};
	enum sc_status status = SC_STATUS_NOT_PERMITTED;

	answer->offender = (struct sc_rx_offender){ .element = SC_RX_ELEMENT_NONE };
	answer->findings.refusal_count = 0;
	answer->findings.acceptable_count = 0;
	if (sc_snapshot_rx_permits(sc_service_snapshot(service), request->af_host))
		status = bind_and_read(&work);
	if (status == SC_STATUS_OK)
		status = check_verdict(&work);
	if (status == SC_STATUS_OK)
		status = stamp_moves(&work, sc_service_now(service));
	if (status == SC_STATUS_OK)
		status = sc_rx_sessions_put(service->sessions, &work.session);
	if (status != SC_STATUS_OK)
		return status;
	answer->access = access_of(&work.binding);
	answer->features[0] = work.session.features[0];
	answer->features[1] = work.session.features[1];
	return SC_STATUS_OK;
}
