/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which event packages (RFC 6665) does the broker serve? A package has a row here when its
 * subscriptions are answered, not before: Allow, Allow-Events and Accept are made of these rows,
 * and peers believe them.
 */
#ifndef SC_EVENT_PACKAGES_H
#define SC_EVENT_PACKAGES_H

struct sc_event_package {
	const char *name;   /* as in Event and Allow-Events */
	const char *accept; /* body type of its SUBSCRIBE; NULL: there is none */
};

/* Ends with a row without name. */
extern const struct sc_event_package sc_event_packages[];

#endif
