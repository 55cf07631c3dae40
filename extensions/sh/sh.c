/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The plug-in for Sh: offers the application and serves its commands. Commands that are not listed
 * are answered with DIAMETER_COMMAND_UNSUPPORTED by the node.
 */
#include <errno.h>
#include <freeDiameter/extension.h>

#include "sh_language.h"
#include "sh_serve.h"

static const struct sc_command commands[] = {
	{ .code = SC_SH_USER_DATA,
		.request_name = "UDR",
		.answer_name = "UDA",
		.serve = sh_serve_user_data },
	{ .code = SC_SH_PROFILE_UPDATE,
		.request_name = "PUR",
		.answer_name = "PUA",
		.serve = sh_serve_profile_update },
	{ .code = SC_SH_SUBSCRIBE_NOTIFICATIONS,
		.request_name = "SNR",
		.answer_name = "SNA",
		.serve = sh_serve_subscribe_notifications,
		.deferrable = true },
};

static struct sc_application application;

static int enter(char *argument)
{
	(void)argument;
	application = sc_sh_asking;
	application.commands = commands;
	application.command_count = SC_COUNT_OF(commands);
	application.opened = sh_opened;
	application.closing = sh_closing;
	application.peer_opened = sh_peer_opened;
	return sc_application_offer(&application) == SC_STATUS_OK ? 0 : EEXIST;
}

#pragma GCC visibility push(default)
EXTENSION_ENTRY("continuity_sh", enter);
#pragma GCC visibility pop
