/* SPDX-License-Identifier: BSD-2-Clause
 *
 * User-Data-Request (TS 29.328 6.1.1).
 */
#include "sh_blame.h"
#include "sh_features.h"
#include "sh_identity.h"
#include "sh_result.h"
#include "sh_select.h"
#include "sh_serve.h"

enum { PACKET_DOMAIN = 1 };

/* What is asked about where the user is, and how. */
static void read_network(const struct sh_udr *udr, struct sh_selected *selected)
{
	struct sc_sh_pull *pull = &selected->pull;
	unsigned regarded = sc_sh_references_regard(pull->references, pull->reference_count);

	if (udr->requested_domain.present)
		pull->elements |= SC_SH_ELEMENT_REQUESTED_DOMAIN & regarded;
	if (udr->current_location.present)
		pull->elements |= SC_SH_ELEMENT_CURRENT_LOCATION & regarded;
	pull->packet_domain = (pull->elements & SC_SH_ELEMENT_REQUESTED_DOMAIN) != 0 &&
			      udr->requested_domain.value == PACKET_DOMAIN;
	if (pull->packet_domain)
		pull->requested_nodes = udr->requested_nodes.value;
}

static struct sc_result pull(
	struct sc_exchange *exchange, const struct sh_selected *selected, struct sh_uda *uda)
{
	struct sc_sh_pulled answer;
	enum sc_status status = sc_sh_pull(sc_exchange_service(exchange),
		sc_exchange_arena(exchange), &selected->pull, &answer);
	struct sc_result result = sh_result_of(status, SC_SH_CANNOT_BE_READ);

	uda->user_data = answer.document;
	sh_identity_tell_wildcard(answer.wildcard, answer.wildcard_type,
		&uda->wildcarded_public_identity, &uda->wildcarded_impu);
	sh_blame_element(&result, answer.element, answer.nth, status);
	return result;
}

void sh_serve_user_data(struct sc_exchange *exchange)
{
	struct sh_udr udr;
	struct sh_selected selected;
	struct sh_negotiation features;
	struct sh_uda uda = { .features_count = 0 };
	struct sc_result result = SC_RESULT_SUCCESS;

	if (!sc_exchange_read(exchange, &sc_sh_udr_map, &udr))
		return;
	sh_features_negotiate(udr.features, udr.features_count, &features);
	sh_features_tell(&features.ours, uda.features, &uda.features_count);
	if (features.refused) {
		result = sh_features_refusal();
	} else if (sh_select(exchange, &udr.what, features.agreed, &selected, &result) &&
		   sh_identity_read(sc_exchange_arena(exchange), &udr.whom, &selected.pull.identity,
			   &result)) {
		read_network(&udr, &selected);
		sh_select_note(exchange, udr.what.data_reference, udr.what.data_reference_count);
		result = pull(exchange, &selected, &uda);
	}
	sc_exchange_answer(exchange, &result, &sc_sh_uda_map, &uda);
}
