/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Step S3 told a second time, as simply as it can be: may this be asked for? The decision has to
 * agree in every situation.
 */
#ifndef SC_NAIVE_PERMISSION_H
#define SC_NAIVE_PERMISSION_H

#include "facts.h"

enum naive_answer {
	NAIVE_NOT_ASKED, /* the event is no request */
	NAIVE_YES,
	NAIVE_ASK, /* somebody has to agree first */
	NAIVE_NO
};

/* *reason is filled in for NAIVE_NO. */
enum naive_answer naive_permission(const struct sc_facts *facts, enum sc_reason *reason);

/* Bit per component that a request is about. */
uint32_t naive_concern(const struct sc_facts *facts);

/* Whether a row about requesters means whoever asks. */
bool naive_means(const struct sc_facts *facts, enum sc_requester_kind kind, struct sc_text who);

/* Whether the remote network forbids that. */
bool naive_remote_forbids(const struct sc_facts *facts, enum sc_remote_operation operation);

/* The device a component is or was on counted from 1; 0: none. */
uint32_t naive_device_of(const struct sc_facts *facts, const struct sc_component *component);

/* Whether two devices share a service profile; `others` counts only while it is registered. */
bool naive_profile(const struct sc_facts *facts, uint32_t one, uint32_t other);

/* Whether a device has a contact that has not expired; counted from 1. */
bool naive_registered(const struct sc_facts *facts, uint32_t device);

#endif
