/* SPDX-License-Identifier: BSD-2-Clause */
#include "client_choice.h"

#include <stdio.h>
#include <string.h>

enum { DIAMETER_PORT = 3868, MILLISECONDS = 1000 };

const struct sc_ctl_option sc_ctl_client_options[SC_CLIENT_OPTION_COUNT] = {
	[SC_CLIENT_TO] = { "--to", "ADDRESS", NULL,
		"address:port of the peer (default: where --config listens)" },
	[SC_CLIENT_ORIGIN] = { "--origin", "HOST", NULL,
		"Origin-Host to ask as (default: the first peer of --config)" },
	[SC_CLIENT_REALM] = { "--realm", "REALM", NULL,
		"Origin-Realm (default: --origin behind its first dot)" },
	[SC_CLIENT_DESTINATION_REALM] = { "--destination-realm", "REALM", NULL,
		"Destination-Realm (default: the peer's)" },
	[SC_CLIENT_DESTINATION_HOST] = { "--destination-host", "HOST", NULL,
		"Destination-Host (default: none)" },
	[SC_CLIENT_TIMEOUT] = { "--timeout", "SECONDS", "5",
		"how long to wait for the connection and for the answer" },
	[SC_CLIENT_ALL] = { "--all", NULL, NULL, "print capabilities exchange and good-bye too" },
	[SC_CLIENT_CONFIG] = SC_CTL_CONFIG_OPTION,
};

const char *sc_ctl_client_value(
	const struct sc_ctl_question *question, enum sc_ctl_client_option option)
{
	return question->call->values[question->own_options + option];
}

/* The first text that is there; NULL: none is. */
static const char *first_of(const char *typed, const char *configured)
{
	return typed != NULL ? typed : configured;
}

static enum sc_ctl_exit choose_origin(
	struct sc_ctl_choice *choice, const struct sc_ctl_question *question)
{
	const struct sc_configuration *configuration = &choice->configuration;
	const char *origin = first_of(sc_ctl_client_value(question, SC_CLIENT_ORIGIN),
		configuration->peer_count == 0 ? NULL : configuration->peers[0].identity);
	const char *realm = sc_ctl_client_value(question, SC_CLIENT_REALM);

	if (origin == NULL)
		return sc_ctl_complain("ask as whom? Say --origin HOST or --config FILE");
	if (realm == NULL)
		realm = strchr(origin, '.') == NULL ? origin : strchr(origin, '.') + 1;
	if (strlen(origin) >= sizeof(choice->origin) || strlen(realm) >= sizeof(choice->realm))
		return sc_ctl_complain("the origin is too long");
	snprintf(choice->origin, sizeof(choice->origin), "%s", origin);
	snprintf(choice->realm, sizeof(choice->realm), "%s", realm);
	return SC_CTL_DONE;
}

static enum sc_ctl_exit choose_target(
	struct sc_ctl_choice *choice, const struct sc_ctl_question *question)
{
	const struct sc_configuration *configuration = &choice->configuration;
	const char *to = sc_ctl_client_value(question, SC_CLIENT_TO);

	if (to == NULL && configuration->listen_count == 0)
		return sc_ctl_complain("ask whom? Say --to ADDRESS:PORT or --config FILE");
	if (to == NULL)
		choice->endpoint = configuration->listen[0];
	else if (sc_endpoint_parse(&choice->endpoint, to, DIAMETER_PORT) != SC_STATUS_OK)
		return sc_ctl_complain("\"%s\" is not an address and port to ask", to);
	if (choice->endpoint.port == 0)
		return sc_ctl_complain("ask at which port? Say --to ADDRESS:PORT");
	return SC_CTL_DONE;
}

static enum sc_ctl_exit choose_place(struct sc_ctl_choice *choice, const struct sc_ctl_stay *stay)
{
	const char *listen = stay->listen;

	if (sc_endpoint_parse(&choice->endpoint, listen, DIAMETER_PORT) != SC_STATUS_OK)
		return sc_ctl_complain("\"%s\" is not an address and port to listen at", listen);
	choice->peer = first_of(stay->peer, choice->configuration.identity);
	if (choice->peer == NULL)
		return sc_ctl_complain("who may connect? Say --peer HOST or --config FILE");
	return SC_CTL_DONE;
}

static enum sc_ctl_exit choose_patience(
	struct sc_ctl_choice *choice, const struct sc_ctl_question *question)
{
	uint32_t seconds;

	if (sc_text_to_u32(sc_text_of(sc_ctl_client_value(question, SC_CLIENT_TIMEOUT)),
		    &seconds) != SC_STATUS_OK ||
		seconds == 0 || seconds > 3600)
		return sc_ctl_complain("--timeout takes 1 to 3600 seconds");
	choice->timeout = seconds * MILLISECONDS;
	return SC_CTL_DONE;
}

enum sc_ctl_exit sc_ctl_choose(struct sc_ctl_choice *choice, const struct sc_ctl_question *question,
	const struct sc_ctl_stay *stay)
{
	bool listens = stay != NULL && stay->listen != NULL;
	bool found;
	enum sc_ctl_exit ending = sc_ctl_configuration(
		&choice->configuration, sc_ctl_client_value(question, SC_CLIENT_CONFIG), &found);

	if (ending == SC_CTL_DONE)
		ending = choose_origin(choice, question);
	if (ending == SC_CTL_DONE)
		ending = listens ? choose_place(choice, stay) : choose_target(choice, question);
	if (ending == SC_CTL_DONE)
		ending = choose_patience(choice, question);
	return ending;
}

void sc_ctl_choice_close(struct sc_ctl_choice *choice)
{
	sc_configuration_close(&choice->configuration);
}
