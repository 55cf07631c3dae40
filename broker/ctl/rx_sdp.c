/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_sdp.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

enum { PRELIMINARY = 1, DISCARD_PORT = 9, FILTER_SIZE = 160, HOST_SIZE = INET6_ADDRSTRLEN };
enum { IN_NETWORK, AT_USER, SIDE_COUNT };

_Static_assert((int)SC_SDP_MEDIA_LIMIT <= (int)SC_RX_COMPONENT_LIMIT, "a component per m= line");

/* One m= line on its way. */
struct describing {
	struct sc_arena *arena;
	const struct sc_rx_sdp *sdp;
	struct sc_problem *problem;
	const struct sc_sdp_media *sides[SIDE_COUNT]; /* NULL: has not spoken */
	struct rx_media *media;
};

/* The ends of one flow; NULL: that side has not spoken. */
struct flow_ends {
	const struct sc_sdp_end *sides[SIDE_COUNT];
	enum sc_flow_usage usage;
};

static bool any_removed(const struct describing *work)
{
	for (int i = 0; i < SIDE_COUNT; i++) {
		if (work->sides[i] != NULL && work->sides[i]->media.port == 0)
			return true;
	}
	return false;
}

/* Whether media may go from one side to the other, as far as they have spoken. */
static bool goes(const struct sc_sdp_media *from, const struct sc_sdp_media *to)
{
	return (from == NULL || from->sends) && (to == NULL || to->receives);
}

static enum sc_flow_status status_of(const struct describing *work)
{
	bool up = goes(work->sides[AT_USER], work->sides[IN_NETWORK]);
	bool down = goes(work->sides[IN_NETWORK], work->sides[AT_USER]);

	if (any_removed(work))
		return SC_FLOW_STATUS_REMOVED;
	if (up && down)
		return SC_FLOW_STATUS_ENABLED;
	if (up || down)
		return up ? SC_FLOW_STATUS_UPLINK : SC_FLOW_STATUS_DOWNLINK;
	return SC_FLOW_STATUS_DISABLED;
}

/* What `wanted` asks for; where it does not say, both ways are meant to be alike. */
static struct sc_avp_u32 rate_towards(
	const struct sc_sdp_media *wanted, const struct sc_sdp_media *other)
{
	struct sc_sdp_rate rate = wanted == NULL ? (struct sc_sdp_rate){ 0 } : wanted->as;

	if (!rate.present && other != NULL)
		rate = other->as;
	return (struct sc_avp_u32){ rate.present, rate.bps };
}

static void raise(struct sc_avp_u32 *most, struct sc_sdp_rate rate)
{
	if (rate.present && (!most->present || most->value < rate.bps))
		*most = (struct sc_avp_u32){ true, rate.bps };
}

static void put_rates(const struct describing *work)
{
	const struct sc_sdp_media *user = work->sides[AT_USER];
	const struct sc_sdp_media *network = work->sides[IN_NETWORK];

	work->media->bandwidth.down = rate_towards(user, network);
	work->media->bandwidth.up = rate_towards(network, user);
	for (int i = 0; i < SIDE_COUNT; i++) {
		if (work->sides[i] == NULL)
			continue;
		raise(&work->media->rs, work->sides[i]->rs);
		raise(&work->media->rr, work->sides[i]->rr);
	}
}

/* The address as a filter names it, "any" for what stands for none (RFC 3264 8.4). */
static enum sc_status read_host(
	const struct describing *work, struct sc_text host, char written[HOST_SIZE], int *family)
{
	unsigned char bytes[sizeof(struct in6_addr)] = { 0 };
	static const unsigned char nothing[sizeof(bytes)];
	bool fits = host.length < HOST_SIZE;

	snprintf(written, HOST_SIZE, "%.*s", SC_TEXT_ARG(host));
	*family = strchr(written, ':') == NULL ? AF_INET : AF_INET6;
	if (!fits || inet_pton(*family, written, bytes) != 1)
		return sc_problem_set(work->problem, SC_STATUS_MALFORMED,
			"m= line %u: \"%.64s\" is no IP address",
			(unsigned)work->media->number.value, written);
	if (memcmp(bytes, nothing, sizeof(bytes)) == 0)
		snprintf(written, HOST_SIZE, "any");
	return SC_STATUS_OK;
}

/* As IPFilterRule names them (RFC 6733 4.3.1). */
static const char *protocol_of(enum sc_sdp_transport transport)
{
	static const char *const names[] = {
		[SC_SDP_OVER_UDP] = "17",
		[SC_SDP_OVER_TCP] = "6",
		[SC_SDP_OVER_SCTP] = "132",
		[SC_SDP_OVER_SOMETHING] = "ip",
	};

	return names[transport];
}

/* Who opens a TCP connection does not know its port before (RFC 4145 4.1). */
static bool port_is_known(const struct describing *work, const struct sc_sdp_end *end)
{
	return work->sides[AT_USER]->transport != SC_SDP_OVER_TCP || end->port != DISCARD_PORT;
}

/* From one address to another and its port; sources have no port that one could rely on. */
static struct sc_text filter_of(const struct describing *work, const char *direction,
	const char hosts[2][HOST_SIZE], const struct sc_sdp_end *to)
{
	char text[FILTER_SIZE];
	int length = snprintf(text, sizeof(text), "permit %s %s from %s to %s", direction,
		protocol_of(work->sides[AT_USER]->transport), hosts[0], hosts[1]);

	if (port_is_known(work, to))
		snprintf(text + length, sizeof(text) - (size_t)length, " %u", (unsigned)to->port);
	return sc_arena_copy(work->arena, sc_text_of(text));
}

/* Down to the user, then up to the network; only when both sides have told where they are. */
static enum sc_status put_filters(
	const struct describing *work, const struct flow_ends *ends, struct rx_flow *flow)
{
	const struct sc_sdp_end *user = ends->sides[AT_USER];
	const struct sc_sdp_end *network = ends->sides[IN_NETWORK];
	char down[2][HOST_SIZE];
	char up[2][HOST_SIZE];
	int families[SIDE_COUNT] = { 0 };
	enum sc_status status = SC_STATUS_OK;

	if (user == NULL || network == NULL)
		return SC_STATUS_OK;
	status = read_host(work, network->host, down[0], &families[IN_NETWORK]);
	if (status == SC_STATUS_OK)
		status = read_host(work, user->host, down[1], &families[AT_USER]);
	if (status != SC_STATUS_OK)
		return status;
	if (families[AT_USER] != families[IN_NETWORK])
		return sc_problem_set(work->problem, SC_STATUS_MALFORMED,
			"m= line %u: one side is at IPv4, the other at IPv6",
			(unsigned)work->media->number.value);
	memcpy(up[0], down[1], HOST_SIZE);
	memcpy(up[1], down[0], HOST_SIZE);
	flow->description[0] = filter_of(work, "out", down, user);
	flow->description[1] = filter_of(work, "in", up, network);
	flow->description_count = 2;
	if (flow->description[1].at == NULL)
		return sc_problem_set(work->problem, SC_STATUS_OUT_OF_ROOM,
			"the session description is too long");
	return SC_STATUS_OK;
}

/* Whether RTCP has a port of its own: it has not once all who have spoken multiplex it. */
static bool has_control(const struct describing *work)
{
	bool all_mux = true;

	for (int i = 0; i < SIDE_COUNT; i++) {
		const struct sc_sdp_media *side = work->sides[i];

		if (side != NULL && (!side->rtp || side->rtcp.port == 0))
			return false;
		all_mux = all_mux && (side == NULL || side->rtcp_mux);
	}
	return !all_mux;
}

/* Where the user receives, or where he sends to as long as that is all that is known. */
static uint32_t port_of(const struct flow_ends *ends)
{
	const struct sc_sdp_end *end = ends->sides[AT_USER];

	return end != NULL ? end->port : ends->sides[IN_NETWORK]->port;
}

/* Flows are numbered by ascending port at the user (TS 29.214 Annex B). */
static enum sc_status put_flows(const struct describing *work)
{
	struct flow_ends ends[2] = { { .usage = SC_FLOW_USAGE_NO_INFORMATION },
		{ .usage = SC_FLOW_USAGE_RTCP } };
	uint32_t count = has_control(work) ? 2 : 1;
	enum sc_status status = SC_STATUS_OK;
	bool swapped = false;

	for (int i = 0; i < SIDE_COUNT; i++) {
		const struct sc_sdp_media *side = work->sides[i];

		ends[0].sides[i] = side == NULL ? NULL : &side->media;
		ends[1].sides[i] = side == NULL ? NULL : &side->rtcp;
	}
	swapped = count == 2 && port_of(&ends[1]) < port_of(&ends[0]);
	work->media->flow_count = count;
	for (uint32_t i = 0; i < count && status == SC_STATUS_OK; i++) {
		const struct flow_ends *one = &ends[swapped ? 1 - i : i];
		struct rx_flow *flow = &work->media->flow[i];

		*flow = (struct rx_flow){ .present = true, .number = { true, i + 1 } };
		if (one->usage != SC_FLOW_USAGE_NO_INFORMATION)
			flow->usage = (struct sc_avp_u32){ true, one->usage };
		status = put_filters(work, one, flow);
	}
	return status;
}

static struct sc_text codec_data(struct sc_arena *arena, bool from_network, const char *kind,
	const struct sc_sdp_media *media)
{
	struct sc_text_writer writer;

	sc_arena_lend(arena, &writer);
	sc_text_put(&writer, from_network ? SC_TEXT("downlink\n") : SC_TEXT("uplink\n"));
	sc_text_put(&writer, sc_text_of(kind));
	sc_text_put(&writer, SC_TEXT("\n"));
	sc_text_put(&writer, media->lines);
	if (writer.overflow)
		writer.at = writer.start;
	return sc_arena_settle(arena, &writer);
}

static enum sc_status put_codecs(const struct describing *work)
{
	const struct sc_rx_sdp *sdp = work->sdp;
	const uint32_t index = work->media->number.value - 1;

	work->media->codec[0] = codec_data(work->arena, sdp->from_network,
		sdp->no_offer ? "description" : "offer", &sdp->first->media[index]);
	work->media->codec_count = 1;
	if (sdp->answer != NULL)
		work->media->codec[work->media->codec_count++] = codec_data(
			work->arena, !sdp->from_network, "answer", &sdp->answer->media[index]);
	if (work->media->codec[work->media->codec_count - 1].length == 0)
		return sc_problem_set(work->problem, SC_STATUS_OUT_OF_ROOM,
			"the session description is too long");
	return SC_STATUS_OK;
}

static enum sc_status describe(struct describing *work, uint32_t index)
{
	const struct sc_rx_sdp *sdp = work->sdp;
	const struct sc_sdp_media *first = &sdp->first->media[index];
	enum sc_flow_status flow_status = SC_FLOW_STATUS_ENABLED;
	enum sc_media kind = SC_MEDIA_OTHER;
	enum sc_status status = SC_STATUS_OK;

	work->sides[sdp->from_network ? IN_NETWORK : AT_USER] = first;
	work->sides[sdp->from_network ? AT_USER : IN_NETWORK] =
		sdp->answer == NULL ? NULL : &sdp->answer->media[index];
	if (!sc_media_from_name(first->kind, &kind))
		kind = SC_MEDIA_OTHER;
	flow_status = status_of(work);
	*work->media = (struct rx_media){ .present = true,
		.number = { true, index + 1 },
		.type = { true, (uint32_t)sc_media_rx(kind) },
		.status = { true, flow_status } };
	if (flow_status == SC_FLOW_STATUS_REMOVED)
		return SC_STATUS_OK;
	put_rates(work);
	status = put_flows(work);
	return status == SC_STATUS_OK ? put_codecs(work) : status;
}

enum sc_status sc_rx_sdp_describe(struct sc_arena *arena, const struct sc_rx_sdp *sdp,
	struct rx_aar *aar, struct sc_problem *problem)
{
	struct describing work = { .arena = arena, .sdp = sdp, .problem = problem };
	enum sc_status status = SC_STATUS_OK;

	if (sdp->answer != NULL && sdp->answer->media_count != sdp->first->media_count)
		return sc_problem_set(problem, SC_STATUS_MALFORMED,
			"the answer has %u m= lines, the offer %u (RFC 3264 6 wants one for one)",
			(unsigned)sdp->answer->media_count, (unsigned)sdp->first->media_count);
	for (uint32_t i = 0; i < sdp->first->media_count && status == SC_STATUS_OK; i++) {
		work.media = &aar->media[i];
		status = describe(&work, i);
	}
	aar->media_count = sdp->first->media_count;
	if (sdp->answer == NULL && !sdp->no_offer)
		aar->service_info_status = (struct sc_avp_u32){ true, PRELIMINARY };
	return status;
}
