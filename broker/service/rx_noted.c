/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_noted.h"

#include <stdlib.h>

void sc_rx_keep_ending(struct sc_unit *unit, const struct sc_rx_session *session)
{
	struct sc_change *change = sc_unit_add(unit, SC_CHANGE_NOTE_ENDING);

	if (change != NULL)
		change->session.row = (struct sc_kept_session_row){
			.session_id = sc_unit_copy(unit, session->id),
			.state = session->state,
			.abort_cause = session->abort_cause,
			.updated_at = session->updated_at,
		};
}

void sc_rx_keep_told(struct sc_unit *unit, const struct sc_rx_session *session,
	const struct sc_rx_report *report)
{
	struct sc_kept_media_row *media = sc_unit_take(unit, report->news_count, sizeof(*media));
	struct sc_change *change = sc_unit_add(unit, SC_CHANGE_NOTE_TOLD);

	if (media == NULL || change == NULL)
		return;
	for (uint32_t i = 0; i < report->news_count; i++)
		media[i] = (struct sc_kept_media_row){
			.number = report->news[i].number,
			.directive = report->news[i].directive,
			.reason = report->news[i].reason,
		};
	change->session.row = (struct sc_kept_session_row){
		.session_id = sc_unit_copy(unit, session->id),
		.access = session->access,
		.specific_actions = session->specific_actions,
		.ip_can = session->told.ip_can,
		.rat = session->told.rat,
		.trusted = session->told.trusted,
		.plmn = sc_unit_copy(unit, session->told.plmn),
		.updated_at = session->updated_at,
	};
	change->session.media = media;
	change->session.media_count = report->news_count;
}

enum sc_status sc_rx_ending_apply(
	struct sc_rx_sessions *sessions, const struct sc_kept_session_row *row)
{
	const struct sc_rx_session *known = sc_rx_sessions_find(sessions, row->session_id);
	struct sc_rx_session session;

	if (known == NULL)
		return SC_STATUS_OK;
	session = *known;
	session.state = row->state;
	session.abort_cause = (int32_t)row->abort_cause;
	session.updated_at = row->updated_at;
	return sc_rx_sessions_put(sessions, &session);
}

static void take_in(const struct sc_kept_session *kept, struct sc_rx_component *component)
{
	for (uint32_t i = 0; i < kept->media_count; i++) {
		if (kept->media[i].number != component->number)
			continue;
		component->directive = kept->media[i].directive;
		component->reason = kept->media[i].reason;
	}
}

static struct sc_rx_session told(
	const struct sc_rx_session *known, const struct sc_kept_session_row *row)
{
	struct sc_rx_session session = *known;

	session.access = row->access;
	session.specific_actions = (uint32_t)row->specific_actions;
	session.told = (struct sc_rx_access){ .ip_can = (int32_t)row->ip_can,
		.rat = (int32_t)row->rat,
		.trusted = (int32_t)row->trusted,
		.plmn = row->plmn };
	session.updated_at = row->updated_at;
	return session;
}

enum sc_status sc_rx_told_apply(struct sc_rx_sessions *sessions, const struct sc_kept_session *kept)
{
	const struct sc_rx_session *known = sc_rx_sessions_find(sessions, kept->row.session_id);
	struct sc_rx_component *components = NULL;
	struct sc_rx_session session;
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (known == NULL)
		return SC_STATUS_OK;
	session = told(known, &kept->row);
	components = calloc(known->component_count, sizeof(*components));
	if (components == NULL && known->component_count != 0)
		return status;
	for (uint32_t i = 0; i < known->component_count; i++) {
		components[i] = known->components[i];
		take_in(kept, &components[i]);
	}
	session.components = components;
	status = sc_rx_sessions_put(sessions, &session);
	free(components);
	return status;
}
