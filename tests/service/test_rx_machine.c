/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Every step of an AF session, named once more: state, event, what is done and where that leads.
 */
#include <stdio.h>

#include "rx_machine.h"
#include "suite.h"
#include "text.h"

/* What the standard's table says (TS 29.214 4.4, 4.5); whatever is not listed does nothing and
 * stays. */
static const struct {
	enum sc_rx_state state;
	enum sc_rx_event event;
	enum sc_rx_action action;
	enum sc_rx_state next;
} rows[] = {
	{ SC_RX_IDLE, SC_RX_EVENT_AAR_ACCEPTED, SC_RX_DO_KEEP, SC_RX_OPEN },
	{ SC_RX_IDLE, SC_RX_EVENT_AAR_REJECTED, SC_RX_DO_REFUSE, SC_RX_IDLE },
	{ SC_RX_IDLE, SC_RX_EVENT_STR, SC_RX_DO_ANSWER_UNKNOWN, SC_RX_IDLE },
	{ SC_RX_OPEN, SC_RX_EVENT_AAR_ACCEPTED, SC_RX_DO_KEEP, SC_RX_OPEN },
	{ SC_RX_OPEN, SC_RX_EVENT_AAR_REJECTED, SC_RX_DO_REFUSE, SC_RX_OPEN },
	{ SC_RX_OPEN, SC_RX_EVENT_STR, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_OPEN, SC_RX_EVENT_REPORT, SC_RX_DO_SEND_RAR, SC_RX_REPORTING },
	{ SC_RX_OPEN, SC_RX_EVENT_ABORT, SC_RX_DO_SEND_ASR, SC_RX_ABORTING },
	{ SC_RX_OPEN, SC_RX_EVENT_RESTART, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_REPORTING, SC_RX_EVENT_AAR_ACCEPTED, SC_RX_DO_KEEP, SC_RX_REPORTING },
	{ SC_RX_REPORTING, SC_RX_EVENT_AAR_REJECTED, SC_RX_DO_REFUSE, SC_RX_REPORTING },
	{ SC_RX_REPORTING, SC_RX_EVENT_STR, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_REPORTING, SC_RX_EVENT_REPORT, SC_RX_DO_HOLD_BACK, SC_RX_REPORTING },
	{ SC_RX_REPORTING, SC_RX_EVENT_ABORT, SC_RX_DO_HOLD_BACK, SC_RX_REPORTING },
	{ SC_RX_REPORTING, SC_RX_EVENT_RAA, SC_RX_DO_NOTE_TOLD, SC_RX_OPEN },
	{ SC_RX_REPORTING, SC_RX_EVENT_RAA_UNKNOWN, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_REPORTING, SC_RX_EVENT_RAA_MISSING, SC_RX_DO_SEND_RAR, SC_RX_REPORTING_AGAIN },
	{ SC_RX_REPORTING, SC_RX_EVENT_RAA_LOST, SC_RX_DO_SEND_RAR, SC_RX_REPORTING },
	{ SC_RX_REPORTING, SC_RX_EVENT_RESTART, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_AAR_ACCEPTED, SC_RX_DO_KEEP, SC_RX_REPORTING_AGAIN },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_AAR_REJECTED, SC_RX_DO_REFUSE, SC_RX_REPORTING_AGAIN },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_STR, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_REPORT, SC_RX_DO_HOLD_BACK, SC_RX_REPORTING_AGAIN },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_ABORT, SC_RX_DO_HOLD_BACK, SC_RX_REPORTING_AGAIN },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_RAA, SC_RX_DO_NOTE_TOLD, SC_RX_OPEN },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_RAA_UNKNOWN, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_RAA_MISSING, SC_RX_DO_NOTHING, SC_RX_OPEN },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_RAA_LOST, SC_RX_DO_SEND_RAR, SC_RX_REPORTING_AGAIN },
	{ SC_RX_REPORTING_AGAIN, SC_RX_EVENT_RESTART, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_ABORTING, SC_RX_EVENT_AAR_ACCEPTED, SC_RX_DO_ANSWER_UNKNOWN, SC_RX_ABORTING },
	{ SC_RX_ABORTING, SC_RX_EVENT_AAR_REJECTED, SC_RX_DO_ANSWER_UNKNOWN, SC_RX_ABORTING },
	{ SC_RX_ABORTING, SC_RX_EVENT_STR, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_ABORTING, SC_RX_EVENT_RAA_UNKNOWN, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_ABORTING, SC_RX_EVENT_ASA, SC_RX_DO_START_GUARD, SC_RX_DISCONNECTED },
	{ SC_RX_ABORTING, SC_RX_EVENT_ASA_UNKNOWN, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_ABORTING, SC_RX_EVENT_ASA_LOST, SC_RX_DO_SEND_ASR, SC_RX_ABORTING },
	{ SC_RX_ABORTING, SC_RX_EVENT_GUARD, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_ABORTING, SC_RX_EVENT_RESTART, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_DISCONNECTED, SC_RX_EVENT_AAR_ACCEPTED, SC_RX_DO_ANSWER_UNKNOWN,
		SC_RX_DISCONNECTED },
	{ SC_RX_DISCONNECTED, SC_RX_EVENT_AAR_REJECTED, SC_RX_DO_ANSWER_UNKNOWN,
		SC_RX_DISCONNECTED },
	{ SC_RX_DISCONNECTED, SC_RX_EVENT_STR, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_DISCONNECTED, SC_RX_EVENT_ASA_UNKNOWN, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_DISCONNECTED, SC_RX_EVENT_GUARD, SC_RX_DO_DROP, SC_RX_IDLE },
	{ SC_RX_DISCONNECTED, SC_RX_EVENT_RESTART, SC_RX_DO_DROP, SC_RX_IDLE },
};

static void test_steps(void)
{
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sc_rx_step step = sc_rx_step(rows[i].state, rows[i].event);

		if (step.action != rows[i].action || step.next != rows[i].next)
			printf("\n  row %u\n", (unsigned)i);
		CU_ASSERT_EQUAL(step.action, rows[i].action);
		CU_ASSERT_EQUAL(step.next, rows[i].next);
	}
}

static bool is_listed(int state, int event)
{
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		if ((int)rows[i].state == state && (int)rows[i].event == event)
			return true;
	}
	return false;
}

static void test_others(void)
{
	for (int state = 0; state < SC_RX_STATE_COUNT; state++) {
		for (int event = 0; event < SC_RX_EVENT_COUNT; event++) {
			struct sc_rx_step step =
				sc_rx_step((enum sc_rx_state)state, (enum sc_rx_event)event);

			if (is_listed(state, event))
				continue;
			CU_ASSERT_EQUAL(step.action, SC_RX_DO_NOTHING);
			CU_ASSERT_EQUAL((int)step.next, state);
		}
	}
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "every step that does something", test_steps },
		{ "every other step", test_others },
	};

	return suite_run("Rx session states", tests, SC_COUNT_OF(tests));
}
