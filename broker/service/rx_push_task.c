/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is to be done with a session in its turn? It is judged anew, or what its AF has heard is
 * noted, or it is over. A session that a request is changing waits until that has ended.
 */
#include <string.h>

#include "rx_kept.h"
#include "rx_netloc.h"
#include "rx_noted.h"
#include "rx_push_parts.h"

/* What one turn of the loop does at most. */
enum { TASKS = 64 };

/* Of the access an AF knows what it was told last: perhaps that was the answer to its request. */
static void note(struct sc_rx_pushing *pushing, const struct sc_rx_session *known)
{
	const struct sc_rx_report *report = &pushing->report;
	struct sc_unit *unit = sc_unit_begin(pushing->service);
	struct sc_rx_session session = *known;

	if (!pushing->overtaken) {
		session.told = report->access;
		session.access = report->kind;
	}
	sc_rx_netloc_told(&session, report->actions);
	session.updated_at = sc_service_now(pushing->service);
	if (unit != NULL)
		sc_rx_keep_told(unit, &session, report);
	sc_rx_push_write(pushing, unit, false);
}

/* The report outlives the snapshot it was made from. */
static void keep_report(struct sc_rx_pushing *pushing, const struct sc_rx_report *report)
{
	struct sc_text *plmn = &pushing->report.access.plmn;

	pushing->report = *report;
	pushing->overtaken = false;
	if (plmn->length > sizeof(pushing->plmn))
		plmn->length = sizeof(pushing->plmn);
	if (plmn->length != 0)
		memcpy(pushing->plmn, plmn->at, plmn->length);
	plmn->at = pushing->plmn;
}

/* The ASR leaves after the commit that says it must: a restart of ours does not forget it. */
static void abort_session(
	struct sc_rx_pushing *pushing, const struct sc_rx_session *known, int32_t cause)
{
	struct sc_unit *unit = sc_unit_begin(pushing->service);
	struct sc_rx_session session = *known;

	session.state = SC_SESSION_STATE_ENDING;
	session.abort_cause = cause;
	session.updated_at = sc_service_now(pushing->service);
	if (unit != NULL)
		sc_rx_keep_ending(unit, &session);
	sc_rx_push_write(pushing, unit, true);
}

static enum sc_rx_event event_of(const struct sc_rx_report *report)
{
	return report->ends ? SC_RX_EVENT_ABORT : SC_RX_EVENT_REPORT;
}

/* What must its AF hear? What it does not want to hear is noted all the same. */
static void report_on(struct sc_rx_pushing *pushing, const struct sc_rx_session *session)
{
	struct sc_service *service = pushing->service;
	struct sc_rx_report report;
	struct sc_rx_step step;

	sc_arena_empty(&service->scratch);
	if (sc_rx_report(service, &service->scratch, session, &report) != SC_STATUS_OK) {
		sc_rx_push_rest(pushing);
		return;
	}
	sc_rx_time_set(service, session->id, report.valid_until);
	keep_report(pushing, &report);
	if (report.ends || report.actions != 0) {
		step = sc_rx_step(pushing->state, event_of(&report));
		pushing->state = step.next;
		if (step.action == SC_RX_DO_SEND_ASR)
			abort_session(pushing, session, report.cause);
		else
			sc_rx_push_queue(pushing);
	} else if (report.access_is_new || report.news_count != 0) {
		pushing->task = SC_RX_TASK_NOTE;
		note(pushing, session);
	} else {
		sc_rx_pushing_end(service->pushes, pushing);
	}
}

static bool is_decided(const struct sc_rx_findings *findings, uint32_t number)
{
	for (uint32_t i = 0; i < findings->decided_count; i++) {
		if (findings->decided[i].number == number)
			return true;
	}
	return false;
}

/* What is on its way is older than that decision: of the report only the rest counts when it is
 * answered, and what still waits is made anew. If the request should not get to the disk the AF
 * hears once more what it may have heard. */
void sc_rx_push_overtake(struct sc_service *service, struct sc_text session_id,
	const struct sc_rx_findings *findings, uint32_t asked)
{
	struct sc_rx_pushing *pushing = sc_rx_pushing_find(service->pushes, session_id);
	struct sc_rx_report *report = NULL;
	uint32_t left = 0;

	if (pushing == NULL)
		return;
	report = &pushing->report;
	for (uint32_t i = 0; i < report->news_count; i++) {
		if (!is_decided(findings, report->news[i].number))
			report->news[left++] = report->news[i];
	}
	report->news_count = left;
	report->actions &= ~asked;
	pushing->overtaken = true;
	pushing->again = true;
}

/* A session that was being ended when the broker stopped is ended now. */
static void review(struct sc_rx_pushing *pushing, const struct sc_rx_session *session)
{
	pushing->again = false;
	if (session->state == SC_SESSION_STATE_ENDING) {
		pushing->state = SC_RX_ABORTING;
		pushing->report =
			(struct sc_rx_report){ .ends = true, .cause = session->abort_cause };
		sc_rx_push_queue(pushing);
	} else {
		pushing->state = SC_RX_OPEN;
		report_on(pushing, session);
	}
}

static void drop(struct sc_rx_pushing *pushing)
{
	struct sc_unit *unit = sc_unit_begin(pushing->service);

	if (unit != NULL)
		sc_rx_drop(unit, pushing->id);
	sc_rx_push_write(pushing, unit, false);
}

static void do_task(struct sc_rx_pushing *pushing)
{
	const struct sc_rx_session *session = sc_rx_find(pushing->service, pushing->id);

	if (session == NULL) {
		sc_rx_pushing_end(pushing->service->pushes, pushing);
		return;
	}
	switch (pushing->task) {
	case SC_RX_TASK_REVIEW:
		review(pushing, session);
		break;
	case SC_RX_TASK_NOTE:
		note(pushing, session);
		break;
	case SC_RX_TASK_DROP:
		drop(pushing);
		break;
	case SC_RX_TASK_COUNT:
		break;
	}
}

/* The request that was changing the session has ended. */
static void is_free_now(void *owner, enum sc_status status)
{
	struct sc_rx_pushing *pushing = owner;
	struct sc_service *service = pushing->service;

	(void)status;
	sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_TURN);
	if (pushing->gone)
		sc_rx_pushing_end(service->pushes, pushing);
	sc_rx_push_set_alarm(service);
}

void sc_rx_push_do(struct sc_rx_pushing *pushing, enum sc_rx_task task)
{
	struct sc_service *service = pushing->service;
	const struct sc_rx_claim_key key = { .kind = SC_RX_CLAIM_SESSION, .name = pushing->id };
	const struct sc_promise promise = { .kept = is_free_now, .owner = pushing };

	pushing->task = task;
	if (sc_rx_claims_of(service->rx_claims, &key) == 0)
		do_task(pushing);
	else if (sc_rx_claims_wait(service->rx_claims, &key, &promise) == SC_STATUS_WAITING)
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_BUSY);
	else
		sc_rx_push_rest(pushing);
}

void sc_rx_push_tasks(struct sc_service *service)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_pushing *pushing = NULL;

	for (int i = 0; i < TASKS && pushes->writing < SC_RX_WRITING_LIMIT; i++) {
		pushing = sc_rx_pushing_first(pushes, SC_RX_LINE_TURN);
		if (pushing == NULL || pushes->rests_to > sc_service_moment(service))
			return;
		sc_rx_push_do(pushing, pushing->task);
	}
}
