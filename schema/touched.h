/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a query over all subscriptions become one over some? Where it says {touched COLUMN}, a
 * second statement demands that the column, a subscription's name or its id, is among the ids in
 * the JSON array :touched; the first demands nothing. Whatever would read a whole table for some
 * subscriptions stops the build.
 */
#ifndef SC_TOUCHED_H
#define SC_TOUCHED_H

#include "query.h"

/* Fills in query->touched and query->sql, if there is something to fill in. */
void split_touched(sqlite3 *database, struct query *query);

#endif
