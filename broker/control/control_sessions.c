/* SPDX-License-Identifier: BSD-2-Clause */
#include "control_sessions.h"

#include <inttypes.h>

#include "control_explain.h"
#include "judge.h"
#include "rx_list.h"
#include "verdict_json.h"

enum { ARENA_SIZE = 16 * 1024, ACTIONS = 32 };

/* TS 29.214 5.3.11. */
static const char *const flow_states[SC_FLOW_STATUS_COUNT] = {
	[SC_FLOW_STATUS_UPLINK] = "ENABLED-UPLINK",
	[SC_FLOW_STATUS_DOWNLINK] = "ENABLED-DOWNLINK",
	[SC_FLOW_STATUS_ENABLED] = "ENABLED",
	[SC_FLOW_STATUS_DISABLED] = "DISABLED",
	[SC_FLOW_STATUS_REMOVED] = "REMOVED",
};

static const char *const awaited[SC_RX_AWAITED_COUNT] = {
	[SC_RX_AWAITED_TURN] = "turn",
	[SC_RX_AWAITED_WAY] = "way",
	[SC_RX_AWAITED_ROOM] = "room",
	[SC_RX_AWAITED_ANSWER] = "answer",
	[SC_RX_AWAITED_STR] = "str",
};

static json_t *rate_to_json(struct sc_rx_rate rate)
{
	return rate.present ? json_integer((json_int_t)rate.bps) : json_null();
}

/* Its 64 bits are more than a number of JSON is sure to hold. */
static json_t *version_to_json(struct sc_rx_version version)
{
	return version.present ? json_sprintf("%" PRIu64, version.number) : json_null();
}

/* The AF's own signalling is never judged. */
static json_t *component_to_json(const struct sc_rx_component *component)
{
	bool judged = !sc_rx_component_is_signalling(component);

	return json_pack("{s:I, s:s, s:s, s:o, s:o, s:o, s:o, s:o}", "number",
		(json_int_t)component->number, "media", sc_media_name(component->media), "status",
		flow_states[component->status], "up", rate_to_json(component->up), "down",
		rate_to_json(component->down), "version", version_to_json(component->version),
		"verdict",
		judged ? json_string(sc_directive_name(component->directive)) : json_null(),
		"reason", judged ? sc_json_of_reason(component->reason) : json_null());
}

static json_t *components_to_json(const struct sc_rx_session *session)
{
	json_t *components = json_array();

	for (uint32_t i = 0; i < session->component_count; i++)
		json_array_append_new(components, component_to_json(&session->components[i]));
	return components;
}

/* A session that is bound to no contact is over no particular access. */
static json_t *place_to_json(const struct sc_rx_session *session)
{
	if (session->contact.length == 0)
		return json_null();
	return json_pack("{s:s, s:o, s:o}", "access", sc_access_name(session->access), "device",
		sc_json_of_text(session->device), "contact", sc_json_of_text(session->contact));
}

/* The numbers of the Specific-Actions that its AF subscribed to (TS 29.214 5.3.13). */
static json_t *actions_to_json(const struct sc_rx_session *session)
{
	json_t *actions = json_array();

	for (uint32_t i = 0; i < ACTIONS; i++) {
		if ((session->specific_actions & (UINT32_C(1) << i)) != 0)
			json_array_append_new(actions, json_integer((json_int_t)i));
	}
	return actions;
}

/* The Abort-Cause of the ASR that ends it. */
static json_t *cause_to_json(const struct sc_rx_session *session)
{
	bool ends = session->state == SC_SESSION_STATE_ENDING && session->abort_cause >= 0;

	return ends ? json_integer(session->abort_cause) : json_null();
}

static json_t *moment_to_json(int64_t seconds)
{
	return seconds == 0 ? json_null() : json_integer((json_int_t)seconds);
}

static json_t *session_to_json(
	const struct sc_service *service, const struct sc_rx_session *session)
{
	return json_pack("{s:o, s:s?, s:o, s:o, s:o, s:s, s:o, s:I, s:I, s:o, s:o, s:o, s:o, s:b, "
			 "s:b, s:b, s:o}",
		"id", sc_json_of_text(session->id), "awaits",
		awaited[sc_rx_awaited(service, session->id)], "af",
		sc_json_of_text(session->af_host), "subscription",
		sc_json_of_text(session->subscription), "place", place_to_json(session), "state",
		sc_session_state_name(session->state), "abort_cause", cause_to_json(session),
		"since", (json_int_t)session->created_at, "updated",
		(json_int_t)session->updated_at, "holds_until",
		moment_to_json(sc_rx_holds_until(service, session->id)), "actions",
		actions_to_json(session), "charging_id", sc_json_of_text(session->charging_id),
		"service", sc_json_of_text(session->service), "emergency", (int)session->emergency,
		"preliminary", (int)session->preliminary, "forked", (int)session->forking,
		"components", components_to_json(session));
}

static bool take_number(const json_t *numbers, size_t index, uint32_t *number)
{
	const json_t *one = json_array_get(numbers, index);
	json_int_t value = json_integer_value(one);

	if (!json_is_integer(one) || value < 0 || value > UINT32_MAX)
		return false;
	*number = (uint32_t)value;
	return true;
}

static bool take_cursor(const json_t *question, struct sc_rx_cursor *cursor)
{
	const json_t *from = json_object_get(question, "from");

	return from == NULL ||
	       (json_array_size(from) == 2 && take_number(from, 0, &cursor->place) &&
		       take_number(from, 1, &cursor->skip));
}

static json_t *page_to_json(const struct sc_service *service, const struct sc_rx_page *page,
	const struct sc_rx_cursor *next)
{
	json_t *sessions = json_array();

	for (uint32_t i = 0; i < page->count; i++)
		json_array_append_new(sessions, session_to_json(service, page->sessions[i]));
	return json_pack("{s:b, s:o, s:o}", "ok", 1, "sessions", sessions, "next",
		page->more ? json_pack("[I, I]", (json_int_t)next->place, (json_int_t)next->skip)
			   : json_null());
}

/* The name of the subscription that goes by `user`; SC_STATUS_OK with an empty one: all. */
static enum sc_status find_user(const struct sc_service *service, struct sc_arena *arena,
	const char *user, struct sc_text *subscription)
{
	const struct sc_account *account = NULL;
	enum sc_status status = sc_find_subscriber(service, arena, sc_text_of(user), &account);

	if (status == SC_STATUS_OK)
		*subscription = account->subscriber.name;
	return status;
}

static json_t *sessions_of(
	const struct sc_service *service, const char *user, struct sc_rx_cursor cursor)
{
	struct sc_arena arena = { 0 };
	struct sc_rx_page page = { .count = 0 };
	struct sc_text subscription = { 0 };
	enum sc_status status = sc_arena_open(&arena, ARENA_SIZE);

	if (status == SC_STATUS_OK)
		status = find_user(service, &arena, user, &subscription);
	sc_arena_close(&arena);
	if (status != SC_STATUS_OK)
		return sc_control_refuse("%.64s: %s", user, sc_status_sentence(status));
	sc_rx_list_of(service, subscription, &cursor, &page);
	return page_to_json(service, &page, &cursor);
}

json_t *sc_control_sessions(const struct sc_service *service, const json_t *question)
{
	const json_t *user = json_object_get(question, "user");
	struct sc_rx_cursor cursor = { 0 };
	struct sc_rx_page page = { .count = 0 };

	if (user != NULL && !json_is_string(user))
		return sc_control_refuse("\"user\" must be an identity or a name");
	if (!take_cursor(question, &cursor))
		return sc_control_refuse("\"from\" must be what \"next\" was before");
	if (user != NULL)
		return sessions_of(service, json_string_value(user), cursor);
	sc_rx_list(service, &cursor, &page);
	return page_to_json(service, &page, &cursor);
}
