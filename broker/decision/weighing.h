/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do the steps of a decision hand to each other? One struct sc_hearing on the stack of
 * sc_decide(): the situation all components share, and one weighing per component. Contacts are
 * bits in a set wherever they are filtered, and one number each wherever they are ranked. Only the
 * files of this folder see this.
 */
#ifndef SC_WEIGHING_H
#define SC_WEIGHING_H

#include "decision.h"

/* A set of contacts: bit N stands for facts.contacts[N]. */
typedef uint32_t sc_contact_set;
/* A set of devices: bit N stands for subscriber.devices[N]. */
typedef uint32_t sc_device_set;

#define SC_BIT(index) (UINT32_C(1) << (index))

static inline uint32_t sc_first_bit(uint32_t set)
{
	return (uint32_t)__builtin_ctz(set);
}

/* Takes the lowest bit out of a set that is not empty. */
static inline bool sc_take_bit(uint32_t *set, uint32_t *index)
{
	if (*set == 0)
		return false;
	*index = sc_first_bit(*set);
	*set &= *set - 1;
	return true;
}

/* How many are in a set. */
static inline uint32_t sc_size_of(uint32_t set)
{
	uint32_t size = 0;

	for (; set != 0; set &= set - 1)
		size++;
	return size;
}

/* The filters in their order; the further a candidate came, the nearer it was. */
enum sc_step {
	SC_STEP_GONE,
	SC_STEP_DEVICE,
	SC_STEP_RESTRICTED,
	SC_STEP_DOMAIN,
	SC_STEP_VOICE,
	SC_STEP_DATA_OFF,
	SC_STEP_CAPABILITY,
	SC_STEP_BANDWIDTH,
	SC_STEP_NETWORK,
	SC_STEP_DATA_ONLY,
	SC_STEP_REFUSED,
	SC_STEP_COUNT,
	SC_STEP_JOINT = SC_STEP_COUNT
};

/* What the event wants of one component, beyond what policy says about every component. */
enum sc_errand_kind {
	SC_ERRAND_NONE,
	SC_ERRAND_STAY,   /* where it is, as long as it can */
	SC_ERRAND_GO,     /* to certain devices */
	SC_ERRAND_COPY,   /* the same, and what is there now stays */
	SC_ERRAND_CHANGE, /* it changes where it is, or not at all */
	SC_ERRAND_END,
	SC_ERRAND_LEAVE /* its device is gone, and no other takes it over */
};

struct sc_errand {
	enum sc_errand_kind kind;
	sc_device_set devices; /* where to, or where it has to be; 0: anywhere */
	enum sc_reason reason;
	struct sc_evidence evidence; /* who wants it */
};

/* What is the same for every component. */
struct sc_situation {
	const struct sc_facts *facts;
	struct sc_text network; /* the visited network the subscriber is in; empty: at home */
	sc_contact_set all;
	sc_contact_set live;        /* not expired */
	sc_contact_set circuits;    /* circuit switched */
	sc_contact_set radio_3gpp;  /* circuit or packet switched over 3GPP radio */
	sc_contact_set packet_3gpp; /* packet switched over 3GPP radio */
	sc_contact_set data_only;   /* carries neither audio nor video */
	sc_contact_set voice_never;
	sc_contact_set voice_asks; /* IMS voice needs the network's word there ... */
	sc_contact_set voice_supported;
	sc_contact_set voice_unknown;
	sc_contact_set data_off;
	sc_contact_set elsewhere; /* in a visited network the subscriber is not taken to be in */
	sc_contact_set limited;   /* has a bandwidth limit */
	sc_access_set accesses;   /* those in use */
	sc_contact_set of_access[SC_ACCESS_COUNT]; /* meaningful for accesses in use */
	sc_contact_set of_device[SC_DEVICE_LIMIT];
	/* Those that carry a component now, or control the session; and the one that did and was
	 * lost. */
	sc_device_set session_devices;
	sc_device_set gone;
	/* The remote network's word against moving media to other devices, NULL: none. */
	const struct sc_remote_restriction *no_transfer;
	/* Contacts in the order that is the same for every component: place and its inverse. */
	uint8_t place_of[SC_CONTACT_LIMIT];
	uint8_t at_place[SC_CONTACT_LIMIT];
	bool names_ranked; /* name_rank is filled in when somebody needs it */
	uint8_t name_rank[SC_ACCESS_COUNT];
	bool has_audio;
	bool setting_up; /* the session does not exist yet */
	/* The criterion that asks for a controlling device, NULL: none does. */
	const struct sc_controller_criterion *criterion;
};

/* Why a contact cannot carry a component. */
struct sc_removal {
	enum sc_reason reason;
	enum sc_step step;
	struct sc_evidence evidence;
};

/* One component and all that speaks for and against its contacts. */
struct sc_weighing {
	const struct sc_component *component;
	struct sc_text service;                               /* its own or the session's */
	const struct sc_service_constraint *constraint;       /* NULL: none */
	const struct sc_policy_set *set;                      /* NULL: the built-in policy */
	const struct sc_rule *rule;                           /* never NULL */
	const struct sc_preference *preference;               /* NULL: the user says nothing */
	const struct sc_capability *ability[SC_DEVICE_LIMIT]; /* what fits, where filtered */
	bool user_first;      /* the user's order comes before the operator's */
	bool weighed;         /* its contacts were looked at */
	bool running;         /* it is or was placed */
	bool fixed;           /* the radio network has placed it, nobody undoes that */
	bool circuit_denied;  /* circuit switching has no room for it */
	bool handover_denied; /* nor may the radio network hand it over to circuits */
	bool held_back;       /* no partial transfer: it moves only when it has to */
	bool moved_below;     /* its access changed underneath IMS, and its address survived */
	struct sc_errand errand;
	sc_contact_set retries; /* circuits of devices that refused this speech over packets */
	int32_t current; /* the contact it is on, unless that expired or was lost; SC_NONE: none */
	enum sc_remainder nontransferable;
	sc_contact_set survivors;
	uint32_t survivor_count;
	uint64_t keys[SC_CONTACT_LIMIT];  /* of the survivors, best first; see ranking.h */
	const struct sc_weighing *leader; /* whose order the keys follow, usually its own */
	struct sc_removal removed[SC_CONTACT_LIMIT]; /* meaningful for the others */
	enum sc_step step;                           /* the filter at work */
	struct sc_evidence held_back_by;             /* the rule that allows no partial transfer */
	enum sc_directive directive;
	enum sc_reason reason;
	struct sc_evidence evidence;
	int32_t chosen;
};

/* What the subscriber, or the rule of the standard, says to a request. */
struct sc_permit {
	enum sc_authorisation decision;
	struct sc_evidence evidence;
};

struct sc_hearing {
	struct sc_situation situation;
	struct sc_weighing weighings[SC_COMPONENT_LIMIT];
	uint32_t count;
	bool refused;       /* the whole session or request, before anything was weighed */
	bool weighed;       /* its components were weighed against policy */
	uint32_t concerned; /* bit per component that the event asks about */
	struct sc_permit permit;
	int32_t controller; /* who controls from now on, SC_NONE: nobody */
	struct sc_offer offers[SC_DEVICE_LIMIT];
	uint32_t offer_count;
};

static inline struct sc_evidence sc_evidence(enum sc_source source, int64_t row)
{
	return (struct sc_evidence){ .source = source, .row = row };
}

static inline const struct sc_device *sc_device_of(
	const struct sc_situation *situation, uint32_t contact)
{
	const struct sc_facts *facts = situation->facts;

	return &facts->subscriber->devices[facts->contacts[contact].device];
}

/* Where the component is going to be: what it holds there counts for the others. */
static inline int32_t sc_place_of(const struct sc_weighing *weighing)
{
	return sc_directive_carries(weighing->directive) ? weighing->chosen : SC_NONE;
}

/* Whether both belong to one service that keeps its components together. */
static inline bool sc_stays_with(
	const struct sc_weighing *weighing, const struct sc_weighing *other)
{
	return weighing->constraint != NULL && weighing->constraint->must_stay_together &&
	       weighing->constraint == other->constraint;
}

/* The row that a statement of the operator, of the user, about a contact or a device rests on. */
struct sc_evidence sc_evidence_of_operator(const struct sc_weighing *weighing);
struct sc_evidence sc_evidence_of_user(const struct sc_weighing *weighing);
struct sc_evidence sc_evidence_of_contact(const struct sc_situation *situation, uint32_t contact);
struct sc_evidence sc_evidence_of_device(const struct sc_situation *situation, uint32_t contact);

/* Takes contacts out, the ones that are still in, all for one reason and one row. */
void sc_weighing_remove(struct sc_weighing *weighing, sc_contact_set contacts,
	enum sc_reason reason, struct sc_evidence evidence);

/* One reason, and of every contact its own row or, for SC_SOURCE_DEVICE, that of its device. */
void sc_weighing_remove_each(const struct sc_situation *situation, struct sc_weighing *weighing,
	sc_contact_set contacts, enum sc_reason reason, enum sc_source source);

/* The same once they are ranked: the order of the rest stays. */
void sc_weighing_withdraw(const struct sc_situation *situation, struct sc_weighing *weighing,
	sc_contact_set contacts, enum sc_reason reason, struct sc_evidence evidence);

#endif
