/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is a result code called, and what does it say? Those of the base protocol (RFC 6733 7.1) and
 * of Sh and Rx (TS 29.329 6.2, TS 29.214 5.5). The same number means one thing as Result-Code and
 * another as Experimental-Result-Code.
 */
#ifndef SC_RESULT_NAMES_H
#define SC_RESULT_NAMES_H

#include <stdint.h>

struct sc_result_name {
	uint32_t vendor; /* of Experimental-Result; 0: Result-Code */
	uint32_t code;
	const char *name;
	const char *sentence;
};

/* NULL: it is none of these. */
const struct sc_result_name *sc_result_name(uint32_t vendor, uint32_t code);

#endif
