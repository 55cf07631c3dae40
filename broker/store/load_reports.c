/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where are the subscriber's cards attached outside of IMS, as their networks have told?
 */
#include "loader.h"

static enum sc_status find_card(struct sc_loader *loader, const struct sc_access_reports_row *row,
	uint32_t owner, int8_t *index)
{
	const struct sc_private_identity *privates = sc_grouped_rows(&loader->privates, owner);
	uint32_t count = sc_grouped_count(&loader->privates, owner);

	*index = SC_NONE;
	if (row->impi.length == 0)
		return SC_STATUS_OK;
	for (uint32_t i = 0; i < count && i < SC_PRIVATE_LIMIT; i++) {
		if (sc_text_equal(privates[i].impi, row->impi)) {
			*index = (int8_t)i;
			return SC_STATUS_OK;
		}
	}
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table access_report: subscription \"%.*s\" has no private identity \"%.*s\"",
		SC_TEXT_ARG(row->subscription), SC_TEXT_ARG(row->impi));
}

static enum sc_status keep_texts(struct sc_loader *loader, const struct sc_access_reports_row *row,
	struct sc_access_report *report)
{
	enum sc_status status = sc_load_share(loader, row->cell, &report->cell);

	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row->tracking_area, &report->tracking_area);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row->node, &report->node);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row->plmn, &report->plmn);
	return status;
}

static enum sc_status take_report(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_access_reports_row row;
	struct sc_access_report *report = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_access_reports(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "access_report", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	report = sc_load_add(loader, &loader->reports, sizeof(*report), owner);
	if (report == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	report->id = row.id;
	report->domain = row.domain;
	report->user_state = (int8_t)(row.has_user_state ? row.user_state : SC_NONE);
	report->reachable = (int8_t)(row.has_reachable ? row.reachable : SC_NONE);
	report->rat = row.has_rat ? (int32_t)row.rat : SC_NONE;
	report->reported_at = row.reported_at;
	status = find_card(loader, &row, owner, &report->private_identity);
	if (status == SC_STATUS_OK)
		status = keep_texts(loader, &row, report);
	return status;
}

enum sc_status sc_load_reports(struct sc_loader *loader)
{
	enum sc_status status = sc_load_owned(
		loader, sc_access_reports_sql, sc_access_reports_touched_sql, take_report);

	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->reports, loader->accounts.count);
	return status;
}
