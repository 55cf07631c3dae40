/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How long does a decision take? 4 components over 4 devices with 3 accesses each, with the full
 * explanation, beside the time of copying the same facts, so that machines can be compared. Prints
 * medians in nanoseconds.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "decision.h"

enum { DEVICES = 4, ACCESSES = 3, CONTACTS = DEVICES * ACCESSES, COMPONENTS = 4 };
enum { CAPABILITIES = 3, RULES = 4, SETS = 3, BATCH = 16, SAMPLES = 20001 };

/* All that a decision looks at, in one piece. */
struct picture {
	struct sc_facts facts;
	struct sc_subscriber subscriber;
	struct sc_policy policy;
	struct sc_policy_set sets[SETS];
	struct sc_rule rules[SETS * RULES];
	struct sc_service_constraint constraints[2];
	struct sc_device devices[DEVICES];
	struct sc_capability capabilities[DEVICES * CAPABILITIES];
	struct sc_contact contacts[CONTACTS];
	struct sc_preference preferences[2];
	struct sc_component components[COMPONENTS];
};

static const enum sc_media media[COMPONENTS] = { SC_MEDIA_AUDIO, SC_MEDIA_VIDEO, SC_MEDIA_TEXT,
	SC_MEDIA_MESSAGE };

static void draw_devices(struct picture *picture)
{
	static const enum sc_access accesses[ACCESSES] = { SC_ACCESS_EUTRAN, SC_ACCESS_WLAN_TRUSTED,
		SC_ACCESS_FIXED_ETH };
	static const char *const addresses[CONTACTS] = { "sip:alice@10.0.0.1:5060",
		"sip:alice@10.0.0.2:5060", "sip:alice@10.0.0.3:5060", "sip:alice@10.0.0.4:5060",
		"sip:alice@10.0.0.5:5060", "sip:alice@10.0.0.6:5060", "sip:alice@10.0.0.7:5060",
		"sip:alice@10.0.0.8:5060", "sip:alice@10.0.0.9:5060", "sip:alice@10.0.0.10:5060",
		"sip:alice@10.0.0.11:5060", "sip:alice@10.0.0.12:5060" };
	static const char *const codecs[CAPABILITIES] = { "AMR-WB", "H264", "*" };

	for (uint32_t d = 0; d < DEVICES; d++) {
		struct sc_capability *first = picture->capabilities + (size_t)d * CAPABILITIES;

		picture->devices[d] = (struct sc_device){ .id = d + 1,
			.dual_radio = d % 2 == 0,
			.controller_capable = d < 2,
			.capabilities = d < 3 ? first : NULL,
			.capability_count = d < 3 ? CAPABILITIES : 0 };
		for (uint32_t c = 0; c < CAPABILITIES; c++)
			first[c] = (struct sc_capability){ .id = d * CAPABILITIES + c + 1,
				.media = media[c],
				.flow = SC_FLOW_SENDRECV,
				.codec = sc_text_of(codecs[c]) };
		for (uint32_t a = 0; a < ACCESSES; a++)
			picture->contacts[d * ACCESSES + a] =
				(struct sc_contact){ .id = d * ACCESSES + a + 1,
					.device = d,
					.access = accesses[a],
					.uri = sc_text_of(addresses[d * ACCESSES + a]),
					.trust = SC_TRUST_ASSERTED_BY_NETWORK,
					.voice = SC_VOICE_SUPPORT_SUPPORTED,
					.q = 500,
					.quality = SC_NONE,
					.max_kbps = a == 0 ? 20000 : 0,
					.expires_at = 5000,
					.updated_at = 900 + d };
	}
}

static void draw_policy(struct picture *picture)
{
	static const enum sc_scope scopes[SETS] = { SC_SCOPE_SUBSCRIPTION_CLASS, SC_SCOPE_HPLMN,
		SC_SCOPE_DEFAULT };

	for (uint32_t s = 0; s < SETS; s++) {
		picture->sets[s] = (struct sc_policy_set){ .id = s + 1,
			.scope = scopes[s],
			.scope_value = s == 0 ? SC_TEXT("gold") : SC_TEXT("00101"),
			.rules = picture->rules + (size_t)s * RULES,
			.rule_count = RULES };
		for (uint32_t r = 0; r < RULES; r++) {
			struct sc_rule *rule = &picture->rules[s * RULES + r];

			*rule = (struct sc_rule){ .id = s * RULES + r + 1,
				.media = r == 3 ? SC_SET_OF(SC_MEDIA_COUNT) - 1
						: SC_SET_OF(media[r]),
				.service = SC_TEXT("*"),
				.level = (enum sc_transfer_level)(r % SC_TRANSFER_LEVEL_COUNT),
				.partial_allowed = true,
				.restricted_transfer = SC_SET_OF(SC_ACCESS_GERAN_PS) };
			rule->preferred.rank[SC_ACCESS_EUTRAN] = (uint8_t)(1 + (r == 1));
			rule->preferred.rank[SC_ACCESS_WLAN_TRUSTED] = (uint8_t)(2 - (r == 1));
		}
	}
	picture->constraints[0] =
		(struct sc_service_constraint){ .id = 1, .service = SC_TEXT("urn:service:sos") };
	picture->constraints[1] = (struct sc_service_constraint){ .id = 2,
		.service = SC_TEXT("urn:urn-7:3gpp-service.ims.icsi.oma.cpm") };
	picture->policy = (struct sc_policy){ .sets = picture->sets,
		.set_count = SETS,
		.constraints = picture->constraints,
		.constraint_count = 2 };
}

static void draw_session(struct picture *picture)
{
	for (uint32_t p = 0; p < 2; p++) {
		struct sc_preference *preference = &picture->preferences[p];

		*preference = (struct sc_preference){ .id = p + 1,
			.media = p == 0 ? SC_SET_OF(SC_MEDIA_VIDEO) : SC_SET_OF(SC_MEDIA_COUNT) - 1,
			.device_named = 0x3 };
		preference->accesses.rank[SC_ACCESS_WLAN_TRUSTED] = 1;
		preference->device_rank[0] = (uint8_t)(1 + p);
		preference->device_rank[1] = (uint8_t)(2 - p);
	}
	for (uint32_t c = 0; c < COMPONENTS; c++)
		picture->components[c] = (struct sc_component){ .number = c + 1,
			.media = media[c],
			.flow = SC_FLOW_SENDRECV,
			.codecs = { SC_TEXT("EVS"), c == 1 ? SC_TEXT("H264") : SC_TEXT("AMR-WB") },
			.codec_count = c < 2 ? 2 : 0,
			.kbps = 100,
			.contact = SC_NONE };
}

static void draw(struct picture *picture)
{
	memset(picture, 0, sizeof(*picture));
	draw_devices(picture);
	draw_policy(picture);
	draw_session(picture);
	picture->subscriber = (struct sc_subscriber){ .id = 1,
		.name = SC_TEXT("alice"),
		.hplmn = SC_TEXT("00101"),
		.class_name = SC_TEXT("silver"),
		.active = true,
		.sc_allowed = true,
		.iut_allowed = true,
		.devices = picture->devices,
		.device_count = DEVICES,
		.preferences = picture->preferences,
		.preference_count = 2 };
	picture->facts = (struct sc_facts){ .now = 1000,
		.subscriber = &picture->subscriber,
		.policy = &picture->policy,
		.contacts = picture->contacts,
		.contact_count = CONTACTS,
		.components = picture->components,
		.component_count = COMPONENTS,
		.service = SC_TEXT("urn:urn-7:3gpp-service.ims.icsi.mmtel"),
		.hold_seconds = 10 };
}

static double nanoseconds_since(const struct timespec *start)
{
	struct timespec end;

	clock_gettime(CLOCK_MONOTONIC, &end);
	return (double)(end.tv_sec - start->tv_sec) * 1e9 + (double)(end.tv_nsec - start->tv_nsec);
}

static int rising(const void *a, const void *b)
{
	double first = *(const double *)a;
	double second = *(const double *)b;

	return (first > second) - (first < second);
}

/* The median of many short batches, so that interruptions do not count. */
static double median(void (*once)(const struct picture *), const struct picture *picture)
{
	static double samples[SAMPLES];

	for (uint32_t i = 0; i < SAMPLES; i++) {
		struct timespec start;

		clock_gettime(CLOCK_MONOTONIC, &start);
		for (uint32_t b = 0; b < BATCH; b++)
			once(picture);
		samples[i] = nanoseconds_since(&start) / BATCH;
	}
	qsort(samples, SAMPLES, sizeof(samples[0]), rising);
	return samples[SAMPLES / 2];
}

static struct sc_decision decision;

static void decide(const struct picture *picture)
{
	if (sc_decide(&picture->facts, &decision) != SC_STATUS_OK)
		abort();
}

static void copy(const struct picture *picture)
{
	static struct picture other;

	memcpy(&other, picture, sizeof(other));
	__asm__ volatile("" : : "r"(&other) : "memory");
}

static void report(const char *name, const struct picture *picture)
{
	double time = median(decide, picture);
	uint32_t survivors = 0;
	uint32_t candidates = 0;

	for (uint32_t i = 0; i < decision.verdict_count; i++) {
		survivors += decision.verdicts[i].survivor_count;
		candidates += decision.verdicts[i].candidate_count;
	}
	printf("%-28s %6.0f ns   (%" PRIu32 " candidates, %" PRIu32 " of them ranked)\n", name,
		time, candidates, survivors);
}

int main(void)
{
	static struct picture picture;

	draw(&picture);
	printf("decide: %d components, %d devices, %d accesses each\n", COMPONENTS, DEVICES,
		ACCESSES);
	printf("%-28s %6.0f ns   (%zu bytes)\n", "copy of the facts", median(copy, &picture),
		sizeof(picture));
	picture.facts.event = SC_EVENT_ORIGINATE;
	report("originate, nothing placed", &picture);
	picture.facts.event = SC_EVENT_TERMINATE;
	report("terminate, nothing placed", &picture);
	for (uint32_t c = 0; c < COMPONENTS; c++)
		picture.components[c].contact = 0;
	picture.facts.event = SC_EVENT_ACCESS_APPEARED;
	report("access appeared, all placed", &picture);
	return EXIT_SUCCESS;
}
