/* SPDX-License-Identifier: BSD-2-Clause */
#include "judge.h"

#include "own_statement.h"
#include "service_parts.h"

enum sc_status sc_judge(const struct sc_service *service, const struct sc_question *question,
	struct sc_judgement *judgement)
{
	const struct sc_account *account = question->account;
	struct sc_facts *facts = &judgement->facts;

	*facts = (struct sc_facts){
		.event = question->event,
		.now = question->now != 0 ? question->now : sc_service_now(service),
		.policy = sc_snapshot_policy(sc_service_snapshot(service)),
		.components = question->components,
		.component_count = question->component_count,
		.service = question->service,
		.calling = question->calling,
		.called = question->called,
		.emergency = question->emergency,
		.remote = question->remote,
		.request = question->request,
		.collaboration = question->collaboration,
		.hold_seconds = service->settings.hold_seconds,
	};
	if (account != NULL) {
		facts->subscriber = sc_effective_subscriber(service, account);
		facts->contacts = account->subscriber.contacts;
		facts->contact_count = account->subscriber.contact_count;
	}
	if (question->contacts != NULL) {
		facts->contacts = question->contacts;
		facts->contact_count = question->contact_count;
	}
	return sc_decide(facts, &judgement->decision);
}
