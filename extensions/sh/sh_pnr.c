/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Push-Notification-Request (TS 29.328 6.1.4): the courier of the service's notifications. One
 * question of ours per notification; how it went is told back by its number.
 */
#include <stdlib.h>

#include "node.h"
#include "sh_delivery.h"
#include "sh_identity.h"
#include "sh_serve.h"
#include "sh_tbcd.h"

enum {
	/* Of Result-Code and Experimental-Result-Code, by their thousands. */
	SUCCESS = 2,
	PROTOCOL_ERROR = 3,
	TRANSIENT_FAILURE = 4,
	UNABLE_TO_DELIVER = 3002,
	TOO_BUSY = 3004,
	/* TS 29.329 6.2.2, Experimental-Result-Codes. */
	USER_UNKNOWN = 5001,
	NO_SUBSCRIPTION_TO_DATA = 5107
};

/* One notification that waits for its answer. */
struct posting {
	struct posting *next;
	struct posting **to_this;
	int64_t id;
};

/* Where notifications leave: while the node is open. */
static struct {
	struct sc_node *node;
	struct sc_service *service;
	struct posting *postings;
} office;

static void end_posting(struct posting *posting)
{
	*posting->to_this = posting->next;
	if (posting->next != NULL)
		posting->next->to_this = posting->to_this;
	free(posting);
}

static struct posting *begin_posting(int64_t id)
{
	struct posting *posting = malloc(sizeof(*posting));

	if (posting == NULL)
		return NULL;
	*posting =
		(struct posting){ .next = office.postings, .to_this = &office.postings, .id = id };
	if (posting->next != NULL)
		posting->next->to_this = &posting->next;
	office.postings = posting;
	return posting;
}

/* A code of its own kind only: 5001 as Result-Code is DIAMETER_AVP_UNSUPPORTED, also from those who
 * mean a user. */
static enum sc_sh_delivery delivery_of(const struct sc_reply *reply)
{
	bool of_3gpp = reply->vendor == SC_VENDOR_3GPP;

	if (reply->ending != SC_REPLY_ANSWERED || reply->code == 0)
		return SC_SH_NOT_DELIVERED;
	if (of_3gpp && reply->code == NO_SUBSCRIPTION_TO_DATA)
		return SC_SH_NO_SUBSCRIPTION;
	if (of_3gpp && reply->code == USER_UNKNOWN)
		return SC_SH_RECEIVER_FORGOT;
	switch (reply->code / 1000) {
	case SUCCESS:
		return SC_SH_DELIVERED;
	case PROTOCOL_ERROR:
		return reply->code == UNABLE_TO_DELIVER || reply->code == TOO_BUSY
			       ? SC_SH_NOT_DELIVERED
			       : SC_SH_REFUSED;
	case TRANSIENT_FAILURE:
		return SC_SH_NOT_DELIVERED;
	default:
		return SC_SH_REFUSED;
	}
}

static void answered(void *owner, const struct sc_reply *reply)
{
	struct posting *posting = owner;
	int64_t id = posting->id;

	end_posting(posting);
	sc_sh_delivered(office.service, id, delivery_of(reply));
}

/* False: the service keeps digits that are none. */
static bool write_pnr(const struct sc_sh_notification *notification, char octets[SC_SH_TBCD_LIMIT],
	struct sh_pnr *pnr)
{
	struct sh_user_identity *user = &pnr->whom.user_identity;
	bool good = true;

	*pnr = (struct sh_pnr){ .user_data = notification->document };
	user->present = true;
	switch (notification->kind) {
	case SC_SH_BY_PUBLIC:
		user->public_identity = notification->identity;
		break;
	case SC_SH_BY_MSISDN:
		good = sc_sh_tbcd_write(notification->identity, octets, &user->msisdn);
		break;
	case SC_SH_BY_EXTERNAL:
		user->external = notification->identity;
		break;
	}
	sh_identity_tell_wildcard(notification->wildcard, notification->wildcard_type,
		&pnr->whom.wildcarded_public_identity, &pnr->whom.wildcarded_impu);
	if (notification->private_identity.length != 0)
		pnr->whom.user_name = notification->private_identity;
	return good;
}

static enum sc_status post(const struct sc_sh_notification *notification, const struct sh_pnr *pnr)
{
	struct posting *posting = begin_posting(notification->id);
	const struct sc_ask ask = {
		.application = &sc_sh_asking,
		.code = SC_SH_PUSH_NOTIFICATION,
		.destination_host = notification->host,
		.destination_realm = notification->realm,
		.via = notification->via,
		.map = &sc_sh_pnr_map,
		.values = pnr,
		.answered = answered,
		.owner = posting,
	};
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (posting == NULL)
		return status;
	status = sc_node_ask(office.node, &ask);
	if (status != SC_STATUS_OK)
		end_posting(posting);
	return status;
}

static enum sc_status send_notification(void *owner, const struct sc_sh_notification *notification)
{
	char octets[SC_SH_TBCD_LIMIT];
	struct sh_pnr pnr;

	(void)owner;
	if (!write_pnr(notification, octets, &pnr))
		return SC_STATUS_MALFORMED;
	return post(notification, &pnr);
}

/* Nobody will hear any more how they went. */
static void drop_postings(void)
{
	struct posting *posting = office.postings;

	office.postings = NULL;
	while (posting != NULL) {
		struct posting *next = posting->next;

		free(posting);
		posting = next;
	}
}

void sh_opened(struct sc_node *node, struct sc_service *service)
{
	const struct sc_sh_courier courier = { .send = send_notification };

	office.node = node;
	office.service = service;
	sc_sh_set_courier(service, &courier);
}

void sh_closing(struct sc_node *node)
{
	(void)node;
	sc_sh_set_courier(office.service, NULL);
	drop_postings();
	office.node = NULL;
	office.service = NULL;
}

void sh_peer_opened(struct sc_node *node, struct sc_text identity, bool relays)
{
	(void)node;
	(void)relays;
	sc_sh_way_opened(office.service, identity);
}
