/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What happens next to an AF session? The states it goes through between its first AAR and its end
 * as the server sees them (TS 29.214 4.4; RFC 6733 8.1), one table of them all. It does nothing
 * itself. For the Rx files of this floor.
 */
#ifndef SC_RX_MACHINE_H
#define SC_RX_MACHINE_H

enum sc_rx_state {
	SC_RX_IDLE,            /* there is none */
	SC_RX_OPEN,            /* nothing is on its way to the AF */
	SC_RX_REPORTING,       /* an RAR is */
	SC_RX_REPORTING_AGAIN, /* a second one is, after the first was not answered */
	SC_RX_ABORTING,        /* an ASR is, or waits for a way */
	SC_RX_DISCONNECTED,    /* the ASR was answered, or never will be: the AF's STR is due */
	SC_RX_STATE_COUNT
};

enum sc_rx_event {
	SC_RX_EVENT_AAR_ACCEPTED, /* the content may be carried */
	SC_RX_EVENT_AAR_REJECTED,
	SC_RX_EVENT_STR,
	SC_RX_EVENT_REPORT, /* something the AF subscribed to has happened */
	SC_RX_EVENT_ABORT,  /* nothing of the session may be carried any longer */
	SC_RX_EVENT_RAA,
	SC_RX_EVENT_RAA_UNKNOWN, /* DIAMETER_UNKNOWN_SESSION_ID */
	SC_RX_EVENT_RAA_MISSING, /* it never came, or says nothing of use */
	SC_RX_EVENT_RAA_LOST,    /* it cannot come: the way was lost */
	SC_RX_EVENT_ASA,         /* whatever it says, and also when it never came */
	SC_RX_EVENT_ASA_UNKNOWN, /* DIAMETER_UNKNOWN_SESSION_ID */
	SC_RX_EVENT_ASA_LOST,    /* it cannot come: the way was lost */
	SC_RX_EVENT_GUARD,       /* the STR did not come in time */
	SC_RX_EVENT_RESTART,     /* the AF has restarted */
	SC_RX_EVENT_COUNT
};

enum sc_rx_action {
	SC_RX_DO_NOTHING,
	SC_RX_DO_KEEP,           /* the session as the request makes it, and answer 2001 */
	SC_RX_DO_REFUSE,         /* answer the error; what was accepted before stays */
	SC_RX_DO_ANSWER_UNKNOWN, /* 5002 */
	SC_RX_DO_SEND_RAR,
	SC_RX_DO_NOTE_TOLD, /* the AF knows now */
	SC_RX_DO_HOLD_BACK, /* until what is on its way has been answered */
	SC_RX_DO_SEND_ASR,
	SC_RX_DO_START_GUARD, /* for the STR */
	SC_RX_DO_DROP,        /* forget the session; of an STR: and answer 2001 */
	SC_RX_ACTION_COUNT
};

struct sc_rx_step {
	enum sc_rx_action action;
	enum sc_rx_state next;
};

struct sc_rx_step sc_rx_step(enum sc_rx_state state, enum sc_rx_event event);

#endif
