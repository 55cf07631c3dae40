/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May whoever asks have it (step S3)? Transfers and inter-UE transfer are authorised before
 * anything is placed, in three parts (TS 23.237 6a.12): the subscription, what the subscriber has
 * provisioned, and the remote network; then the session itself has to allow it.
 */
#ifndef SC_AUTHORISATION_H
#define SC_AUTHORISATION_H

#include "weighing.h"

/* True when the request was refused, or somebody has to be asked first; false: it is granted. */
bool sc_authorise(struct sc_hearing *hearing);

#endif
