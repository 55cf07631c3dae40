/* SPDX-License-Identifier: BSD-2-Clause */
#include "sdp_read.h"

#include <sofia-sip/sdp.h>
#include <string.h>
#include <strings.h>

#include "sdp_guard.h"

enum { KILO = 1000 };

/* One description on its way. */
struct reading {
	struct sc_arena *arena;
	struct sc_problem *problem;
	unsigned number; /* of the m= line, from 1 */
	bool full;       /* the arena */
};

static struct sc_text keep(struct reading *reading, const char *word)
{
	struct sc_text kept = sc_arena_copy(reading->arena, sc_text_of(word));

	reading->full = reading->full || kept.at == NULL;
	return kept;
}

/* What a transport runs over, by the beginning of its name (RFC 8866 5.14, 4145, 8841). */
static const struct {
	struct sc_text start;
	enum sc_sdp_transport transport;
} transports[] = {
	{ { "RTP/", 4 }, SC_SDP_OVER_UDP },
	{ { "UDP", 3 }, SC_SDP_OVER_UDP },
	{ { "DTLS/", 5 }, SC_SDP_OVER_UDP },
	{ { "TCP", 3 }, SC_SDP_OVER_TCP },
	{ { "TLS", 3 }, SC_SDP_OVER_TCP },
	{ { "SCTP", 4 }, SC_SDP_OVER_SCTP },
};

static enum sc_sdp_transport transport_of(const char *name)
{
	for (size_t i = 0; i < SC_COUNT_OF(transports); i++) {
		if (strncasecmp(name, transports[i].start.at, transports[i].start.length) == 0)
			return transports[i].transport;
	}
	return SC_SDP_OVER_SOMETHING;
}

/* "RTP/AVP" as well as "UDP/TLS/RTP/SAVPF" and "TCP/RTP/AVP". */
static bool is_rtp(const char *name)
{
	return strncasecmp(name, "RTP/", 4) == 0 || strstr(name, "/RTP/") != NULL;
}

static const sdp_attribute_t *attribute(const sdp_media_t *media, const char *name)
{
	return sdp_attribute_find(media->m_attributes, name);
}

static enum sc_status read_rate(
	struct reading *reading, struct sc_text value, uint32_t unit, struct sc_sdp_rate *rate)
{
	uint32_t number = 0;

	if (sc_text_to_u32(value, &number) != SC_STATUS_OK || number > UINT32_MAX / unit)
		return sc_problem_set(reading->problem, SC_STATUS_MALFORMED,
			"m= line %u: a bandwidth of \"%.*s\" is none that Rx can say",
			reading->number, SC_TEXT_ARG(value));
	*rate = (struct sc_sdp_rate){ true, number * unit };
	return SC_STATUS_OK;
}

/* b=AS counts in kbit/s, b=RS and b=RR in bit/s. Read from the lines: Debian's Sofia confuses the
 * names of bandwidths. */
static enum sc_status read_rates(struct reading *reading, struct sc_sdp_media *media)
{
	const struct {
		struct sc_text start;
		uint32_t unit;
		struct sc_sdp_rate *rate;
	} names[] = {
		{ SC_TEXT("b=AS:"), KILO, &media->as },
		{ SC_TEXT("b=RS:"), 1, &media->rs },
		{ SC_TEXT("b=RR:"), 1, &media->rr },
	};
	struct sc_text rest = media->lines;
	struct sc_text line;
	enum sc_status status = SC_STATUS_OK;

	while (status == SC_STATUS_OK && sc_sdp_take_line(&rest, &line)) {
		for (size_t i = 0; i < SC_COUNT_OF(names) && status == SC_STATUS_OK; i++) {
			struct sc_text value = line;

			if (!sc_text_starts_with(line, names[i].start))
				continue;
			value.at += names[i].start.length;
			value.length -= names[i].start.length;
			status = read_rate(reading, value, names[i].unit, names[i].rate);
		}
	}
	return status;
}

/* RFC 3605: "53020", or "53020 IN IP4 192.0.2.7". */
static enum sc_status read_rtcp(struct reading *reading, const char *value, struct sc_sdp_end *rtcp)
{
	const char *blank = strchr(value, ' ');
	const char *host = strrchr(value, ' ');
	struct sc_text digits = sc_text_of(value);
	uint32_t port = 0;

	if (blank != NULL)
		digits.length = (size_t)(blank - value);
	if (sc_text_to_u32(digits, &port) != SC_STATUS_OK || port == 0 || port > SC_SDP_PORT_MAX ||
		(blank != NULL && strncmp(blank, " IN IP", 6) != 0))
		return sc_problem_set(reading->problem, SC_STATUS_MALFORMED,
			"m= line %u: a=rtcp: takes a port, and perhaps an address behind IN IP4 or "
			"IN IP6",
			reading->number);
	rtcp->port = port;
	if (host != NULL)
		rtcp->host = keep(reading, host + 1);
	return SC_STATUS_OK;
}

/* RFC 3550 11: the port above that of RTP, unless said otherwise. */
static enum sc_status read_control(
	struct reading *reading, const sdp_media_t *from, struct sc_sdp_media *media)
{
	const sdp_attribute_t *stated = attribute(from, "rtcp");

	media->rtcp_mux =
		attribute(from, "rtcp-mux") != NULL || attribute(from, "rtcp-mux-only") != NULL;
	media->rtcp = media->media;
	if (stated != NULL)
		return read_rtcp(
			reading, stated->a_value == NULL ? "" : stated->a_value, &media->rtcp);
	media->rtcp.port++;
	if (media->rtcp.port > SC_SDP_PORT_MAX)
		media->rtcp.port = 0;
	return SC_STATUS_OK;
}

static enum sc_status read_media(
	struct reading *reading, const sdp_media_t *from, struct sc_sdp_media *media)
{
	const sdp_connection_t *connection = sdp_media_connections(from);
	enum sc_status status = SC_STATUS_OK;

	if (from->m_port > SC_SDP_PORT_MAX)
		return sc_problem_set(reading->problem, SC_STATUS_MALFORMED,
			"m= line %u: %lu is no port", reading->number, from->m_port);
	media->kind = keep(reading, from->m_type_name);
	media->media.port = (uint32_t)from->m_port;
	if (connection != NULL)
		media->media.host = keep(reading, connection->c_address);
	media->transport = transport_of(from->m_proto_name);
	media->rtp = is_rtp(from->m_proto_name);
	media->sends = (from->m_mode & sdp_sendonly) != 0;
	media->receives = (from->m_mode & sdp_recvonly) != 0;
	status = read_rates(reading, media);
	if (status == SC_STATUS_OK && media->rtp && media->media.port != 0)
		status = read_control(reading, from, media);
	return status;
}

static bool is_about_media(struct sc_text line)
{
	return sc_text_starts_with(line, SC_TEXT("m=")) ||
	       sc_text_starts_with(line, SC_TEXT("a=")) || sc_text_starts_with(line, SC_TEXT("b="));
}

/* The lines of the next m= section; *rest then starts with the one behind it. */
static struct sc_text take_section(struct reading *reading, struct sc_text *rest)
{
	struct sc_text_writer writer;
	struct sc_text line;
	struct sc_text behind = *rest;
	bool begun = false;

	sc_arena_lend(reading->arena, &writer);
	while (sc_sdp_take_line(&behind, &line)) {
		bool media = sc_text_starts_with(line, SC_TEXT("m="));

		if (media && begun)
			break;
		if (begun && is_about_media(line))
			sc_text_put(&writer, SC_TEXT("\n"));
		begun = begun || media;
		if (begun && is_about_media(line))
			sc_text_put(&writer, line);
		*rest = behind;
	}
	reading->full = reading->full || writer.overflow;
	return sc_arena_settle(reading->arena, &writer);
}

static enum sc_status read_session(struct reading *reading, const sdp_session_t *session,
	struct sc_text text, struct sc_sdp *sdp)
{
	const sdp_media_t *from = session->sdp_media;
	enum sc_status status = SC_STATUS_OK;

	for (; from != NULL && status == SC_STATUS_OK; from = from->m_next) {
		struct sc_sdp_media *media = &sdp->media[sdp->media_count];

		if (sdp->media_count == SC_SDP_MEDIA_LIMIT)
			return sc_problem_set(reading->problem, SC_STATUS_OUT_OF_ROOM,
				"at most %d m= lines are taken", SC_SDP_MEDIA_LIMIT);
		sdp->media_count++;
		reading->number = sdp->media_count;
		media->lines = take_section(reading, &text);
		status = read_media(reading, from, media);
	}
	if (status == SC_STATUS_OK && reading->full)
		return sc_problem_set(reading->problem, SC_STATUS_OUT_OF_ROOM,
			"the session description is too long");
	return status;
}

enum sc_status sc_sdp_read(
	struct sc_arena *arena, struct sc_text text, struct sc_sdp *sdp, struct sc_problem *problem)
{
	struct reading reading = { .arena = arena, .problem = problem };
	struct sc_sdp found = { .media_count = 0 };
	enum sc_status status = sc_sdp_guard(text, problem);
	su_home_t *home = status == SC_STATUS_OK ? su_home_create() : NULL;
	sdp_parser_t *parser = NULL;

	if (status != SC_STATUS_OK)
		return status;
	if (home == NULL)
		return sc_problem_set(problem, SC_STATUS_OUT_OF_MEMORY, "%s",
			sc_status_sentence(SC_STATUS_OUT_OF_MEMORY));
	parser = sdp_parse(home, text.at, (issize_t)text.length, 0);
	if (sdp_session(parser) == NULL)
		status = sc_problem_set(
			problem, SC_STATUS_MALFORMED, "%s", sdp_parsing_error(parser));
	else
		status = read_session(&reading, sdp_session(parser), text, &found);
	sdp_parser_free(parser);
	su_home_unref(home);
	if (status == SC_STATUS_OK)
		*sdp = found;
	return status;
}
