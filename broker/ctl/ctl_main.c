/* SPDX-License-Identifier: BSD-2-Clause
 *
 * continuityctl: the commands, in the order in which --help shows them.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ctl.h"
#include "log.h"

/* An answer that nobody can read is none: the disk is full, the pipe is closed. */
static int see_it_written(int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	sc_ctl_complain("standard output: %s", strerror(errno));
	return code == SC_CTL_DONE ? SC_CTL_REFUSED : code;
}

int main(int argc, char **argv)
{
	static const struct sc_ctl_command *const commands[] = {
		&sc_ctl_import,
		&sc_ctl_explain,
		&sc_ctl_what_if,
		&sc_ctl_status,
		&sc_ctl_sessions,
		&sc_ctl_sh_udr,
		&sc_ctl_sh_pur,
		&sc_ctl_sh_snr,
		&sc_ctl_sh_listen,
		&sc_ctl_rx_aar,
		&sc_ctl_rx_str,
		&sc_ctl_rx_listen,
	};
	int code;

	sc_log_open(SC_LOG_WARNING);
	code = see_it_written(sc_ctl_run(commands, SC_COUNT_OF(commands), argc - 1, argv + 1));
	/* freeDiameter's threads cannot be stopped, and must not see what libraries do at exit. */
	fflush(NULL);
	_exit(code);
}
