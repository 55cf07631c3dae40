/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_network.h"

enum { SECONDS_IN_MINUTE = 60, REACHABLE = 0, DOMAINS = SC_SERVING_DOMAIN_COUNT };

/* Requested-Nodes, TS 29.329 6.3.22. */
enum { NODE_MME = 1, NODE_SGSN = 2, NODE_TWAN = 4, NODE_AMF = 8 };

/* Whether the request is about this domain. Without Requested-Nodes a question about packet
 * switching is about all of its domains. */
static bool is_asked(const struct sc_sh_drawing *drawing, enum sc_serving_domain domain)
{
	static const unsigned nodes[DOMAINS] = {
		[SC_SERVING_DOMAIN_PS] = NODE_SGSN,
		[SC_SERVING_DOMAIN_EPS] = NODE_MME,
		[SC_SERVING_DOMAIN_TWAN] = NODE_TWAN,
		[SC_SERVING_DOMAIN_5GS] = NODE_AMF,
	};
	const struct sc_sh_pull *question = drawing->question;

	if (domain == SC_SERVING_DOMAIN_CS)
		return !question->packet_domain;
	return question->packet_domain &&
	       (question->requested_nodes == 0 || (question->requested_nodes & nodes[domain]) != 0);
}

static bool is_about(const struct sc_sh_user *user, const struct sc_access_report *report)
{
	return report->private_identity == SC_NONE ||
	       SC_SET_HAS(user->privates, (uint32_t)report->private_identity);
}

/* The newest report about the user in that domain, NULL: none. */
static const struct sc_access_report *report_of(
	const struct sc_sh_drawing *drawing, enum sc_serving_domain domain)
{
	const struct sc_account *account = drawing->user->account;
	const struct sc_access_report *newest = NULL;

	for (uint32_t i = 0; i < account->report_count; i++) {
		const struct sc_access_report *report = &account->reports[i];

		if (report->domain == domain && is_about(drawing->user, report) &&
			(newest == NULL || report->reported_at > newest->reported_at))
			newest = report;
	}
	return newest;
}

static int32_t sextet(char letter)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (int32_t i = 0; letters[i] != '\0'; i++) {
		if (letters[i] == letter)
			return i;
	}
	return -1;
}

/* RFC 4648 4; what is no letter ends it. */
static struct sc_text decode(struct sc_arena *arena, struct sc_text base64)
{
	char *octets = sc_arena_take(arena, base64.length + 1);
	struct sc_text decoded = { .at = octets };
	uint32_t bits = 0;
	uint32_t count = 0;

	if (octets == NULL)
		return (struct sc_text){ 0 };
	for (size_t i = 0; i < base64.length; i++) {
		int32_t value = sextet(base64.at[i]);

		if (value < 0)
			break;
		bits = bits << 6 | (uint32_t)value;
		count += 6;
		if (count >= 8) {
			count -= 8;
			octets[decoded.length++] = (char)(bits >> count & 0xff);
		}
	}
	return decoded;
}

/* ISDN-AddressString (TS 29.002 17.7.8): international, E.164, then the digits in pairs. */
static struct sc_text address(struct sc_arena *arena, struct sc_text digits)
{
	enum { INTERNATIONAL_E164 = 0x91, FILLER = 0xf };
	char *octets = sc_arena_take(arena, digits.length / 2 + 2);
	size_t length = 0;

	if (octets == NULL)
		return (struct sc_text){ 0 };
	octets[length++] = (char)INTERNATIONAL_E164;
	for (size_t i = 0; i < digits.length; i += 2) {
		unsigned low = (unsigned)(digits.at[i] - '0');
		unsigned high = i + 1 < digits.length ? (unsigned)(digits.at[i + 1] - '0') : FILLER;

		octets[length++] = (char)(high << 4 | low);
	}
	return (struct sc_text){ .at = octets, .length = length };
}

static struct sc_text *cell_of(struct sc_sh_location *location, enum sc_serving_domain domain)
{
	return domain == SC_SERVING_DOMAIN_CS || domain == SC_SERVING_DOMAIN_PS
		       ? &location->cell_global_id
		       : &location->eutran_cell_global_id;
}

static struct sc_text *area_of(struct sc_sh_location *location, enum sc_serving_domain domain)
{
	if (domain == SC_SERVING_DOMAIN_PS)
		return &location->routing_area_id;
	return &location->tracking_area_id;
}

static void put_node(struct sc_arena *arena, struct sc_sh_location *location,
	const struct sc_access_report *report)
{
	if (report->node.length == 0)
		return;
	switch (report->domain) {
	case SC_SERVING_DOMAIN_CS:
		location->msc_number = address(arena, report->node);
		break;
	case SC_SERVING_DOMAIN_PS:
		location->sgsn_number = address(arena, report->node);
		break;
	case SC_SERVING_DOMAIN_EPS:
		location->mme_name = report->node;
		break;
	case SC_SERVING_DOMAIN_TWAN:
		location->twan_operator = report->node;
		break;
	case SC_SERVING_DOMAIN_5GS:
		location->amf_address = report->node;
		break;
	case SC_SERVING_DOMAIN_COUNT:
		break;
	}
}

/* A location area stands for a cell that is not known; there is room for one of them. */
static void put_places(struct sc_arena *arena, struct sc_sh_location *location,
	const struct sc_access_report *report)
{
	if (report->cell.length != 0)
		*cell_of(location, report->domain) = decode(arena, report->cell);
	if (report->tracking_area.length == 0)
		return;
	if (report->domain != SC_SERVING_DOMAIN_CS)
		*area_of(location, report->domain) = decode(arena, report->tracking_area);
	else if (report->cell.length == 0)
		location->location_area_id = decode(arena, report->tracking_area);
}

static bool put_location(struct sc_sh_drawing *drawing, enum sc_serving_domain domain,
	const struct sc_access_report *report)
{
	static const enum sc_sh_location_kind kinds[DOMAINS] = {
		[SC_SERVING_DOMAIN_CS] = SC_SH_LOCATION_CS,
		[SC_SERVING_DOMAIN_PS] = SC_SH_LOCATION_PS,
		[SC_SERVING_DOMAIN_EPS] = SC_SH_LOCATION_EPS,
		[SC_SERVING_DOMAIN_TWAN] = SC_SH_LOCATION_TWAN,
		[SC_SERVING_DOMAIN_5GS] = SC_SH_LOCATION_5GS,
	};
	struct sc_sh_location *location = sc_arena_take_array(drawing->arena, 1, sizeof(*location));
	int64_t age = sc_service_now(drawing->service) - report->reported_at;

	if (sc_sh_fill_up(drawing, location))
		return false;
	put_places(drawing->arena, location, report);
	put_node(drawing->arena, location, report);
	location->visited_plmn = report->plmn;
	if (domain == SC_SERVING_DOMAIN_TWAN)
		location->twan_plmn = report->plmn;
	if (report->reported_at != 0 && age >= 0)
		location->age = (struct sc_sh_number){ true, age / SECONDS_IN_MINUTE };
	location->rat = (struct sc_sh_number){ report->rat != SC_NONE, report->rat };
	drawing->data->locations[kinds[domain]] = location;
	return true;
}

bool sc_sh_hold_location(struct sc_sh_drawing *drawing)
{
	bool held = false;

	for (int i = 0; i < DOMAINS; i++) {
		enum sc_serving_domain domain = (enum sc_serving_domain)i;
		const struct sc_access_report *report = report_of(drawing, domain);

		if (report != NULL && is_asked(drawing, domain))
			held |= put_location(drawing, domain, report);
	}
	return held;
}

static struct sc_sh_number *state_in(struct sc_sh_data *data, enum sc_serving_domain domain)
{
	switch (domain) {
	case SC_SERVING_DOMAIN_CS:
		return &data->cs_user_state;
	case SC_SERVING_DOMAIN_PS:
		return &data->ps_user_state;
	case SC_SERVING_DOMAIN_EPS:
		return &data->eps_user_state;
	case SC_SERVING_DOMAIN_5GS:
		return &data->user_state_5gs;
	case SC_SERVING_DOMAIN_TWAN:
	case SC_SERVING_DOMAIN_COUNT:
		break;
	}
	return NULL;
}

bool sc_sh_hold_radio_state(struct sc_sh_drawing *drawing)
{
	bool held = false;

	for (int i = 0; i < DOMAINS; i++) {
		enum sc_serving_domain domain = (enum sc_serving_domain)i;
		const struct sc_access_report *report = report_of(drawing, domain);
		struct sc_sh_number *state = state_in(drawing->data, domain);

		if (report == NULL || state == NULL || report->user_state == SC_NONE ||
			!is_asked(drawing, domain))
			continue;
		*state = (struct sc_sh_number){ true, report->user_state };
		held = true;
	}
	return held;
}

static struct sc_sh_number reachable_over(
	const struct sc_sh_drawing *drawing, enum sc_serving_domain domain)
{
	const struct sc_access_report *report = report_of(drawing, domain);

	if (report == NULL || report->reachable != 1)
		return (struct sc_sh_number){ .present = false };
	return (struct sc_sh_number){ true, REACHABLE };
}

bool sc_sh_hold_reachability(struct sc_sh_drawing *drawing)
{
	struct sc_sh_reachability *told = sc_arena_take_array(drawing->arena, 1, sizeof(*told));

	if (sc_sh_fill_up(drawing, told))
		return false;
	told->mme = reachable_over(drawing, SC_SERVING_DOMAIN_EPS);
	told->sgsn = reachable_over(drawing, SC_SERVING_DOMAIN_PS);
	told->amf_3gpp = reachable_over(drawing, SC_SERVING_DOMAIN_5GS);
	drawing->data->ims.reachability = told;
	return told->mme.present || told->sgsn.present || told->amf_3gpp.present;
}
