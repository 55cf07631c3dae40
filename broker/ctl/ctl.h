/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can continuityctl do? One struct sc_ctl_command per command, each in the file that carries
 * it out, and the few things that several of them need.
 */
#ifndef SC_CTL_H
#define SC_CTL_H

#include <jansson.h>

#include "command_line.h"
#include "configuration.h"
#include "import.h"

extern const struct sc_ctl_command sc_ctl_import;
extern const struct sc_ctl_command sc_ctl_explain;
extern const struct sc_ctl_command sc_ctl_what_if;
extern const struct sc_ctl_command sc_ctl_status;
extern const struct sc_ctl_command sc_ctl_sessions;
extern const struct sc_ctl_command sc_ctl_sh_udr;
extern const struct sc_ctl_command sc_ctl_sh_pur;
extern const struct sc_ctl_command sc_ctl_sh_snr;
extern const struct sc_ctl_command sc_ctl_sh_listen;
extern const struct sc_ctl_command sc_ctl_rx_aar;
extern const struct sc_ctl_command sc_ctl_rx_str;
extern const struct sc_ctl_command sc_ctl_rx_listen;

#define SC_CTL_CONFIG_OPTION                                                                       \
	{                                                                                          \
		"--config", "FILE", NULL,                                                          \
			"the daemon's configuration (default " SC_CONFIGURATION_FILE               \
			" if there is one)"                                                        \
	}

/* "continuityctl: ..." on standard error; returns SC_CTL_REFUSED. */
enum sc_ctl_exit sc_ctl_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The daemon's configuration for its paths and addresses. Without a file named by the person and
 * without one at the usual place, everything in it is NULL or zero and *found is false. */
enum sc_ctl_exit sc_ctl_configuration(
	struct sc_configuration *configuration, const char *file, bool *found);

/* The whole file in memory, terminated; "-" is standard input. NULL after complaining. Of a file
 * that has more than `limit` bytes, only so much that *length is more as well. */
char *sc_ctl_read_whole(const char *name, size_t limit, size_t *length);

/* --at: NULL leaves *seconds as it is. USAGE after complaining. */
enum sc_ctl_exit sc_ctl_read_moment(const char *text, int64_t *seconds);

/* The import's numbers on standard output, behind a name, and its warnings on standard error. */
void sc_ctl_print_import(const char *name, const struct sc_import_report *report);

/* The object on standard output, indented. */
void sc_ctl_print_json(const json_t *object);

/* Puts one question to the daemon at this socket; NULL after complaining. A new reference. */
json_t *sc_ctl_ask(const char *socket_path, const json_t *question);

/* Cuts the next piece off a comma-separated list; false at the end. Pieces are cut at `size` - 1.
 */
bool sc_ctl_next_piece(const char **list, char *piece, size_t size);

#endif
