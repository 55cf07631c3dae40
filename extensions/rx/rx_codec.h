/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a Codec-Data say (TS 29.214 5.3.7)? Who offered, which media, which codecs. Peers end
 * it with NUL and keep the CRs of SDP.
 */
#ifndef SC_RX_CODEC_H
#define SC_RX_CODEC_H

#include <stdbool.h>

#include "text.h"
#include "vocabulary.h"

enum { RX_CODEC_NAMES_LIMIT = 16, RX_CODEC_NAME_LIMIT = 64 /* octets */ };

struct rx_codec {
	bool downlink; /* the description came from the network, not from the user */
	bool offer;
	bool has_media;
	enum sc_media media;
	struct sc_text names[RX_CODEC_NAMES_LIMIT]; /* RTP encoding names, each once */
	uint32_t name_count;
};

/* False: the first two lines are not as they must be; *codec is of no use then. Codecs beyond the
 * limit are the least preferred ones and left out. */
bool rx_codec_read(struct sc_text data, struct rx_codec *codec);

#endif
