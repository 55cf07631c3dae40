/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The plug-in for Rx: offers the application and serves its commands. Commands that are not listed
 * are answered with DIAMETER_COMMAND_UNSUPPORTED by the node.
 */
#include <errno.h>
#include <freeDiameter/extension.h>

#include "rx_language.h"
#include "rx_serve.h"

static const struct sc_command commands[] = {
	{ .code = SC_RX_AA, .request_name = "AAR", .answer_name = "AAA", .serve = rx_serve_aa },
	{ .code = SC_RX_SESSION_TERMINATION,
		.request_name = "STR",
		.answer_name = "STA",
		.serve = rx_serve_session_termination },
};

static struct sc_application application;

static int enter(char *argument)
{
	(void)argument;
	application = sc_rx_asking;
	application.commands = commands;
	application.command_count = SC_COUNT_OF(commands);
	application.opened = rx_opened;
	application.closing = rx_closing;
	application.peer_opened = rx_peer_opened;
	application.peer_restarted = rx_peer_restarted;
	return sc_application_offer(&application) == SC_STATUS_OK ? 0 : EEXIST;
}

#pragma GCC visibility push(default)
EXTENSION_ENTRY("continuity_rx", enter);
#pragma GCC visibility pop
