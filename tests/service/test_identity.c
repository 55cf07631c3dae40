/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The canonical form of public identities: one row per spelling.
 */
#include <stdio.h>
#include <string.h>

#include "identity.h"
#include "suite.h"

static struct sc_text written_by(
	enum sc_status (*canonicalise)(struct sc_text, struct sc_text_writer *),
	struct sc_text identity, char *room, size_t size)
{
	struct sc_text_writer out;

	sc_text_writer_begin(&out, room, size);
	if (canonicalise(identity, &out) != SC_STATUS_OK)
		return (struct sc_text){ 0 };
	return sc_text_written(&out);
}

static struct sc_text canonical(struct sc_text identity, char *room, size_t size)
{
	return written_by(sc_identity_canonicalise, identity, room, size);
}

static void test_spellings(void)
{
	static const struct {
		const char *written;
		const char *meant;
	} rows[] = {
		{ "sip:ann@example.net", "sip:ann@example.net" },
		{ "SIP:Ann@Example.NET", "sip:Ann@example.net" },
		{ "sips:ann@example.net", "sips:ann@example.net" },
		{ "sip:ann@example.net:5060", "sip:ann@example.net:5060" },
		{ "sip:ann@[2001:DB8::1]:5060", "sip:ann@[2001:db8::1]:5060" },
		{ "sip:ann@example.net;user=phone", "sip:ann@example.net" },
		{ "sip:ann@example.net?Subject=a@b", NULL },
		{ "sip:ann@example.net;a;b?c=d", "sip:ann@example.net" },
		{ "sip:ann;day=tuesday@example.net", "sip:ann;day=tuesday@example.net" },
		{ "sip:ann:secret@example.net", "sip:ann:secret@example.net" },
		{ "sip:%61nn@example.net", "sip:ann@example.net" },
		{ "sip:a%3bb@example.net", "sip:a;b@example.net" },
		{ "sip:a%40b@example.net", "sip:a%40b@example.net" },
		{ "sip:a%3ab@example.net", "sip:a%3Ab@example.net" },
		{ "sip:a%25b@example.net", "sip:a%25b@example.net" },
		{ "sip:a%2561@example.net", "sip:a%2561@example.net" },
		{ "sip:a%00b@example.net", "sip:a%00b@example.net" },
		{ "sip:a%0ab@example.net", "sip:a%0Ab@example.net" },
		{ "sip:a%22b@example.net", "sip:a%22b@example.net" },
		{ "sip:gr%c3%bc@example.net", "sip:gr\xc3\xbc@example.net" },
		{ "sip:example.net", "sip:example.net" },
		{ "sip:Example.net;transport=tcp", "sip:example.net" },
		{ "sip:room!.*!@example.net", "sip:room!.*!@example.net" },
		{ "tel:+1-555-0100", "tel:+15550100" },
		{ "TEL:+1(555).01-00", "tel:+15550100" },
		{ "tel:+15550100;ext=12;phone-context=x", "tel:+15550100" },
		{ "tel:7042;phone-context=Example.NET", "tel:7042;phone-context=example.net" },
		{ "tel:7042;isub=1;phone-context=+1", "tel:7042;phone-context=+1" },
		{ "tel:7042", "tel:7042" },
		{ "tel:*31#AB", "tel:*31#ab" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		char room[SC_IDENTITY_LIMIT];
		char again[SC_IDENTITY_LIMIT];
		struct sc_text once = canonical(sc_text_of(rows[i].written), room, sizeof(room));
		bool good = sc_text_equal(once, sc_text_of(rows[i].meant));

		/* Canonical text stays as it is. */
		good = good && (once.length == 0 ||
				       sc_text_equal(canonical(once, again, sizeof(again)), once));
		if (!good)
			printf("\n  %s: %.*s\n", rows[i].written, SC_TEXT_ARG(once));
		CU_ASSERT(good);
	}
}

static void test_refusals(void)
{
	static const struct sc_text rows[] = {
		{ "", 0 },
		{ "sip", 3 },
		{ "sip:", 4 },
		{ "sip:@example.net", 16 },
		{ "sip:ann@", 8 },
		{ "sip:ann@;x", 10 },
		{ "sip:ann@?x", 10 },
		{ "sip:a@b@c", 9 },
		{ "sip:a%@c", 8 },
		{ "sip:a%4@c", 9 },
		{ "sip:a%zz@c", 10 },
		{ "sip:a@ex%61mple", 15 },
		{ "sip:a b@c", 9 },
		{ "sip:a\0b@c", 9 },
		{ "sip:a\n@c", 8 },
		{ "<sip:a@c>", 9 },
		{ "sip:\"a\"@c", 9 },
		{ "mailto:a@c", 10 },
		{ "urn:service:sos", 15 },
		{ "tel:", 4 },
		{ "tel:+", 5 },
		{ "tel:+-.", 7 },
		{ "tel:+12a", 8 },
		{ "tel:+1%32", 9 },
		{ "tel:12;phone-context=x\x7f", 23 },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		char room[64] = "untouched";
		struct sc_text_writer out;

		sc_text_writer_begin(&out, room, sizeof(room));
		sc_text_put(&out, SC_TEXT("kept"));
		CU_ASSERT_EQUAL(sc_identity_canonicalise(rows[i], &out), SC_STATUS_MALFORMED);
		CU_ASSERT(sc_text_equal(sc_text_written(&out), SC_TEXT("kept")));
	}
}

static void test_wildcards(void)
{
	static const struct {
		const char *written;
		const char *meant; /* NULL: none */
	} rows[] = {
		{ "sip:room!.*!@example.net", "sip:room!.*!@example.net" },
		{ "SIP:Room!.*!@Example.NET;user=phone?a=b", "sip:Room!.*!@example.net" },
		{ "sip:%72oom%3a!.*!%41@Example.NET", "sip:room%3A!.*!A@example.net" },
		{ "sip:a;b=!.*!;c@Example.net", "sip:a;b=!.*!;c@example.net" },
		{ "sip:!.*@Example!.NET", "sip:!.*@Example!.net" },
		{ "sip:Ann@PBX!.*!.Example.NET:5060;lr", "sip:Ann@pbx!.*!.example.net:5060" },
		{ "sip:!.*!", "sip:!.*!" },
		{ "sips:!a!b!c!@X", "sips:!a!b!c!@x" },
		{ "sip:!%41[A-Z] <x>!@X", "sip:!%41[A-Z] <x>!@x" },
		{ "tel:+1-555-0300!.*!", "tel:+15550300!.*!" },
		{ "TEL:+1(555)!(-.)*!0.0;ext=1", "tel:+1555!(-.)*!00" },
		{ "tel:!\\+1.*!", "tel:!\\+1.*!" },
		{ "tel:7-0!.*!A;isub=1;phone-context=Example.NET",
			"tel:70!.*!a;phone-context=example.net" },
		{ "sip:room@example.net", NULL },
		{ "sip:room!@example.net", NULL },
		{ "sip!.*!:room@example.net", NULL },
		{ "mailto:!.*!@example.net", NULL },
		{ "sip:@!.*!", NULL },
		{ "sip:a@b@!.*!", NULL },
		{ "sip:a@b;c=!.*!", NULL },
		{ "sip:a@!.*!@b", NULL },
		{ "sip:!.*!@a@b", NULL },
		{ "sip:%4!.*!@a", NULL },
		{ "sip:!.*!@a%41", NULL },
		{ "sip:a !.*!@b", NULL },
		{ "sip:!.*!@<b>", NULL },
		{ "tel:+12a!.*!", NULL },
		{ "tel:+12!.*!x", NULL },
		{ "tel:12;phone-context=!.*!", NULL },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		char room[SC_IDENTITY_LIMIT];
		char again[SC_IDENTITY_LIMIT];
		struct sc_text once = written_by(sc_identity_canonicalise_wildcard,
			sc_text_of(rows[i].written), room, sizeof(room));
		bool good = sc_text_equal(once, sc_text_of(rows[i].meant));

		good = good && (once.length == 0 ||
				       sc_text_equal(written_by(sc_identity_canonicalise_wildcard,
							     once, again, sizeof(again)),
					       once));
		if (!good)
			printf("\n  %s: %.*s\n", rows[i].written, SC_TEXT_ARG(once));
		CU_ASSERT(good);
	}
	CU_ASSERT_PTR_NULL(written_by(sc_identity_canonicalise_wildcard,
		(struct sc_text){ "sip:a\0!.*!@c", 12 }, (char[64]){ "" }, 64)
				   .at);
	CU_ASSERT_PTR_NULL(written_by(sc_identity_canonicalise_wildcard,
		SC_TEXT("sip:room!.*!@example.net"), (char[10]){ "" }, 10)
				   .at);
}

static void test_limits(void)
{
	static char longest[SC_IDENTITY_LIMIT + 2];
	static char room[SC_IDENTITY_LIMIT];
	struct sc_text_writer out;

	memset(longest, 'a', sizeof(longest));
	for (size_t i = 0; i < 4; i++)
		longest[i] = "sip:"[i];
	sc_text_writer_begin(&out, room, sizeof(room));
	CU_ASSERT_EQUAL(
		sc_identity_canonicalise((struct sc_text){ longest, SC_IDENTITY_LIMIT }, &out),
		SC_STATUS_OK);
	sc_text_writer_begin(&out, room, sizeof(room));
	CU_ASSERT_EQUAL(
		sc_identity_canonicalise((struct sc_text){ longest, SC_IDENTITY_LIMIT + 1 }, &out),
		SC_STATUS_MALFORMED);
	sc_text_writer_begin(&out, room, 10);
	CU_ASSERT_EQUAL(sc_identity_canonicalise(SC_TEXT("sip:ann@example.net"), &out),
		SC_STATUS_OUT_OF_ROOM);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "spellings of one identity", test_spellings },
		{ "what is no identity", test_refusals },
		{ "wildcarded identities", test_wildcards },
		{ "length and room", test_limits },
	};

	return suite_run("public identities", tests, SC_COUNT_OF(tests));
}
