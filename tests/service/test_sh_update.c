/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The ladder of TS 29.328 6.1.2.1 without a network around it: sequence numbers, what is checked
 * first, all or nothing, and what a user's own statement does to the next decision.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "journal.h"
#include "judge.h"
#include "provisioned.h"
#include "sh_pull.h"
#include "sh_update.h"
#include "suite.h"

enum { ARENA = 512 * 1024, DOCUMENT = 128 * 1024, UNKEPT = SC_STATUS_COUNT };

static const char *const world =
	"INSERT INTO subscription (name, hplmn) VALUES ('ann', '00101'), ('svc', '00101');"
	"INSERT INTO private_identity (impi, subscription, stn_sr) VALUES"
	" ('ann@x.net', 'ann', '15550100');"
	"INSERT INTO public_identity (uri, subscription, alias_set) VALUES"
	" ('sip:ann@x.net', 'ann', 1), ('tel:+15550001', 'ann', 1), ('sip:lone@x.net', 'ann', 0);"
	"INSERT INTO public_identity (uri, subscription, type) VALUES"
	" ('sip:news@x.net', 'svc', 'distinct_psi');"
	"INSERT INTO identity_pair (subscription, impi, uri) VALUES ('ann', 'ann@x.net', 'sip:ann@x.net'),"
	" ('ann', 'ann@x.net', 'tel:+15550001'), ('ann', 'ann@x.net', 'sip:lone@x.net');"
	"INSERT INTO dsai (subscription, uri, tag, server) VALUES"
	" ('ann', 'sip:ann@x.net', 'chat', 'sip:as.x.net');"
	"INSERT INTO device (subscription, name, instance) VALUES"
	" ('ann', 'phone', 'urn:uuid:1');"
	"INSERT INTO contact (subscription, device, uri, access, voice_support) VALUES"
	" ('ann', 'phone', 'sip:ann@192.0.2.1', 'EUTRAN', 'supported'),"
	" ('ann', 'phone', 'sip:ann@192.0.2.2', 'WLAN_TRUSTED', 'supported');"
	"INSERT INTO sh_permission (origin_host, data_reference, may_pull, may_update) VALUES"
	" ('as.x.net', 'RepositoryData', 1, 1), ('as.x.net', 'DSAI', 1, 1),"
	" ('as.x.net', 'PSIActivation', 1, 1), ('as.x.net', 'STN-SR', 1, 1),"
	" ('as.x.net', 'IMSUserState', 1, 0);"
	"INSERT INTO sh_permission (origin_host, data_reference, service_indication, may_update)"
	" VALUES ('other.x.net', 'RepositoryData', 'notes*', 1);";

static struct provisioned provisioned;
static struct sc_arena arena;
static struct sc_sh_updated answer;
static char document[DOCUMENT];
static int kept;

static void keep(void *owner, enum sc_status status)
{
	(void)owner;
	kept = (int)status;
}

static const struct sc_promise promise = { .kept = keep };

/* One PUR as somebody sends it. */
struct pur {
	const char *host;
	const char *identity;
	uint32_t reference;
	bool several; /* Update-Eff */
};

/* Asks, and waits until it is durable; how it ended. */
static int update(const struct pur *pur, const char *body)
{
	const struct sc_sh_update question = {
		.origin_host = sc_text_of(pur->host),
		.identity = { .kind = SC_SH_BY_PUBLIC, .value = sc_text_of(pur->identity) },
		.references = &pur->reference,
		.reference_count = 1,
		.document = sc_text_of(body),
		.update_eff = pur->several,
	};
	enum sc_status status = SC_STATUS_OK;

	sc_arena_empty(&arena);
	kept = UNKEPT;
	status = sc_sh_update(provisioned.service, &arena, &question, &answer, &promise);
	if (status != SC_STATUS_OK) {
		CU_ASSERT_EQUAL(kept, UNKEPT);
		return (int)status;
	}
	CU_ASSERT_EQUAL(kept, UNKEPT); /* never from inside */
	CU_ASSERT_EQUAL(sc_journal_flush(provisioned.store), SC_STATUS_OK);
	return kept;
}

static const char *instance(const char *indication, uint32_t sequence, const char *service_data)
{
	snprintf(document, sizeof(document),
		"<Sh-Data><RepositoryData><ServiceIndication>%s</ServiceIndication>"
		"<SequenceNumber>%u</SequenceNumber>%s</RepositoryData></Sh-Data>",
		indication, sequence, service_data);
	return document;
}

static const struct pur ann = { "as.x.net", "sip:ann@x.net", 0, false };

/* The whole document for one indication, "" when none is held. */
static struct sc_text pull(const char *identity, const char *indication)
{
	const uint32_t repository = 0;
	const struct sc_text indications[] = { sc_text_of(indication) };
	const struct sc_sh_pull question = {
		.origin_host = SC_TEXT("as.x.net"),
		.identity = { .kind = SC_SH_BY_PUBLIC, .value = sc_text_of(identity) },
		.references = &repository,
		.reference_count = 1,
		.indications = indications,
		.indication_count = 1,
	};
	struct sc_sh_pulled pulled;

	sc_arena_empty(&arena);
	if (sc_sh_pull(provisioned.service, &arena, &question, &pulled) != SC_STATUS_OK)
		return SC_TEXT("failed");
	return pulled.document;
}

static bool holds(struct sc_text text, const char *piece)
{
	size_t length = strlen(piece);

	for (size_t i = 0; i + length <= text.length; i++) {
		if (memcmp(text.at + i, piece, length) == 0)
			return true;
	}
	return false;
}

static void test_sequence(void)
{
	const char *one = "<ServiceData><a>1</a></ServiceData>";

	CU_ASSERT_EQUAL(update(&ann, instance("s", 1, one)), SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_EQUAL(update(&ann, instance("s", 0, "")), SC_STATUS_KEY_NOT_ALLOWED);
	CU_ASSERT_EQUAL(update(&ann, instance("s", 0, one)), SC_STATUS_OK);
	CU_ASSERT_EQUAL(update(&ann, instance("s", 0, one)), SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_EQUAL(update(&ann, instance("s", 2, one)), SC_STATUS_OUT_OF_SYNC);
	for (uint32_t i = 1; i <= 3; i++)
		CU_ASSERT_EQUAL(update(&ann, instance("s", i, one)), SC_STATUS_OK);
	CU_ASSERT_TRUE(holds(pull("sip:ann@x.net", "s"),
		"<SequenceNumber>3</SequenceNumber><ServiceData><a>1</a></ServiceData>"));
	/* The alias has the same data, an identity outside the set has none. */
	CU_ASSERT_TRUE(holds(pull("tel:+15550001", "s"), "<a>1</a>"));
	CU_ASSERT_EQUAL(pull("sip:lone@x.net", "s").length, 0);
	CU_ASSERT_EQUAL(update(&ann, instance("s", 4, "")), SC_STATUS_OK);
	CU_ASSERT_EQUAL(pull("sip:ann@x.net", "s").length, 0);
	CU_ASSERT_EQUAL(update(&ann, instance("s", 5, one)), SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_EQUAL(
		update(&ann, instance("s", 0, "<ServiceData></ServiceData>")), SC_STATUS_OK);
	CU_ASSERT_TRUE(holds(pull("sip:ann@x.net", "s"), "<ServiceData></ServiceData>"));
}

static void test_wrap(void)
{
	const char *data = "<ServiceData><a/></ServiceData>";

	CU_ASSERT_EQUAL(update(&ann, instance("wrap", 0, data)), SC_STATUS_OK);
	for (uint32_t i = 1; i <= 65535; i++) {
		if (update(&ann, instance("wrap", i, data)) != SC_STATUS_OK) {
			CU_FAIL("a number in order was refused");
			return;
		}
	}
	CU_ASSERT_EQUAL(update(&ann, instance("wrap", 0, data)), SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_EQUAL(update(&ann, instance("wrap", 2, data)), SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_EQUAL(update(&ann, instance("wrap", 1, data)), SC_STATUS_OK);
}

/* Sequence before size. */
static void test_size(void)
{
	char *large = malloc(DOCUMENT);
	int at = snprintf(large, DOCUMENT, "<ServiceData><a>");

	memset(large + at, 'x', 40 * 1024);
	snprintf(large + at + 40 * 1024, 64, "</a></ServiceData>");
	CU_ASSERT_EQUAL(update(&ann, instance("big", 3, large)), SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_EQUAL(update(&ann, instance("big", 0, large)), SC_STATUS_TOO_MUCH_DATA);
	CU_ASSERT_EQUAL(pull("sip:ann@x.net", "big").length, 0);
	free(large);
}

static void test_order(void)
{
	const struct pur stranger = { "nobody.x.net", "sip:unknown@x.net", 0, false };
	const struct pur limited = { "other.x.net", "sip:unknown@x.net", 0, false };
	const struct pur state = { "as.x.net", "sip:ann@x.net", 11, false };
	const struct pur undefined = { "as.x.net", "sip:ann@x.net", 9, false };
	const char *data = "<ServiceData><a/></ServiceData>";

	CU_ASSERT_EQUAL(update(&undefined, instance("s", 9, data)), SC_STATUS_DATA_UNKNOWN);
	CU_ASSERT_EQUAL(update(&stranger, instance("s", 9, data)), SC_STATUS_NOT_PERMITTED);
	CU_ASSERT_EQUAL(update(&stranger, "no XML"), SC_STATUS_NOT_PERMITTED);
	CU_ASSERT_EQUAL(update(&limited, instance("mine", 9, data)), SC_STATUS_NOT_PERMITTED);
	CU_ASSERT_EQUAL(update(&limited, instance("notes1", 9, data)), SC_STATUS_USER_UNKNOWN);
	CU_ASSERT_EQUAL(update(&state, instance("s", 9, data)), SC_STATUS_NOT_PERMITTED);
	CU_ASSERT_EQUAL(update(&ann, "<Sh-Data><RepositoryData>"), SC_STATUS_DATA_NOT_RECOGNISED);
	CU_ASSERT_NOT_EQUAL(answer.problem.length, 0);
	CU_ASSERT_EQUAL(update(&ann, "<Sh-Data/>"), SC_STATUS_DATA_NOT_RECOGNISED);
}

static void test_all_or_nothing(void)
{
	const struct pur several = { "as.x.net", "sip:ann@x.net", 0, true };
	const char *two =
		"<Sh-Data>"
		"<RepositoryData><ServiceIndication>x</ServiceIndication>"
		"<SequenceNumber>0</SequenceNumber><ServiceData><a/></ServiceData></RepositoryData>"
		"<RepositoryData><ServiceIndication>y</ServiceIndication>"
		"<SequenceNumber>7</SequenceNumber><ServiceData><a/></ServiceData></RepositoryData>"
		"</Sh-Data>";

	CU_ASSERT_EQUAL(update(&ann, two), SC_STATUS_DATA_NOT_RECOGNISED);
	CU_ASSERT_EQUAL(update(&several, two), SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_TRUE(answer.has_failed_repository);
	CU_ASSERT_TRUE(sc_text_equal(answer.failed_indication, SC_TEXT("y")));
	CU_ASSERT_EQUAL(answer.failed_sequence, 7);
	CU_ASSERT_EQUAL(pull("sip:ann@x.net", "x").length, 0);
}

static void test_items(void)
{
	const struct pur dsai = { "as.x.net", "sip:ann@x.net", 19, false };
	const struct pur psi = { "as.x.net", "sip:news@x.net", 18, false };
	const struct pur user = { "as.x.net", "sip:ann@x.net", 18, false };
	const struct pur stn_sr = { "as.x.net", "sip:ann@x.net", 27, false };
	const char *tag =
		"<Sh-Data><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>%s</DSAI-Tag>"
		"<DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>";
	const char *off = "<Sh-Data><Sh-IMS-Data><Extension><PSIActivation>0</PSIActivation>"
			  "</Extension></Sh-IMS-Data></Sh-Data>";

	snprintf(document, sizeof(document), tag, "none");
	CU_ASSERT_EQUAL(update(&dsai, document), SC_STATUS_DSAI_UNKNOWN);
	snprintf(document, sizeof(document), tag, "chat");
	CU_ASSERT_EQUAL(update(&dsai, document), SC_STATUS_OK);
	CU_ASSERT_EQUAL(update(&psi, off), SC_STATUS_OK);
	CU_ASSERT_EQUAL(update(&user, off), SC_STATUS_KEY_NOT_ALLOWED);
	CU_ASSERT_EQUAL(
		update(&stn_sr, "<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><Extension>"
				"<STN-SR>15550200</STN-SR></Extension></Extension></Extension>"
				"</Extension></Sh-IMS-Data></Sh-Data>"),
		SC_STATUS_OK);
}

/* A document that says the same twice does not wait for itself; a reference said twice is one. */
static void test_twice(void)
{
	static const uint32_t references[] = { 0, 0 };
	const struct pur several = { "as.x.net", "sip:ann@x.net", 0, true };
	const struct pur dsai = { "as.x.net", "sip:ann@x.net", 19, false };
	const struct sc_sh_update question = {
		.origin_host = SC_TEXT("as.x.net"),
		.identity = { .kind = SC_SH_BY_PUBLIC, .value = SC_TEXT("sip:ann@x.net") },
		.references = references,
		.reference_count = 2,
		.document = sc_text_of(instance("t", 0, "<ServiceData><a/></ServiceData>")),
		.update_eff = true,
		.update_eff_enhance = true,
	};

	sc_arena_empty(&arena);
	CU_ASSERT_EQUAL(sc_sh_update(provisioned.service, &arena, &question, &answer, &promise),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(provisioned.store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(kept, SC_STATUS_OK);
	CU_ASSERT_EQUAL(
		update(&several,
			"<Sh-Data><RepositoryData><ServiceIndication>t</ServiceIndication>"
			"<SequenceNumber>1</SequenceNumber></RepositoryData><RepositoryData>"
			"<ServiceIndication>t</ServiceIndication><SequenceNumber>1</SequenceNumber>"
			"</RepositoryData></Sh-Data>"),
		SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_TRUE(holds(pull("sip:ann@x.net", "t"), "<a/>"));
	CU_ASSERT_EQUAL(
		update(&dsai, "<Sh-Data><Sh-IMS-Data><Extension><Extension>"
			      "<DSAI><DSAI-Tag>chat</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI>"
			      "<DSAI><DSAI-Tag>chat</DSAI-Tag><DSAI-Value>0</DSAI-Value></DSAI>"
			      "</Extension></Extension></Sh-IMS-Data></Sh-Data>"),
		SC_STATUS_DATA_NOT_RECOGNISED);
}

/* While one update is on its way, nobody else may update the same data. */
static void test_in_progress(void)
{
	const uint32_t repository = 0;
	struct sc_sh_update question = {
		.origin_host = SC_TEXT("as.x.net"),
		.identity = { .kind = SC_SH_BY_PUBLIC, .value = SC_TEXT("sip:ann@x.net") },
		.references = &repository,
		.reference_count = 1,
	};

	sc_arena_empty(&arena);
	kept = UNKEPT;
	question.document = sc_text_of(instance("busy", 0, "<ServiceData><a/></ServiceData>"));
	CU_ASSERT_EQUAL(sc_sh_update(provisioned.service, &arena, &question, &answer, &promise),
		SC_STATUS_OK);
	question.document = sc_text_of(instance("busy", 1, "<ServiceData><b/></ServiceData>"));
	CU_ASSERT_EQUAL(sc_sh_update(provisioned.service, &arena, &question, &answer, &promise),
		SC_STATUS_UPDATE_IN_PROGRESS);
	CU_ASSERT_EQUAL(sc_journal_flush(provisioned.store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(kept, SC_STATUS_OK);
	CU_ASSERT_EQUAL(update(&ann, document), SC_STATUS_OK);
}

/* Where a decision places audio: the access of the chosen contact. */
static enum sc_access placed(void)
{
	const struct sc_component audio = {
		.number = 1, .media = SC_MEDIA_AUDIO, .flow = SC_FLOW_SENDRECV, .contact = SC_NONE
	};
	struct sc_question question = {
		.event = SC_EVENT_ORIGINATE, .components = &audio, .component_count = 1
	};
	static struct sc_judgement judgement;

	sc_arena_empty(&arena);
	CU_ASSERT_EQUAL(sc_find_account(provisioned.service, &arena, SC_TEXT("sip:ann@x.net"),
				&question.account),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_judge(provisioned.service, &question, &judgement), SC_STATUS_OK);
	return judgement.facts.contacts[judgement.decision.verdicts[0].chosen].access;
}

static void test_own_statement(void)
{
	const char *wish = "<ServiceData><cp:continuity xmlns:cp=\"urn:x-broker:continuity:1\" "
			   "version=\"1\"><cp:user media=\"audio\"><cp:preferred "
			   "media=\"audio\">%s</cp:preferred></cp:user></cp:continuity>"
			   "</ServiceData>";
	const char *stranger = "<ServiceData><cp:continuity xmlns:cp=\"urn:x-broker:continuity:1\" "
			       "version=\"1\"><cp:user media=\"audio\"><cp:device media=\"audio\" "
			       "rank=\"1\" instance=\"urn:uuid:9\"/></cp:user></cp:continuity>"
			       "</ServiceData>";
	const char *own = "continuity-prefs";
	char data[1024];

	CU_ASSERT_TRUE(holds(pull("sip:ann@x.net", own), "<SequenceNumber>0</SequenceNumber>"));
	snprintf(data, sizeof(data), wish, "WLAN EUTRAN");
	CU_ASSERT_EQUAL(update(&ann, instance(own, 0, data)), SC_STATUS_OUT_OF_SYNC);
	CU_ASSERT_EQUAL(update(&ann, instance(own, 1, data)), SC_STATUS_OK);
	CU_ASSERT_EQUAL(placed(), SC_ACCESS_WLAN_TRUSTED);
	snprintf(data, sizeof(data), wish, "EUTRAN WLAN");
	CU_ASSERT_EQUAL(update(&ann, instance(own, 2, data)), SC_STATUS_OK);
	CU_ASSERT_EQUAL(placed(), SC_ACCESS_EUTRAN);
	CU_ASSERT_TRUE(holds(pull("sip:lone@x.net", own), "EUTRAN WLAN</cp:preferred>"));
	snprintf(data, sizeof(data), wish, "NOWHERE");
	CU_ASSERT_EQUAL(update(&ann, instance(own, 3, data)), SC_STATUS_DATA_NOT_RECOGNISED);
	CU_ASSERT_EQUAL(update(&ann, instance(own, 3, stranger)), SC_STATUS_DATA_NOT_RECOGNISED);
	CU_ASSERT_TRUE(holds(answer.problem, "urn:uuid:9"));
	/* Taken back: the imported preferences speak again, and the numbers go on. */
	CU_ASSERT_EQUAL(update(&ann, instance(own, 3, "")), SC_STATUS_OK);
	CU_ASSERT_FALSE(holds(pull("sip:ann@x.net", own), "EUTRAN WLAN"));
	CU_ASSERT_TRUE(holds(pull("sip:ann@x.net", own), "<SequenceNumber>3</SequenceNumber>"));
}

static void test_close(void)
{
	sc_arena_close(&arena);
	provisioned_close(&provisioned);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "sequence numbers", test_sequence },
		{ "sequence numbers wrap", test_wrap },
		{ "size", test_size },
		{ "the order of checks", test_order },
		{ "all or nothing", test_all_or_nothing },
		{ "values set over imported ones", test_items },
		{ "the same twice in one update", test_twice },
		{ "an update in progress", test_in_progress },
		{ "what the user says himself", test_own_statement },
		{ "closing", test_close },
	};

	if (!provisioned_open_still(&provisioned, world) ||
		sc_arena_open(&arena, ARENA) != SC_STATUS_OK)
		return EXIT_FAILURE;
	return suite_run("Sh update", tests, SC_COUNT_OF(tests));
}
