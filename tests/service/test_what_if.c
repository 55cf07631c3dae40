/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which verdicts would differ? Two small networks, one as it is and one as it would be, told apart
 * by a few statements; and that what does not differ is not reported.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "provisioned.h"
#include "suite.h"
#include "what_if.h"

/* Ann has a phone over LTE and WLAN; Bob a tablet that is not registered any more. */
static const char network[] =
	"INSERT INTO policy_set (name) VALUES ('home');"
	"INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES"
	" ('home', 'all', '*', 'shall', 'keep');"
	"INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES"
	" ('home', 'all', 1, 'EUTRAN'), ('home', 'all', 2, 'WLAN');"
	"INSERT INTO subscription (name, hplmn) VALUES ('ann', '00101'), ('bob', '00101');"
	"INSERT INTO public_identity (uri, subscription) VALUES"
	" ('sip:ann@example.net', 'ann'), ('sip:bob@example.net', 'bob');"
	"INSERT INTO device (subscription, name) VALUES ('ann', 'phone'), ('bob', 'tablet');"
	"INSERT INTO contact (subscription, device, uri, access, voice_support, expires_at) VALUES"
	" ('ann', 'phone', 'sip:ann@lte', 'EUTRAN', 'supported', 0),"
	" ('ann', 'phone', 'sip:ann@wlan', 'WLAN_TRUSTED', 'supported', 0),"
	" ('bob', 'tablet', 'sip:bob@lte', 'EUTRAN', 'supported', 1000);";

/* Verdicts of one subscriber: two components of a session that arrives, of one that starts, and of
 * one on each live contact. */
enum { ANN = 2 + 2 + 2 * 2, BOB = 2 + 2 };

static struct provisioned before;
static struct provisioned after;
static struct sc_what_if_report report;

static enum sc_status ask(const char *user, bool everyone)
{
	const struct sc_what_if_question question = {
		.before = before.service,
		.after = after.service,
		.user = sc_text_of(user),
		.everyone = everyone,
	};

	return sc_what_if(&question, &report);
}

/* As it is, and as it would be with these statements on top. */
static void open_both(const char *statements)
{
	CU_ASSERT_FATAL(provisioned_open_still(&before, network));
	CU_ASSERT_FATAL(provisioned_open_still(&after, network));
	if (*statements != '\0')
		CU_ASSERT_FATAL(provisioned_import(&after, statements));
}

static void close_both(void)
{
	provisioned_close(&before);
	provisioned_close(&after);
}

/* The group with these words, NULL: there is none. */
static const struct sc_what_if_group *find(enum sc_directive from, enum sc_access from_access,
	enum sc_directive to, enum sc_access to_access)
{
	for (uint32_t i = 0; i < report.group_count; i++) {
		const struct sc_what_if_verdict *a = &report.groups[i].examples[0].before;
		const struct sc_what_if_verdict *b = &report.groups[i].examples[0].after;

		if (a->directive == from && b->directive == to && a->access == from_access &&
			b->access == to_access)
			return &report.groups[i];
	}
	return NULL;
}

static void counts(enum sc_directive from, enum sc_access from_access, enum sc_directive to,
	enum sc_access to_access, uint64_t count)
{
	const struct sc_what_if_group *group = find(from, from_access, to, to_access);

	CU_ASSERT_PTR_NOT_NULL(group);
	CU_ASSERT_EQUAL(group == NULL ? 0 : group->count, count);
}

static bool text_is(struct sc_text text, const char *expected)
{
	return sc_text_equal(text, sc_text_of(expected));
}

static void the_same_data_change_nothing(void)
{
	open_both("");
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.now, PROVISIONED_NOW);
	CU_ASSERT_EQUAL(report.subscribers, 1);
	CU_ASSERT_EQUAL(report.verdicts, ANN);
	CU_ASSERT_EQUAL(report.changed_verdicts, 0);
	CU_ASSERT_EQUAL(report.changed_subscribers, 0);
	CU_ASSERT_EQUAL(report.group_count, 0);
	CU_ASSERT_EQUAL(report.appeared.count + report.disappeared.count, 0);
	CU_ASSERT_EQUAL(ask(NULL, true), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.subscribers, 2);
	CU_ASSERT_EQUAL(report.verdicts, ANN + BOB);
	CU_ASSERT_EQUAL(report.changed_verdicts, 0);
	close_both();
}

/* Row numbers differ, and the order of contacts; what they mean does not. */
static void other_rows_with_the_same_meaning_change_nothing(void)
{
	open_both("DELETE FROM contact; DELETE FROM subscription WHERE name = 'ann';"
		  "INSERT INTO subscription (name, hplmn) VALUES ('ann', '00101');"
		  "INSERT INTO public_identity (uri, subscription) VALUES"
		  " ('sip:ann@example.net', 'ann');"
		  "INSERT INTO device (subscription, name) VALUES ('ann', 'car'), ('ann', 'phone');"
		  "INSERT INTO contact (subscription, device, uri, access, voice_support) VALUES"
		  " ('ann', 'phone', 'sip:ann@wlan', 'WLAN_TRUSTED', 'supported'),"
		  " ('ann', 'phone', 'sip:ann@lte', 'EUTRAN', 'supported');");
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.subscribers, 1);
	CU_ASSERT_EQUAL(report.changed_verdicts, 0);
	close_both();
}

static void another_order_moves_everything(void)
{
	const struct sc_what_if_group *group;

	open_both("UPDATE rule_preferred SET rank = 9 WHERE access = 'EUTRAN';");
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.changed_verdicts, ANN);
	CU_ASSERT_EQUAL(report.changed_subscribers, 1);
	CU_ASSERT_EQUAL(report.group_count, 3);
	counts(SC_DIRECTIVE_PLACE, SC_ACCESS_EUTRAN, SC_DIRECTIVE_PLACE, SC_ACCESS_WLAN_TRUSTED, 4);
	counts(SC_DIRECTIVE_KEEP, SC_ACCESS_EUTRAN, SC_DIRECTIVE_TRANSFER_NOW,
		SC_ACCESS_WLAN_TRUSTED, 2);
	counts(SC_DIRECTIVE_TRANSFER_NOW, SC_ACCESS_EUTRAN, SC_DIRECTIVE_KEEP,
		SC_ACCESS_WLAN_TRUSTED, 2);
	/* The largest comes first, and what is as large comes as it was met. */
	CU_ASSERT_EQUAL(report.groups[0].count, 4);
	CU_ASSERT_EQUAL(report.groups[1].examples[0].before.directive, SC_DIRECTIVE_KEEP);
	group = &report.groups[0];
	CU_ASSERT_EQUAL(group->example_count, 1);
	CU_ASSERT_TRUE(text_is(group->examples[0].subscriber, "ann"));
	CU_ASSERT_EQUAL(group->examples[0].event, SC_EVENT_TERMINATE);
	CU_ASSERT_EQUAL(group->examples[0].number, 1);
	CU_ASSERT_EQUAL(group->examples[0].media, SC_MEDIA_AUDIO);
	CU_ASSERT_TRUE(text_is(group->examples[0].before.contact, "sip:ann@lte"));
	CU_ASSERT_TRUE(text_is(group->examples[0].after.contact, "sip:ann@wlan"));
	CU_ASSERT_PTR_NOT_NULL_FATAL(group->examples[0].after.rule);
	CU_ASSERT_TRUE(text_is(group->examples[0].after.rule->name, "all"));
	CU_ASSERT_EQUAL(report.groups[1].examples[0].event, SC_EVENT_PREFERENCE_CHANGED);
	CU_ASSERT_TRUE(text_is(report.groups[1].examples[0].device, "phone"));
	CU_ASSERT_EQUAL(report.groups[1].examples[0].access, SC_ACCESS_EUTRAN);
	close_both();
}

static void a_contact_that_would_be_gone_is_lost(void)
{
	open_both("DELETE FROM contact WHERE uri = 'sip:ann@wlan';");
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	/* Sessions on WLAN moved because LTE is preferred, and now because it is lost. */
	CU_ASSERT_EQUAL(report.changed_verdicts, 2);
	CU_ASSERT_EQUAL_FATAL(report.group_count, 1);
	CU_ASSERT_EQUAL(report.groups[0].examples[0].before.reason, SC_REASON_SHALL);
	CU_ASSERT_EQUAL(report.groups[0].examples[0].after.reason, SC_REASON_FORCED);
	CU_ASSERT_EQUAL(report.groups[0].examples[0].access, SC_ACCESS_WLAN_TRUSTED);
	close_both();
}

static void what_differs_beside_the_words_is_noted(void)
{
	open_both("UPDATE policy_rule SET nontransferable = 'drop';");
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.changed_verdicts, ANN);
	CU_ASSERT_EQUAL(report.groups[0].note, SC_WHAT_IF_NOTE_DROP);
	CU_ASSERT_FATAL(
		provisioned_import(&before, "UPDATE policy_rule SET nontransferable = 'drop';"));
	CU_ASSERT_FATAL(
		provisioned_import(&after, "UPDATE policy_rule SET nontransferable = 'keep';"));
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.groups[0].note, SC_WHAT_IF_NOTE_KEEP);
	CU_ASSERT_FATAL(
		provisioned_import(&before, "UPDATE policy_rule SET nontransferable = 'keep';"));
	CU_ASSERT_FATAL(provisioned_import(
		&after, "UPDATE contact SET uri = 'sip:ann@new' WHERE uri = 'sip:ann@lte';"));
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.groups[0].note, SC_WHAT_IF_NOTE_CONTACT);
	CU_ASSERT_FATAL(provisioned_import(&after,
		"INSERT INTO device (subscription, name) VALUES ('ann', 'car');"
		"UPDATE contact SET device = 'car' WHERE uri = 'sip:ann@new';"));
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.groups[0].note, SC_WHAT_IF_NOTE_DEVICE);
	close_both();
}

static void who_comes_and_goes_is_named(void)
{
	open_both("DELETE FROM subscription WHERE name = 'bob';"
		  "INSERT INTO subscription (name, hplmn) VALUES ('carol', '00101');"
		  "INSERT INTO public_identity (uri, subscription) VALUES"
		  " ('sip:carol@example.net', 'carol'), ('sip:ann.new@example.net', 'ann');");
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.subscribers, 1);
	CU_ASSERT_EQUAL(report.appeared.count, 1);
	CU_ASSERT_TRUE(text_is(report.appeared.names[0], "carol"));
	CU_ASSERT_EQUAL(report.disappeared.count, 1);
	CU_ASSERT_TRUE(text_is(report.disappeared.names[0], "bob"));
	CU_ASSERT_EQUAL(ask("sip:carol@example.net", false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.appeared.count, 1);
	CU_ASSERT_EQUAL(report.disappeared.count, 0);
	CU_ASSERT_EQUAL(ask("bob", false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.disappeared.count, 1);
	CU_ASSERT_EQUAL(report.subscribers, 0);
	/* An identity that would be new to somebody who is not. */
	CU_ASSERT_EQUAL(ask("sip:ann.new@example.net", false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.subscribers, 1);
	CU_ASSERT_EQUAL(report.appeared.count, 0);
	CU_ASSERT_EQUAL(ask("sip:nobody@example.net", false), SC_STATUS_USER_UNKNOWN);
	close_both();
}

static void one_user_is_decided_alone(void)
{
	open_both("UPDATE policy_rule SET nontransferable = 'drop';");
	CU_ASSERT_EQUAL(ask("SIP:ann@EXAMPLE.net", false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.verdicts, ANN);
	CU_ASSERT_EQUAL(ask("bob", false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.subscribers, 1);
	CU_ASSERT_EQUAL(report.verdicts, BOB);
	close_both();
}

static void who_registers_is_decided(void)
{
	open_both("UPDATE contact SET expires_at = 0 WHERE uri = 'sip:bob@lte';");
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.subscribers, 2);
	CU_ASSERT_EQUAL(report.changed_subscribers, 1);
	CU_ASSERT_EQUAL(report.changed_verdicts, BOB);
	CU_ASSERT_TRUE(text_is(report.groups[0].examples[0].subscriber, "bob"));
	close_both();
}

/* Every access one subscriber, so that each has changes of a kind of its own. */
static char *many_kinds(void)
{
	char *sql = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&sql, &size);

	CU_ASSERT_PTR_NOT_NULL_FATAL(out);
	for (int from = 0; from < SC_ACCESS_COUNT; from++) {
		for (int to = 0; to < SC_ACCESS_COUNT; to++) {
			fprintf(out,
				"INSERT INTO subscription (name, hplmn) VALUES ('s%dx%d', '00101');"
				"INSERT INTO device (subscription, name) VALUES ('s%dx%d', 'd');"
				"INSERT INTO contact (subscription, device, uri, access, "
				"voice_support) VALUES ('s%dx%d', 'd', 'sip:s%dx%d@a', '%s', "
				"'supported');\n",
				from, to, from, to, from, to, from, to,
				sc_access_name((enum sc_access)from));
		}
	}
	fclose(out);
	return sql;
}

static void kinds_beyond_the_limit_are_counted(void)
{
	char *sql = many_kinds();
	char statement[160];
	uint64_t grouped = 0;

	open_both("");
	CU_ASSERT_FATAL(provisioned_import(&before, sql));
	CU_ASSERT_FATAL(provisioned_import(&after, sql));
	for (int to = 0; to < SC_ACCESS_COUNT; to++) {
		snprintf(statement, sizeof(statement),
			"UPDATE contact SET access = '%s' WHERE subscription GLOB 's*x%d';",
			sc_access_name((enum sc_access)to), to);
		CU_ASSERT_FATAL(provisioned_import(&after, statement));
	}
	CU_ASSERT_EQUAL(ask(NULL, false), SC_STATUS_OK);
	CU_ASSERT_EQUAL(report.group_count, SC_WHAT_IF_GROUP_LIMIT);
	CU_ASSERT_TRUE(report.ungrouped > 0);
	for (uint32_t i = 0; i < report.group_count; i++) {
		grouped += report.groups[i].count;
		CU_ASSERT_TRUE(i == 0 || report.groups[i].count <= report.groups[i - 1].count);
	}
	CU_ASSERT_EQUAL(grouped + report.ungrouped, report.changed_verdicts);
	CU_ASSERT_EQUAL(report.subscribers, 1 + SC_ACCESS_COUNT * SC_ACCESS_COUNT);
	free(sql);
	close_both();
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the same data change nothing", the_same_data_change_nothing },
		{ "other rows with the same meaning change nothing",
			other_rows_with_the_same_meaning_change_nothing },
		{ "another order moves everything", another_order_moves_everything },
		{ "a contact that would be gone is lost", a_contact_that_would_be_gone_is_lost },
		{ "what differs beside the words is noted",
			what_differs_beside_the_words_is_noted },
		{ "who comes and goes is named", who_comes_and_goes_is_named },
		{ "one user is decided alone", one_user_is_decided_alone },
		{ "who registers is decided", who_registers_is_decided },
		{ "kinds beyond the limit are counted", kinds_beyond_the_limit_are_counted },
	};

	return suite_run("what if", tests, SC_COUNT_OF(tests));
}
