/* SPDX-License-Identifier: BSD-2-Clause */
#include "policy_texts.h"

#include <stdlib.h>

#include "continuity.h"

enum { FIRST_SIZE = 64 * 1024 };

struct sc_policy_texts {
	uint64_t generation;  /* of the store, that they were written from */
	struct sc_text *sets; /* NULL: nothing is written */
	char *bytes;
};

enum sc_status sc_policy_texts_open(struct sc_policy_texts **texts)
{
	*texts = calloc(1, sizeof(**texts));
	return *texts == NULL ? SC_STATUS_OUT_OF_MEMORY : SC_STATUS_OK;
}

static void forget(struct sc_policy_texts *texts)
{
	free(texts->sets);
	texts->sets = NULL;
	free(texts->bytes);
	texts->bytes = NULL;
}

void sc_policy_texts_close(struct sc_policy_texts *texts)
{
	if (texts == NULL)
		return;
	forget(texts);
	free(texts);
}

static struct sc_continuity_rule tell_rule(const struct sc_rule *rule)
{
	return (struct sc_continuity_rule){
		.media = rule->media,
		.service = rule->service,
		.level = rule->level,
		.nontransferable = rule->nontransferable,
		.session_case = rule->session_case,
		.roaming = rule->roaming,
		.partial_allowed = rule->partial_allowed,
		.min_kbps = rule->min_kbps,
		.max_kbps = rule->max_kbps,
		.restricted_originating = rule->restricted_originating,
		.restricted_transfer = rule->restricted_transfer,
		.preferred = rule->preferred.rank,
	};
}

static struct sc_text write_set(const struct sc_policy_set *set, struct sc_text_writer *out)
{
	const char *start = out->at;

	for (uint32_t i = 0; i < set->rule_count; i++) {
		const struct sc_continuity_rule rule = tell_rule(&set->rules[i]);

		sc_continuity_write_rule(&rule, out);
	}
	return (struct sc_text){ .at = start, .length = (size_t)(out->at - start) };
}

/* False: the size does not suffice, or there is no memory; then texts->bytes is NULL. */
static bool write_policy(struct sc_policy_texts *texts, const struct sc_policy *policy, size_t size)
{
	struct sc_text_writer out;

	free(texts->bytes);
	texts->bytes = malloc(size);
	if (texts->bytes == NULL)
		return false;
	sc_text_writer_begin(&out, texts->bytes, size);
	for (uint32_t i = 0; i < policy->set_count; i++)
		texts->sets[i] = write_set(&policy->sets[i], &out);
	return !out.overflow;
}

const struct sc_text *sc_policy_texts_of(
	struct sc_policy_texts *texts, const struct sc_store *store)
{
	const struct sc_policy *policy = sc_snapshot_policy(sc_store_snapshot(store));
	uint64_t generation = sc_store_generation(store);

	if (texts->sets != NULL && texts->generation == generation)
		return texts->sets;
	forget(texts);
	texts->sets = calloc((size_t)policy->set_count + 1, sizeof(*texts->sets));
	for (size_t size = FIRST_SIZE; texts->sets != NULL; size *= 2) {
		if (write_policy(texts, policy, size)) {
			texts->generation = generation;
			return texts->sets;
		}
		if (texts->bytes == NULL)
			forget(texts);
	}
	return NULL;
}
