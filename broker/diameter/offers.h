/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which applications have the plug-ins offered so far? The list behind sc_application_offer().
 */
#ifndef SC_OFFERS_H
#define SC_OFFERS_H

#include <stdint.h>

#include "application.h"

/* One bit per offered application fits a uint32_t. */
enum { SC_APPLICATION_LIMIT = 32 };

uint32_t sc_offers_count(void);
const struct sc_application *sc_offers_at(uint32_t index);
/* NULL: nobody offered it. */
const struct sc_application *sc_offers_find(uint32_t id);
/* NULL: the application has no such command. */
const struct sc_command *sc_offers_command(const struct sc_application *application, uint32_t code);

#endif
