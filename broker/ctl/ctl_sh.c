/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl sh udr IDENTITY`: a User-Data-Request (TS 29.329 6.1.1), written through the map
 * of the plug-in for Sh.
 */
#include "ctl_client.h"
#include "sh_draft.h"

enum option {
	DATA,
	INDICATION,
	IDENTITY_SET,
	PRIVATE_IDENTITY,
	SERVER_NAME,
	DOMAIN,
	LOCATION,
	NODES,
	TAG,
	FEATURES
};

static const struct sc_ctl_option options[] = {
	[DATA] = { "--data", "LIST", "RepositoryData", "data references, by name or number" },
	[INDICATION] = { "--indication", "LIST", NULL,
		"Service-Indication: whose repository data (default " SC_CONTINUITY_INDICATION
		")" },
	[IDENTITY_SET] = { "--identity-set", "LIST", NULL,
		"0 all, 1 registered, 2 implicit, 3 alias" },
	[PRIVATE_IDENTITY] = { "--private", "IMPI", NULL, "User-Name" },
	[SERVER_NAME] = { "--server-name", "URI", NULL, "Server-Name" },
	[DOMAIN] = { "--domain", "NUMBER", NULL, "Requested-Domain: 0 CS, 1 PS" },
	[LOCATION] = { "--current-location", "NUMBER", NULL, "Current-Location: 0 or 1" },
	[NODES] = { "--requested-nodes", "BITS", NULL,
		"Requested-Nodes: 1 MME, 2 SGSN, 4 AAA, 8 AMF" },
	[TAG] = { "--tag", "LIST", NULL, "DSAI-Tag" },
	[FEATURES] = { "--features", "BITS", NULL,
		"Sh features to use (default: Notif-Eff when several items are asked for)" },
};

/* A question under construction. */
struct drafting {
	struct sc_sh_draft draft;
	struct sh_udr udr;
};

static bool draft_udr(struct drafting *drafting, const struct sc_ctl_call *call)
{
	const char *const *values = call->values;
	struct sh_udr *udr = &drafting->udr;
	const struct sc_sh_typed typed = {
		.references = values[DATA],
		.indications = values[INDICATION],
		.tags = values[TAG],
		.sets = values[IDENTITY_SET],
		.server = values[SERVER_NAME],
	};
	uint32_t needed = 0;

	udr->whom.user_name = sc_text_of(values[PRIVATE_IDENTITY]);
	if (!sc_sh_draft_identity(&drafting->draft, call->arguments[0], &udr->whom.user_identity) ||
		!sc_sh_draft_selection(&drafting->draft, &typed, &udr->what))
		return false;
	if (sc_sh_draft_has_several(&udr->what))
		needed = SC_SH_NOTIF_EFF;
	return sc_sh_draft_number("--domain", values[DOMAIN], &udr->requested_domain) &&
	       sc_sh_draft_number("--current-location", values[LOCATION], &udr->current_location) &&
	       sc_sh_draft_number("--requested-nodes", values[NODES], &udr->requested_nodes) &&
	       sc_sh_draft_features(values[FEATURES], needed, udr->features, &udr->features_count);
}

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	struct drafting drafting = { 0 };

	if (!draft_udr(&drafting, call))
		return SC_CTL_USAGE;
	return sc_ctl_put_question(&(struct sc_ctl_question){
		.call = call,
		.own_options = SC_COUNT_OF(options),
		.application = &sc_sh_asking,
		.code = SC_SH_USER_DATA,
		.map = &sc_sh_udr_map,
		.values = &drafting.udr,
	});
}

const struct sc_ctl_command sc_ctl_sh_udr = {
	.words = "sh udr",
	.arguments = "IDENTITY",
	.argument_count = 1,
	.sentence = "ask for user data over Sh (TS 29.329) and print question and answer",
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.shared = sc_ctl_client_options,
	.shared_count = SC_CLIENT_OPTION_COUNT,
	.run = run,
};
