/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The broker's own document, read: what a user may say, in which words, and what is refused.
 */
#include <stdio.h>
#include <string.h>

#include "continuity_again.h"
#include "suite.h"
#include "xml_walk.h"

#define HEAD       "<cp:continuity xmlns:cp=\"urn:x-broker:continuity:1\" version=\"1\">"
#define TAIL       "</cp:continuity>"
#define PRECEDENCE "<cp:precedence>operator</cp:precedence>"

static struct sc_arena arena;
static struct sc_continuity_statement statement;
static struct sc_xml_fault fault;

static void check_text(struct sc_text text, const char *expected)
{
	bool same = sc_text_equal(text, sc_text_of(expected));

	if (!same)
		printf("\n  read:     %.*s\n  expected: %s\n", SC_TEXT_ARG(text), expected);
	CU_ASSERT(same);
}

static enum sc_status read_text(const char *document)
{
	sc_arena_empty(&arena);
	memset(&statement, 0, sizeof(statement));
	return sc_continuity_read(sc_text_of(document), &arena, &statement, &fault);
}

static bool reads(const char *document)
{
	enum sc_status status = read_text(document);

	if (status != SC_STATUS_OK)
		printf("\n  %s\n  byte %zu: %s\n", document, fault.at, fault.sentence);
	CU_ASSERT_EQUAL(status, SC_STATUS_OK);
	return status == SC_STATUS_OK;
}

/* What a user says, and how the broker says it. */
static void check(const char *said, const char *written)
{
	char document[4096];
	char expected[4096];

	snprintf(document, sizeof(document), HEAD "%s" TAIL, said);
	snprintf(expected, sizeof(expected), HEAD PRECEDENCE "%s" TAIL, written);
	if (!reads(document))
		return;
	CU_ASSERT_EQUAL(statement.operator_part.length, 0);
	check_text(continuity_written(&statement, &arena), expected);
}

static void check_same(const char *said)
{
	check(said, said);
}

static void test_nothing(void)
{
	check_same("");
	CU_ASSERT_EQUAL(statement.user.preference_count, 0);
	CU_ASSERT_EQUAL(statement.user.controller_routing, SC_CONTINUITY_ROUTING_UNSAID);
	if (reads(" <!-- c -->\n<continuity version=' 1 ' xmlns='urn:x-broker:continuity:1'/>\n"))
		CU_ASSERT_EQUAL(statement.user.preference_count, 0);
}

static void test_user(void)
{
	check_same("<cp:user></cp:user>");
	check_same("<cp:user media=\"audio\"></cp:user>");
	check_same("<cp:user media=\"audio\" domain=\"3\" immediate=\"1\" nontransferable=\"drop\">"
		   "<cp:preferred media=\"audio\">EUTRAN</cp:preferred>"
		   "<cp:device media=\"audio\" rank=\"1\" instance=\"urn:uuid:1\"/>"
		   "<cp:device media=\"audio\" mode=\"never\" name=\"&lt;tablet&gt;\"/></cp:user>");
	check_same("<cp:user media=\"audio video\" domain=\"0\"></cp:user>"
		   "<cp:user media=\"video\" immediate=\"0\" nontransferable=\"keep\"></cp:user>");
	/* other words for the same */
	check("<cp:user media='  video\n audio' domain=' 1 ' immediate='true'/>",
		"<cp:user media=\"audio video\" domain=\"1\" immediate=\"1\"></cp:user>");
	check("<cp:user media='*' immediate='false'><cp:preferred> \nNR\t WLAN </cp:preferred>"
	      "<cp:device name='a' rank='255' mode='avoid'/></cp:user>",
		"<cp:user immediate=\"0\"><cp:preferred media=\"*\">NR WLAN</cp:preferred>"
		"<cp:device media=\"*\" rank=\"255\" mode=\"avoid\" name=\"a\"/></cp:user>");
}

static void test_orders(void)
{
	static const char *const same[] = { "EUTRAN", "NON3GPP PS CS", "NR 3GPP ANY",
		"SAT EUTRAN|NR", "FIXED_XDSL|FIXED_CABLE|FIXED_FIBER FIXED_ETH",
		"WLAN_TRUSTED EUTRAN|WLAN_UNTRUSTED WLAN_NO_PS", "ANY" };
	static const struct {
		const char *said, *written;
	} others[] = {
		{ "NR NR NR SAT", "NR SAT" },
		{ "WLAN_TRUSTED|WLAN_UNTRUSTED|WLAN_NO_PS", "WLAN" },
		{ "WLAN|NR WLAN_TRUSTED SAT", "NR|WLAN_TRUSTED|WLAN_UNTRUSTED|WLAN_NO_PS SAT" },
		{ "CS PS ANY", "CS PS" },
	};
	char said[256];
	char written[256];

	for (size_t i = 0; i < SC_COUNT_OF(same) + SC_COUNT_OF(others); i++) {
		bool is_same = i < SC_COUNT_OF(same);

		snprintf(said, sizeof(said),
			"<cp:user><cp:preferred media=\"*\">%s</cp:preferred></cp:user>",
			is_same ? same[i] : others[i - SC_COUNT_OF(same)].said);
		snprintf(written, sizeof(written),
			"<cp:user><cp:preferred media=\"*\">%s</cp:preferred></cp:user>",
			is_same ? same[i] : others[i - SC_COUNT_OF(same)].written);
		check(said, written);
	}
}

/* One user who says different things of different media: each of them gets all that is said. */
static void test_several_media(void)
{
	check("<cp:user domain='1'><cp:preferred media='audio'>EUTRAN WLAN</cp:preferred>"
	      "<cp:device media='video' rank='1' instance='urn:uuid:2'/></cp:user>",
		"<cp:user media=\"message text application data control other\" domain=\"1\">"
		"</cp:user><cp:user media=\"video\" domain=\"1\">"
		"<cp:device media=\"video\" rank=\"1\" instance=\"urn:uuid:2\"/></cp:user>"
		"<cp:user media=\"audio\" domain=\"1\">"
		"<cp:preferred media=\"audio\">EUTRAN WLAN</cp:preferred></cp:user>");
	/* without anything about all, the others are not spoken of */
	check("<cp:user><cp:preferred media='audio'>NR</cp:preferred>"
	      "<cp:preferred media='video'>SAT</cp:preferred>"
	      "<cp:device media='audio video' rank='1' name='a'/>"
	      "<cp:device media='video' rank='2' name='b'/></cp:user>",
		"<cp:user media=\"video\"><cp:preferred media=\"video\">SAT</cp:preferred>"
		"<cp:device media=\"video\" rank=\"1\" name=\"a\"/>"
		"<cp:device media=\"video\" rank=\"2\" name=\"b\"/></cp:user>"
		"<cp:user media=\"audio\"><cp:preferred media=\"audio\">NR</cp:preferred>"
		"<cp:device media=\"audio\" rank=\"1\" name=\"a\"/></cp:user>");
	check("<cp:user media='audio video'><cp:preferred media='audio'>NR</cp:preferred>"
	      "<cp:preferred media='video'>NR</cp:preferred></cp:user>",
		"<cp:user media=\"video\"><cp:preferred media=\"video\">NR</cp:preferred></cp:user>"
		"<cp:user media=\"audio\"><cp:preferred media=\"audio\">NR</cp:preferred></cp:user>");
}

static void test_iut(void)
{
	check_same(
		"<cp:iut><cp:authorised instance=\"urn:uuid:1\" ops=\"transfer add\"/>"
		"<cp:authorised identity=\"sip:a@b\" ops=\"discover\" decision=\"ask\"/>"
		"<cp:authorised group=\"any_same_sub\" ops=\"transfer add modify remove replicate "
		"control_transfer discover\"/>"
		"<cp:authorised group=\"any_same_operator\" ops=\"transfer\" decision=\"deny\"/>"
		"<cp:controller-routing enabled=\"1\"><cp:criterion/>"
		"<cp:criterion calling=\"sip:a\" called=\"tel:+1\" service=\"urn:x\" "
		"media=\"audio video\"/></cp:controller-routing>"
		"<cp:control-loss><cp:device instance=\"urn:uuid:2\" move-media=\"1\"/>"
		"<cp:device name=\"phone\" move-media=\"0\"/></cp:control-loss></cp:iut>");
	check_same("<cp:iut><cp:controller-routing enabled=\"0\"/></cp:iut>");
	CU_ASSERT_EQUAL(statement.user.controller_routing, SC_CONTINUITY_ROUTING_DISABLED);
	check("<cp:iut/>", "");
	check("<cp:iut><cp:control-loss/></cp:iut>",
		"<cp:iut><cp:control-loss></cp:control-loss></cp:iut>");
	CU_ASSERT(statement.user.has_control_loss);
}

/* The operator's part in any words is given in those of the writer. */
static void test_operator_part(void)
{
	static const char rules[] =
		"<cp:precedence>user</cp:precedence>"
		"<cp:rule media=\"audio video\" service=\"urn:&quot;mmtel&quot;\" level=\"should\" "
		"nontransferable=\"drop\" case=\"transfer\" roaming=\"visited\" partial=\"0\" "
		"min-kbps=\"64\" max-kbps=\"4294967295\"><cp:restricted>NR</cp:restricted>"
		"<cp:restricted op=\"originating\">CS</cp:restricted>"
		"<cp:restricted op=\"transfer\">SAT</cp:restricted>"
		"<cp:preferred>WLAN EUTRAN|HRPD</cp:preferred></cp:rule>"
		"<cp:rule media=\"*\" service=\"*\" level=\"may\" nontransferable=\"keep\">"
		"</cp:rule>";
	char document[2048];

	snprintf(document, sizeof(document), HEAD "%s<cp:user domain=\"1\"/>" TAIL, rules);
	if (reads(document))
		check_text(statement.operator_part, rules);
	CU_ASSERT_EQUAL(statement.user.preference_count, 1);
	if (reads("<c:continuity xmlns:c='urn:x-broker:continuity:1' version='1'>\n <c:precedence>"
		  "\n  operator </c:precedence><c:rule><c:restricted>GERAN_PS  UTRAN_PS"
		  "</c:restricted><c:restricted op='both'>NR</c:restricted></c:rule>"
		  "</c:continuity>"))
		check_text(statement.operator_part,
			PRECEDENCE "<cp:rule media=\"*\" service=\"*\" level=\"may\" "
				   "nontransferable=\"keep\"><cp:restricted>GERAN_PS UTRAN_PS NR"
				   "</cp:restricted></cp:rule>");
	if (reads(HEAD "<cp:rule/>" TAIL))
		CU_ASSERT_FALSE(
			sc_text_starts_with(statement.operator_part, SC_TEXT("<cp:precedence>")));
}

static void test_foreign(void)
{
	check("<x:y xmlns:x='urn:x'><cp:user domain='9'/>text<z/></x:y><cp:user x:a='1' "
	      "xmlns:x='urn:x' domain='1'><user xmlns='urn:y'/></cp:user>",
		"<cp:user domain=\"1\"></cp:user>");
	if (reads("<cp:continuity xmlns:cp='urn:x-broker:continuity:1' version='1' xml:lang='en' "
		  "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
		  "xsi:schemaLocation='urn:x-broker:continuity:1 x.xsd'/>"))
		CU_ASSERT_EQUAL(statement.user.preference_count, 0);
}

static void test_values(void)
{
	check_same(
		"<cp:user><cp:device media=\"*\" rank=\"1\" name=\"&amp;#38; &amp; &lt;&gt;&quot;'"
		"&#9;&#10;&#13;  gr\xc3\xbc\xc3\x9f"
		"e\"/></cp:user>");
	CU_ASSERT_EQUAL_FATAL(statement.user.preference_count, 1);
	check_text(statement.user.preferences[0].devices[0].name,
		"&#38; & <>\"'\t\n\r  gr\xc3\xbc\xc3\x9f"
		"e");
}

/* What is wrong inside a document that is one of ours otherwise, and a part of the sentence. */
static const struct {
	enum sc_xml_wrong wrong;
	const char *said;
	const char *says;
} refusals[] = {
	{ SC_XML_UNKNOWN, "<cp:usr/>", "usr has no meaning inside continuity" },
	{ SC_XML_UNKNOWN, "<user/>", "user of no namespace" },
	{ SC_XML_UNKNOWN, "<cp:user><cp:user/></cp:user>", "user has no meaning inside user" },
	{ SC_XML_UNKNOWN, "<cp:user><cp:device rank='1' name='a'><cp:x/></cp:device></cp:user>",
		"x has no meaning inside device" },
	{ SC_XML_UNKNOWN, "<cp:user dominion='1'/>", "user has no attribute dominion" },
	{ SC_XML_UNKNOWN, "<cp:precedence a=''>user</cp:precedence>", "no attribute a" },
	{ SC_XML_VALUE, "hello", "text stands" },
	{ SC_XML_VALUE, "<cp:user>hello</cp:user>", "text stands" },
	{ SC_XML_VALUE, "<cp:precedence>me</cp:precedence>", "\"me\" is no precedence" },
	{ SC_XML_VALUE, "<cp:precedence><x xmlns='u'/></cp:precedence>", "text only" },
	{ SC_XML_VALUE, "<cp:rule level='must'/>", "\"must\" is no transfer level" },
	{ SC_XML_VALUE, "<cp:rule nontransferable='x'/>", "\"x\"" },
	{ SC_XML_VALUE, "<cp:rule case='x'/>", "\"x\" is no session case" },
	{ SC_XML_VALUE, "<cp:rule roaming='x'/>", "\"x\"" },
	{ SC_XML_VALUE, "<cp:rule partial='2'/>", "\"2\" is no 0 or 1" },
	{ SC_XML_VALUE, "<cp:rule min-kbps='-1'/>", "min-kbps is a number" },
	{ SC_XML_VALUE, "<cp:rule max-kbps='4294967296'/>", "max-kbps is a number" },
	{ SC_XML_VALUE, "<cp:rule><cp:restricted op='x'>NR</cp:restricted></cp:rule>",
		"\"x\" is no operation" },
	{ SC_XML_VALUE, "<cp:rule><cp:restricted>NR|SAT</cp:restricted></cp:rule>",
		"\"NR|SAT\" is no access" },
	{ SC_XML_VALUE, "<cp:rule><cp:restricted/></cp:rule>", "has none" },
	{ SC_XML_VALUE, "<cp:user media='audio sound'/>", "\"sound\" is no kind of media" },
	{ SC_XML_VALUE, "<cp:user media='* audio'/>", "\"*\"" },
	{ SC_XML_VALUE, "<cp:user media=''/>", "has none" },
	{ SC_XML_VALUE, "<cp:user domain='4'/>", "domain is a number from 0 to 3, not \"4\"" },
	{ SC_XML_VALUE, "<cp:user immediate='yes'/>", "\"yes\"" },
	{ SC_XML_VALUE, "<cp:user nontransferable=''/>", "\"\"" },
	{ SC_XML_VALUE, "<cp:user><cp:preferred>LTE</cp:preferred></cp:user>",
		"\"LTE\" is no access or group" },
	{ SC_XML_VALUE, "<cp:user><cp:preferred>NR|</cp:preferred></cp:user>", "\"\"" },
	{ SC_XML_VALUE, "<cp:user><cp:preferred/></cp:user>", "has none" },
	{ SC_XML_VALUE,
		"<cp:user media='audio'><cp:preferred media='video'>NR</cp:preferred></cp:user>",
		"does not speak of video" },
	{ SC_XML_VALUE, "<cp:user media='audio'><cp:device media='*' rank='1' name='a'/></cp:user>",
		"does not speak of" },
	{ SC_XML_VALUE, "<cp:user><cp:device rank='0' name='a'/></cp:user>", "rank is a" },
	{ SC_XML_VALUE, "<cp:user><cp:device rank='256' name='a'/></cp:user>", "rank is a" },
	{ SC_XML_VALUE, "<cp:user><cp:device rank='1' name='a' mode='x'/></cp:user>", "\"x\"" },
	{ SC_XML_VALUE, "<cp:user><cp:device rank='1' name='a' instance='b'/></cp:user>",
		"either" },
	{ SC_XML_MISSING, "<cp:user><cp:device rank='1'/></cp:user>", "either" },
	{ SC_XML_MISSING, "<cp:user><cp:device name='a'/></cp:user>", "no rank" },
	{ SC_XML_TWICE,
		"<cp:user><cp:preferred>NR</cp:preferred>"
		"<cp:preferred media='audio'>SAT</cp:preferred></cp:user>",
		"two lists" },
	{ SC_XML_TWICE,
		"<cp:user><cp:device rank='1' name='a'/><cp:device rank='1' name='b'/>"
		"</cp:user>",
		"rank 1" },
	{ SC_XML_TWICE,
		"<cp:user><cp:device rank='1' name='a'/>"
		"<cp:device media='audio' mode='never' name='a'/></cp:user>",
		"named twice" },
	{ SC_XML_TWICE, "<cp:iut/><cp:iut/>", "two iut" },
	{ SC_XML_TWICE,
		"<cp:rule><cp:preferred>NR</cp:preferred><cp:preferred>NR"
		"</cp:preferred></cp:rule>",
		"two preferred" },
	{ SC_XML_TWICE,
		"<cp:iut><cp:controller-routing enabled='1'/>"
		"<cp:controller-routing enabled='1'/></cp:iut>",
		"two controller-routing" },
	{ SC_XML_MISSING, "<cp:iut><cp:controller-routing/></cp:iut>", "no enabled" },
	{ SC_XML_MISSING, "<cp:iut><cp:authorised instance='a'/></cp:iut>", "no ops" },
	{ SC_XML_MISSING, "<cp:iut><cp:authorised ops='add'/></cp:iut>", "for a group" },
	{ SC_XML_VALUE,
		"<cp:iut><cp:authorised instance='a' group='any_same_sub' ops='add'/>"
		"</cp:iut>",
		"for a group" },
	{ SC_XML_VALUE, "<cp:iut><cp:authorised group='device' ops='add'/></cp:iut>",
		"\"device\" is no group" },
	{ SC_XML_VALUE, "<cp:iut><cp:authorised instance='a' ops='steal'/></cp:iut>", "\"steal\"" },
	{ SC_XML_VALUE, "<cp:iut><cp:authorised instance='a' ops='add' decision='x'/></cp:iut>",
		"\"x\" is no decision" },
	{ SC_XML_VALUE, "<cp:iut><cp:controller-routing enabled='2'/></cp:iut>", "\"2\"" },
	{ SC_XML_MISSING, "<cp:iut><cp:control-loss><cp:device/></cp:control-loss></cp:iut>",
		"either" },
};

static void test_refused(void)
{
	char document[1024];

	for (size_t i = 0; i < SC_COUNT_OF(refusals); i++) {
		enum sc_status status;

		snprintf(document, sizeof(document), HEAD "%s" TAIL, refusals[i].said);
		status = read_text(document);
		if (fault.wrong != refusals[i].wrong ||
			strstr(fault.sentence, refusals[i].says) == NULL)
			printf("\n  %s\n  %d, byte %zu: %s\n", refusals[i].said, fault.wrong,
				fault.at, fault.sentence);
		CU_ASSERT_EQUAL(status, SC_STATUS_DATA_NOT_RECOGNISED);
		CU_ASSERT_EQUAL(fault.wrong, refusals[i].wrong);
		CU_ASSERT_PTR_NOT_NULL(strstr(fault.sentence, refusals[i].says));
		CU_ASSERT_EQUAL(arena.used, 0);
	}
}

static void test_other_documents(void)
{
	static const struct {
		enum sc_xml_wrong wrong;
		const char *document;
	} rows[] = {
		{ SC_XML_NOT_WELL_FORMED, "" },
		{ SC_XML_NOT_WELL_FORMED, "text" },
		{ SC_XML_NOT_WELL_FORMED, HEAD TAIL HEAD TAIL },
		{ SC_XML_ROOT, "<continuity version='1'/>" },
		{ SC_XML_ROOT,
			"<cp:continuity xmlns:cp='urn:x-broker:continuity:2' version='1'/>" },
		{ SC_XML_ROOT, "<cp:user xmlns:cp='urn:x-broker:continuity:1'/>" },
		{ SC_XML_MISSING, "<cp:continuity xmlns:cp='urn:x-broker:continuity:1'/>" },
		{ SC_XML_VALUE,
			"<cp:continuity xmlns:cp='urn:x-broker:continuity:1' version='2'/>" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		CU_ASSERT_EQUAL(read_text(rows[i].document), SC_STATUS_DATA_NOT_RECOGNISED);
		CU_ASSERT_EQUAL(fault.wrong, rows[i].wrong);
	}
}

/* So many of them are read, one more is too much. */
static void check_limit(const char *before, const char *one, const char *after, int limit)
{
	static char document[65536];

	for (int count = limit; count <= limit + 1; count++) {
		size_t length = (size_t)snprintf(document, sizeof(document), HEAD "%s", before);

		for (int i = 0; i < count; i++)
			length += (size_t)snprintf(
				document + length, sizeof(document) - length, one, i + 1, i + 1);
		snprintf(document + length, sizeof(document) - length, "%s" TAIL, after);
		CU_ASSERT_EQUAL(read_text(document),
			count == limit ? SC_STATUS_OK : SC_STATUS_TOO_MUCH_DATA);
		CU_ASSERT_EQUAL(fault.wrong, count == limit ? SC_XML_SOUND : SC_XML_COUNT);
	}
}

static void test_limits(void)
{
	check_limit("", "<cp:user/>", "", 64);
	check_limit("<cp:user>", "<cp:device rank='%d' name='%d'/>", "</cp:user>", 64);
	check_limit("<cp:iut>", "<cp:authorised instance='a' ops='add'/>", "</cp:iut>",
		SC_CONTINUITY_AUTHORISATION_LIMIT);
	check_limit("<cp:iut><cp:controller-routing enabled='1'>", "<cp:criterion/>",
		"</cp:controller-routing></cp:iut>", SC_CONTINUITY_CRITERION_LIMIT);
	check_limit("<cp:iut><cp:control-loss>", "<cp:device name='a'/>",
		"</cp:control-loss></cp:iut>", SC_CONTINUITY_SUCCESSOR_LIMIT);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "nothing said", test_nothing },
		{ "a user's wishes", test_user },
		{ "orders of accesses", test_orders },
		{ "different media in one", test_several_media },
		{ "inter-UE transfer", test_iut },
		{ "the operator's part", test_operator_part },
		{ "other namespaces", test_foreign },
		{ "values with everything", test_values },
		{ "refused, and why", test_refused },
		{ "other documents", test_other_documents },
		{ "limits", test_limits },
	};
	int result = EXIT_FAILURE;

	if (sc_arena_open(&arena, 1024 * 1024) == SC_STATUS_OK)
		result = suite_run("reading continuity", tests, SC_COUNT_OF(tests));
	sc_arena_close(&arena);
	return result;
}
