/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_kept.h"

#include <stdint.h>
#include <string.h>

#include "rx_content.h"

enum { NEVER = -1, ALIGNMENT_SLACK = 16, ADDRESS_BITS = 128, LINE_END = '\n' };

static int64_t kept_rate(struct sc_rx_rate rate)
{
	return rate.present ? (int64_t)rate.bps : NEVER;
}

static struct sc_rx_rate rate_of(int64_t bps)
{
	if (bps < 0)
		return (struct sc_rx_rate){ .present = false };
	return (struct sc_rx_rate){ .present = true, .bps = (uint64_t)bps };
}

/* One text in a line; none of them holds the end of a line. */
static struct sc_text lines_of(struct sc_unit *unit, const struct sc_text *list, uint32_t count)
{
	size_t length = count;
	char *lines = NULL;
	size_t at = 0;

	for (uint32_t i = 0; i < count; i++)
		length += list[i].length;
	lines = sc_unit_take(unit, length, 1);
	for (uint32_t i = 0; i < count && lines != NULL; i++) {
		if (list[i].length != 0)
			memcpy(lines + at, list[i].at, list[i].length);
		at += list[i].length;
		lines[at++] = LINE_END;
	}
	return (struct sc_text){ .at = lines, .length = at };
}

static uint32_t line_count(struct sc_text lines)
{
	uint32_t count = 0;

	for (size_t i = 0; i < lines.length; i++)
		count += lines.at[i] == LINE_END;
	return count;
}

/* False: the arena is full. */
static bool list_of(
	struct sc_arena *arena, struct sc_text lines, const struct sc_text **list, uint32_t *count)
{
	uint32_t most = line_count(lines);
	struct sc_text *texts = sc_arena_take_array(arena, most, sizeof(*texts));
	const char *at = lines.at;

	for (uint32_t i = 0; i < most && texts != NULL; i++) {
		const char *end = memchr(at, LINE_END, (size_t)(lines.at + lines.length - at));

		texts[i] = (struct sc_text){ .at = at, .length = (size_t)(end - at) };
		at = end + 1;
	}
	*list = texts;
	*count = most;
	return texts != NULL;
}

static struct sc_kept_session_row row_of(struct sc_unit *unit, const struct sc_rx_session *from)
{
	return (struct sc_kept_session_row){
		.session_id = sc_unit_copy(unit, from->id),
		.origin_host = sc_unit_copy(unit, from->af_host),
		.origin_realm = sc_unit_copy(unit, from->af_realm),
		.via = sc_unit_copy(unit, from->via),
		.subscription = sc_unit_copy(unit, from->subscription),
		.contact = sc_unit_copy(unit, from->contact),
		.device = sc_unit_copy(unit, from->device),
		.access = from->access,
		.ip4 = sc_unit_copy(unit, from->place.ip4),
		.ip6 = sc_unit_copy(unit, from->place.ip6),
		.ip6_bits = from->place.ip6_bits,
		.ip_domain = sc_unit_copy(unit, from->place.ip_domain),
		.apn = sc_unit_copy(unit, from->place.apn),
		.sub_id_type = from->place.identity_kind,
		.sub_id = sc_unit_copy(unit, from->place.identity),
		.charging_id = sc_unit_copy(unit, from->charging_id),
		.service = sc_unit_copy(unit, from->service),
		.service_urn = sc_unit_copy(unit, from->service_urn),
		.features1 = from->features[0],
		.features2 = from->features[1],
		.specific_actions = from->specific_actions,
		.emergency = from->emergency,
		.preliminary = from->preliminary,
		.forking = from->forking,
		.state = from->state,
		.abort_cause = from->abort_cause,
		.origin_state_id = from->origin_state,
		.ip_can = from->told.ip_can,
		.rat = from->told.rat,
		.trusted = from->told.trusted,
		.plmn = sc_unit_copy(unit, from->told.plmn),
		.created_at = from->created_at,
		.updated_at = from->updated_at,
	};
}

static struct sc_kept_media_row media_of(struct sc_unit *unit, const struct sc_rx_component *from)
{
	return (struct sc_kept_media_row){
		.number = from->number,
		.media = from->media,
		.flow_status = (int64_t)from->status,
		.up_bps = kept_rate(from->up),
		.down_bps = kept_rate(from->down),
		.service = sc_unit_copy(unit, from->service),
		.codecs = lines_of(unit, from->codecs, from->codec_count),
		.versioned = from->version.present,
		.content_version = (int64_t)from->version.number,
		.directive = from->directive,
		.reason = from->reason,
		.made_active_at = from->made_active_at,
		.moved_at = from->moved_at,
	};
}

static struct sc_kept_flow_row flow_of(
	struct sc_unit *unit, uint32_t component, const struct sc_rx_flow *from)
{
	return (struct sc_kept_flow_row){
		.media = component,
		.number = from->number,
		.usage = (int64_t)from->usage,
		.status = from->has_status ? (int64_t)from->status : NEVER,
		.up_bps = kept_rate(from->up),
		.down_bps = kept_rate(from->down),
		.descriptions = lines_of(unit, from->descriptions, from->description_count),
	};
}

static uint32_t flow_total(const struct sc_rx_session *session)
{
	uint32_t total = 0;

	for (uint32_t i = 0; i < session->component_count; i++)
		total += session->components[i].flow_count;
	return total;
}

void sc_rx_keep(struct sc_unit *unit, const struct sc_rx_session *session)
{
	uint32_t media_count = session->component_count;
	uint32_t flow_count = flow_total(session);
	struct sc_kept_media_row *media = sc_unit_take(unit, media_count, sizeof(*media));
	struct sc_kept_flow_row *flows = sc_unit_take(unit, flow_count, sizeof(*flows));
	struct sc_change *change = sc_unit_add(unit, SC_CHANGE_KEEP_SESSION);
	uint32_t at = 0;

	if (media == NULL || flows == NULL || change == NULL)
		return;
	for (uint32_t i = 0; i < media_count; i++) {
		const struct sc_rx_component *component = &session->components[i];

		media[i] = media_of(unit, component);
		for (uint32_t f = 0; f < component->flow_count; f++)
			flows[at++] = flow_of(unit, component->number, &component->flows[f]);
	}
	change->session = (struct sc_kept_session){
		.row = row_of(unit, session),
		.media = media,
		.media_count = media_count,
		.flows = flows,
		.flow_count = flow_count,
	};
}

void sc_rx_drop(struct sc_unit *unit, struct sc_text id)
{
	struct sc_change *change = sc_unit_add(unit, SC_CHANGE_DROP_SESSION);

	if (change != NULL)
		change->session.row.session_id = sc_unit_copy(unit, id);
}

static size_t room_for(size_t bytes)
{
	return bytes + ALIGNMENT_SLACK;
}

size_t sc_rx_kept_size(const struct sc_kept_session *kept)
{
	size_t size = room_for(kept->media_count * sizeof(struct sc_rx_component)) +
		      room_for(kept->flow_count * sizeof(struct sc_rx_flow));

	for (uint32_t i = 0; i < kept->media_count; i++)
		size += room_for(line_count(kept->media[i].codecs) * sizeof(struct sc_text));
	for (uint32_t i = 0; i < kept->flow_count; i++)
		size += room_for(line_count(kept->flows[i].descriptions) * sizeof(struct sc_text));
	return size;
}

static bool is_in(int64_t number, int64_t least, int64_t most)
{
	return number >= least && number <= most;
}

static bool row_is_sound(const struct sc_kept_session_row *row)
{
	return is_in(row->ip6_bits, 0, ADDRESS_BITS) && is_in(row->sub_id_type, NEVER, INT32_MAX) &&
	       is_in(row->features1, 0, UINT32_MAX) && is_in(row->features2, 0, UINT32_MAX) &&
	       is_in(row->specific_actions, 0, UINT32_MAX) &&
	       is_in(row->abort_cause, NEVER, INT32_MAX) &&
	       is_in(row->origin_state_id, 0, UINT32_MAX) && is_in(row->ip_can, NEVER, INT32_MAX) &&
	       is_in(row->rat, NEVER, INT32_MAX) && is_in(row->trusted, NEVER, INT32_MAX);
}

static bool media_is_sound(const struct sc_kept_media_row *row)
{
	return is_in(row->number, 0, UINT32_MAX) &&
	       is_in(row->flow_status, 0, SC_FLOW_STATUS_COUNT - 1);
}

static bool flow_is_sound(const struct sc_kept_flow_row *row)
{
	return is_in(row->number, 0, UINT32_MAX) && is_in(row->usage, 0, SC_FLOW_USAGE_COUNT - 1) &&
	       is_in(row->status, NEVER, SC_FLOW_STATUS_COUNT - 1);
}

static struct sc_rx_session session_of(const struct sc_kept_session_row *row)
{
	return (struct sc_rx_session){
		.id = row->session_id,
		.af_host = row->origin_host,
		.af_realm = row->origin_realm,
		.via = row->via,
		.subscription = row->subscription,
		.contact = row->contact,
		.device = row->device,
		.access = row->access,
		.charging_id = row->charging_id,
		.service = row->service,
		.service_urn = row->service_urn,
		.place = { .ip4 = row->ip4,
			.ip6 = row->ip6,
			.ip6_bits = (uint8_t)row->ip6_bits,
			.ip_domain = row->ip_domain,
			.apn = row->apn,
			.identity_kind = (int32_t)row->sub_id_type,
			.identity = row->sub_id },
		.told = { .ip_can = (int32_t)row->ip_can,
			.rat = (int32_t)row->rat,
			.trusted = (int32_t)row->trusted,
			.plmn = row->plmn },
		.emergency = row->emergency != 0,
		.preliminary = row->preliminary != 0,
		.forking = row->forking != 0,
		.state = row->state,
		.abort_cause = (int32_t)row->abort_cause,
		.origin_state = (uint32_t)row->origin_state_id,
		.features = { (uint32_t)row->features1, (uint32_t)row->features2 },
		.specific_actions = (uint32_t)row->specific_actions,
		.created_at = row->created_at,
		.updated_at = row->updated_at,
	};
}

static enum sc_status read_flow(
	struct sc_arena *arena, const struct sc_kept_flow_row *row, struct sc_rx_flow *flow)
{
	if (!flow_is_sound(row))
		return SC_STATUS_MALFORMED;
	*flow = (struct sc_rx_flow){
		.number = (uint32_t)row->number,
		.has_status = row->status != NEVER,
		.status = row->status == NEVER ? SC_FLOW_STATUS_ENABLED
					       : (enum sc_flow_status)row->status,
		.usage = (enum sc_flow_usage)row->usage,
		.up = rate_of(row->up_bps),
		.down = rate_of(row->down_bps),
	};
	return list_of(arena, row->descriptions, &flow->descriptions, &flow->description_count)
		       ? SC_STATUS_OK
		       : SC_STATUS_OUT_OF_ROOM;
}

static enum sc_status read_component(struct sc_arena *arena, const struct sc_kept_media_row *row,
	struct sc_rx_component *component)
{
	if (!media_is_sound(row))
		return SC_STATUS_MALFORMED;
	*component = (struct sc_rx_component){
		.number = (uint32_t)row->number,
		.media = row->media,
		.status = (enum sc_flow_status)row->flow_status,
		.up = rate_of(row->up_bps),
		.down = rate_of(row->down_bps),
		.service = row->service,
		.version = { row->versioned != 0, (uint64_t)row->content_version },
		.directive = row->directive,
		.reason = row->reason,
		.made_active_at = row->made_active_at,
		.moved_at = row->moved_at,
	};
	return list_of(arena, row->codecs, &component->codecs, &component->codec_count)
		       ? SC_STATUS_OK
		       : SC_STATUS_OUT_OF_ROOM;
}

/* Both come in the order of the component numbers. */
static enum sc_status read_media(struct sc_arena *arena, const struct sc_kept_session *kept,
	struct sc_rx_component *components, struct sc_rx_flow *flows)
{
	enum sc_status status = SC_STATUS_OK;
	uint32_t at = 0;

	for (uint32_t i = 0; i < kept->media_count && status == SC_STATUS_OK; i++) {
		struct sc_rx_component *component = &components[i];

		status = read_component(arena, &kept->media[i], component);
		component->flows = &flows[at];
		while (status == SC_STATUS_OK && at < kept->flow_count &&
			kept->flows[at].media == kept->media[i].number) {
			status = read_flow(arena, &kept->flows[at], &flows[at]);
			component->flow_count++;
			at++;
		}
	}
	return status == SC_STATUS_OK && at < kept->flow_count ? SC_STATUS_MALFORMED : status;
}

enum sc_status sc_rx_kept_read(
	struct sc_arena *arena, const struct sc_kept_session *kept, struct sc_rx_session *session)
{
	struct sc_rx_component *components =
		sc_arena_take_array(arena, kept->media_count, sizeof(*components));
	struct sc_rx_flow *flows = sc_arena_take_array(arena, kept->flow_count, sizeof(*flows));
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	if (components == NULL || flows == NULL)
		return status;
	if (!row_is_sound(&kept->row) || kept->media_count > SC_RX_COMPONENT_LIMIT)
		return SC_STATUS_MALFORMED;
	status = read_media(arena, kept, components, flows);
	if (status != SC_STATUS_OK)
		return status;
	*session = session_of(&kept->row);
	session->components = components;
	session->component_count = kept->media_count;
	return SC_STATUS_OK;
}

enum sc_status sc_rx_kept_apply(struct sc_rx_sessions *sessions, const struct sc_kept_session *kept)
{
	struct sc_rx_session session;
	struct sc_arena arena;
	enum sc_status status = sc_arena_open(&arena, sc_rx_kept_size(kept));

	if (status != SC_STATUS_OK)
		return status;
	status = sc_rx_kept_read(&arena, kept, &session);
	if (status == SC_STATUS_OK)
		status = sc_rx_sessions_put(sessions, &session);
	sc_arena_close(&arena);
	return status;
}
