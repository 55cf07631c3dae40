/* SPDX-License-Identifier: BSD-2-Clause */
#include "what_if.h"

#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "validity.h"

enum { COMPONENT_COUNT = 2, ARENA_SIZE = 4096 };

static const enum sc_media media_of[COMPONENT_COUNT] = { SC_MEDIA_AUDIO, SC_MEDIA_VIDEO };

/* One side: its data, one subscriber in them, and the verdicts on one session of his. */
struct side {
	const struct sc_service *service;
	const struct sc_account *account;
	struct sc_component components[COMPONENT_COUNT];
	struct sc_judgement judgement;
};

/* The session that is decided on both sides. */
struct session {
	enum sc_event event;
	const struct sc_contact *contact; /* where it runs, of `before`; NULL: nowhere yet */
};

struct comparing {
	const struct sc_what_if_question *question;
	struct sc_what_if_report *report;
	struct side before;
	struct side after;
	struct sc_arena arena;
	bool differs; /* something of this subscriber did */
};

static bool is_registered(const struct sc_account *account, int64_t now)
{
	uint32_t i = 0;

	while (i < account->subscriber.contact_count &&
		!sc_contact_is_live(&account->subscriber.contacts[i], now))
		i++;
	return i < account->subscriber.contact_count;
}

static struct sc_text device_name(const struct sc_account *account, uint32_t device)
{
	return account->subscriber.devices[device].name;
}

/* The index of the contact that means the same on this side, SC_NONE: it does not exist there. */
static int32_t find_contact(
	const struct side *side, const struct sc_contact *wanted, struct sc_text device)
{
	const struct sc_subscriber *subscriber = &side->account->subscriber;

	for (int32_t i = 0; i < subscriber->contact_count; i++) {
		const struct sc_contact *contact = &subscriber->contacts[i];

		if (contact->access == wanted->access && sc_text_equal(contact->uri, wanted->uri) &&
			sc_text_equal(device_name(side->account, contact->device), device))
			return i;
	}
	return SC_NONE;
}

/* Counted from 1; 0: this side has no device of that name. */
static uint32_t find_device(const struct side *side, struct sc_text name)
{
	for (uint32_t i = 0; i < side->account->subscriber.device_count; i++) {
		if (sc_text_equal(device_name(side->account, i), name))
			return i + 1;
	}
	return 0;
}

static void place(
	const struct comparing *comparing, struct side *side, const struct session *session)
{
	struct sc_component placed = { .flow = SC_FLOW_SENDRECV, .contact = SC_NONE };

	if (session->contact != NULL) {
		struct sc_text device =
			device_name(comparing->before.account, session->contact->device);

		placed.contact = find_contact(side, session->contact, device);
		placed.lost = placed.contact == SC_NONE;
		placed.lost_access = session->contact->access;
		placed.lost_device = placed.lost ? find_device(side, device) : 0;
	}
	for (uint32_t i = 0; i < COMPONENT_COUNT; i++) {
		side->components[i] = placed;
		side->components[i].number = i + 1;
		side->components[i].media = media_of[i];
	}
}

static enum sc_status judge(
	const struct comparing *comparing, struct side *side, const struct session *session)
{
	const struct sc_question question = {
		.account = side->account,
		.event = session->event,
		.now = comparing->report->now,
		.components = side->components,
		.component_count = COMPONENT_COUNT,
	};

	place(comparing, side, session);
	return sc_judge(side->service, &question, &side->judgement);
}

static struct sc_what_if_verdict verdict_of(const struct side *side, uint32_t index)
{
	const struct sc_verdict *verdict = &side->judgement.decision.verdicts[index];
	struct sc_what_if_verdict told = {
		.directive = verdict->directive,
		.reason = verdict->reason,
		.nontransferable = verdict->nontransferable,
		.chosen = verdict->chosen != SC_NONE,
		.evidence = verdict->evidence,
		.set = verdict->set,
		.rule = verdict->rule,
	};

	if (told.chosen) {
		const struct sc_contact *contact = &side->judgement.facts.contacts[verdict->chosen];

		told.access = contact->access;
		told.device = device_name(side->account, contact->device);
		told.contact = contact->uri;
	}
	return told;
}

/* Directive, access and reason: what a change is grouped by. */
static bool same_words(const struct sc_what_if_verdict *a, const struct sc_what_if_verdict *b)
{
	return a->directive == b->directive && a->reason == b->reason && a->chosen == b->chosen &&
	       a->access == b->access;
}

static enum sc_what_if_note note_of(
	const struct sc_what_if_verdict *before, const struct sc_what_if_verdict *after)
{
	if (!same_words(before, after))
		return SC_WHAT_IF_NOTE_NONE;
	if (!sc_text_equal(before->device, after->device))
		return SC_WHAT_IF_NOTE_DEVICE;
	if (!sc_text_equal(before->contact, after->contact))
		return SC_WHAT_IF_NOTE_CONTACT;
	if (before->nontransferable == after->nontransferable)
		return SC_WHAT_IF_NOTE_NONE;
	return after->nontransferable == SC_REMAINDER_DROP ? SC_WHAT_IF_NOTE_DROP
							   : SC_WHAT_IF_NOTE_KEEP;
}

/* NULL: it would be one kind too many. */
static struct sc_what_if_group *group_of(struct sc_what_if_report *report,
	const struct sc_what_if_example *change, enum sc_what_if_note note)
{
	struct sc_what_if_group *group = report->groups;

	while (group < report->groups + report->group_count &&
		(group->note != note || !same_words(&group->examples[0].before, &change->before) ||
			!same_words(&group->examples[0].after, &change->after)))
		group++;
	if (group == report->groups + SC_WHAT_IF_GROUP_LIMIT)
		return NULL;
	if (group == report->groups + report->group_count) {
		group->first = report->group_count++;
		group->note = note;
		group->count = 0;
		group->example_count = 0;
	}
	return group;
}

static void keep_example(struct sc_what_if_group *group, const struct sc_what_if_example *change)
{
	if (group->example_count == SC_WHAT_IF_EXAMPLE_LIMIT)
		return;
	if (group->example_count != 0 &&
		sc_text_equal(
			group->examples[group->example_count - 1].subscriber, change->subscriber))
		return;
	group->examples[group->example_count++] = *change;
}

static void note_change(struct comparing *comparing, const struct sc_what_if_example *change,
	enum sc_what_if_note note)
{
	struct sc_what_if_group *group = group_of(comparing->report, change, note);

	comparing->differs = true;
	comparing->report->changed_verdicts++;
	if (group == NULL) {
		comparing->report->ungrouped++;
		return;
	}
	group->count++;
	keep_example(group, change);
}

static enum sc_status compare_session(struct comparing *comparing, const struct session *session)
{
	enum sc_status status = judge(comparing, &comparing->before, session);

	if (status == SC_STATUS_OK)
		status = judge(comparing, &comparing->after, session);
	for (uint32_t i = 0; status == SC_STATUS_OK && i < COMPONENT_COUNT; i++) {
		struct sc_what_if_example change = {
			.subscriber = comparing->before.account->subscriber.name,
			.event = session->event,
			.number = i + 1,
			.media = media_of[i],
			.before = verdict_of(&comparing->before, i),
			.after = verdict_of(&comparing->after, i),
		};
		enum sc_what_if_note note = note_of(&change.before, &change.after);

		comparing->report->verdicts++;
		if (note == SC_WHAT_IF_NOTE_NONE && same_words(&change.before, &change.after))
			continue;
		if (session->contact != NULL) {
			change.access = session->contact->access;
			change.device =
				device_name(comparing->before.account, session->contact->device);
		}
		note_change(comparing, &change, note);
	}
	return status;
}

/* Both accounts are set. */
static enum sc_status compare_subscriber(struct comparing *comparing)
{
	const struct sc_subscriber *subscriber = &comparing->before.account->subscriber;
	struct session session = { .event = SC_EVENT_TERMINATE };
	enum sc_status status;

	comparing->differs = false;
	status = compare_session(comparing, &session);
	session.event = SC_EVENT_ORIGINATE;
	if (status == SC_STATUS_OK)
		status = compare_session(comparing, &session);
	session.event = SC_EVENT_PREFERENCE_CHANGED;
	for (uint32_t i = 0; status == SC_STATUS_OK && i < subscriber->contact_count; i++) {
		session.contact = &subscriber->contacts[i];
		if (sc_contact_is_live(session.contact, comparing->report->now))
			status = compare_session(comparing, &session);
	}
	comparing->report->subscribers++;
	comparing->report->changed_subscribers += comparing->differs;
	return status;
}

static void add_name(struct sc_what_if_names *names, struct sc_text name)
{
	if (names->count < SC_WHAT_IF_NAME_LIMIT)
		names->names[names->count] = name;
	names->count++;
}

/* A subscriber as things are; the account of his that would be may not exist. */
static enum sc_status take_subscriber(
	struct comparing *comparing, const struct sc_account *account, bool asked_for)
{
	const struct sc_account *after = sc_snapshot_by_name(
		sc_service_snapshot(comparing->after.service), account->subscriber.name);
	int64_t now = comparing->report->now;

	if (after == NULL) {
		add_name(&comparing->report->disappeared, account->subscriber.name);
		return SC_STATUS_OK;
	}
	if (!asked_for && !is_registered(account, now) && !is_registered(after, now))
		return SC_STATUS_OK;
	comparing->before.account = account;
	comparing->after.account = after;
	return compare_subscriber(comparing);
}

static enum sc_status take_all(struct comparing *comparing)
{
	const struct sc_what_if_question *question = comparing->question;
	const struct sc_snapshot *before = sc_service_snapshot(question->before);
	const struct sc_snapshot *after = sc_service_snapshot(question->after);
	uint32_t count = sc_snapshot_account_count(before);
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; status == SC_STATUS_OK && i < count; i++) {
		if (question->progress != NULL && i % SC_WHAT_IF_PROGRESS_STEP == 0)
			question->progress(question->owner, i, count);
		status = take_subscriber(
			comparing, sc_snapshot_account(before, i), question->everyone);
	}
	for (uint32_t i = 0; i < sc_snapshot_account_count(after); i++) {
		struct sc_text name = sc_snapshot_account(after, i)->subscriber.name;

		if (sc_snapshot_by_name(before, name) == NULL)
			add_name(&comparing->report->appeared, name);
	}
	return status;
}

/* NULL: nobody on that side. */
static const struct sc_account *find_user(
	struct comparing *comparing, const struct sc_service *service)
{
	const struct sc_account *account = NULL;

	sc_find_subscriber(service, &comparing->arena, comparing->question->user, &account);
	return account;
}

/* An identity may be new to a subscriber who is not. */
static enum sc_status take_one(struct comparing *comparing)
{
	const struct sc_what_if_question *question = comparing->question;
	const struct sc_account *account = find_user(comparing, question->before);
	const struct sc_account *after = NULL;

	if (account == NULL) {
		after = find_user(comparing, question->after);
		if (after == NULL)
			return SC_STATUS_USER_UNKNOWN;
		account = sc_snapshot_by_name(
			sc_service_snapshot(question->before), after->subscriber.name);
	}
	if (account != NULL)
		return take_subscriber(comparing, account, true);
	add_name(&comparing->report->appeared, after->subscriber.name);
	return SC_STATUS_OK;
}

static int larger_first(const void *a, const void *b)
{
	const struct sc_what_if_group *one = a;
	const struct sc_what_if_group *other = b;

	if (one->count != other->count)
		return one->count > other->count ? -1 : 1;
	return one->first < other->first ? -1 : 1;
}

enum sc_status sc_what_if(
	const struct sc_what_if_question *question, struct sc_what_if_report *report)
{
	struct comparing *comparing = calloc(1, sizeof(*comparing));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (comparing == NULL)
		return status;
	memset(report, 0, sizeof(*report));
	report->now = question->now != 0 ? question->now : sc_service_now(question->before);
	comparing->question = question;
	comparing->report = report;
	comparing->before.service = question->before;
	comparing->after.service = question->after;
	status = sc_arena_open(&comparing->arena, ARENA_SIZE);
	if (status == SC_STATUS_OK)
		status = question->user.length != 0 ? take_one(comparing) : take_all(comparing);
	if (status == SC_STATUS_OK)
		qsort(report->groups, report->group_count, sizeof(report->groups[0]), larger_first);
	sc_arena_close(&comparing->arena);
	free(comparing);
	return status;
}
