/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do notifications leave? The service keeps them in a durable outbox and hands them one at a
 * time per receiver and identity to a courier, who sends a Push-Notification-Request and tells how
 * it went (TS 29.328 6.1.4).
 */
#ifndef SC_SH_DELIVERY_H
#define SC_SH_DELIVERY_H

#include "export.h"
#include "service.h"
#include "sh_user.h"

struct sc_sh_notification {
	int64_t id;
	struct sc_text host;  /* Destination-Host: who subscribed */
	struct sc_text realm; /* Destination-Realm */
	struct sc_text via;   /* the peer its subscription came through */
	enum sc_sh_identity_kind kind;
	struct sc_text identity; /* as it was subscribed to */
	struct sc_text wildcard; /* empty: none */
	enum sc_identity_type wildcard_type;
	struct sc_text private_identity; /* empty: none was named */
	struct sc_text document;         /* User-Data */
};

enum sc_sh_delivery {
	SC_SH_DELIVERED,
	SC_SH_NO_SUBSCRIPTION, /* Experimental-Result 5107 */
	SC_SH_RECEIVER_FORGOT, /* Experimental-Result 5001: the user is unknown there */
	SC_SH_REFUSED,         /* any other permanent failure */
	SC_SH_NOT_DELIVERED    /* no answer, no way, or a failure that may pass */
};

struct sc_sh_courier {
	/* OK: it has left, and sc_sh_delivered() will be called later with its id. Anything else:
	 * it could not leave. The texts live during the call only. */
	enum sc_status (*send)(void *owner, const struct sc_sh_notification *notification);
	void *owner;
};

/* NULL: nobody delivers for now. */
SC_EXPORT void sc_sh_set_courier(struct sc_service *service, const struct sc_sh_courier *courier);
SC_EXPORT void sc_sh_delivered(struct sc_service *service, int64_t id, enum sc_sh_delivery how);
/* A way has opened: what waits for this host, or waits for any way to its own, is tried now. */
SC_EXPORT void sc_sh_way_opened(struct sc_service *service, struct sc_text host);

#endif
