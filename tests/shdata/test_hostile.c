/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Documents that want to do harm: each gets its answer, and costs memory in proportion to its bytes
 * and little time.
 */
#include <libxml/parser.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sh_data_again.h"
#include "suite.h"
#include "xml_admit.h"
#include "xml_walk.h"

#define REPOSITORY                                                                                 \
	"<RepositoryData><ServiceIndication>s</ServiceIndication><SequenceNumber>1"                \
	"</SequenceNumber>"
#define SERVICE "<Sh-Data>" REPOSITORY "<ServiceData>"
#define ECIVRES "</ServiceData></RepositoryData></Sh-Data>"

/* What the parser itself may take: some tables that it always makes, among them one of names that
 * grows in two steps to 4608 entries of 40 bytes as its hash, which differs from run to run, has
 * it; and a multiple of the bytes (each name, tag and value is held once or twice, growing buffers
 * hold twice what they need). */
enum { TABLES = 256 * 1024, TIMES = 10, SECONDS = 20, PAPER = 4 * 1024 * 1024 };

static char paper[PAPER];
static size_t written;

static struct {
	size_t now, most;
} memory;

/* The allocator counts what libxml2 holds. */
static void took(void *block)
{
	memory.now += malloc_usable_size(block);
	if (memory.now > memory.most)
		memory.most = memory.now;
}

static void *take(size_t size)
{
	void *block = malloc(size);

	took(block);
	return block;
}

static void give(void *block)
{
	memory.now -= malloc_usable_size(block);
	free(block);
}

static void *take_again(void *block, size_t size)
{
	void *moved;

	memory.now -= malloc_usable_size(block);
	moved = realloc(block, size);
	took(moved);
	return moved;
}

static char *take_copy(const char *text)
{
	return strcpy(take(strlen(text) + 1), text);
}

static void begin(void)
{
	written = 0;
}

static void put_bytes(const char *bytes, size_t length)
{
	if (length > sizeof(paper) - written)
		abort();
	memcpy(paper + written, bytes, length);
	written += length;
}

static void put(const char *text)
{
	put_bytes(text, strlen(text));
}

static void repeat(const char *text, int times)
{
	for (int i = 0; i < times; i++)
		put(text);
}

/* Text with a number in it, from 0 on. */
static void count(const char *format, int times)
{
	char one[128];

	for (int i = 0; i < times; i++) {
		snprintf(one, sizeof(one), format, i, i);
		put(one);
	}
}

/* What is on the paper: refused as that, or sound; and its price. */
static void check(enum sc_xml_wrong wrong, const char *name)
{
	static struct sc_arena arena;
	struct sc_sh_data data;
	struct sc_xml_fault fault;
	clock_t before;
	double seconds;
	size_t dear;

	if (arena.start == NULL && sc_arena_open(&arena, 1024 * 1024) != SC_STATUS_OK)
		abort();
	sc_arena_empty(&arena);
	memory.most = memory.now;
	dear = memory.now + TABLES + TIMES * written;
	before = clock();
	sc_sh_data_read((struct sc_text){ paper, written }, &arena, &data, &fault);
	seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
	if (fault.wrong != wrong || memory.most > dear || getenv("SHOW_PRICES") != NULL)
		printf("\n%-28s %8zu bytes, %9zu of memory, %6zu in the arena, %.4f s: %d %s", name,
			written, memory.most - memory.now, arena.used, seconds, fault.wrong,
			fault.sentence);
	CU_ASSERT_EQUAL(fault.wrong, wrong);
	CU_ASSERT(memory.most <= dear);
	CU_ASSERT(arena.used <= 8192 + 2 * written);
	CU_ASSERT(seconds < SECONDS);
}

static void check_text(enum sc_xml_wrong wrong, const char *text)
{
	begin();
	put(text);
	check(wrong, text);
}

static void test_entities(void)
{
	begin();
	put("<?xml version='1.0'?><!DOCTYPE Sh-Data [<!ENTITY a0 'ha'>");
	for (int i = 0; i < 9; i++) {
		char one[128];

		snprintf(one, sizeof(one), "<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;'>", i + 1, i, i, i,
			i);
		put(one);
	}
	put("]><Sh-Data>&a9;</Sh-Data>");
	check(SC_XML_DOCTYPE, "billion laughs");
	begin();
	put("<!DOCTYPE Sh-Data [<!ENTITY a '");
	repeat("x", 100000);
	put("'>]><Sh-Data>");
	repeat("&a;", 20000);
	put("</Sh-Data>");
	check(SC_XML_DOCTYPE, "quadratic");
	check_text(SC_XML_DOCTYPE, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
				   "<Sh-Data>&x;</Sh-Data>");
	check_text(SC_XML_DOCTYPE, "<!DOCTYPE a SYSTEM 'http://127.0.0.1/x.dtd'><Sh-Data/>");
	check_text(SC_XML_DOCTYPE, "<!DOCTYPE a PUBLIC '-//x' 'x.dtd' [<!ENTITY % p SYSTEM 'y'>%p;]"
				   "><Sh-Data/>");
	check_text(SC_XML_DOCTYPE, "<!DOCTYPE a [<!ATTLIST Sh-Data b CDATA 'x'>]><Sh-Data/>");
	/* Behind what is not well-formed, where a parser may have lost its way. */
	check_text(SC_XML_DOCTYPE, "<!-- a -- b --><!DOCTYPE a [<!ENTITY x 'y'>]><Sh-Data>&x;"
				   "</Sh-Data>");
	check_text(SC_XML_NOT_WELL_FORMED, "<!-- a --!><!DOCTYPE a [<!ENTITY x 'y'>]> -- --><a/>");
	check_text(SC_XML_NOT_WELL_FORMED, "<?xml version='1.0'?><?xml?><Sh-Data>&x;</Sh-Data>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data>&x;</Sh-Data>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data a='&x;'/>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data>&#x110000;</Sh-Data>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data>&#xD800;</Sh-Data>");
	check_text(SC_XML_SOUND, SERVICE "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
					 "href='file:///etc/passwd'/>" ECIVRES);
}

static void test_size(void)
{
	begin();
	put("<Sh-Data a='");
	repeat("0123456789", 100000);
	put("'/>");
	check(SC_XML_SIZE, "an attribute of 1 MB");
	begin();
	put("<Sh-Data a='");
	repeat("0123456789", 25000);
	put("'/>");
	check(SC_XML_SOUND, "an attribute of 250 kB");
	begin();
	put("<Sh-Data>");
	repeat("0123456789", 25000);
	put("</Sh-Data>");
	check(SC_XML_SOUND, "a text of 250 kB");
	begin();
	put("<Sh-Data><RepositoryData><ServiceIndication>");
	repeat("&#65;", 40000);
	put("</ServiceIndication></RepositoryData></Sh-Data>");
	check(SC_XML_SIZE, "an indication of 40 kB");
	begin();
	put("<Sh-Data><");
	repeat("n", 100000);
	put("/></Sh-Data>");
	check(SC_XML_NOT_WELL_FORMED, "a name of 100 kB");
	begin();
	put("<Sh-Data><!--");
	repeat("0123456789", 25000);
	put("--></Sh-Data>");
	check(SC_XML_SOUND, "a comment of 250 kB");
	begin();
	put(SERVICE "<![CDATA[");
	repeat("]]&gt;<&0", 25000);
	put("]]>" ECIVRES);
	check(SC_XML_SOUND, "CDATA of 225 kB");
}

static void test_counts(void)
{
	begin();
	put("<Sh-Data");
	count(" a%d=''", 100000);
	put("/>");
	check(SC_XML_SIZE, "100 000 attributes");
	begin();
	put("<Sh-Data");
	count(" a%d=''", 25000);
	put("/>");
	check(SC_XML_COUNT, "25 000 attributes");
	begin();
	put("<Sh-Data><a b c='1'");
	count(" a%d=''", 25000);
	put("/></Sh-Data>");
	check(SC_XML_NOT_WELL_FORMED, "attributes behind a fault");
	begin();
	put("<Sh-Data>");
	repeat("<a>'</a>", 20000);
	put("</Sh-Data>");
	check(SC_XML_COUNT, "20 000 elements");
	begin();
	put("<Sh-Data>");
	count("<a%d/>", 16000);
	put("</Sh-Data>");
	check(SC_XML_SOUND, "16 000 names");
	begin();
	put("<Sh-Data>");
	repeat("<?a b?>", 35000);
	put("</Sh-Data>");
	check(SC_XML_SOUND, "35 000 instructions");
	begin();
	put("<Sh-Data>");
	repeat(REPOSITORY "</RepositoryData>", 17);
	put("</Sh-Data>");
	check(SC_XML_COUNT, "17 instances");
	begin();
	put("<Sh-Data><Sh-IMS-Data>");
	repeat("<DSAI><DSAI-Tag/><DSAI-Value>1</DSAI-Value></DSAI>", 17);
	put("</Sh-IMS-Data></Sh-Data>");
	check(SC_XML_COUNT, "17 DSAI");
}

static void test_depth(void)
{
	begin();
	repeat("<a>", 10000);
	check(SC_XML_DEPTH, "a depth of 10 000");
	begin();
	put(SERVICE);
	repeat("<a>", 10000);
	repeat("</a>", 10000);
	put(ECIVRES);
	check(SC_XML_DEPTH, "a depth of 10 000, closed");
	begin();
	put("<Sh-Data>");
	repeat("<Extension>", 63);
	repeat("</Extension>", 63);
	put("</Sh-Data>");
	check(SC_XML_SOUND, "a depth of 64");
	begin();
	put("<Sh-Data>");
	repeat("<Extension>", 63);
	put("<a/>");
	repeat("</Extension>", 63);
	put("</Sh-Data>");
	check(SC_XML_DEPTH, "a depth of 65");
}

static void test_namespaces(void)
{
	begin();
	put("<Sh-Data");
	count(" xmlns:p%d='u'", 65);
	put("/>");
	check(SC_XML_COUNT, "65 prefixes");
	begin();
	put("<Sh-Data>");
	count("<p%d:a xmlns:p%d='u'>", 62);
	count("<p%d:a xmlns:p%d='u'/>", 9000);
	for (int i = 61; i >= 0; i--) {
		char end[16];

		snprintf(end, sizeof(end), "</p%d:a>", i);
		put(end);
	}
	put("</Sh-Data>");
	check(SC_XML_SOUND, "9 000 prefixes, 63 at a time");
	begin();
	put("<Sh-Data xmlns:p='");
	repeat("0123456789", 5000);
	put("'>" REPOSITORY "<ServiceData>");
	repeat("<p:a/>", 10000);
	put(ECIVRES);
	check(SC_XML_SIZE, "a namespace for 10 000");
	begin();
	put("<Sh-Data");
	count(" xmlns:p%d=''", 60);
	put(">");
	check(SC_XML_NOT_WELL_FORMED, "prefixes of nothing");
	check_text(SC_XML_ROOT, "<Sh-Data xmlns='http://www.w3.org/1999/xhtml'/>");
	check_text(SC_XML_ROOT, "<p:Sh-Data xmlns:p='urn:p'/>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data xmlns:xml='urn:p'/>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data xmlns:xmlns='urn:p'/>");
	check_text(SC_XML_NOT_WELL_FORMED, "<a:b:Sh-Data xmlns:a='urn:p'/>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data xmlns:p='u' xmlns:q='u' p:a='' q:a=''/>");
	check_text(SC_XML_SOUND, "<Sh-Data xmlns=''/>");
}

static void check_bytes(enum sc_xml_wrong wrong, struct sc_text bytes, const char *name)
{
	begin();
	put_bytes(bytes.at, bytes.length);
	check(wrong, name);
}

static void test_encodings(void)
{
	check_text(SC_XML_SOUND, "\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?><Sh-Data/>");
	check_text(SC_XML_SOUND, "\xef\xbb\xbf<Sh-Data/>");
	check_text(SC_XML_NOT_WELL_FORMED, "\xef\xbb\xbf\xef\xbb\xbf<Sh-Data/>");
	check_text(
		SC_XML_ENCODING, "<?xml version='1.0' encoding='UTF-8'?><Sh-Data>\xfc</Sh-Data>");
	check_text(SC_XML_ENCODING, "<?xml version='1.0' encoding='ISO-8859-1'?><Sh-Data/>");
	check_text(SC_XML_ENCODING, "<?xml version='1.0' encoding='UTF-16'?><Sh-Data/>");
	check_text(SC_XML_ENCODING, "<?xml version='1.0' encoding='UTF-7'?>+ADw-Sh-Data/+AD4-");
	check_text(SC_XML_ENCODING, "<?xml version='1.0' encoding='EBCDIC-CP-US'?><Sh-Data/>");
	check_text(SC_XML_ENCODING, "+ADw-Sh-Data/+AD4-");
	check_text(SC_XML_ENCODING, "\x4c\x6f\xa7\x94\x93");
	check_text(SC_XML_ENCODING, "<Sh-Data>\xc0\xaf</Sh-Data>");
	check_text(SC_XML_ENCODING, "<Sh-Data>\xed\xa0\x80</Sh-Data>");
	check_bytes(SC_XML_ENCODING, SC_TEXT("\xff\xfe<\0a\0/\0>\0"), "UTF-16, little end, mark");
	check_bytes(SC_XML_ENCODING, SC_TEXT("\xfe\xff\0<\0a\0/\0>"), "UTF-16, big end, mark");
	check_bytes(SC_XML_ENCODING, SC_TEXT("<\0a\0/\0>\0"), "UTF-16, little end");
	check_bytes(SC_XML_ENCODING, SC_TEXT("\0<\0a\0/\0>"), "UTF-16, big end");
	check_bytes(SC_XML_ENCODING, SC_TEXT("\0\0\0<\0\0\0a"), "UCS-4");
	check_bytes(SC_XML_NOT_WELL_FORMED, SC_TEXT("<Sh-Data/>\0"), "NUL behind");
	check_bytes(SC_XML_NOT_WELL_FORMED, SC_TEXT("<Sh\0-Data/>"), "NUL inside");
}

static void test_junk(void)
{
	check_text(SC_XML_NOT_WELL_FORMED, SERVICE "<![CDATA[a]]>]]>" ECIVRES);
	check_text(SC_XML_NOT_WELL_FORMED, SERVICE "<![CDATA[<![CDATA[a]]>]]>" ECIVRES);
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data/><Sh-Data/>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data/>junk");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data/>&#32;");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data/><![CDATA[]]>");
	check_text(SC_XML_NOT_WELL_FORMED, "junk<Sh-Data/>");
	check_text(SC_XML_NOT_WELL_FORMED, " <?xml version='1.0'?><Sh-Data/>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data><?xml version='1.0'?></Sh-Data>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data><</Sh-Data>");
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data><a b='<'/></Sh-Data>");
	check_text(SC_XML_NOT_WELL_FORMED, SERVICE "</x>" ECIVRES);
	check_text(SC_XML_SOUND, "<Sh-Data/><!-- --><?x?>\r\n\t ");
}

static const char sample[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!--c--><Sh-Data xmlns:p='urn:p'>"
	"<RepositoryData><ServiceIndication>a&amp;b</ServiceIndication>"
	"<SequenceNumber>7</SequenceNumber><ServiceData xmlns:q=\"q\"> <p:x a='1' b=\"&lt;\">"
	"<![CDATA[<]]>&#65;<q:y/></p:x><!-- d --><?e f?></ServiceData></RepositoryData>"
	"<Sh-IMS-Data><Extension><PSIActivation>1</PSIActivation><Extension><DSAI>"
	"<DSAI-Tag>t\xc3\xbc</DSAI-Tag><DSAI-Value>0</DSAI-Value></DSAI><Extension>"
	"<SMSRegistrationInfo><IP-SM-GW-Number>1</IP-SM-GW-Number></SMSRegistrationInfo>"
	"<Extension><STN-SR>447</STN-SR></Extension></Extension></Extension></Extension>"
	"</Sh-IMS-Data></Sh-Data>";

static void test_cut(void)
{
	enum sc_status status = SC_STATUS_OK;

	for (size_t length = 0; length < sizeof(sample) - 1; length++) {
		CU_ASSERT(sh_data_again((struct sc_text){ sample, length }, &status));
		CU_ASSERT_NOT_EQUAL(status, SC_STATUS_OK);
	}
	CU_ASSERT(sh_data_again(SC_TEXT(sample), &status));
	CU_ASSERT_EQUAL(status, SC_STATUS_OK);
}

/* Every bit of every byte, and bytes that mean something in its place, and behind it. */
static void test_flipped(void)
{
	static const char others[] = "<>&\"'/=:!?-] \n\0\xff";
	char document[sizeof(sample)];
	enum sc_status status;

	for (size_t at = 0; at < sizeof(sample) - 1; at++) {
		for (size_t i = 0; i < 8 + sizeof(others) - 1; i++) {
			memcpy(document, sample, sizeof(sample));
			document[at] = i < 8 ? document[at] : others[i - 8];
			if (i < 8)
				document[at] ^= (char)(1u << i);
			CU_ASSERT(sh_data_again(
				(struct sc_text){ document, sizeof(sample) - 1 }, &status));
		}
	}
}

static void test_nothing_kept(void)
{
	size_t before = memory.now;

	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data>&x;");
	check_text(SC_XML_SOUND, sample);
	CU_ASSERT_EQUAL(memory.now, before);
}

/* Whatever libxml2 has to say is in the fault, and nowhere else. */
static void test_nothing_printed(void)
{
	FILE *file = tmpfile();
	int held = dup(STDERR_FILENO);

	CU_ASSERT_FATAL(file != NULL && held >= 0);
	CU_ASSERT_FATAL(dup2(fileno(file), STDERR_FILENO) >= 0);
	check_text(SC_XML_NOT_WELL_FORMED, "<Sh-Data><a></b>");
	check_text(SC_XML_NOT_WELL_FORMED, "<p:Sh-Data xmlns:q='not a:uri'/>");
	check_text(SC_XML_SOUND, "<?xml version='1.9'?><Sh-Data xmlns:q='relative'/>");
	test_entities();
	CU_ASSERT_FATAL(dup2(held, STDERR_FILENO) >= 0);
	close(held);
	CU_ASSERT_EQUAL(lseek(fileno(file), 0, SEEK_END), 0);
	fclose(file);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "entities and DTDs", test_entities },
		{ "size", test_size },
		{ "counts", test_counts },
		{ "depth", test_depth },
		{ "namespaces", test_namespaces },
		{ "encodings", test_encodings },
		{ "junk", test_junk },
		{ "cut at every byte", test_cut },
		{ "every byte changed", test_flipped },
		{ "nothing is kept", test_nothing_kept },
		{ "nothing is printed", test_nothing_printed },
	};

	xmlMemSetup(give, take, take_again, take_copy);
	return suite_run("hostile documents", tests, SC_COUNT_OF(tests));
}
