/* SPDX-License-Identifier: BSD-2-Clause */
#include "sip_check.h"

#include <sofia-sip/msg.h>
#include <sofia-sip/sip_header.h>
#include <sofia-sip/su_string.h>
#include <stdbool.h>
#include <string.h>

#include "export.h"

/* How each method ends when nothing is wrong with the request. A method that is not here is one the
 * broker knows and does not serve. */
static const struct {
	sip_method_t method;
	enum sc_sip_ending ending;
} methods[] = {
	{ sip_method_unknown, SC_SIP_METHOD_UNKNOWN }, /* RFC 3261 21.5.2 */
	{ sip_method_ack, SC_SIP_IGNORED },            /* RFC 3261 8.2.7 */
	{ sip_method_cancel, SC_SIP_IGNORED },         /* RFC 3261 8.2.7 */
	{ sip_method_options, SC_SIP_OPTIONS },
	{ sip_method_subscribe, SC_SIP_EVENT_UNKNOWN },
};

static enum sc_sip_ending ending_of(sip_method_t method)
{
	for (size_t i = 0; i < SC_COUNT_OF(methods); i++) {
		if (methods[i].method == method)
			return methods[i].ending;
	}
	return SC_SIP_METHOD_NOT_ALLOWED;
}

/* What Sofia says of a message's length counts the body twice when it came in pieces. */
static enum sc_sip_ending check_length(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	(void)request;
	return sip->sip_payload != NULL && sip->sip_payload->pl_len > answering->body_bytes
		       ? SC_SIP_TOO_LONG
		       : SC_SIP_PASSED;
}

/* Sofia notes what it could not read and goes on. What only proxies, registrars or the other side
 * of a transaction look at may be as wrong as it likes (RFC 3261 8.2.2). */
static enum sc_sip_ending check_headers(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	const unsigned others = (unsigned)sip_mask_response | sip_mask_proxy | sip_mask_registrar |
				sip_mask_pref | sip_mask_privacy;

	(void)answering;
	(void)sip;
	return (msg_extract_errors(request) & ~others) != 0 ? SC_SIP_HEADER_MALFORMED
							    : SC_SIP_PASSED;
}

static enum sc_sip_ending check_served(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	enum sc_sip_ending ending = ending_of(sip->sip_request->rq_method);

	(void)answering;
	(void)request;
	return ending == SC_SIP_METHOD_UNKNOWN || ending == SC_SIP_METHOD_NOT_ALLOWED
		       ? ending
		       : SC_SIP_PASSED;
}

/* RFC 3261 8.2.2.1, and 19.1.1 for the header fields that only other places may have. */
static enum sc_sip_ending check_uri(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	const url_t *uri = sip->sip_request->rq_url;

	(void)answering;
	(void)request;
	if (uri->url_type != url_sip && uri->url_type != url_sips)
		return SC_SIP_SCHEME_UNKNOWN;
	return uri->url_headers != NULL ? SC_SIP_URI_WITH_HEADERS : SC_SIP_PASSED;
}

static bool is_ours(nta_agent_t *agent, const sip_via_t *via)
{
	const char *port = sip_via_port(via, NULL);

	for (const sip_via_t *own = nta_agent_via(agent); own != NULL; own = own->v_next) {
		if (su_casematch(own->v_host, via->v_host) &&
			strcmp(sip_via_port(own, NULL), port) == 0)
			return true;
	}
	return false;
}

/* What has our own address in a Via has left here before (RFC 3261 16.3 step 4). Merged requests
 * (8.2.2.2) have no transaction here that they could be merged with. */
static enum sc_sip_ending check_loop(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	(void)request;
	for (int i = 0; i < SC_SIP_AGENT_LIMIT; i++) {
		if (answering->agents[i] == NULL)
			continue;
		for (const sip_via_t *via = sip->sip_via; via != NULL; via = via->v_next) {
			if (is_ours(answering->agents[i], via))
				return SC_SIP_LOOPED;
		}
	}
	return SC_SIP_PASSED;
}

/* RFC 3261 8.2.2.3: any option is one too many as long as Supported is empty. */
static enum sc_sip_ending check_extensions(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	(void)answering;
	(void)request;
	return sip->sip_require != NULL && sip->sip_require->k_items != NULL &&
			       sip->sip_require->k_items[0] != NULL
		       ? SC_SIP_EXTENSION_UNKNOWN
		       : SC_SIP_PASSED;
}

/* RFC 3261 12.2.2: there is no dialog that it could belong to. */
static enum sc_sip_ending check_dialog(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	(void)answering;
	(void)request;
	return sip->sip_to->a_tag != NULL ? SC_SIP_DIALOG_UNKNOWN : SC_SIP_PASSED;
}

/* RFC 6665 3.1.1 and 4.1.2.1: one Event, one Contact; 4.2.1.1: then the package. */
static enum sc_sip_ending check_event(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	(void)answering;
	(void)request;
	if (sip->sip_request->rq_method != sip_method_subscribe)
		return SC_SIP_PASSED;
	if (sip->sip_event == NULL)
		return SC_SIP_EVENT_MISSING;
	if (sip->sip_contact == NULL || sip->sip_contact->m_next != NULL)
		return SC_SIP_CONTACT_MISSING;
	return SC_SIP_EVENT_UNKNOWN;
}

/* RFC 3261 8.2.3: no body is understood, so only one that may be ignored passes. */
static enum sc_sip_ending check_body(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	(void)answering;
	(void)request;
	if (sip->sip_payload == NULL || sip->sip_payload->pl_len == 0)
		return SC_SIP_PASSED;
	return sip->sip_content_disposition != NULL && sip->sip_content_disposition->cd_optional
		       ? SC_SIP_PASSED
		       : SC_SIP_BODY_UNKNOWN;
}

enum sc_sip_ending sc_sip_check_method(const sip_t *sip)
{
	return ending_of(sip->sip_request->rq_method);
}

enum sc_sip_ending sc_sip_check(
	const struct sc_sip_answering *answering, const msg_t *request, const sip_t *sip)
{
	static enum sc_sip_ending (*const checks[])(const struct sc_sip_answering *answering,
		const msg_t *request, const sip_t *sip) = { check_length, check_headers,
		check_served, check_uri, check_loop, check_extensions, check_dialog, check_event,
		check_body };

	for (size_t i = 0; i < SC_COUNT_OF(checks); i++) {
		enum sc_sip_ending ending = checks[i](answering, request, sip);

		if (ending != SC_SIP_PASSED)
			return ending;
	}
	return ending_of(sip->sip_request->rq_method);
}
