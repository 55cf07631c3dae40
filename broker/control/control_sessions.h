/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does "sessions" answer? One page of live AF sessions as JSON: who, where, since when, and
 * per component what the AF was told and why. Called by control_answer.c only.
 */
#ifndef SC_CONTROL_SESSIONS_H
#define SC_CONTROL_SESSIONS_H

#include <jansson.h>

#include "service.h"

json_t *sc_control_sessions(const struct sc_service *service, const json_t *question);

#endif
