/* SPDX-License-Identifier: BSD-2-Clause */
#include "watchdog.h"

#include "base_messages.h"
#include "connection.h"
#include "node_state.h"

/* RFC 3539 3.4.1: so many answers in a row make a connection trustworthy again that failed. */
enum { REOPEN_ANSWERS = 3, REOPEN_FAILING = -1 };

static uint64_t now(const struct sc_connection *connection)
{
	return uv_now(connection->node->settings.loop);
}

/* Good enough to keep the peers of a node from asking all at once. */
static uint64_t roll(struct sc_node *node)
{
	node->dice ^= node->dice << 13;
	node->dice ^= node->dice >> 17;
	node->dice ^= node->dice << 5;
	return node->dice;
}

/* Tw with its jitter. */
static void set_timer(struct sc_connection *connection)
{
	const struct sc_node_times *times = &connection->node->settings.times;
	uint64_t spread = 2 * (uint64_t)times->watchdog_jitter + 1;

	connection->watchdog_interval =
		times->watchdog - times->watchdog_jitter + roll(connection->node) % spread;
	sc_connection_set_timer(connection, connection->watchdog_interval);
}

static void ask(struct sc_connection *connection)
{
	connection->watchdog_pending = true;
	sc_send_watchdog(connection);
}

void sc_watchdog_start(struct sc_connection *connection)
{
	connection->heard = now(connection);
	connection->watchdog_pending = false;
	connection->reopen_answers = 0;
	if (connection->state == SC_CONNECTION_REOPEN)
		ask(connection);
	set_timer(connection);
}

void sc_watchdog_probe(struct sc_connection *connection)
{
	if (!connection->watchdog_pending)
		ask(connection);
}

enum sc_watchdog_verdict sc_watchdog_heard(struct sc_connection *connection)
{
	connection->heard = now(connection);
	if (connection->state != SC_CONNECTION_SUSPECT)
		return SC_WATCHDOG_GO_ON;
	set_timer(connection);
	return SC_WATCHDOG_TRUST;
}

enum sc_watchdog_verdict sc_watchdog_answered(struct sc_connection *connection)
{
	connection->watchdog_pending = false;
	if (connection->state == SC_CONNECTION_REOPEN) {
		connection->heard = now(connection);
		return ++connection->reopen_answers == REOPEN_ANSWERS ? SC_WATCHDOG_TRUST
								      : SC_WATCHDOG_GO_ON;
	}
	return sc_watchdog_heard(connection);
}

static enum sc_watchdog_verdict judge_silence(struct sc_connection *connection)
{
	if (connection->state == SC_CONNECTION_SUSPECT)
		return SC_WATCHDOG_DOWN;
	if (!connection->watchdog_pending) {
		ask(connection);
		return SC_WATCHDOG_GO_ON;
	}
	connection->peer->counts.watchdogs_missed++;
	if (connection->state == SC_CONNECTION_OPEN)
		return SC_WATCHDOG_SUSPECT;
	if (connection->reopen_answers == REOPEN_FAILING)
		return SC_WATCHDOG_DOWN;
	connection->reopen_answers = REOPEN_FAILING;
	return SC_WATCHDOG_GO_ON;
}

/* The timer is not set anew for every message: when it expires, it looks when the last one came. */
enum sc_watchdog_verdict sc_watchdog_expired(struct sc_connection *connection)
{
	uint64_t silent = now(connection) - connection->heard;
	enum sc_watchdog_verdict verdict;

	if (silent < connection->watchdog_interval && connection->state == SC_CONNECTION_OPEN) {
		sc_connection_set_timer(connection, connection->watchdog_interval - silent);
		return SC_WATCHDOG_GO_ON;
	}
	verdict = judge_silence(connection);
	if (verdict != SC_WATCHDOG_DOWN)
		set_timer(connection);
	return verdict;
}
