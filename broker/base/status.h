/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How can a call end? Every function that can fail returns one of these endings; a face translates
 * them into its protocol in one switch without default, so that a new row here does not compile
 * until every face has an answer for it. The sentence is for people: logs, Error-Message,
 * continuityctl.
 */
#ifndef SC_STATUS_H
#define SC_STATUS_H

#include "export.h"

#define SC_STATUSES(X)                                                                             \
	X(OK, "done")                                                                              \
	X(WAITING, "the answer comes later")                                                       \
	X(OUT_OF_ROOM, "a limit was reached")                                                      \
	X(OUT_OF_MEMORY, "there is not enough memory")                                             \
	X(MALFORMED, "the input is malformed")                                                     \
	X(NOT_FOUND, "nothing has that name")                                                      \
	X(SETTING_WRONG, "a setting is wrong")                                                     \
	X(NETWORK_FAILED, "the network refused")                                                   \
	X(STORE_FAILED, "the database could not be read or written")                               \
	X(STORE_FOREIGN, "the file is not a database of this broker")                              \
	X(STORE_NEWER, "the database was made by a newer broker")                                  \
	X(IMPORT_REFUSED, "the import was refused and changed nothing")                            \
	X(NOT_PERMITTED, "the asking peer has no permission for this")                             \
	X(USER_UNKNOWN, "the identity belongs to no subscriber")                                   \
	X(IDENTITIES_DO_NOT_MATCH, "the private identity does not belong to the public one")       \
	X(KEY_NOT_ALLOWED, "this kind of identity is no key for the data asked for")               \
	X(DATA_UNKNOWN, "the data reference is not defined")                                       \
	X(ELEMENT_MISSING, "an element that this request needs is missing")                        \
	X(DSAI_UNKNOWN, "the dynamic service activation information has no such tag")              \
	X(UPDATE_IN_PROGRESS, "somebody else is updating the same data")                           \
	X(OUT_OF_SYNC, "the sequence number does not follow the stored one")                       \
	X(TOO_MUCH_DATA, "the data are larger than may be stored")                                 \
	X(DATA_NOT_RECOGNISED, "the data are not what the data reference says")                    \
	X(DATA_ABSENT, "there are no such data to subscribe to")                                   \
	X(FEATURE_NEEDED, "several items in one request need a feature that was not negotiated")   \
	X(FEATURE_UNSUPPORTED, "a feature the peer insists on is not supported")                   \
	X(SESSION_UNKNOWN, "no such session")                                                      \
	X(SESSION_EXISTS, "the session exists already with other content")                         \
	X(SESSION_TOO_LARGE, "the session would hold more than one session may")                   \
	X(TOO_MANY_SESSIONS, "the subscriber has as many sessions as one may have")                \
	X(SESSION_DUPLICATED, "another session of the user carries the same charging identifier")  \
	X(BINDING_MISSING, "no registered contact has that address or identity")                   \
	X(SERVICE_INFORMATION_INVALID, "the service information is missing or contradicts itself") \
	X(FILTER_RESTRICTED, "a flow description is outside what filters may say")                 \
	X(SERVICE_NOT_AUTHORIZED, "policy does not authorise the requested service")               \
	X(SERVICE_NOT_AUTHORIZED_NOW, "policy does not authorise the requested service for now")   \
	X(NOT_EMERGENCY, "the session is not an emergency, the access is for emergencies only")

enum sc_status {
#define SC_STATUS_ROW(name, sentence) SC_STATUS_##name,
	SC_STATUSES(SC_STATUS_ROW)
#undef SC_STATUS_ROW
		SC_STATUS_COUNT
};

/* The sentence of a status, never NULL. */
SC_EXPORT const char *sc_status_sentence(enum sc_status status);

#endif
