/* SPDX-License-Identifier: BSD-2-Clause */
#include "control_explain.h"
#include "explain_draft.h"
#include "explain_words.h"
#include "identity.h"

static uint32_t device_bits(struct sc_explain_draft *draft, const json_t *names)
{
	const json_t *name;
	uint32_t bits = 0;
	uint32_t device;
	size_t index;

	json_array_foreach(names, index, name)
	{
		if (!sc_explain_device(draft, sc_text_of(json_string_value(name)), &device))
			return 0;
		bits |= UINT32_C(1) << device;
	}
	return bits;
}

void sc_explain_take_collaboration(struct sc_explain_draft *draft)
{
	struct sc_collaboration *collaboration = &draft->question.collaboration;
	struct sc_text controller = sc_explain_member(draft->asked, "controller");
	uint32_t device;

	draft->question.remote = sc_explain_member(draft->asked, "remote");
	collaboration->elsewhere = json_is_true(json_object_get(draft->asked, "elsewhere"));
	if (controller.length != 0) {
		if (!sc_explain_device(draft, controller, &device))
			return;
		collaboration->controller = device + 1;
	}
	collaboration->declined = device_bits(draft, sc_explain_list(draft, "declined"));
}

/* One of the subscriber's own devices, by name or by instance; 0: it is none. */
static uint32_t own_device(const struct sc_subscriber *subscriber, struct sc_text who)
{
	for (uint32_t i = 0; i < subscriber->device_count; i++) {
		const struct sc_device *device = &subscriber->devices[i];

		if (sc_text_equal(device->name, who) ||
			(device->instance.length != 0 &&
				sc_text_equal_nocase(device->instance, who)))
			return i + 1;
	}
	return 0;
}

static bool canonicalise(struct sc_explain_draft *draft, struct sc_text who, struct sc_text *uri)
{
	struct sc_text_writer writer;
	enum sc_status status;

	sc_arena_lend(&draft->arena, &writer);
	status = sc_identity_canonicalise(who, &writer);
	*uri = sc_arena_settle(&draft->arena, &writer);
	return status == SC_STATUS_OK;
}

/* A device of the subscriber, a stranger's device by its instance, or an identity. Whoever this
 * broker serves is of the same operator. */
static void take_requester(struct sc_explain_draft *draft, struct sc_text who)
{
	struct sc_iut_request *request = &draft->request;
	const struct sc_account *account = NULL;
	uint32_t unused;

	request->requester_device = own_device(&draft->question.account->subscriber, who);
	if (request->requester_device != 0) {
		request->same_subscription = true;
		request->same_operator = true;
		return;
	}
	if (sc_text_starts_with(who, SC_TEXT("urn:"))) {
		request->requester_instance = who;
		return;
	}
	if (!canonicalise(draft, who, &request->requester)) {
		/* The refusal lists the devices. */
		sc_explain_device(draft, who, &unused);
		return;
	}
	if (sc_find_account(draft->service, &draft->arena, who, &account) != SC_STATUS_OK)
		return;
	request->same_subscription = account == draft->question.account;
	request->same_operator = true;
}

static void take_target(struct sc_explain_draft *draft, struct sc_text target)
{
	uint32_t device;

	if (target.length != 0 && sc_explain_device(draft, target, &device))
		draft->request.target_device = device + 1;
}

void sc_explain_take_request(struct sc_explain_draft *draft)
{
	const json_t *wanted = json_object_get(draft->asked, "request");
	struct sc_text requester = sc_explain_member(wanted, "requester");
	bool asks = draft->question.event == SC_EVENT_IUT_REQUESTED;

	if (asks != (wanted != NULL)) {
		draft->answer = sc_control_refuse(
			asks ? "iut_requested needs a request: at least its operation"
			     : "only iut_requested has a request");
		return;
	}
	if (!asks ||
		!sc_take_iut_operation(sc_explain_member(wanted, "operation"),
			&draft->request.operation, &draft->answer) ||
		!sc_explain_numbers(
			draft, json_object_get(wanted, "components"), &draft->request.components))
		return;
	draft->request.confirmed = json_is_true(json_object_get(wanted, "confirmed"));
	draft->question.request = &draft->request;
	take_target(draft, sc_explain_member(wanted, "target"));
	if (draft->answer == NULL && requester.length != 0)
		take_requester(draft, requester);
}
