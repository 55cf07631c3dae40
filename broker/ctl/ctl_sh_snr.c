/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl sh snr IDENTITY`: a Subscribe-Notifications-Request (TS 29.329 6.1.5), and
 * `continuityctl sh listen`: stays connected as an application server would, answers what the
 * broker pushes (TS 29.329 6.1.7) and prints it.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ctl_client.h"
#include "sh_draft.h"
#include "sh_time.h"

enum option {
	DATA,
	INDICATION,
	TAG,
	IDENTITY_SET,
	SERVER_NAME,
	PRIVATE_IDENTITY,
	SEND_DATA,
	EXPIRES,
	ONE_TIME,
	FEATURES,
	SUBSCRIPTION_OPTIONS
};
enum snr_option { UNSUBSCRIBE = SUBSCRIPTION_OPTIONS };
enum listen_option { USER = SUBSCRIPTION_OPTIONS, LISTEN, PEER, ANSWER, COUNT, FOR };
enum { SUCCESS = 2001, LOWEST_CODE = 1000, HIGHEST_CODE = 5999 };

#define OPTIONS_OF_A_SUBSCRIPTION                                                                  \
	[DATA] = { "--data", "LIST", "RepositoryData", "data references, by name or number" },     \
	[INDICATION] = { "--indication", "LIST", NULL,                                             \
		"Service-Indication: whose repository data (default " SC_CONTINUITY_INDICATION     \
		")" },                                                                             \
	[TAG] = { "--tag", "LIST", NULL, "DSAI-Tag" },                                             \
	[IDENTITY_SET] = { "--identity-set", "LIST", NULL,                                         \
		"0 all, 1 registered, 2 implicit, 3 alias" },                                      \
	[SERVER_NAME] = { "--server-name", "URI", NULL, "Server-Name" },                           \
	[PRIVATE_IDENTITY] = { "--private", "IMPI", NULL, "User-Name" },                           \
	[SEND_DATA] = { "--send-data", NULL, NULL, "ask for the data as they are now, too" },      \
	[EXPIRES] = { "--expires", "SECONDS", NULL,                                                \
		"until when: so long from now (default: for ever)" },                              \
	[ONE_TIME] = { "--one-time", NULL, NULL, "notify once (UEReachabilityForIP needs it)" },   \
	[FEATURES] = { "--features", "BITS", NULL,                                                 \
		"Sh features to use (default: Notif-Eff when several items are named)" }

static const struct sc_ctl_option snr_options[] = {
	OPTIONS_OF_A_SUBSCRIPTION,
	[UNSUBSCRIBE] = { "--unsubscribe", NULL, NULL, "end the subscription" },
};

static const struct sc_ctl_option listen_options[] = {
	OPTIONS_OF_A_SUBSCRIPTION,
	[USER] = { "--user", "IDENTITY", NULL,
		"subscribe to this user's data first (default: only listen)" },
	[LISTEN] = { "--listen", "ADDRESS", NULL,
		"wait at address:port for the broker (default: connect to it)" },
	[PEER] = { "--peer", "HOST", NULL,
		"who may connect with --listen (default: the identity in --config)" },
	[ANSWER] = { "--answer", "CODE", "2001",
		"result to answer with; base:5001 is a plain Result-Code" },
	[COUNT] = { "--count", "N", NULL, "end after so many notifications" },
	[FOR] = { "--for", "SECONDS", NULL, "end after so long (default: by a signal)" },
};

/* A question under construction. */
struct drafting {
	struct sc_sh_draft draft;
	struct sh_snr snr;
};

/* What the one listener of this program does with notifications. */
static struct {
	struct sc_result result;
	uint32_t count; /* to come; 0: it does not matter how many */
	uint32_t seen;
} listener;

static bool draft_expiry(const char *typed, struct sc_avp_u32 *expiry)
{
	struct sc_avp_u32 seconds;

	if (!sc_sh_draft_number("--expires", typed, &seconds))
		return false;
	*expiry = (struct sc_avp_u32){ .present = seconds.present,
		.value = sc_sh_time_write((int64_t)time(NULL) + seconds.value) };
	return true;
}

static bool draft_snr(
	struct drafting *drafting, const struct sc_ctl_call *call, const char *identity)
{
	const char *const *values = call->values;
	struct sh_snr *snr = &drafting->snr;
	const struct sc_sh_typed typed = {
		.references = values[DATA],
		.indications = values[INDICATION],
		.tags = values[TAG],
		.sets = values[IDENTITY_SET],
		.server = values[SERVER_NAME],
	};
	uint32_t needed = 0;

	if (!sc_sh_draft_identity(&drafting->draft, identity, &snr->whom.user_identity) ||
		!sc_sh_draft_selection(&drafting->draft, &typed, &snr->what) ||
		!draft_expiry(values[EXPIRES], &snr->expiry_time))
		return false;
	snr->whom.user_name = sc_text_of(values[PRIVATE_IDENTITY]);
	snr->subs_req_type = (struct sc_avp_u32){ .present = true, .value = SC_SH_SUBSCRIBE };
	snr->one_time_notification.present = values[ONE_TIME] != NULL;
	if (values[SEND_DATA] != NULL)
		snr->send_data_indication =
			(struct sc_avp_u32){ .present = true, .value = SC_SH_DATA_REQUESTED };
	if (sc_sh_draft_has_several(&snr->what))
		needed = SC_SH_NOTIF_EFF;
	return sc_sh_draft_features(values[FEATURES], needed, snr->features, &snr->features_count);
}

static enum sc_ctl_exit run_snr(const struct sc_ctl_call *call)
{
	struct drafting drafting = { 0 };

	if (!draft_snr(&drafting, call, call->arguments[0]))
		return SC_CTL_USAGE;
	if (call->values[UNSUBSCRIBE] != NULL)
		drafting.snr.subs_req_type.value = SC_SH_UNSUBSCRIBE;
	return sc_ctl_put_question(&(struct sc_ctl_question){
		.call = call,
		.own_options = SC_COUNT_OF(snr_options),
		.application = &sc_sh_asking,
		.code = SC_SH_SUBSCRIBE_NOTIFICATIONS,
		.map = &sc_sh_snr_map,
		.values = &drafting.snr,
	});
}

static void serve_push_notification(struct sc_exchange *exchange)
{
	sc_exchange_answer(exchange, &listener.result, NULL, NULL);
	listener.seen++;
	if (listener.seen == listener.count)
		sc_ctl_leave(SC_CTL_DONE);
}

/* Who waited for a number of notifications has not got them. */
static enum sc_ctl_exit over(void *owner)
{
	(void)owner;
	if (listener.seen >= listener.count)
		return SC_CTL_DONE;
	return sc_ctl_complain(
		"%u of %u notifications came", (unsigned)listener.seen, (unsigned)listener.count);
}

static bool choose_answer(const char *typed)
{
	static const uint32_t of_3gpp[] = { 5001, 5008, 5100, 5107 };
	bool plain = strncmp(typed, "base:", 5) == 0;
	uint32_t code = 0;

	if (sc_text_to_u32(sc_text_of(typed + (plain ? 5 : 0)), &code) != SC_STATUS_OK ||
		code < LOWEST_CODE || code > HIGHEST_CODE) {
		sc_ctl_complain("--answer: \"%s\" is no result code", typed);
		return false;
	}
	listener.result = (struct sc_result){ .code = code };
	for (size_t i = 0; i < SC_COUNT_OF(of_3gpp) && !plain; i++) {
		if (of_3gpp[i] == code)
			listener.result.vendor = SC_VENDOR_3GPP;
	}
	return true;
}

static bool choose_ending(const struct sc_ctl_call *call, struct sc_ctl_stay *stay)
{
	struct sc_avp_u32 count;
	struct sc_avp_u32 seconds;

	if (!sc_sh_draft_number("--count", call->values[COUNT], &count) ||
		!sc_sh_draft_number("--for", call->values[FOR], &seconds))
		return false;
	listener.count = count.value;
	stay->seconds = seconds.value;
	if ((count.present && count.value == 0) || (seconds.present && seconds.value == 0)) {
		sc_ctl_complain("--count and --for begin with 1");
		return false;
	}
	return true;
}

static enum sc_ctl_exit run_listen(const struct sc_ctl_call *call)
{
	static const struct sc_command commands[] = {
		{ .code = SC_SH_PUSH_NOTIFICATION,
			.request_name = "PNR",
			.answer_name = "PNA",
			.serve = serve_push_notification },
	};
	static struct sc_application application;
	struct drafting drafting = { 0 };
	const char *user = call->values[USER];
	struct sc_ctl_stay stay = {
		.listen = call->values[LISTEN], .peer = call->values[PEER], .over = over
	};

	application = sc_sh_asking;
	application.commands = commands;
	application.command_count = SC_COUNT_OF(commands);
	if (!choose_answer(call->values[ANSWER]) || !choose_ending(call, &stay) ||
		(user != NULL && !draft_snr(&drafting, call, user)))
		return SC_CTL_USAGE;
	return sc_ctl_stay(
		&(struct sc_ctl_question){
			.call = call,
			.own_options = SC_COUNT_OF(listen_options),
			.application = &application,
			.code = user == NULL ? 0 : SC_SH_SUBSCRIBE_NOTIFICATIONS,
			.map = &sc_sh_snr_map,
			.values = &drafting.snr,
		},
		&stay);
}

const struct sc_ctl_command sc_ctl_sh_snr = {
	.words = "sh snr",
	.arguments = "IDENTITY",
	.argument_count = 1,
	.sentence = "subscribe to changes of user data over Sh, or end that",
	.options = snr_options,
	.option_count = SC_COUNT_OF(snr_options),
	.shared = sc_ctl_client_options,
	.shared_count = SC_CLIENT_OPTION_COUNT,
	.run = run_snr,
};

const struct sc_ctl_command sc_ctl_sh_listen = {
	.words = "sh listen",
	.arguments = "",
	.sentence = "stay connected as --origin, print and answer the notifications that come",
	.options = listen_options,
	.option_count = SC_COUNT_OF(listen_options),
	.shared = sc_ctl_client_options,
	.shared_count = SC_CLIENT_OPTION_COUNT,
	.run = run_listen,
};
