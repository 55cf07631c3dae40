/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does an AF hear that the world has changed? Sessions that an import, a user's own statement
 * or the hour touched are decided anew, a slice at a time; what their AFs must hear is handed to a
 * courier, who sends Re-Auth-Requests and Abort-Session-Requests and tells how it went
 * (TS 29.214 4.4.6, 4.5; rx_machine.h).
 */
#ifndef SC_RX_PUSH_H
#define SC_RX_PUSH_H

#include "export.h"
#include "rx_report.h"
#include "rx_verdict.h"
#include "service.h"

enum {
	/* On their way to one host at a time; the others wait. */
	SC_RX_OUTSTANDING_LIMIT = 64,
	/* Sessions whose new state is on its way to the disk at a time: requests of AFs that come
	 * meanwhile wait no longer than behind these. */
	SC_RX_WRITING_LIMIT = 32,
	/* How long an AF may take from its ASA to its STR. */
	SC_RX_GUARD_MILLISECONDS = 30000,
	/* A session that is to be ended waits that long for its AF, as long as a notification of Sh
	 * waits for its receiver; then it ends untold, and counts in no limit any more. */
	SC_RX_ENDING_LIFE_SECONDS = 86400,
	/* But its AF has that long to come back after a restart of ours in any case. */
	SC_RX_RETURN_SECONDS = 300,
	/* With so many changes of sessions on their way to the disk little is sent: the STRs that
	 * ASRs call for are changes, too. */
	SC_RX_PRESSED_LIMIT = 1024,
	/* What found no way, or could not be written, is tried again after this. */
	SC_RX_AGAIN_MILLISECONDS = 2000,
};

/* One message to an AF. */
struct sc_rx_push {
	uint64_t flight;
	bool aborts; /* ASR, otherwise RAR */
	struct sc_text session_id;
	struct sc_text host;  /* Destination-Host: who opened the session */
	struct sc_text realm; /* Destination-Realm */
	struct sc_text via;   /* the peer its requests came through */
	const struct sc_rx_report *report;
};

enum sc_rx_pushed {
	SC_RX_PUSH_ANSWERED,
	SC_RX_PUSH_UNKNOWN, /* DIAMETER_UNKNOWN_SESSION_ID */
	SC_RX_PUSH_MISSING, /* no answer */
	SC_RX_PUSH_LOST     /* the way was lost before the answer came */
};

struct sc_rx_courier {
	/* OK: it has left, and sc_rx_pushed() will be called later with its flight. Anything else:
	 * it could not leave. The texts live during the call only. */
	enum sc_status (*send)(void *owner, const struct sc_rx_push *push);
	void *owner;
};

/* NULL: nobody delivers for now. */
SC_EXPORT void sc_rx_set_courier(struct sc_service *service, const struct sc_rx_courier *courier);
SC_EXPORT void sc_rx_pushed(struct sc_service *service, uint64_t flight, enum sc_rx_pushed how);
/* A way has opened: what found none is tried now. */
SC_EXPORT void sc_rx_way_opened(struct sc_service *service);

/* For the files of this floor. */
struct sc_rx_pushes;

enum sc_status sc_rx_pushes_open(struct sc_rx_pushes **pushes);
/* Takes NULL. */
void sc_rx_pushes_close(struct sc_rx_pushes *pushes);
/* This session is to be looked at; the sessions of these subscribers; all of them. */
void sc_rx_push_one(struct sc_service *service, struct sc_text id);
void sc_rx_push_touched(struct sc_service *service, const struct sc_touched *touched);
void sc_rx_push_all(struct sc_service *service);
/* A request of its AF decided about the session, and asked once more for those Specific-Actions:
 * what the AF hears of all this later than what was decided before is not taken back by an answer
 * to that. */
void sc_rx_push_overtake(struct sc_service *service, struct sc_text session_id,
	const struct sc_rx_findings *findings, uint32_t asked);
/* The session is gone. */
void sc_rx_push_forget(struct sc_service *service, struct sc_text session_id);
/* A slice of what is to be looked at, sent or ended. */
void sc_rx_push_run(struct sc_service *service);
/* In how many milliseconds there is more to do; SC_RX_NEVER. */
uint64_t sc_rx_push_due(const struct sc_service *service);

#endif
