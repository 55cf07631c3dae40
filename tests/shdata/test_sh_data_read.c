/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What a PUR carries, read: values, the bytes of ServiceData, and what is wrong with a document.
 */
#include <stdio.h>
#include <string.h>

#include "sh_data_read.h"
#include "suite.h"
#include "xml_admit.h"
#include "xml_walk.h"

#define E                 "<Extension>"
#define X                 "</Extension>"
#define REPOSITORY(inner) "<Sh-Data><RepositoryData>" inner "</RepositoryData></Sh-Data>"
#define SERVICE(data)                                                                              \
	REPOSITORY("<ServiceIndication>s</ServiceIndication><SequenceNumber>1</SequenceNumber>"    \
		   "<ServiceData>" data "</ServiceData>")
#define IMS(inner) "<Sh-Data><Sh-IMS-Data>" inner "</Sh-IMS-Data></Sh-Data>"

static struct sc_arena arena;
static struct sc_sh_data data;
static struct sc_xml_fault fault;

static void check_text(struct sc_text text, const char *expected)
{
	bool same = (text.at == NULL) == (expected == NULL) &&
		    sc_text_equal(text, sc_text_of(expected));

	if (!same)
		printf("\n  read:     %.*s\n  expected: %s\n", SC_TEXT_ARG(text),
			expected == NULL ? "(absent)" : expected);
	CU_ASSERT(same);
}

static enum sc_status read_text(struct sc_text document)
{
	sc_arena_empty(&arena);
	memset(&data, 0, sizeof(data));
	return sc_sh_data_read(document, &arena, &data, &fault);
}

static bool reads(const char *document)
{
	enum sc_status status = read_text(sc_text_of(document));

	if (status != SC_STATUS_OK)
		printf("\n  %.200s\n  byte %zu: %s\n", document, fault.at, fault.sentence);
	CU_ASSERT_EQUAL(status, SC_STATUS_OK);
	return status == SC_STATUS_OK;
}

static void test_repository(void)
{
	if (!reads("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- hello -->\n<Sh-Data>\n"
		   " <RepositoryData>\n  <ServiceIndication> a&lt;b&#x26;<![CDATA[<c>]]>"
		   "</ServiceIndication>\n  <SequenceNumber>\n 65535 </SequenceNumber>\n"
		   "  <ServiceData><x/></ServiceData>\n  <New>1</New>\n </RepositoryData>\n"
		   " <RepositoryData><SequenceNumber>0</SequenceNumber><ServiceIndication/>"
		   "</RepositoryData>\n <?page break?>\n</Sh-Data>\n<!-- bye -->"))
		return;
	CU_ASSERT_EQUAL_FATAL(data.repository_count, 2);
	check_text(data.repository[0].service_indication, " a<b&<c>");
	CU_ASSERT_EQUAL(data.repository[0].sequence_number, 65535);
	check_text(data.repository[0].service_data, "<x/>");
	check_text(data.repository[1].service_indication, "");
	CU_ASSERT_EQUAL(data.repository[1].sequence_number, 0);
	check_text(data.repository[1].service_data, NULL);
}

static void check_ims(const char *document, int64_t psi, const char *stn_sr, const char *gateway,
	const char *center)
{
	if (!reads(document))
		return;
	CU_ASSERT_EQUAL(data.ims.psi_activation.present, psi >= 0);
	if (psi >= 0)
		CU_ASSERT_EQUAL(data.ims.psi_activation.value, psi);
	check_text(data.ims.stn_sr, stn_sr);
	CU_ASSERT_EQUAL(data.ims.sms != NULL, gateway != NULL);
	if (data.ims.sms != NULL && gateway != NULL) {
		check_text(data.ims.sms->ip_sm_gw_number, gateway);
		check_text(data.ims.sms->sc_address, center);
	}
}

/* At the depth of the standard, at none, at another one, and under the names that are about. */
static void test_ims(void)
{
	check_ims("<Sh-Data/>", -1, NULL, NULL, NULL);
	check_ims(IMS(E "<PSIActivation>1</PSIActivation>" X), 1, NULL, NULL, NULL);
	check_ims(IMS("<PSIActivation> 0\n</PSIActivation>"), 0, NULL, NULL, NULL);
	check_ims(IMS(E E E E "<STN-SR>447700900123</STN-SR>" X X X X), -1, "447700900123", NULL,
		NULL);
	check_ims(IMS(E "<Extention><Extension><STN-SR/></Extension></Extention>" X), -1, "", NULL,
		NULL);
	check_ims("<Sh-Data><Sh-Data-Extension><Sh-IMS-Data><Sh-Data-Extension>"
		  "<PSIActivation>1</PSIActivation></Sh-Data-Extension><STN-SR>1</STN-SR>"
		  "</Sh-IMS-Data></Sh-Data-Extension></Sh-Data>",
		1, "1", NULL, NULL);
	check_ims(IMS(E E E "<ServiceLevelTraceInfo>0</ServiceLevelTraceInfo><SMSRegistrationInfo>"
			    "<IP-SM-GW-Number>5989901019</IP-SM-GW-Number>" E
			    "<SCAddress> 44770 </SCAddress>" X "</SMSRegistrationInfo>" X X X),
		-1, NULL, "5989901019", "44770");
	check_ims(IMS("<SMSRegistrationInfo><IP-SM-GW-Number> </IP-SM-GW-Number>"
		      "</SMSRegistrationInfo>"),
		-1, NULL, "", NULL);
}

static void test_dsai(void)
{
	if (!reads(IMS(E E "<DSAI><DSAI-Tag>a b</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI>"
			   "<DSAI><DSAI-Value> 0 </DSAI-Value><DSAI-Tag/></DSAI>" X X)))
		return;
	CU_ASSERT_EQUAL_FATAL(data.ims.dsai_count, 2);
	check_text(data.ims.dsai[0].tag, "a b");
	CU_ASSERT_EQUAL(data.ims.dsai[0].value, SC_SH_DSAI_INACTIVE);
	check_text(data.ims.dsai[1].tag, "");
	CU_ASSERT_EQUAL(data.ims.dsai[1].value, SC_SH_DSAI_ACTIVE);
}

/* What other references hold, and what nobody knows. */
static void test_skipped(void)
{
	check_ims("<Sh-Data><x:Sh xmlns:x=\"urn:x\"><RepositoryData/></x:Sh><RepositoryDatum/>"
		  "<STN-SR>2</STN-SR><PublicIdentifiers><MSISDN>1</MSISDN></PublicIdentifiers>" E
		  "<RegisteredIdentites><IMSPublicIdentity>tel:+1</IMSPublicIdentity>"
		  "</RegisteredIdentites>" X "<Sh-IMS-Data><SCSCFName>x</SCSCFName><y>"
		  "<PSIActivation>7</PSIActivation><z:DSAI xmlns:z=\"u\"/></y>"
		  "<STN-SR xmlns:x=\"u\" x:at=\"1\" b=\"\">3</STN-SR></Sh-IMS-Data>junk</Sh-Data>",
		-1, "3", NULL, NULL);
	CU_ASSERT_EQUAL(data.repository_count, 0);
}

/* What was received is what is given back. */
static void test_bytes(void)
{
	static const char *const rows[] = { "", " ", "<x/>", "<x></x>", "\r\n <x\r\n a = '1'\t/>\r",
		"<x a=\"1>2\" b='/ServiceData>'/>", "<!-- </ServiceData> --><x/>",
		"<x><![CDATA[</ServiceData>]]]]><![CDATA[>]]></x>",
		"<ServiceData><ServiceData/></ServiceData>", "<?go </ServiceData> ?><x/>",
		"text &amp; &#60; &lt;", "<a/><b/>",
		"<gr\xc3\xbc\xc3\x9f"
		"e>\xf0\x9f\x93\xb1</gr\xc3\xbc\xc3\x9f"
		"e>",
		"<x xmlns=\"urn:x\"><y xmlns=\"\"/></x>", "<p:x xmlns:p=\"urn:x\"><p:y/></p:x>",
		"<x><![CDATA[]></ServiceData>]]></x>", "<!-- -></ServiceData> --><x/>",
		"<?go ></ServiceData>?><x/>", "<x a='\"'>\"<y b=\"'\"/>'</x>" };
	char document[1024];

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		snprintf(document, sizeof(document), SERVICE("%s"), rows[i]);
		if (!reads(document))
			continue;
		CU_ASSERT_EQUAL_FATAL(data.repository_count, 1);
		check_text(data.repository[0].service_data, rows[i]);
		CU_ASSERT_PTR_EQUAL(
			data.repository[0].service_data.at, strstr(document, "<ServiceData>") + 13);
	}
	if (reads(REPOSITORY("<ServiceData/><SequenceNumber>1</SequenceNumber>"
			     "<ServiceIndication>s</ServiceIndication>")))
		check_text(data.repository[0].service_data, "");
}

/* xmlns:p at the three elements above, and what the content becomes. */
static void test_namespaces(void)
{
	static const struct {
		const char *above[3];
		const char *content;
		const char *carried;
	} rows[] = {
		{ { " xmlns:p='urn:1'", "", "" }, "<x/>", "<x/>" },
		{ { " xmlns:p='urn:1'", "", "" }, "<p:x/>", "<p:x xmlns:p='urn:1'/>" },
		{ { "", " xmlns:p=\"a&amp;b\"", "" }, " <p:x a=\"1\">2</p:x> ",
			" <p:x xmlns:p=\"a&amp;b\" a=\"1\">2</p:x> " },
		{ { "", "", " xmlns:p = \"urn:1\"" }, "<x\n><p:y/></x>",
			"<x xmlns:p = \"urn:1\"\n><p:y/></x>" },
		/* the innermost counts */
		{ { " xmlns:p='1'", " xmlns:p='2'", " xmlns:p='3'" }, "<p:x/>",
			"<p:x xmlns:p='3'/>" },
		/* what it declares itself is its own */
		{ { " xmlns:p='1'", "", "" }, "<p:x xmlns:p='9'/>", "<p:x xmlns:p='9'/>" },
		{ { " xmlns:p='1'", "", "" }, "<p:a/><p:b xmlns:p='9'/>",
			"<p:a xmlns:p='1'/><p:b xmlns:p='9'/>" },
		/* used in an attribute, in a value, in text; and not at all */
		{ { " xmlns:p='1'", "", "" }, "<x p:a=''/>", "<x xmlns:p='1' p:a=''/>" },
		{ { " xmlns:p='1'", "", "" }, "<x t='p:name'/>", "<x xmlns:p='1' t='p:name'/>" },
		{ { " xmlns:p='1'", "", "" }, "<x>p:name</x>", "<x xmlns:p='1'>p:name</x>" },
		{ { " xmlns:p='1'", "", "" }, "<x>sp:name p pp:</x>", "<x>sp:name p pp:</x>" },
		/* several, and several elements */
		{ { " xmlns:p='1'", " xmlns:q='2'", " xmlns:r='3'" }, "<q:x><p:y/></q:x><z/>",
			"<q:x xmlns:q='2' xmlns:p='1'><p:y/></q:x><z xmlns:q='2' xmlns:p='1'/>" },
		{ { " xmlns:p='1'", "", "" }, "<x/><!-- <y> --><![CDATA[<z>]]><p:z/>",
			"<x xmlns:p='1'/><!-- <y> --><![CDATA[<z>]]><p:z xmlns:p='1'/>" },
		{ { " a='x' xmlns:p='1' b='y'", "", "" }, "<p:x><p:x/></p:x>",
			"<p:x xmlns:p='1'><p:x/></p:x>" },
	};
	char document[1024];

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		snprintf(document, sizeof(document),
			"<Sh-Data%s><Other xmlns:p='no'/><RepositoryData%s><ServiceIndication>s"
			"</ServiceIndication><SequenceNumber>1</SequenceNumber><ServiceData%s>%s"
			"</ServiceData></RepositoryData></Sh-Data>",
			rows[i].above[0], rows[i].above[1], rows[i].above[2], rows[i].content);
		if (!reads(document))
			continue;
		CU_ASSERT_EQUAL_FATAL(data.repository_count, 1);
		check_text(data.repository[0].service_data, rows[i].carried);
	}
}

/* Each instance has the bytes of its own. */
static void test_several(void)
{
	char document[8192];
	char expected[64];
	size_t length = 0;

	length += (size_t)snprintf(document, sizeof(document), "<Sh-Data xmlns:p='u'>");
	for (int i = 0; i < SC_SH_REPOSITORY_LIMIT; i++)
		length += (size_t)snprintf(document + length, sizeof(document) - length,
			"<RepositoryData><ServiceIndication>%d</ServiceIndication><SequenceNumber>%d"
			"</SequenceNumber>%s%s<n%d/>%s</RepositoryData>",
			i, i, i % 3 == 0 ? "" : "<ServiceData>", i % 3 == 1 ? "<p:x/>" : "", i,
			i % 3 == 0 ? "" : "</ServiceData>");
	snprintf(document + length, sizeof(document) - length, "</Sh-Data>");
	if (!reads(document))
		return;
	CU_ASSERT_EQUAL_FATAL(data.repository_count, SC_SH_REPOSITORY_LIMIT);
	for (int i = 0; i < SC_SH_REPOSITORY_LIMIT; i++) {
		snprintf(expected, sizeof(expected),
			i % 3 == 1 ? "<p:x xmlns:p='u'/><n%d xmlns:p='u'/>" : "<n%d/>", i);
		CU_ASSERT_EQUAL(data.repository[i].sequence_number, i);
		check_text(data.repository[i].service_data, i % 3 == 0 ? NULL : expected);
	}
}

/* What the writer writes is read back. */
static void test_round_trip(void)
{
	static char buffer[4096];
	const struct sc_sh_repository rows[] = { { .service_indication = SC_TEXT("a&b\r\n<"),
							 .sequence_number = 9,
							 .service_data = SC_TEXT("<x y=''/>") },
		{ .service_indication = SC_TEXT("c"), .sequence_number = 65535 } };
	const struct sc_sh_dsai dsai[] = { { SC_TEXT("\"t\""), SC_SH_DSAI_INACTIVE } };
	const struct sc_sh_sms sms = { SC_TEXT("5989901019"), SC_TEXT("") };
	const struct sc_sh_data written = { .repository = rows,
		.repository_count = 2,
		.ims = { .psi_activation = { true, SC_SH_PSI_ACTIVE },
			.dsai = dsai,
			.dsai_count = 1,
			.sms = &sms,
			.stn_sr = SC_TEXT("447700900123"),
			.user_state = { true, 1 } } };
	struct sc_text_writer out;

	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	CU_ASSERT_EQUAL(sc_sh_data_write(&written, &out), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(read_text(sc_text_written(&out)), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(data.repository_count, 2);
	check_text(data.repository[0].service_indication, "a&b\r\n<");
	check_text(data.repository[0].service_data, "<x y=''/>");
	check_text(data.repository[1].service_data, NULL);
	CU_ASSERT_EQUAL_FATAL(data.ims.dsai_count, 1);
	check_text(data.ims.dsai[0].tag, "\"t\"");
	CU_ASSERT_EQUAL(data.ims.dsai[0].value, SC_SH_DSAI_INACTIVE);
	CU_ASSERT_EQUAL(data.ims.psi_activation.value, SC_SH_PSI_ACTIVE);
	check_text(data.ims.stn_sr, "447700900123");
	CU_ASSERT_PTR_NOT_NULL_FATAL(data.ims.sms);
	check_text(data.ims.sms->ip_sm_gw_number, "5989901019");
	check_text(data.ims.sms->sc_address, "");
}

static const struct {
	enum sc_xml_wrong wrong;
	size_t at; /* 0: anywhere */
	const char *document;
	const char *says; /* part of the sentence, where it is ours */
} refusals[] = {
	{ SC_XML_NOT_WELL_FORMED, 0, "", "empty" },
	{ SC_XML_NOT_WELL_FORMED, 0, " ", "" },
	{ SC_XML_NOT_WELL_FORMED, 0, "Sh-Data", "" },
	{ SC_XML_NOT_WELL_FORMED, 0, "<Sh-Data>", "" },
	{ SC_XML_NOT_WELL_FORMED, 0, "<Sh-Data/>x", "" },
	{ SC_XML_NOT_WELL_FORMED, 0, "<Sh-Data/><Sh-Data/>", "" },
	{ SC_XML_NOT_WELL_FORMED, 0, "<Sh-Data></Sh-data>", "" },
	{ SC_XML_NOT_WELL_FORMED, 0, "<Sh-Data>&shy;</Sh-Data>", "" },
	{ SC_XML_NOT_WELL_FORMED, 0, SERVICE("<p:x/>"), "" },
	{ SC_XML_NOT_WELL_FORMED, 0, SERVICE("a ]]> b"), "" },
	{ SC_XML_NOT_WELL_FORMED, 0, SERVICE("<x a='1' a='2'/>"), "" },
	{ SC_XML_NOT_WELL_FORMED, 0, SERVICE("<x>&#0;</x>"), "" },
	{ SC_XML_NOT_WELL_FORMED, 0, SERVICE("<?xml version='1.0'?>"), "" },
	{ SC_XML_NOT_WELL_FORMED, 12, "<Sh-Data><a>\x01</a></Sh-Data>", "U+0001" },
	{ SC_XML_ROOT, 0, "<sh-data/>", "the document is sh-data of no namespace, Sh-Data" },
	{ SC_XML_ROOT, 0, "<Sh-Data xmlns=\"urn:x\"/>", "of the namespace urn:x" },
	{ SC_XML_ROOT, 0, "<Extension><Sh-Data/></Extension>", "Extension" },
	{ SC_XML_UNKNOWN, 0, "<Sh-Data><RepositoryData xmlns='urn:x'/></Sh-Data>",
		"RepositoryData is of the namespace urn:x, it must be of none" },
	{ SC_XML_UNKNOWN, 0, REPOSITORY("<ServiceData xmlns='urn:x'><y/></ServiceData>"),
		"ServiceData is of" },
	{ SC_XML_UNKNOWN, 0, "<Sh-Data xmlns:x='y'>" E "<x:Sh-IMS-Data/>" X "</Sh-Data>",
		"Sh-IMS-Data is of" },
	{ SC_XML_MISSING, 0, REPOSITORY(""), "no ServiceIndication" },
	{ SC_XML_MISSING, 0, REPOSITORY("<SequenceNumber>1</SequenceNumber>"),
		"no ServiceIndication" },
	{ SC_XML_MISSING, 0, REPOSITORY("<ServiceIndication>s</ServiceIndication>"),
		"no SequenceNumber" },
	{ SC_XML_MISSING, 0, IMS("<DSAI><DSAI-Tag>t</DSAI-Tag></DSAI>"), "no DSAI-Value" },
	{ SC_XML_MISSING, 0, IMS("<DSAI><DSAI-Value>1</DSAI-Value></DSAI>"), "no DSAI-Tag" },
	{ SC_XML_MISSING, 0, IMS("<SMSRegistrationInfo/>"), "no IP-SM-GW-Number" },
	{ SC_XML_VALUE, 0, REPOSITORY("<SequenceNumber>65536</SequenceNumber>"), "65535" },
	{ SC_XML_VALUE, 0, REPOSITORY("<SequenceNumber>-1</SequenceNumber>"), "\"-1\"" },
	{ SC_XML_VALUE, 0, REPOSITORY("<SequenceNumber> </SequenceNumber>"), "number" },
	{ SC_XML_VALUE, 0, REPOSITORY("<SequenceNumber>4294967297</SequenceNumber>"), "" },
	{ SC_XML_VALUE, 0, REPOSITORY("<SequenceNumber><x/></SequenceNumber>"), "text only" },
	{ SC_XML_VALUE, 0, IMS("<PSIActivation>2</PSIActivation>"), "PSIActivation" },
	{ SC_XML_VALUE, 0, IMS("<PSIActivation>true</PSIActivation>"), "PSIActivation" },
	{ SC_XML_VALUE, 0, IMS("<DSAI><DSAI-Value>2</DSAI-Value></DSAI>"), "DSAI-Value" },
	{ SC_XML_VALUE, 0, IMS("<STN-SR>+4477</STN-SR>"), "+4477" },
	{ SC_XML_VALUE, 0, IMS("<STN-SR>1234567890123456</STN-SR>"), "15 digits" },
	{ SC_XML_VALUE, 0, IMS("<STN-SR>1 2</STN-SR>"), "1 2" },
	{ SC_XML_VALUE, 0,
		IMS("<SMSRegistrationInfo><SCAddress>1\n2</SCAddress></SMSRegistrationInfo>"),
		"\"1 2\"" },
	{ SC_XML_TWICE, 0,
		REPOSITORY("<SequenceNumber>1</SequenceNumber>" E
			   "<SequenceNumber>1</SequenceNumber>" X),
		"two SequenceNumber" },
	{ SC_XML_TWICE, 0, REPOSITORY("<ServiceData/><x/><ServiceData>1</ServiceData>"),
		"two ServiceData" },
	{ SC_XML_TWICE, 0, "<Sh-Data><Sh-IMS-Data/>" E "<Sh-IMS-Data/>" X "</Sh-Data>",
		"two Sh-IMS-Data" },
	{ SC_XML_TWICE, 0, IMS("<STN-SR/>" E E "<STN-SR/>" X X), "two STN-SR" },
	{ SC_XML_DOCTYPE, 0, "<!DOCTYPE Sh-Data><Sh-Data/>", "not accepted" },
	{ SC_XML_DOCTYPE, 9, "<Sh-Data><!DOCTYPE x></Sh-Data>", "not accepted" },
	{ SC_XML_ENCODING, 10, "<Sh-Data/>\xff", "not UTF-8" },
	{ SC_XML_ENCODING, 0, "<?xml version='1.0' encoding='latin1'?><Sh-Data/>", "latin1" },
};

static void test_refused(void)
{
	for (size_t i = 0; i < SC_COUNT_OF(refusals); i++) {
		enum sc_status status = read_text(sc_text_of(refusals[i].document));

		if (status != SC_STATUS_DATA_NOT_RECOGNISED || fault.wrong != refusals[i].wrong ||
			strstr(fault.sentence, refusals[i].says) == NULL)
			printf("\n  %s\n  %d, byte %zu: %s\n", refusals[i].document, fault.wrong,
				fault.at, fault.sentence);
		CU_ASSERT_EQUAL(status, SC_STATUS_DATA_NOT_RECOGNISED);
		CU_ASSERT_EQUAL(fault.wrong, refusals[i].wrong);
		CU_ASSERT_PTR_NOT_NULL(strstr(fault.sentence, refusals[i].says));
		CU_ASSERT(refusals[i].at == 0 || fault.at == refusals[i].at);
		CU_ASSERT(fault.at <= strlen(refusals[i].document));
		CU_ASSERT_EQUAL(arena.used, 0);
		CU_ASSERT_PTR_NULL(data.repository);
	}
}

/* An arena of any size either suffices or is said to be too small, and is left as it was. */
static void test_room(void)
{
	static const char document[] =
		"<Sh-Data xmlns:p='u'><RepositoryData><ServiceIndication>s</ServiceIndication>"
		"<SequenceNumber>1</SequenceNumber><ServiceData><p:x/></ServiceData>"
		"</RepositoryData><Sh-IMS-Data><DSAI><DSAI-Tag>t</DSAI-Tag><DSAI-Value>1"
		"</DSAI-Value></DSAI><SMSRegistrationInfo><IP-SM-GW-Number>1</IP-SM-GW-Number>"
		"</SMSRegistrationInfo><STN-SR>1</STN-SR></Sh-IMS-Data></Sh-Data>";
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	for (size_t size = 1; status != SC_STATUS_OK && size < 65536; size++) {
		struct sc_arena tight;

		CU_ASSERT_EQUAL_FATAL(sc_arena_open(&tight, size), SC_STATUS_OK);
		status = sc_sh_data_read(sc_text_of(document), &tight, &data, &fault);
		CU_ASSERT(status == SC_STATUS_OK || status == SC_STATUS_OUT_OF_ROOM);
		CU_ASSERT(
			status == SC_STATUS_OK || (fault.wrong == SC_XML_ROOM && tight.used == 0));
		sc_arena_close(&tight);
	}
	CU_ASSERT_EQUAL(status, SC_STATUS_OK);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "repository data", test_repository },
		{ "IMS data at any depth", test_ims },
		{ "DSAI", test_dsai },
		{ "what is not ours", test_skipped },
		{ "the bytes of ServiceData", test_bytes },
		{ "namespaces from above", test_namespaces },
		{ "several instances", test_several },
		{ "written and read back", test_round_trip },
		{ "refused, and why", test_refused },
		{ "too little room", test_room },
	};
	int result = EXIT_FAILURE;

	if (sc_arena_open(&arena, 1024 * 1024) == SC_STATUS_OK)
		result = suite_run("reading Sh-Data", tests, SC_COUNT_OF(tests));
	sc_arena_close(&arena);
	return result;
}
