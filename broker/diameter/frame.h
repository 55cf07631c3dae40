/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do these bytes hold together? Header and AVP framing of RFC 6733 3 and 4: everything that can be
 * wrong before a rule of a command is looked at is found here, on the received bytes, so that
 * libfdproto never sees a length, a depth or a count it cannot carry.
 */
#ifndef SC_FRAME_H
#define SC_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"

struct sc_node_limits;

struct sc_header {
	uint8_t version;
	uint8_t flags; /* SC_FLAG_* */
	uint32_t length;
	uint32_t code;
	uint32_t application;
	uint32_t hop_by_hop;
	uint32_t end_to_end;
};

/* One AVP as it was received. */
struct sc_avp {
	uint32_t vendor; /* 0: none */
	uint32_t code;
	uint8_t flags;        /* SC_AVP_FLAG_* */
	struct sc_text bytes; /* with its header, without padding */
	struct sc_text value; /* what follows the header */
};

/* Which AVP, and where: the groups around it from the outside in. */
enum { SC_PATH_LIMIT = 16 };

struct sc_avp_name {
	uint32_t vendor;
	uint32_t code;
	bool mandatory;
};

/* What is wrong with a request, ready to be answered (RFC 6733 7). */
struct sc_fault {
	uint32_t code;       /* Result-Code, 0: nothing is wrong */
	const char *message; /* Error-Message, may be NULL */
	bool names_avp;      /* Failed-AVP (7.5) is sent */
	struct sc_avp_name avp;
	struct sc_text received; /* its bytes; .at NULL: an example of it is made */
	uint32_t group_count;
	struct sc_avp_name groups[SC_PATH_LIMIT];
};

/* How urgent a message is, 0 (most) to 15. priority.h says where that comes from. */
struct sc_priority {
	uint8_t stated; /* by its DRMP; the default when it has none */
	uint8_t used;   /* to put it in order among others */
	bool has_drmp;
};

/* A request or answer whose framing holds, and the AVPs the node itself looks at. Texts are
 * borrowed; .at NULL: absent. */
struct sc_message {
	struct sc_text bytes; /* all of it */
	struct sc_text avps;  /* behind the header */
	struct sc_header header;
	struct sc_text session_id;
	struct sc_text origin_host;
	struct sc_text origin_realm;
	struct sc_text destination_host;
	struct sc_text destination_realm;
	struct sc_text application;        /* Auth-Application-Id */
	struct sc_text vendor_application; /* Vendor-Specific-Application-Id */
	struct sc_text session_state;      /* Auth-Session-State */
	uint32_t origin_state;             /* Origin-State-Id, 0: none */
	struct sc_priority priority;
	uint32_t route_records;
	uint32_t proxy_infos;
	/* A hash over which AVPs it has, in which order and nesting: whether a command's grammar is
	 * obeyed depends on nothing else. 0: some value matters too. */
	uint64_t shape;
};

enum sc_frame {
	SC_FRAME_PARTIAL, /* more bytes must come */
	SC_FRAME_WHOLE,   /* header.length bytes are a message */
	SC_FRAME_GARBAGE  /* nothing behind this can be found any more */
};

/* Looks at the first bytes of a stream. The header is filled as far as bytes are there, also for
 * garbage, when there are SC_HEADER_SIZE of them. */
enum sc_frame sc_frame_cut(struct sc_text stream, uint32_t limit, struct sc_header *header);

/* Cuts the first AVP off *list. False: its length is wrong; then flags, code and vendor are filled
 * as far as they are there and *list is untouched. Not for an empty list. */
bool sc_avp_cut(struct sc_text *list, struct sc_avp *avp);

/* The same for a list that was inspected before. False: the end of the list. */
bool sc_avp_next(struct sc_text *list, struct sc_avp *avp);

/* Makes an inspected message, already copied to that place, borrow from there. */
void sc_message_move(struct sc_message *message, const char *to);

/* Walks all AVPs of a whole frame and fills *message (the fault's texts and the message's are
 * borrowed from `bytes`). False: *fault says what to answer. */
bool sc_frame_inspect(struct sc_text bytes, const struct sc_header *header,
	const struct sc_node_limits *limits, struct sc_message *message, struct sc_fault *fault);

#endif
