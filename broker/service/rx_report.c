/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_report.h"

#include "rx_access.h"
#include "rx_agreement.h"
#include "rx_verdict.h"

static bool wants(const struct sc_rx_session *session, uint32_t action)
{
	return (session->specific_actions & (UINT32_C(1) << action)) != 0;
}

static bool is_live(const struct sc_contact *contact, int64_t now)
{
	return contact->expires_at == 0 || contact->expires_at > now;
}

/* False: the place where the session was is gone. */
static bool find_place(const struct sc_service *service, const struct sc_rx_session *session,
	struct sc_rx_binding *binding)
{
	const struct sc_account *account =
		sc_snapshot_by_name(sc_service_snapshot(service), session->subscription);
	int64_t now = sc_service_now(service);

	*binding = (struct sc_rx_binding){ .account = account, .contact = SC_NONE };
	if (account == NULL || session->contact.length == 0)
		return account != NULL;
	for (uint16_t i = 0; i < account->subscriber.contact_count; i++) {
		const struct sc_contact *contact = &account->subscriber.contacts[i];

		if (sc_text_equal(contact->uri, session->contact) && is_live(contact, now))
			binding->contact = i;
	}
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
}

static uint32_t count_media(const struct sc_rx_session *session)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < session->component_count; i++)
		count += !sc_rx_component_is_signalling(&session->components[i]);
	return count;
}

/* What the AF calls the content of a component, if it wants to be told so (TS 29.214 5.3.10). */
static struct sc_rx_version version_of(const struct sc_rx_session *session, uint32_t number)
{
	if ((session->features[0] & SC_RX_FEATURE_MEDIA_COMPONENT_VERSIONING) == 0)
		return (struct sc_rx_version){ .present = false };
	for (uint32_t i = 0; i < session->component_count; i++) {
		if (session->components[i].number == number)
			return session->components[i].version;
	}
	return (struct sc_rx_version){ .present = false };
}

/* What the AF has heard already it does not hear again. */
static bool is_told(const struct sc_rx_session *session, uint32_t number)
{
	for (uint32_t i = 0; i < session->component_count; i++) {
		if (session->components[i].number == number)
			return session->components[i].directive == SC_DIRECTIVE_DROP;
	}
	return true;
}

/* Of preliminary media nothing is carried yet: an early check was all the AF got, and it asks again
 * with what is final (TS 29.214 4.4.1). */
static void compare_media(const struct sc_rx_session *session,
	const struct sc_rx_findings *findings, struct sc_rx_report *report)
{
	bool circuits = SC_SET_HAS(sc_access_group_members(SC_ACCESS_GROUP_CS), report->kind);

	if (session->preliminary)
		return;
	for (uint32_t i = 0; i < findings->refusal_count; i++) {
		if (is_told(session, findings->refusals[i].number))
			continue;
		report->reasons[report->refused_count] = findings->refusals[i].reason;
		report->versions[report->refused_count] =
			version_of(session, findings->refusals[i].number);
		report->refused[report->refused_count++] = findings->refusals[i].number;
	}
	if (report->refused_count == 0)
		return;
	report->cause = circuits ? SC_RX_ABORT_PS_TO_CS_HANDOVER : SC_RX_ABORT_BEARER_RELEASED;
	if (findings->refusal_count == count_media(session) ||
		!wants(session, SC_RX_ACTION_RELEASE_OF_BEARER))
		report->ends = true;
	else
		report->actions |= UINT32_C(1) << SC_RX_ACTION_RELEASE_OF_BEARER;
}

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
	struct sc_rx_findings *findings = sc_arena_take(arena, sizeof(*findings));
	struct sc_rx_binding binding;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	*report = (struct sc_rx_report){ .cause = SC_RX_ABORT_NONE, .kind = session->access };
	if (findings == NULL)
		return status;
	if (!find_place(service, session, &binding)) {
		report->ends = true;
		report->cause = SC_RX_ABORT_BEARER_RELEASED;
		return SC_STATUS_OK;
	}
	compare_access(session, &binding, sc_service_now(service), report);
	status = decide(service, arena, session, &binding, findings);
	if (status != SC_STATUS_OK)
		return status;
	compare_media(session, findings, report);
	report->valid_until = report->ends ? 0 : findings->valid_until;
	return SC_STATUS_OK;
}
