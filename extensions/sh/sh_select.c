/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_select.h"

#include "identity.h"
#include "sh_blame.h"

static bool read_sets(
	const struct sh_selection *what, struct sh_selected *selected, struct sc_result *result)
{
	for (uint32_t i = 0; i < what->identity_set_count; i++) {
		if (what->identity_set[i].value >= SC_IDENTITY_SET_COUNT) {
			*result = sh_blame_value(
				SC_SH_AVP_IDENTITY_SET, i, "the Identity-Set is not defined");
			return false;
		}
		selected->sets[i] = (enum sc_identity_set)what->identity_set[i].value;
	}
	selected->pull.set_count = what->identity_set_count;
	return true;
}

/* In canonical form; what has none names no server, and is compared as it is. */
static void read_server(struct sc_arena *arena, struct sc_text name, struct sc_sh_pull *pull)
{
	struct sc_text_writer out;
	struct sc_text canonical;
	enum sc_status status;

	if (name.at == NULL)
		return;
	sc_arena_lend(arena, &out);
	status = sc_identity_canonicalise(name, &out);
	canonical = sc_arena_settle(arena, &out);
	pull->server = status == SC_STATUS_OK ? canonical : name;
	pull->elements |= SC_SH_ELEMENT_SERVER_NAME;
}

bool sh_select(struct sc_exchange *exchange, const struct sh_selection *what, uint32_t agreed,
	struct sh_selected *selected, struct sc_result *result)
{
	struct sc_sh_pull *pull = &selected->pull;
	unsigned regarded;

	*pull = (struct sc_sh_pull){
		.origin_host = sc_exchange_origin_host(exchange),
		.references = selected->references,
		.reference_count = what->data_reference_count,
		.indications = what->service_indication,
		.sets = selected->sets,
		.tags = what->dsai_tag,
		.notif_eff = (agreed & SC_SH_NOTIF_EFF) != 0,
		.additional_msisdn = (agreed & SC_SH_ADDITIONAL_MSISDN) != 0,
	};
	for (uint32_t i = 0; i < what->data_reference_count; i++)
		selected->references[i] = what->data_reference[i].value;
	regarded = sc_sh_references_regard(selected->references, pull->reference_count);
	if ((regarded & SC_SH_ELEMENT_SERVICE_INDICATION) != 0)
		pull->indication_count = what->service_indication_count;
	if ((regarded & SC_SH_ELEMENT_DSAI_TAG) != 0)
		pull->tag_count = what->dsai_tag_count;
	if (pull->tag_count != 0)
		pull->elements |= SC_SH_ELEMENT_DSAI_TAG;
	if ((regarded & SC_SH_ELEMENT_SERVER_NAME) != 0)
		read_server(sc_exchange_arena(exchange), what->server_name, pull);
	return (regarded & SC_SH_ELEMENT_IDENTITY_SET) == 0 || read_sets(what, selected, result);
}

void sh_select_note(
	struct sc_exchange *exchange, const struct sc_avp_u32 *references, uint32_t count)
{
	enum sc_data_reference reference = SC_DATA_REFERENCE_REPOSITORYDATA;

	if (count != 0 && sc_sh_reference_from_number(references[0].value, &reference))
		sc_exchange_note(exchange, "%s%s", sc_data_reference_name(reference),
			count > 1 ? " and others" : "");
}
