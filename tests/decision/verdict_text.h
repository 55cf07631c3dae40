/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does a decision say what a row of tests/vectors/decision expects? Reads the expectations in the
 * words of schema.sql there, and writes a whole decision in the same words, so that a row that
 * fails shows what came instead and two decisions can be compared byte by byte.
 */
#ifndef SC_VERDICT_TEXT_H
#define SC_VERDICT_TEXT_H

#include "decision.h"
#include "situation_text.h"

/* Columns that expect something; empty text expects nothing in particular. */
struct expected_columns {
	struct sc_text verdict;
	struct sc_text losers;
	struct sc_text outcome;
	struct sc_text form;
	struct sc_text valid_until;
	struct sc_text controller;
	struct sc_text offers;
	struct sc_text tads;
	struct sc_text policy_version;
};

/* NULL when all is as expected, else the words that are not. */
const char *verdict_mismatch(const struct situation *situation, const struct sc_decision *decision,
	const struct expected_columns *expected);

/* Everything a decision says, one line per verdict and per candidate. */
void verdict_write(const struct sc_facts *facts, const struct sc_decision *decision, char *buffer,
	size_t size);

#endif
