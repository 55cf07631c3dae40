/* SPDX-License-Identifier: BSD-2-Clause
 *
 * One question over the control socket, blocking, bounded in time.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "ctl.h"

enum { ANSWER_SECONDS = 30 };

static int connect_to(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const struct timeval patience = { .tv_sec = ANSWER_SECONDS };
	int connection;

	if (strlen(path) >= sizeof(address.sun_path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(address.sun_path, path, strlen(path) + 1);
	connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (connection < 0)
		return -1;
	setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	if (connect(connection, (struct sockaddr *)&address, sizeof(address)) != 0) {
		int failure = errno;

		close(connection);
		errno = failure;
		return -1;
	}
	return connection;
}

static bool send_line(int connection, const char *text)
{
	size_t length = strlen(text);

	while (length != 0) {
		ssize_t sent = send(connection, text, length, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		text += sent;
		length -= (size_t)sent;
	}
	return send(connection, "\n", 1, MSG_NOSIGNAL) == 1;
}

/* jansson reads the answer piece by piece and stops where the object ends. */
static size_t receive_some(void *buffer, size_t size, void *connection)
{
	ssize_t received = recv(*(int *)connection, buffer, size, 0);

	return received < 0 ? (size_t)-1 : (size_t)received;
}

json_t *sc_ctl_ask(const char *socket_path, const json_t *question)
{
	int connection = connect_to(socket_path);
	char *text = json_dumps(question, JSON_COMPACT);
	json_t *answer = NULL;
	json_error_t error;

	if (connection < 0)
		sc_ctl_complain("%s: cannot reach the daemon: %s", socket_path, strerror(errno));
	else if (text == NULL || !send_line(connection, text))
		sc_ctl_complain("%s: the daemon takes no question", socket_path);
	else if ((answer = json_load_callback(
			  receive_some, &connection, JSON_DISABLE_EOF_CHECK, &error)) == NULL)
		sc_ctl_complain("%s: the daemon gave no answer: %s", socket_path, error.text);
	free(text);
	if (connection >= 0)
		close(connection);
	return answer;
}
