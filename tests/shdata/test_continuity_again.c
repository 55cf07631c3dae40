/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What the writer writes is read back equal, value by value; and whatever becomes of a document on
 * its way is either refused or means something that can be written.
 */
#include <stdio.h>
#include <string.h>

#include "continuity_again.h"
#include "continuity_generator.h"
#include "suite.h"

enum { DOCUMENTS = 1000, DAMAGED = 12, ARENA_SIZE = 1024 * 1024 };

static struct sc_arena making, reading;

static struct sc_text written(const struct sc_continuity *whole)
{
	struct sc_text_writer out;

	sc_arena_lend(&making, &out);
	sc_continuity_write(whole, &out);
	CU_ASSERT_FALSE_FATAL(out.overflow);
	return sc_arena_settle(&making, &out);
}

static struct sc_text operator_part(const struct sc_continuity *whole)
{
	struct sc_text_writer out;

	sc_arena_lend(&making, &out);
	sc_continuity_write_operator_part(whole, &out);
	CU_ASSERT_FALSE_FATAL(out.overflow);
	return sc_arena_settle(&making, &out);
}

/* What ranks tell is who comes before whom. */
static bool same_order(const uint8_t *a, const uint8_t *b)
{
	static const uint8_t none[SC_ACCESS_COUNT] = { 0 };

	a = a == NULL ? none : a;
	b = b == NULL ? none : b;
	for (int i = 0; i < SC_ACCESS_COUNT; i++) {
		for (int j = 0; j < SC_ACCESS_COUNT; j++) {
			if ((a[i] == 0) != (b[i] == 0) || (a[i] < a[j]) != (b[i] < b[j]))
				return false;
		}
	}
	return true;
}

static bool same_devices(
	const struct sc_continuity_preference *a, const struct sc_continuity_preference *b)
{
	for (uint32_t i = 0; i < a->device_count && i < b->device_count; i++) {
		const struct sc_continuity_device *one = &a->devices[i];
		const struct sc_continuity_device *other = &b->devices[i];

		if (!sc_text_equal(one->instance, other->instance) ||
			!sc_text_equal(one->name, other->name) || one->rank != other->rank ||
			one->mode != other->mode)
			return false;
	}
	return a->device_count == b->device_count;
}

static bool same_preference(
	const struct sc_continuity_preference *a, const struct sc_continuity_preference *b)
{
	return a->media == b->media && a->has_domain == b->has_domain && a->domain == b->domain &&
	       a->has_immediate == b->has_immediate && a->immediate == b->immediate &&
	       a->has_nontransferable == b->has_nontransferable &&
	       a->nontransferable == b->nontransferable && same_order(a->accesses, b->accesses) &&
	       same_devices(a, b);
}

static bool same_authorisations(const struct sc_continuity *a, const struct sc_continuity *b)
{
	for (uint32_t i = 0; i < a->authorisation_count && i < b->authorisation_count; i++) {
		const struct sc_continuity_authorisation *one = &a->authorisations[i];
		const struct sc_continuity_authorisation *other = &b->authorisations[i];

		if (one->kind != other->kind || one->operations != other->operations ||
			one->decision != other->decision ||
			!sc_text_equal(one->requester, other->requester))
			return false;
	}
	return a->authorisation_count == b->authorisation_count;
}

static bool same_routing(const struct sc_continuity *a, const struct sc_continuity *b)
{
	for (uint32_t i = 0; i < a->criterion_count && i < b->criterion_count; i++) {
		const struct sc_continuity_criterion *one = &a->criteria[i];
		const struct sc_continuity_criterion *other = &b->criteria[i];

		if (one->media != other->media || !sc_text_equal(one->calling, other->calling) ||
			!sc_text_equal(one->called, other->called) ||
			!sc_text_equal(one->service, other->service))
			return false;
	}
	return a->criterion_count == b->criterion_count &&
	       a->controller_routing == b->controller_routing;
}

static bool same_successors(const struct sc_continuity *a, const struct sc_continuity *b)
{
	for (uint32_t i = 0; i < a->successor_count && i < b->successor_count; i++) {
		const struct sc_continuity_successor *one = &a->successors[i];
		const struct sc_continuity_successor *other = &b->successors[i];

		if (one->move_media != other->move_media ||
			!sc_text_equal(one->instance, other->instance) ||
			!sc_text_equal(one->name, other->name))
			return false;
	}
	return a->successor_count == b->successor_count &&
	       a->has_control_loss == b->has_control_loss;
}

static bool same_user(const struct sc_continuity *a, const struct sc_continuity *b)
{
	for (uint32_t i = 0; i < a->preference_count && i < b->preference_count; i++) {
		if (!same_preference(&a->preferences[i], &b->preferences[i]))
			return false;
	}
	return a->preference_count == b->preference_count && same_authorisations(a, b) &&
	       same_routing(a, b) && same_successors(a, b);
}

static void test_equal(void)
{
	for (uint64_t number = 0; number < DOCUMENTS; number++) {
		struct sc_continuity_statement statement = { .operator_part = { 0 } };
		struct sc_xml_fault fault;
		struct sc_continuity whole;
		struct sc_text document;
		bool same;

		sc_arena_empty(&making);
		sc_arena_empty(&reading);
		whole = continuity_generate(number, &making);
		document = written(&whole);
		same = sc_continuity_read(document, &reading, &statement, &fault) == SC_STATUS_OK &&
		       same_user(&whole, &statement.user) &&
		       sc_text_equal(operator_part(&whole), statement.operator_part) &&
		       sc_text_equal(document, continuity_written(&statement, &making));
		if (!same)
			printf("\n  %d: %.*s\n  %s\n", (int)number, SC_TEXT_ARG(document),
				fault.sentence);
		CU_ASSERT(same);
	}
}

/* Each byte of a few documents becomes another one that means something, or is left out. */
static void test_damaged(void)
{
	static const char others[] = "<>&\"'/=:| *1x\n\xff";

	for (uint64_t number = 0; number < DAMAGED; number++) {
		struct sc_continuity whole;
		struct sc_text document;
		char *bytes;

		sc_arena_empty(&making);
		whole = continuity_generate(number, &making);
		document = written(&whole);
		bytes = sc_arena_take(&making, document.length);
		CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
		for (size_t at = number % 7; at < document.length; at += 7) {
			enum sc_status status;
			struct sc_text damaged = { .at = bytes, .length = document.length };

			memcpy(bytes, document.at, document.length);
			bytes[at] = others[(at + number) % (sizeof(others) - 1)];
			CU_ASSERT(continuity_again(damaged, &status));
			memmove(bytes + at, bytes + at + 1, document.length - at - 1);
			damaged.length--;
			CU_ASSERT(continuity_again(damaged, &status));
			damaged.length = at;
			CU_ASSERT(continuity_again(damaged, &status));
			CU_ASSERT_NOT_EQUAL(status, SC_STATUS_OK);
		}
	}
}

/* An arena of any size either suffices or is said to be too small, and is left as it was. */
static void test_room(void)
{
	struct sc_continuity_statement statement;
	struct sc_xml_fault fault;
	struct sc_continuity whole;
	struct sc_text document;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	sc_arena_empty(&making);
	whole = continuity_generate(17, &making);
	document = written(&whole);
	for (size_t size = 16; status != SC_STATUS_OK && size < ARENA_SIZE; size += 16) {
		struct sc_arena tight;

		CU_ASSERT_EQUAL_FATAL(sc_arena_open(&tight, size), SC_STATUS_OK);
		status = sc_continuity_read(document, &tight, &statement, &fault);
		CU_ASSERT(status == SC_STATUS_OK ||
			  (status == SC_STATUS_OUT_OF_ROOM && tight.used == 0));
		sc_arena_close(&tight);
	}
	CU_ASSERT_EQUAL(status, SC_STATUS_OK);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "equal when read back", test_equal },
		{ "damaged on the way", test_damaged },
		{ "too little room", test_room },
	};
	int result = EXIT_FAILURE;

	if (sc_arena_open(&making, ARENA_SIZE) == SC_STATUS_OK &&
		sc_arena_open(&reading, ARENA_SIZE) == SC_STATUS_OK)
		result = suite_run("continuity, written and read", tests, SC_COUNT_OF(tests));
	sc_arena_close(&making);
	sc_arena_close(&reading);
	return result;
}
