/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_report.h"

#include "rx_access.h"
#include "rx_agreement.h"
#include "rx_handover.h"
#include "rx_netloc.h"
#include "rx_verdict.h"
#include "validity.h"

static bool wants(const struct sc_rx_session *session, uint32_t action)
{
	return (session->specific_actions & (UINT32_C(1) << action)) != 0;
}

/* False: the place where the session was is gone. */
static bool find_place(const struct sc_service *service, const struct sc_rx_session *session,
	struct sc_rx_binding *binding)
{
	const struct sc_account *account =
		sc_snapshot_by_name(sc_service_snapshot(service), session->subscription);

	*binding = (struct sc_rx_binding){ .account = account, .contact = SC_NONE };
	if (account == NULL || session->contact.length == 0)
		return account != NULL;
	binding->contact = sc_rx_contact_of(account, session, sc_service_now(service));
	return binding->contact != SC_NONE;
}

static void compare_access(const struct sc_rx_session *session, const struct sc_rx_binding *binding,
	int64_t now, struct sc_rx_report *report)
{
	const struct sc_rx_access *told = &session->told;
	struct sc_rx_access *access = &report->access;

	*access = sc_rx_access_of(binding, now);
	report->kind = binding->contact == SC_NONE
			       ? session->access
			       : binding->account->subscriber.contacts[binding->contact].access;
	if (access->ip_can != told->ip_can || access->rat != told->rat ||
		access->trusted != told->trusted) {
		report->access_is_new = true;
		if (wants(session, SC_RX_ACTION_IP_CAN_CHANGE))
			report->actions |= UINT32_C(1) << SC_RX_ACTION_IP_CAN_CHANGE;
	}
	if (!sc_text_equal(access->plmn, told->plmn)) {
		report->access_is_new = true;
		if (wants(session, SC_RX_ACTION_PLMN_CHANGE))
			report->actions |= UINT32_C(1) << SC_RX_ACTION_PLMN_CHANGE;
	}
	if (report->kind != session->access)
		report->access_is_new = true;
	report->is_somewhere =
		binding->contact != SC_NONE && sc_rx_netloc_known(report->kind, access->plmn, 0);
	if (wants(session, SC_RX_ACTION_ACCESS_NETWORK_INFO))
		report->actions |= UINT32_C(1) << SC_RX_ACTION_ACCESS_NETWORK_INFO;
}

/* What speaks for and against the components of a session now. */
struct balance {
	struct sc_rx_findings findings; /* what policy and access say */
	sc_media_set taken;             /* to circuits */
	bool moved;                     /* over another access than the AF was told */
};

/* What the AF calls the content of a component, if it wants to be told so (TS 29.214 5.3.10). */
static struct sc_rx_version version_of(
	const struct sc_rx_session *session, const struct sc_rx_component *component)
{
	if ((session->features[0] & SC_RX_FEATURE_MEDIA_COMPONENT_VERSIONING) == 0)
		return (struct sc_rx_version){ .present = false };
	return component->version;
}

/* False: it may be carried. */
static bool is_refused(const struct balance *balance, uint32_t number, struct sc_rx_news *news)
{
	const struct sc_rx_findings *findings = &balance->findings;

	for (uint32_t i = 0; i < findings->refusal_count; i++) {
		if (findings->refusals[i].number != number)
			continue;
		news->directive = SC_DIRECTIVE_DROP;
		news->reason = findings->refusals[i].reason;
		news->rule = findings->refusals[i].rule;
		return true;
	}
	for (uint32_t i = 0; i < findings->decided_count; i++) {
		if (findings->decided[i].number != number)
			continue;
		news->directive = findings->decided[i].directive;
		news->reason = findings->decided[i].reason;
	}
	return false;
}

/* Speech that a circuit has taken stays there; a circuit that was always beside takes none. */
static bool is_taken(const struct balance *balance, const struct sc_rx_component *component)
{
	return SC_SET_HAS(balance->taken, component->media) &&
	       (balance->moved || component->directive == SC_DIRECTIVE_DROP);
}

/* Whether the component is lost; what the AF has heard already is no news. */
static bool compare_component(const struct sc_rx_session *session, const struct balance *balance,
	const struct sc_rx_component *component, struct sc_rx_report *report)
{
	struct sc_rx_news news = { .number = component->number,
		.version = version_of(session, component),
		.directive = component->directive,
		.reason = component->reason };
	bool was_lost = component->directive == SC_DIRECTIVE_DROP;
	bool taken = is_taken(balance, component);
	bool lost = is_refused(balance, component->number, &news) || taken;

	if (lost == was_lost)
		return lost;
	if (taken) {
		news.directive = SC_DIRECTIVE_DROP;
		news.reason = SC_REASON_CS_FALLBACK;
		news.rule = 0;
		report->cause = SC_RX_ABORT_PS_TO_CS_HANDOVER;
	} else if (lost && report->cause == SC_RX_ABORT_NONE) {
		report->cause = SC_RX_ABORT_BEARER_RELEASED;
	}
	report->news[report->news_count++] = news;
	return lost;
}

/* Of media that were never active while the last word is not final nothing is carried yet: an early
 * check was all the AF got, and it asks again with what is final (TS 29.214 4.4.1, 4.4.2). */
static bool is_carried(const struct sc_rx_session *session, const struct sc_rx_component *component)
{
	return !sc_rx_component_is_signalling(component) &&
	       (!session->preliminary || component->made_active_at != 0);
}

/* All flows are lost: the session is aborted. Some are: whoever subscribed to that is told which.
 * The others did not want to hear of parts, and what may still be carried goes on
 * (TS 29.214 4.4.6.3). */
static void compare_media(const struct sc_rx_session *session, const struct balance *balance,
	struct sc_rx_report *report)
{
	uint32_t left = 0;

	for (uint32_t i = 0; i < session->component_count; i++) {
		const struct sc_rx_component *component = &session->components[i];

		if (is_carried(session, component))
			left += !compare_component(session, balance, component, report);
	}
	if (report->cause == SC_RX_ABORT_NONE)
		return;
	if (left == 0)
		report->ends = true;
	else if (wants(session, SC_RX_ACTION_RELEASE_OF_BEARER))
		report->actions |= UINT32_C(1) << SC_RX_ACTION_RELEASE_OF_BEARER;
}

/* Its place is gone, and all that was there. */
static void abandon(const struct sc_rx_session *session, const struct sc_rx_binding *binding,
	int64_t now, struct sc_rx_report *report)
{
	report->ends = true;
	report->cause = SC_RX_ABORT_BEARER_RELEASED;
	if (binding->account != NULL && sc_rx_taken_to_circuits(session, binding, now) != 0)
		report->cause = SC_RX_ABORT_PS_TO_CS_HANDOVER;
}

/* Every component of the session is asked about. */
static enum sc_status decide(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_session *session, const struct sc_rx_binding *binding,
	struct sc_rx_findings *findings)
{
	const struct sc_rx_trial trial = { .now = sc_service_now(service),
		.session = session,
		.before = session,
		.binding = *binding,
		.whole = true,
		.reviewed = true };

	return sc_rx_try(service, arena, &trial, findings);
}

enum sc_status sc_rx_report(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_session *session, struct sc_rx_report *report)
{
	struct balance *balance = sc_arena_take(arena, sizeof(*balance));
	int64_t now = sc_service_now(service);
	struct sc_rx_binding binding;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	*report = (struct sc_rx_report){ .cause = SC_RX_ABORT_NONE, .kind = session->access };
	if (balance == NULL)
		return status;
	if (!find_place(service, session, &binding)) {
		abandon(session, &binding, now, report);
		return SC_STATUS_OK;
	}
	compare_access(session, &binding, now, report);
	balance->moved = report->kind != session->access;
	balance->taken = sc_rx_taken_to_circuits(session, &binding, now);
	status = decide(service, arena, session, &binding, &balance->findings);
	if (status != SC_STATUS_OK)
		return status;
	compare_media(session, balance, report);
	report->valid_until = report->ends ? 0 : balance->findings.valid_until;
	return SC_STATUS_OK;
}
