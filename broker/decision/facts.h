/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a decision know? Everything it may look at, as plain values: one subscriber with
 * devices, contacts and preferences, the operator's policy, one event and the components of one
 * session (TS 23.237 6.4; inputs I1-I10 of the algorithm). Filled by the store and the service,
 * read by sc_decide() only. Text and arrays are borrowed from the snapshot or the request.
 */
#ifndef SC_FACTS_H
#define SC_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"
#include "vocabulary.h"

/* More than these is answered with OUT_OF_ROOM, never cut. */
enum {
	SC_COMPONENT_LIMIT = 16, /* media components of one session */
	SC_CONTACT_LIMIT = 32,   /* contacts of one subscriber */
	SC_DEVICE_LIMIT = 16,    /* devices of one subscriber */
	SC_CODEC_LIMIT = 16,     /* codecs of one component */
	/* Rows of one subscriber about media on other devices (TS 23.237 6a). */
	SC_AUTHORISATION_LIMIT = 256,
	SC_SUCCESSOR_LIMIT = SC_DEVICE_LIMIT,
	SC_MASK_LIMIT = 64,
	SC_REMOTE_LIMIT = 4096, /* restrictions of remote networks, of the whole policy */
};

/* A set of accesses or media: bit N stands for the word with id N. */
typedef uint32_t sc_access_set;
typedef uint32_t sc_media_set;

#define SC_SET_OF(word)       (UINT32_C(1) << (word))
#define SC_SET_HAS(set, word) (((set) >> (word)) & 1u)

/* No such index: a component that is not placed anywhere, a candidate without a row. */
enum { SC_NONE = -1 };

/* An ordered wish over accesses: rank[a] is 1 for the best, 0 for an access that is not listed. */
struct sc_access_order {
	uint8_t rank[SC_ACCESS_COUNT];
};

/* One policy rule with its restricted and preferred accesses spelt out per access (groups
 * expanded). A rule that both restricts and prefers an access restricts it. TS 23.237 6.4. */
struct sc_rule {
	int64_t id;             /* row in policy_rule */
	struct sc_text name;    /* as the operator wrote it */
	sc_media_set media;     /* the media group it speaks about */
	struct sc_text service; /* ICSI, or "*" */
	enum sc_session_case session_case;
	enum sc_roaming roaming;
	enum sc_transfer_level level;
	enum sc_remainder nontransferable;
	bool partial_allowed;
	bool allow_unknown_vops; /* speech where IMS voice support is unknown, ranked last */
	uint32_t min_kbps;       /* 0: none */
	uint32_t max_kbps;       /* 0: none */
	sc_access_set restricted_originating;
	sc_access_set restricted_transfer;
	struct sc_access_order preferred;
};

/* One policy set: a scope and its rules. */
struct sc_policy_set {
	int64_t id; /* row in policy_set */
	struct sc_text name;
	enum sc_scope scope;
	/* PLMN "MCCMNC", class or subscription name; empty for default. */
	struct sc_text scope_value;
	enum sc_precedence precedence;
	int64_t version;
	int64_t valid_from; /* epoch seconds, 0: always */
	int64_t valid_to;   /* epoch seconds, exclusive, 0: for ever */
	const struct sc_rule *rules;
	uint32_t rule_count;
};

/* A service whose components belong together, or that is never steered. */
struct sc_service_constraint {
	int64_t id;             /* row in service_constraint */
	struct sc_text service; /* ICSI */
	bool must_stay_together;
	bool emergency;
	bool data_off_exempt;
};

/* What a remote network forbids (TS 23.237 6a.12 (3)). A domain stands for all below it too, a PLMN
 * also for the domain it has in TS 23.003 13.2. */
struct sc_remote_restriction {
	int64_t id;            /* row in remote_restriction */
	struct sc_text remote; /* a domain in lower case, or a PLMN "MCCMNC" */
	enum sc_remote_operation operation;
};

/* The operator's whole policy: all sets ordered by scope (specific first), then version (newest
 * first), then id, so that the first set that applies and speaks about a component wins. */
struct sc_policy {
	const struct sc_policy_set *sets;
	uint32_t set_count;
	const struct sc_service_constraint *constraints;
	uint32_t constraint_count;
	const struct sc_remote_restriction *remotes;
	uint32_t remote_count;
};

/* What one device can do with one kind of media (RFC 3840 tags, SDP). */
struct sc_capability {
	int64_t id; /* row in device_media */
	enum sc_media media;
	enum sc_flow flow;    /* what the device can do: sendonly, recvonly or sendrecv */
	struct sc_text codec; /* RTP encoding name, or "*" */
	uint32_t max_kbps;    /* 0: no limit */
};

struct sc_device {
	int64_t id; /* row in device */
	struct sc_text name;
	struct sc_text instance; /* +sip.instance URN, may be empty */
	bool iut_capable;
	bool controller_capable;
	bool ics_capable;
	bool dual_radio;
	bool srvcc_capable;
	bool vsrvcc_capable;
	bool rsrvcc_capable;
	bool ue_assisted; /* takes part in T-ADS (TS 23.237 7.2), and so do its contacts */
	const struct sc_capability *capabilities;
	uint32_t capability_count; /* 0: nothing is known, the device is taken to carry any media */
};

/* One way to reach one device: a registered or provisioned contact. */
struct sc_contact {
	int64_t id;      /* row in contact */
	uint32_t device; /* index into sc_subscriber.devices */
	enum sc_access access;
	struct sc_text uri;
	struct sc_text plmn; /* serving network "MCCMNC", empty: home */
	enum sc_trust trust;
	enum sc_voice_support voice; /* IMS voice over PS session support there */
	uint16_t q;                  /* 0..1000 */
	int16_t quality;             /* 0..100, SC_NONE: not reported */
	uint32_t max_kbps;           /* 0: no limit */
	bool data_off;               /* 3GPP PS data off is active */
	bool ue_assisted;            /* the device takes part in T-ADS (TS 23.237 5.3.1, 7.2) */
	int32_t service_profile;     /* of the public identity registered there, 0: not known */
	int64_t expires_at;          /* epoch seconds, 0: never */
	int64_t updated_at;          /* epoch seconds */
};

/* One user preference with its accesses spelt out (groups expanded). */
struct sc_preference {
	int64_t id; /* row in preference */
	sc_media_set media;
	bool has_domain;
	enum sc_domain_preference domain;
	bool has_immediate;
	bool immediate; /* move at once when the level is `may` */
	bool has_nontransferable;
	enum sc_remainder nontransferable;
	int64_t valid_from;
	int64_t valid_to;
	struct sc_access_order accesses;
	/* Per device index: 0 unranked, 1 the best; and how the user feels about it. */
	uint8_t device_rank[SC_DEVICE_LIMIT];
	uint8_t device_mode[SC_DEVICE_LIMIT]; /* enum sc_device_mode, meaningful where device_named
					       */
	uint16_t device_named;                /* bit per device index */
};

/* When an arriving session prefers devices that can control it: AND inside, OR over criteria.
 * Empty text and an empty media set stand for any. TS 23.237 5.3.2.2. */
struct sc_controller_criterion {
	int64_t id;
	struct sc_text calling;
	struct sc_text called;
	struct sc_text service;
	sc_media_set media;
};

/* Who may ask for what about media of this subscription on other devices (TS 23.237 6a.12). */
struct sc_iut_authorisation {
	int64_t id; /* row in iut_authorisation */
	enum sc_requester_kind kind;
	struct sc_text requester; /* instance of a device or canonical identity; empty for groups */
	enum sc_iut_operation operation;
	enum sc_authorisation decision;
};

/* Who is offered control when the controlling device is lost (TS 23.237 6a.11). */
struct sc_control_successor {
	int64_t id;      /* row in control_loss_preference */
	uint32_t device; /* index into sc_subscriber.devices */
	bool move_media; /* the media of the lost device go there too */
};

/* What of the subscriber's sessions others may see (TS 23.237 6a.12, session discovery). */
struct sc_session_mask {
	int64_t id; /* row in session_mask */
	enum sc_requester_kind kind;
	struct sc_text viewer; /* instance of a device or canonical identity; empty for groups */
	sc_media_set media;    /* empty: the whole session */
	bool hidden;
};

/* One subscription as policy sees it. */
struct sc_subscriber {
	int64_t id; /* row in subscription */
	struct sc_text name;
	struct sc_text hplmn;      /* "MCCMNC" */
	struct sc_text class_name; /* subscription class, may be empty */
	bool active;
	bool sc_allowed;
	bool iut_allowed;
	bool srvcc_allowed;
	bool has_precedence;
	enum sc_precedence precedence;
	const struct sc_device *devices;
	const struct sc_contact *contacts;
	const struct sc_preference *preferences;
	const struct sc_controller_criterion *criteria;
	const struct sc_iut_authorisation *authorisations;
	const struct sc_control_successor *successors; /* best first */
	const struct sc_session_mask *masks;
	uint16_t device_count;
	uint16_t contact_count;
	uint16_t preference_count;
	uint16_t criterion_count; /* 0: no routing to controller-capable devices */
	uint16_t authorisation_count;
	uint16_t successor_count;
	uint16_t mask_count;
};

/* One media component of the session in question. */
struct sc_component {
	uint32_t number; /* Media-Component-Number, position of the m= line */
	enum sc_media media;
	enum sc_flow flow;
	struct sc_text service;                /* ICSI, may be empty */
	struct sc_text codecs[SC_CODEC_LIMIT]; /* RTP encoding names; none: any */
	uint32_t codec_count;
	uint32_t kbps;          /* the larger of uplink and downlink, 0: not stated */
	int64_t made_active_at; /* epoch seconds, for "most recently made active" */
	int64_t moved_at;       /* epoch seconds of its last transfer, 0: never */
	int32_t contact;        /* index into contacts: where it is now, or SC_NONE */
	bool held;
	bool lost; /* it was placed, and that contact no longer exists */
	/* Its access changed underneath IMS and its address survived (TS 23.237 6.3.1). */
	bool address_kept;
	enum sc_access lost_access; /* the access it was on, meaningful when lost */
	uint32_t lost_device;       /* the device it was on, counted from 1; 0: not known */
	/* Bit per contact: the device refused this component there, or the bearer failed (TS 23.237
	 * 7.2, T-ADS). */
	uint32_t refused;
};

/* Who asks to do what with media on other devices (TS 23.237 6a). Devices count from 1. */
struct sc_iut_request {
	enum sc_iut_operation operation;
	uint32_t requester_device;         /* 0: no device of this subscriber */
	struct sc_text requester_instance; /* +sip.instance of a stranger's device, may be empty */
	struct sc_text requester;          /* canonical public identity, may be empty */
	bool same_subscription;            /* the requester's is this subscription */
	bool same_operator;                /* or at least one of the same operator */
	uint32_t target_device;            /* 0: none is named */
	uint32_t components;               /* bit per component concerned; 0: all */
	bool confirmed;                    /* whoever had to be asked has agreed */
};

/* A collaborative session as it stands (TS 23.237 4.1.3). Devices count from 1. */
struct sc_collaboration {
	uint32_t controller; /* 0: the session is not collaborative */
	bool elsewhere;      /* another SCC AS hosts it; what is asked for here would be nested */
	uint32_t declined; /* bit per device, from 0: it was offered control and did not take it */
};

struct sc_facts {
	enum sc_event event;
	int64_t now;                            /* epoch seconds */
	const struct sc_subscriber *subscriber; /* NULL: nobody has that identity */
	const struct sc_policy *policy;
	const struct sc_contact
		*contacts; /* what is registered now, usually the subscriber's own */
	uint32_t contact_count;
	const struct sc_component *components;
	uint32_t component_count;
	struct sc_text service; /* ICSI of the session, may be empty */
	struct sc_text calling;
	struct sc_text called;
	bool emergency;
	struct sc_text remote; /* domain or PLMN of the other party's network; empty: not known */
	const struct sc_iut_request *request; /* of IUT_REQUESTED, NULL: nobody asks */
	/* Of a running session; for an arriving one only whether it is hosted elsewhere. For
	 * CONTROLLER_LOST the controller is the device that was lost, 0: not known. */
	struct sc_collaboration collaboration;
	int32_t hold_seconds; /* no further move within this time, 0: off */
};

#endif
