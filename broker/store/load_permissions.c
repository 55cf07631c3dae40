/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who may ask? The permissions of peers. A row may not allow what TS 29.328 table 7.6.1 does not
 * know: operators may narrow it down, never widen it.
 */
#include "loader.h"

static enum sc_status keep_host(struct sc_loader *loader, struct sc_text host, struct sc_text *kept)
{
	char buffer[SC_HOST_LIMIT];

	if (host.length > SC_HOST_LIMIT)
		return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
			"the host of a permission is longer than %d bytes: %.*s", SC_HOST_LIMIT,
			SC_TEXT_ARG(host));
	return sc_load_share(loader, sc_lower_host(host, buffer), kept);
}

static enum sc_status too_wide(
	struct sc_loader *loader, const struct sc_sh_permissions_row *row, const char *operation)
{
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table sh_permission: %.*s may %s %s, which TS 29.328 table 7.6.1 does not know",
		SC_TEXT_ARG(row->origin_host), operation,
		sc_data_reference_name(row->data_reference));
}

static enum sc_status take_sh(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_sh_permissions_row row;
	struct sc_sh_grant *grant = NULL;
	enum sc_status status = sc_read_sh_permissions(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	if (row.may_pull != 0 && sc_data_reference_may_pull(row.data_reference) == 0)
		return too_wide(loader, &row, "pull");
	if (row.may_update != 0 && sc_data_reference_may_update(row.data_reference) == 0)
		return too_wide(loader, &row, "update");
	if (row.may_notify != 0 && sc_data_reference_may_notify(row.data_reference) == 0)
		return too_wide(loader, &row, "subscribe to");
	grant = sc_load_add(loader, &loader->sh_grants, sizeof(*grant), 0);
	if (grant == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	grant->data_reference = (uint32_t)sc_data_reference_code(row.data_reference);
	grant->operations = (row.may_pull != 0 ? SC_PERMISSION_PULL : 0u) |
			    (row.may_update != 0 ? SC_PERMISSION_UPDATE : 0u) |
			    (row.may_notify != 0 ? SC_PERMISSION_NOTIFY : 0u);
	status = keep_host(loader, row.origin_host, &grant->origin_host);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.service_indication, &grant->service_indication);
	return status;
}

static enum sc_status take_rx(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_rx_permissions_row row;
	struct sc_text *host = NULL;
	enum sc_status status = sc_read_rx_permissions(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	host = sc_load_add(loader, &loader->rx_hosts, sizeof(*host), 0);
	if (host == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	return keep_host(loader, row.origin_host, host);
}

enum sc_status sc_load_permissions(struct sc_loader *loader)
{
	struct sc_snapshot *snapshot = loader->snapshot;
	enum sc_status status = sc_load_each(loader, sc_sh_permissions_sql, take_sh);

	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_rx_permissions_sql, take_rx);
	if (status != SC_STATUS_OK)
		return status;
	snapshot->sh_grant_count = loader->sh_grants.count;
	snapshot->rx_host_count = loader->rx_hosts.count;
	snapshot->sh_grants = sc_grouped_release(&loader->sh_grants);
	snapshot->rx_hosts = sc_grouped_release(&loader->rx_hosts);
	return SC_STATUS_OK;
}
