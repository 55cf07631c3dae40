/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the faces open as the operator configured them? Addresses, limits and peers are handed
 * over, and the log says where the broker listens.
 */
#ifndef SC_FACES_H
#define SC_FACES_H

#include <stdint.h>
#include <uv.h>

#include "configuration.h"
#include "node.h"
#include "problem.h"
#include "service.h"
#include "sip.h"
#include "status.h"

struct sc_face_needs {
	const struct sc_configuration *configuration;
	uv_loop_t *loop;
	struct sc_service *service;
	uint32_t origin_state; /* Origin-State-Id */
};

enum sc_status sc_face_open_node(
	struct sc_node **node, const struct sc_face_needs *needs, struct sc_problem *problem);
enum sc_status sc_face_listen_sip(
	struct sc_sip *sip, const struct sc_face_needs *needs, struct sc_problem *problem);

#endif
