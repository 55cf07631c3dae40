/* SPDX-License-Identifier: BSD-2-Clause */
#include "sip_answer.h"

#include <sofia-sip/msg_addr.h>
#include <sofia-sip/nta_stateless.h>
#include <sofia-sip/nta_tport.h>
#include <sofia-sip/sip_header.h>
#include <sofia-sip/sip_tag.h>
#include <sofia-sip/su_md5.h>
#include <sofia-sip/su_tag.h>
#include <sofia-sip/tport.h>
#include <stdio.h>

#include "log.h"
#include "sip_check.h"

/* What an answer carries beside what every answer carries. */
enum field {
	ALLOW = 1 << 0,
	ALLOW_EVENTS = 1 << 1,
	ACCEPT = 1 << 2, /* with -Encoding and -Language */
	SUPPORTED = 1 << 3,
	UNSUPPORTED = 1 << 4,
	CONTACT = 1 << 5,
	RETRY_AFTER = 1 << 6,
};

struct answer {
	int code; /* 0: none is sent */
	unsigned fields;
	const char *phrase;
};

static const struct answer answers[] = {
	[SC_SIP_IGNORED] = { 0, 0, "ignored" },
	[SC_SIP_OPTIONS] = { 200, ALLOW | ALLOW_EVENTS | ACCEPT | SUPPORTED | CONTACT, "OK" },
	[SC_SIP_HEADER_MALFORMED] = { 400, 0, "Malformed Header Field" },
	[SC_SIP_URI_WITH_HEADERS] = { 400, 0, "Header Fields In Request-URI" },
	[SC_SIP_EVENT_MISSING] = { 400, ALLOW_EVENTS, "Missing Event Header Field" },
	[SC_SIP_CONTACT_MISSING] = { 400, 0, "Missing Or Repeated Contact" },
	[SC_SIP_METHOD_NOT_ALLOWED] = { 405, ALLOW, "Method Not Allowed" },
	[SC_SIP_BODY_UNKNOWN] = { 415, ACCEPT, "Unsupported Media Type" },
	[SC_SIP_SCHEME_UNKNOWN] = { 416, 0, "Unsupported URI Scheme" },
	[SC_SIP_EXTENSION_UNKNOWN] = { 420, UNSUPPORTED, "Bad Extension" },
	[SC_SIP_DIALOG_UNKNOWN] = { 481, 0, "Call/Transaction Does Not Exist" },
	[SC_SIP_LOOPED] = { 482, 0, "Loop Detected" },
	[SC_SIP_EVENT_UNKNOWN] = { 489, ALLOW_EVENTS, "Bad Event" },
	[SC_SIP_METHOD_UNKNOWN] = { 501, ALLOW, "Not Implemented" },
	[SC_SIP_TOO_MANY] = { 503, RETRY_AFTER, "Service Unavailable" },
	[SC_SIP_TOO_LONG] = { 513, 0, "Message Too Large" },
};

/* Retransmissions must get the same tag though nothing is kept of the first one (RFC 3261 8.2.7),
 * and nobody else may foresee it (19.3). */
static sip_to_t *tagged_to(
	const struct sc_sip_answering *answering, su_home_t *home, const sip_t *sip)
{
	sip_to_t *to = sip_to_dup(home, sip->sip_to);
	char tag[2 * SU_MD5_DIGEST_SIZE + 1];
	su_md5_t digest;

	if (to == NULL || to->a_tag != NULL)
		return to;
	su_md5_init(&digest);
	su_md5_update(&digest, answering->secret, sizeof(answering->secret));
	su_md5_str0update(&digest, sip->sip_call_id->i_id);
	su_md5_str0update(&digest, sip->sip_from->a_tag);
	su_md5_str0update(&digest, sip->sip_via->v_branch);
	su_md5_update(&digest, &sip->sip_cseq->cs_seq, sizeof(sip->sip_cseq->cs_seq));
	su_md5_hexdigest(&digest, tag);
	su_md5_deinit(&digest);
	return sip_to_tag(home, to, tag) < 0 ? NULL : to;
}

/* Names the field, when it is clear which one it is. The text outlives the request. */
static const char *malformed_phrase(const sip_t *sip, char *text, size_t size)
{
	const sip_header_t *wrong = (const sip_header_t *)sip->sip_error;
	const char *name = NULL;

	if (wrong != NULL && wrong->sh_next == NULL)
		name = wrong->sh_class == sip_error_class ? wrong->sh_error->er_name
							  : wrong->sh_class->hc_name;
	if (name == NULL)
		return answers[SC_SIP_HEADER_MALFORMED].phrase;
	snprintf(text, size, "Malformed %s Header Field", name);
	return text;
}

/* Takes the request. False: it found no way back. */
static bool send_answer(const struct sc_sip_answering *answering, nta_agent_t *agent,
	msg_t *request, const sip_t *sip, const struct answer *answer)
{
	const struct sc_sip_offers *offers = answering->offers;
	su_home_t *home = msg_home(request);
	unsigned fields = answer->fields;
	sip_unsupported_t *unsupported = NULL;

	if ((fields & UNSUPPORTED) != 0)
		unsupported = sip_has_unsupported(home, offers->supported, sip->sip_require);
	return nta_msg_treply(agent, request, answer->code, answer->phrase,
		       SIPTAG_TO(tagged_to(answering, home, sip)), SIPTAG_SERVER(offers->server),
		       TAG_IF(fields & ALLOW, SIPTAG_ALLOW(offers->allow)),
		       TAG_IF(fields & ALLOW_EVENTS, SIPTAG_ALLOW_EVENTS(offers->allow_events)),
		       TAG_IF(fields & ACCEPT, SIPTAG_ACCEPT(offers->accept)),
		       TAG_IF(fields & ACCEPT, SIPTAG_ACCEPT_ENCODING(offers->accept_encoding)),
		       TAG_IF(fields & ACCEPT, SIPTAG_ACCEPT_LANGUAGE(offers->accept_language)),
		       TAG_IF(fields & SUPPORTED, SIPTAG_SUPPORTED(offers->supported)),
		       TAG_IF(fields & UNSUPPORTED, SIPTAG_UNSUPPORTED(unsupported)),
		       TAG_IF(fields & CONTACT, SIPTAG_CONTACT(offers->contact)),
		       TAG_IF(fields & RETRY_AFTER, SIPTAG_RETRY_AFTER(offers->retry_after)),
		       TAG_END()) == 0;
}

/* What the line in the log says of a request; written before the answer takes it away. */
struct request_note {
	char method[32];
	char source[TPORT_HOSTPORTSIZE];
	char identities[256]; /* empty unless wanted */
	const char *transport;
};

static void note_request(
	struct request_note *note, msg_t *request, const sip_t *sip, const char *transport)
{
	char *from;

	note->transport = transport;
	note->identities[0] = '\0';
	snprintf(note->method, sizeof(note->method), "%s", sip->sip_request->rq_method_name);
	if (tport_hostport(note->source, sizeof(note->source), msg_addr(request), 1) == NULL)
		snprintf(note->source, sizeof(note->source), "an unknown address");
	if (!sc_log_wants(SC_LOG_DEBUG))
		return;
	from = url_as_string(msg_home(request), sip->sip_from->a_url);
	snprintf(note->identities, sizeof(note->identities), ", from %s to " URL_PRINT_FORMAT,
		from == NULL ? "?" : from, URL_PRINT_ARGS(sip->sip_request->rq_url));
}

static void log_request(const struct request_note *note, const struct answer *answer, bool sent)
{
	char code[8] = "";

	if (answer->code != 0)
		snprintf(code, sizeof(code), "%d ", answer->code);
	sc_log(SC_LOG_REQUEST, "SIP %s from %s over %s: %s%s%s%s", note->method, note->source,
		note->transport, code, answer->phrase, sent ? "" : " (no way back)",
		note->identities);
}

static enum sc_sip_ending judge(const struct sc_sip_answering *answering, const msg_t *request,
	const sip_t *sip, bool datagram)
{
	enum sc_sip_ending ending = sc_sip_check_method(sip);

	if (ending == SC_SIP_IGNORED)
		return ending;
	return datagram && answering->too_many ? SC_SIP_TOO_MANY
					       : sc_sip_check(answering, request, sip);
}

static void answer_request(
	struct sc_sip_answering *answering, nta_agent_t *agent, msg_t *request, const sip_t *sip)
{
	bool datagram = tport_is_udp(tport_delivered_by(nta_agent_tports(agent), request));
	enum sc_sip_ending ending = judge(answering, request, sip, datagram);
	struct answer answer = answers[ending];
	bool wanted = sc_log_wants(SC_LOG_REQUEST);
	struct request_note note;
	char phrase[64];
	bool sent = true;

	answering->requests++;
	if (ending == SC_SIP_HEADER_MALFORMED)
		answer.phrase = malformed_phrase(sip, phrase, sizeof(phrase));
	if (wanted)
		note_request(&note, request, sip, datagram ? "UDP" : "TCP");
	if (answer.code == 0)
		nta_msg_discard(agent, request);
	else
		sent = send_answer(answering, agent, request, sip, &answer);
	answering->answers += answer.code != 0 && sent;
	answering->unsent += !sent;
	if (wanted)
		log_request(&note, &answer, sent);
}

int sc_sip_answer(
	struct sc_sip_answering *answering, nta_agent_t *agent, msg_t *message, sip_t *sip)
{
	/* An answer to nothing that we asked (RFC 3261 18.1.2: silently). */
	if (sip->sip_request == NULL)
		nta_msg_discard(agent, message);
	else
		answer_request(answering, agent, message, sip);
	return 0;
}
