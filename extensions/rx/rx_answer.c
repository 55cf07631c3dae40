/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_answer.h"

enum { BITS_PER_KILOBIT = 1000 };

static struct sc_avp_u32 known(int32_t value)
{
	return (struct sc_avp_u32){ .present = value >= 0, .value = (uint32_t)value };
}

void rx_answer_access(const struct sc_rx_access *access, struct rx_aaa *aaa)
{
	aaa->an_trusted = known(access->trusted);
	aaa->ip_can = known(access->ip_can);
	aaa->rat = known(access->rat);
	if (access->plmn.length != 0)
		aaa->sgsn_mcc_mnc = access->plmn;
}

/* Bits per second where they fit; otherwise kilobits, or the most that can be said to an AF that
 * does not know those (TS 29.214 4.4.10). */
static void put_rate(
	struct sc_rx_rate rate, bool extended, struct sc_avp_u32 *bps, struct sc_avp_u32 *kbps)
{
	bool fits = rate.bps <= UINT32_MAX;
	uint64_t kilobits = rate.bps / BITS_PER_KILOBIT;

	*bps = (struct sc_avp_u32){ .present = rate.present && (fits || !extended),
		.value = fits ? (uint32_t)rate.bps : UINT32_MAX };
	*kbps = (struct sc_avp_u32){ .present = rate.present && !bps->present,
		.value = kilobits <= UINT32_MAX ? (uint32_t)kilobits : UINT32_MAX };
}

void rx_answer_acceptable(const struct sc_rx_answer *answer, struct rx_aaa *aaa)
{
	const struct sc_rx_findings *findings = &answer->findings;
	struct rx_acceptable *acceptable = &aaa->acceptable;
	bool extended = (answer->features[1] & SC_RX_FEATURE_EXTENDED_MAX_REQUESTED_BW_NR) != 0;

	acceptable->present = findings->acceptable_count != 0;
	acceptable->media_count = findings->acceptable_count;
	for (uint32_t i = 0; i < findings->acceptable_count; i++) {
		const struct sc_rx_acceptable *from = &findings->acceptable[i];
		struct rx_acceptable_media *media = &acceptable->media[i];

		media->present = true;
		media->number = (struct sc_avp_u32){ true, from->number };
		put_rate(from->up, extended, &media->bandwidth.up, &media->bandwidth.extended_up);
		put_rate(from->down, extended, &media->bandwidth.down,
			&media->bandwidth.extended_down);
	}
}

void rx_answer_retry(const struct sc_rx_answer *answer, struct rx_aaa *aaa)
{
	aaa->retry_interval = (struct sc_avp_u32){
		.present = answer->retry_seconds != 0,
		.value = answer->retry_seconds,
	};
}

static void put_refusal(struct sc_text_writer *out, const struct sc_rx_refusal *refusal)
{
	sc_text_put(out, SC_TEXT("component "));
	sc_text_put_u64(out, refusal->number);
	sc_text_put(out, SC_TEXT(", "));
	sc_text_put(out, sc_text_of(sc_media_name(refusal->media)));
	if (refusal->has_access) {
		sc_text_put(out, SC_TEXT(" over "));
		sc_text_put(out, sc_text_of(sc_access_name(refusal->access)));
	}
	sc_text_put(out, SC_TEXT(": "));
	sc_text_put(out, sc_text_of(sc_reason_sentence(refusal->reason)));
}

static void put_retry(struct sc_text_writer *out, uint32_t seconds)
{
	sc_text_put(out, SC_TEXT("; it would be authorised in "));
	sc_text_put_u64(out, seconds);
	sc_text_put(out, SC_TEXT(" seconds"));
}

const char *rx_answer_sentence(struct sc_arena *arena, const struct sc_rx_answer *answer)
{
	const struct sc_rx_findings *findings = &answer->findings;
	struct sc_text_writer out;
	struct sc_text sentence;

	sc_arena_lend(arena, &out);
	for (uint32_t i = 0; i < findings->refusal_count; i++) {
		if (i != 0)
			sc_text_put(&out, SC_TEXT("; "));
		put_refusal(&out, &findings->refusals[i]);
	}
	if (answer->retry_seconds != 0)
		put_retry(&out, answer->retry_seconds);
	sc_text_put(&out, (struct sc_text){ "", 1 }); /* the NUL behind it */
	sentence = sc_arena_settle(arena, &out);
	return out.overflow ? NULL : sentence.at;
}
