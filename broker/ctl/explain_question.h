/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does `continuityctl explain` ask? The options, and how their values become the question of
 * control/control_answer.h. Knows no vocabulary: whether a word exists is answered by who decides.
 */
#ifndef SC_EXPLAIN_QUESTION_H
#define SC_EXPLAIN_QUESTION_H

#include <jansson.h>
#include <stdint.h>

#include "command_line.h"

enum sc_explain_option {
	SC_EXPLAIN_MEDIA,
	SC_EXPLAIN_EVENT,
	SC_EXPLAIN_AT,
	SC_EXPLAIN_CONTACT,
	SC_EXPLAIN_PLACED,
	SC_EXPLAIN_REFUSED,
	SC_EXPLAIN_ADDRESS_KEPT,
	SC_EXPLAIN_SERVICE,
	SC_EXPLAIN_CALLING,
	SC_EXPLAIN_CALLED,
	SC_EXPLAIN_EMERGENCY,
	SC_EXPLAIN_REMOTE,
	SC_EXPLAIN_CONTROLLER,
	SC_EXPLAIN_DECLINED,
	SC_EXPLAIN_ELSEWHERE,
	SC_EXPLAIN_OPERATION,
	SC_EXPLAIN_REQUESTER,
	SC_EXPLAIN_TARGET,
	SC_EXPLAIN_COMPONENTS,
	SC_EXPLAIN_CONFIRMED,
	SC_EXPLAIN_JSON,
	SC_EXPLAIN_DATABASE,
	SC_EXPLAIN_CONTROL,
	SC_EXPLAIN_CONFIG,
	SC_EXPLAIN_OPTION_COUNT
};

/* A new reference in *question; USAGE after saying on standard error which word is wrong. */
enum sc_ctl_exit sc_explain_ask(const struct sc_ctl_call *call, json_t **question);

#endif
