/* SPDX-License-Identifier: BSD-2-Clause */
#include "event_packages.h"

#include <stddef.h>

const struct sc_event_package sc_event_packages[] = {
	{ .name = NULL },
};
