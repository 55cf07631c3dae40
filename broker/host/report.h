/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does `continuityctl status` show? The parts of a running broker as JSON, one function each;
 * the owner is the part itself. New references.
 */
#ifndef SC_REPORT_H
#define SC_REPORT_H

#include <jansson.h>

json_t *sc_report_store(const void *store);
json_t *sc_report_node(const void *node);
json_t *sc_report_memory(const void *service);
json_t *sc_report_sessions(const void *service);
json_t *sc_report_sip(const void *sip);

#endif
