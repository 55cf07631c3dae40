/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What has the operator provisioned? One immutable picture of continuity.db in memory, built and
 * checked off the loop, read by the loop thread only. Look-ups cost a hash and a compare; no SQL.
 * Every pointer it returns lives until the loop takes the next snapshot.
 */
#ifndef SC_SNAPSHOT_H
#define SC_SNAPSHOT_H

#include <stdbool.h>
#include <stdint.h>

#include "export.h"
#include "facts.h"
#include "status.h"
#include "text.h"
#include "vocabulary.h"

struct sc_snapshot;

/* Names of charging functions, Diameter URIs, empty: none. TS 29.328 table 7.6.1, data 16. */
struct sc_charging {
	int64_t id; /* row in charging_information */
	struct sc_text name;
	struct sc_text primary_event;
	struct sc_text secondary_event;
	struct sc_text primary_collection;
	struct sc_text secondary_collection;
};

/* Dynamic service activation info. TS 29.328 table 7.6.1, data 19. */
struct sc_dsai {
	int64_t id; /* row in dsai */
	struct sc_text tag;
	struct sc_text server; /* Server-Name, canonical (sc_identity_canonicalise) */
	bool active;
};

/* What many public identities do not have, or have in common. */
struct sc_public_details {
	struct sc_text scscf;               /* SIP URI as provisioned, may be empty */
	const struct sc_charging *charging; /* NULL: none */
	const struct sc_dsai *dsais;
	uint16_t dsai_count;
	bool psi_active; /* true for all that are no PSI */
};

/* What many private identities do not have. TS 29.328 table 7.6.1, data 24, 28, 34, 35. */
struct sc_private_details {
	struct sc_text imeisv;   /* 14 or 16 digits, may be empty */
	struct sc_text ip_sm_gw; /* number of the IP-SM-GW, may be empty */
	bool ip_sm_gw_preconfigured;
	int8_t srvcc_capability;    /* 0 or 1, SC_NONE: nothing is provisioned */
	int8_t srvcc_5g_capability; /* the same */
};

/* Where a card is attached outside of IMS. TS 29.328 table 7.6.1, data 14, 15, 25. */
struct sc_access_report {
	int64_t id; /* row in access_report */
	enum sc_serving_domain domain;
	int8_t private_identity; /* index into sc_account.privates, SC_NONE: whichever there is */
	int8_t user_state;       /* as in Sh-Data (TS 29.328 Annex D), SC_NONE: not told */
	int8_t reachable;        /* for IP: 0 or 1, SC_NONE: not told */
	int32_t rat;             /* RAT-Type, SC_NONE: not told */
	/* Each may be empty. */
	struct sc_text cell;          /* global identity, base64 */
	struct sc_text tracking_area; /* or location area, routing area; base64 */
	struct sc_text node;          /* digits of MSC or SGSN; name of MME, TWAN or AMF */
	struct sc_text plmn;          /* "MCCMNC" */
	int64_t reported_at;          /* epoch seconds, 0: not known */
};

/* One IMS private identity (IMPI) of a subscription. TS 29.328 7.6.17, .27, .28, .32-.34. */
struct sc_private_identity {
	struct sc_text impi;
	struct sc_text imsi;                      /* digits, may be empty */
	struct sc_text msisdn;                    /* C-MSISDN, digits, may be empty */
	struct sc_text stn_sr;                    /* digits, may be empty */
	const struct sc_private_details *details; /* never NULL */
};

/* One IMS public identity (IMPU or PSI). TS 29.328 Annex D, Identity-Set rules. */
struct sc_public_identity {
	struct sc_text uri; /* canonical SIP or tel URI; a wildcard as "sip:room!.*!@example.net" */
	enum sc_identity_type type;
	enum sc_user_state state;
	/* Sets are numbered within their subscription. */
	int32_t registration_set; /* implicit registration set */
	int32_t alias_set;        /* 0: none */
	int32_t service_profile;
	uint32_t private_mask; /* bit per index into sc_account.privates: who may use it */
	bool barred;
	const struct sc_public_details *details; /* never NULL */
};

/* Where a contact sits in the network, for session binding (TS 29.214 4.4.1). Parallel to
 * sc_subscriber.contacts. */
struct sc_binding {
	struct sc_text ip_domain; /* IP-Domain-Id, may be empty */
	struct sc_text apn;       /* Called-Station-Id, may be empty */
	struct sc_text impu;      /* the public identity registered there, may be empty */
	bool has_ip4;
	bool has_ip6;
	bool emergency;            /* the APN serves emergency sessions only */
	uint8_t ip6_prefix_length; /* bits, 1..128 */
	uint8_t ip4[4];
	uint8_t ip6[16];
	int32_t ip_can; /* IP-CAN-Type to report, -1: that of the access */
	int32_t rat;    /* RAT-Type to report, -1: that of the access */
};

/* One subscription with all that hangs on it. */
struct sc_account {
	struct sc_subscriber subscriber; /* what decisions see */
	const struct sc_private_identity *privates;
	const struct sc_public_identity *publics;
	const struct sc_text *msisdns;     /* digits without "+", the basic one first */
	const struct sc_text *externals;   /* External-Identifiers */
	const struct sc_binding *bindings; /* contact_count of them */
	const struct sc_access_report *reports;
	uint16_t public_count;
	uint8_t private_count;
	uint8_t msisdn_count;
	uint8_t external_count;
	uint8_t report_count;
};

/* TS 29.328 6.2, the AS permission list, and its like for Rx. */
enum sc_permission { SC_PERMISSION_PULL = 1, SC_PERMISSION_UPDATE = 2, SC_PERMISSION_NOTIFY = 4 };

/* The account that owns a public identity, and which of its identities it is; NULL: nobody.
 * The text must be canonical (sc_identity_canonicalise). An exact identity wins over a wildcard. */
SC_EXPORT const struct sc_account *sc_snapshot_by_public(const struct sc_snapshot *snapshot,
	struct sc_text uri, const struct sc_public_identity **identity);
SC_EXPORT const struct sc_account *sc_snapshot_by_private(
	const struct sc_snapshot *snapshot, struct sc_text impi);
SC_EXPORT const struct sc_account *sc_snapshot_by_imsi(
	const struct sc_snapshot *snapshot, struct sc_text digits);
SC_EXPORT const struct sc_account *sc_snapshot_by_msisdn(
	const struct sc_snapshot *snapshot, struct sc_text digits);
SC_EXPORT const struct sc_account *sc_snapshot_by_external(
	const struct sc_snapshot *snapshot, struct sc_text external);
/* By sc_subscriber.name. What outlives a snapshot keeps this name: an id may come to mean another
 * subscription once the first is deleted. */
SC_EXPORT const struct sc_account *sc_snapshot_by_name(
	const struct sc_snapshot *snapshot, struct sc_text name);

/* Which of the contacts with one address is meant. */
struct sc_address_place {
	struct sc_text ip_domain;         /* IP-Domain-Id, empty: any */
	struct sc_text apn;               /* Called-Station-Id, empty: any */
	const struct sc_account *account; /* whose it must be, NULL: anybody's */
	int64_t now;                      /* what has expired does not count; 0: all count */
};

/* How a search by address ends. Of several contacts that are not meant the nearest miss is told. */
enum sc_address_end {
	SC_ADDRESS_UNKNOWN,      /* nobody has it */
	SC_ADDRESS_EXPIRED,      /* who had it has expired */
	SC_ADDRESS_OTHER_USER,   /* somebody else has it */
	SC_ADDRESS_OTHER_DOMAIN, /* it is in another IP domain only */
	SC_ADDRESS_OTHER_APN,    /* it is behind another access point only */
	SC_ADDRESS_AMBIGUOUS,    /* several fit best */
	SC_ADDRESS_FOUND
};

struct sc_address_match {
	enum sc_address_end end;
	const struct sc_account *account; /* when FOUND */
	uint32_t contact;                 /* its index */
};

/* The contact bound to an address. One that names no domain or APN fits any, one that names what is
 * asked for fits better. For IPv6, `bits` of the prefix are given; a longer prefix matches the
 * shorter one that holds it. */
SC_EXPORT struct sc_address_match sc_snapshot_by_ip4(const struct sc_snapshot *snapshot,
	const uint8_t ip4[4], const struct sc_address_place *place);
SC_EXPORT struct sc_address_match sc_snapshot_by_ip6(const struct sc_snapshot *snapshot,
	const uint8_t ip6[16], uint8_t bits, const struct sc_address_place *place);
/* Whether the contact's prefix holds the asked one; one without a prefix holds none. */
SC_EXPORT bool sc_binding_holds_ip6(
	const struct sc_binding *binding, const uint8_t ip6[16], uint8_t bits);

SC_EXPORT const struct sc_policy *sc_snapshot_policy(const struct sc_snapshot *snapshot);

/* Whether this Origin-Host may do that with this data reference; `service_indication` is looked at
 * for RepositoryData only. Default deny. */
SC_EXPORT bool sc_snapshot_sh_permits(const struct sc_snapshot *snapshot,
	struct sc_text origin_host, uint32_t data_reference, struct sc_text service_indication,
	enum sc_permission operation);
/* Whether this Origin-Host may open Rx sessions. Default deny. */
SC_EXPORT bool sc_snapshot_rx_permits(
	const struct sc_snapshot *snapshot, struct sc_text origin_host);

/* By the row id of its subscription; NULL: it is gone. */
const struct sc_account *sc_snapshot_by_id(const struct sc_snapshot *snapshot, int64_t id);
/* Walks all accounts in the order of their ids: index 0 .. count-1. */
SC_EXPORT uint32_t sc_snapshot_account_count(const struct sc_snapshot *snapshot);
SC_EXPORT const struct sc_account *sc_snapshot_account(
	const struct sc_snapshot *snapshot, uint32_t index);

/* The number of the import it shows, growing with each one. */
SC_EXPORT int64_t sc_snapshot_version(const struct sc_snapshot *snapshot);

#endif
