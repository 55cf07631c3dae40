/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does the operator's policy read in documents? The rules of each policy set as XML, written
 * once per snapshot, because the same few sets stand in every subscriber's document. For this
 * floor.
 */
#ifndef SC_POLICY_TEXTS_H
#define SC_POLICY_TEXTS_H

#include "status.h"
#include "store.h"
#include "text.h"

struct sc_policy_texts;

enum sc_status sc_policy_texts_open(struct sc_policy_texts **texts);
void sc_policy_texts_close(struct sc_policy_texts *texts);
/* One text per set of the policy in use, in its order; they live until the next snapshot is. NULL:
 * there is not enough memory. */
const struct sc_text *sc_policy_texts_of(
	struct sc_policy_texts *texts, const struct sc_store *store);

#endif
