/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the standard say about a data reference? Table 7.6.1 of TS 29.328: which kinds of
 * identity are a key for it, which operations exist, and what a request for it must carry
 * (TS 29.328 6.1.1.1).
 */
#ifndef SC_SH_REFERENCES_H
#define SC_SH_REFERENCES_H

#include <stdbool.h>
#include <stdint.h>

#include "export.h"
#include "snapshot.h"
#include "vocabulary.h"

/* Kinds of keys, as bits. */
enum sc_sh_keys {
	SC_SH_KEY_PUBLIC_USER = 1, /* IMS public user identity, wildcarded ones too */
	SC_SH_KEY_SERVICE = 2,     /* public service identity, distinct or wildcarded */
	SC_SH_KEY_MSISDN = 4,
	SC_SH_KEY_EXTERNAL = 8
};

/* Elements a request may have to carry, as bits. */
enum sc_sh_element {
	SC_SH_ELEMENT_NONE = 0,
	SC_SH_ELEMENT_SERVICE_INDICATION = 1,
	SC_SH_ELEMENT_SERVER_NAME = 2,
	SC_SH_ELEMENT_DSAI_TAG = 4,
	SC_SH_ELEMENT_REQUESTED_DOMAIN = 8,
	SC_SH_ELEMENT_CURRENT_LOCATION = 16,
	SC_SH_ELEMENT_DATA_REFERENCE = 32, /* only named as an offender */
	SC_SH_ELEMENT_IDENTITY_SET = 64,
	SC_SH_ELEMENT_ONE_TIME = 128
};

/* False: no such number is defined. */
SC_EXPORT bool sc_sh_reference_from_number(uint32_t number, enum sc_data_reference *reference);
bool sc_sh_reference_is_among(
	enum sc_data_reference reference, const enum sc_data_reference *references, uint32_t count);
/* The keys that lead to it, as bits of enum sc_sh_keys. */
unsigned sc_sh_reference_keys(enum sc_data_reference reference);
/* Whether the standard knows the operation for it. */
bool sc_sh_reference_allows(enum sc_data_reference reference, enum sc_permission operation);
/* What a pull of it or a subscription to it must carry, as bits of enum sc_sh_element (TS 29.328
 * 6.1.1, 6.1.3). */
unsigned sc_sh_reference_needs(enum sc_data_reference reference, enum sc_permission operation);
/* What means something for any of these numbers, as bits of enum sc_sh_element: a conditional
 * element whose condition does not hold is ignored (TS 29.328 6). */
SC_EXPORT unsigned sc_sh_references_regard(const uint32_t *numbers, uint32_t count);

#endif
