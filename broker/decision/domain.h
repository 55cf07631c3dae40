/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Circuits or packets (steps S4.3 and S4.4)? What each domain can carry, what the user wants of
 * them, how speech gets from one to the other on one radio, and where the network supports IMS
 * voice.
 */
#ifndef SC_DOMAIN_H
#define SC_DOMAIN_H

#include "weighing.h"

void sc_domain_filter(const struct sc_situation *situation, struct sc_weighing *weighing);

void sc_domain_filter_voice(const struct sc_situation *situation, struct sc_weighing *weighing);

#endif
