/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a question over the control socket get? One JSON object: {"ok": true, ...} or
 * {"ok": false, "error": sentence}. Also used without a socket, by `continuityctl explain` on a
 * database that no daemon serves. Questions are objects with a member "ask":
 *   {"ask": "status"}
 *   {"ask": "sessions", "user"?: identity or name, "from"?: "next" of the answer before};
 *    the answer has "sessions": [SESSION...] and "next", null behind the last
 *   {"ask": "explain", "user": identity or name, "media": [name...], "event"?: name,
 *    "at"?: epoch seconds, "service"?: ICSI, "calling"?: URI, "called"?: URI, "emergency"?: bool,
 *    "remote"?: domain or PLMN of the other party,
 *    "placed"?: [PLACE or null...], where each component is now,
 *    "contacts"?: [CONTACT...], what is registered instead,
 *    "refused"?: [PLACE with "component"?: number...], where what was refused,
 *    "address_kept"?: true or [component number...],
 *    "controller"?: device, "declined"?: [device...], "elsewhere"?: bool,
 *    "request"?: {"operation": name, "requester"?: device, instance or identity,
 *                 "target"?: device, "components"?: [number...], "confirmed"?: bool}}
 * PLACE is the name of an access, or {"device": name, "access": name}. CONTACT is {"device",
 * "access", "voice"?, "plmn"?, "trust"?, "quality"?, "q"?, "kbps"?, "data_off"?, "profile"?}.
 * SESSION is {"id", "awaits", "af", "subscription", "place": {"access", "device", "contact"} or
 * null, "state", "abort_cause", "since", "updated", "holds_until", "actions": [number...],
 * "charging_id", "service", "emergency", "preliminary", "forked", "components": [{"number",
 * "media", "status", "up", "down", "version", "verdict", "reason": {"name", "code",
 * "sentence"}}...]}; a version is text; it awaits "turn", "way", "room", "answer", "str" or null;
 * what was never stated or judged, and what does not apply, is null.
 */
#ifndef SC_CONTROL_ANSWER_H
#define SC_CONTROL_ANSWER_H

#include <jansson.h>

#include "export.h"
#include "service.h"

enum { SC_CONTROL_REPORTER_LIMIT = 8 };

/* Somebody who adds a member to the answer of "status". */
struct sc_control_reporter {
	const char *name;
	json_t *(*report)(const void *owner); /* a new reference */
	const void *owner;
};

/* Whom a question may be put to. */
struct sc_control_desk {
	const struct sc_service *service;
	struct sc_control_reporter reporters[SC_CONTROL_REPORTER_LIMIT];
	unsigned reporter_count;
};

/* Never NULL except when there is no memory; the caller owns the reference. */
SC_EXPORT json_t *sc_control_answer(const struct sc_control_desk *desk, const json_t *question);
/* The same for one line of text, which may be anything. */
SC_EXPORT json_t *sc_control_answer_line(
	const struct sc_control_desk *desk, const char *line, size_t length);

#endif
