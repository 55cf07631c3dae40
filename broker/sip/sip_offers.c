/* SPDX-License-Identifier: BSD-2-Clause */
#include "sip_offers.h"

#include <sofia-sip/sip_header.h>
#include <sofia-sip/sip_protos.h>
#include <sofia-sip/url.h>
#include <stdbool.h>

#include "text.h"

enum { LIST_LIMIT = 1024, RETRY_SECONDS = 1 };

/* One list of the packages, names or body types, behind what is in the writer already. */
static void put_packages(struct sc_text_writer *list, const struct sc_event_package *packages,
	const char *(*member)(const struct sc_event_package *package))
{
	for (const struct sc_event_package *package = packages; package->name != NULL; package++) {
		const char *text = member(package);

		if (text == NULL)
			continue;
		if (sc_text_written(list).length != 0)
			sc_text_put(list, SC_TEXT(", "));
		sc_text_put(list, sc_text_of(text));
	}
	sc_text_put(list, (struct sc_text){ .at = "", .length = 1 });
}

static const char *name_of(const struct sc_event_package *package)
{
	return package->name;
}

static const char *accept_of(const struct sc_event_package *package)
{
	return package->accept;
}

/* ACK and CANCEL belong into Allow whenever it is there (RFC 3261 20.5). */
static void make_lists(struct sc_sip_offers *offers, const struct sc_event_package *packages)
{
	char buffer[LIST_LIMIT];
	struct sc_text_writer list;
	bool any = packages->name != NULL;

	offers->allow = sip_allow_make(
		offers->home, any ? "OPTIONS, SUBSCRIBE, ACK, CANCEL" : "OPTIONS, ACK, CANCEL");
	sc_text_writer_begin(&list, buffer, sizeof(buffer));
	put_packages(&list, packages, name_of);
	if (any && !list.overflow)
		offers->allow_events = sip_allow_events_make(offers->home, buffer);
	sc_text_writer_begin(&list, buffer, sizeof(buffer));
	put_packages(&list, packages, accept_of);
	if (!list.overflow)
		offers->accept = sip_accept_make(offers->home, buffer);
}

static sip_contact_t *make_contact(su_home_t *home, const char *uri)
{
	sip_contact_t *contact = sip_contact_make(home, uri);

	if (contact == NULL || contact->m_next != NULL ||
		(contact->m_url->url_type != url_sip && contact->m_url->url_type != url_sips))
		return NULL;
	return contact;
}

static bool is_complete(const struct sc_sip_offers *offers, bool any)
{
	return offers->allow != NULL && (!any || offers->allow_events != NULL) &&
	       offers->accept != NULL && offers->accept_encoding != NULL &&
	       offers->accept_language != NULL && offers->supported != NULL &&
	       offers->retry_after != NULL;
}

enum sc_status sc_sip_offers_open(struct sc_sip_offers *offers, const char *uri,
	const char *product, const struct sc_event_package *packages, struct sc_problem *problem)
{
	struct sc_sip_offers made = { .home = su_home_new(sizeof(su_home_t)) };
	enum sc_status status = SC_STATUS_OK;

	if (made.home == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	make_lists(&made, packages);
	made.accept_encoding = sip_accept_encoding_make(made.home, "identity");
	made.accept_language = sip_accept_language_make(made.home, "en");
	made.supported = sip_supported_make(made.home, "");
	made.retry_after = sip_retry_after_format(made.home, "%d", RETRY_SECONDS);
	made.contact = uri == NULL ? NULL : make_contact(made.home, uri);
	made.server = product == NULL ? NULL : sip_server_make(made.home, product);
	if (made.contact == NULL)
		status = sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"\"%s\" is not a SIP URI to be reached at: write sip:broker.example.org",
			uri == NULL ? "" : uri);
	else if (made.server == NULL)
		status = sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"\"%s\" cannot be a product name in SIP: write continuity-broker/1.0",
			product == NULL ? "" : product);
	else if (!is_complete(&made, packages->name != NULL))
		status = SC_STATUS_OUT_OF_MEMORY;
	if (status == SC_STATUS_OK)
		*offers = made;
	else
		sc_sip_offers_close(&made);
	return status;
}

void sc_sip_offers_close(struct sc_sip_offers *offers)
{
	if (offers->home != NULL)
		su_home_unref(offers->home);
	*offers = (struct sc_sip_offers){ .home = NULL };
}
