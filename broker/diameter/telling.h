/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which application must hear of this? What happens to the node and its peers, through the hooks of
 * application.h. Whoever is told may ask questions.
 */
#ifndef SC_TELLING_H
#define SC_TELLING_H

#include <stdint.h>

#include "text.h"

struct sc_node;
struct sc_peer;

void sc_tell_opened(struct sc_node *node);
/* Only those who know that it was opened. */
void sc_tell_closing(struct sc_node *node);
/* Every application whose questions this peer can take from now on. */
void sc_tell_peer_opened(struct sc_peer *peer);
void sc_tell_restarted(struct sc_node *node, struct sc_text host, uint32_t origin_state);

#endif
