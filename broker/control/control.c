/* SPDX-License-Identifier: BSD-2-Clause */
#include "control.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "log.h"

enum { SOCKET_MODE = 0660, BACKLOG = 16 };

struct connection {
	uv_pipe_t pipe;
	struct sc_control *control;
	struct connection *next;
	char line[SC_CONTROL_LINE_LIMIT];
	size_t length;
	unsigned underway; /* answers on their way out */
	bool choked;       /* it has had its share of a turn, or does not take its answers */
};

struct sc_control {
	uv_pipe_t listener;
	const struct sc_control_desk *desk;
	struct connection *connections;
	unsigned connection_count;
	char path[sizeof(((struct sockaddr_un *)NULL)->sun_path)];
};

/* One answer on its way out. */
struct sending {
	uv_write_t request;
	char *text;
	bool last;
};

static void free_connection(uv_handle_t *handle)
{
	free(handle->data);
}

static void close_connection(struct connection *connection)
{
	struct connection **link;

	if (uv_is_closing((uv_handle_t *)&connection->pipe))
		return;
	link = &connection->control->connections;
	while (*link != connection)
		link = &(*link)->next;
	*link = connection->next;
	connection->control->connection_count--;
	uv_close((uv_handle_t *)&connection->pipe, free_connection);
}

static void answer_lines(struct connection *connection);
static void read_on(struct connection *connection);

static bool is_choked(const struct connection *connection)
{
	return uv_stream_get_write_queue_size((const uv_stream_t *)&connection->pipe) >
	       SC_CONTROL_UNREAD_LIMIT;
}

static void sent(uv_write_t *request, int failure)
{
	struct sending *sending = request->data;
	struct connection *connection = request->handle->data;

	if (failure != 0 || sending->last)
		close_connection(connection);
	free(sending->text);
	free(sending);
	connection->underway--;
	if (connection->choked && connection->underway == 0 &&
		!uv_is_closing((uv_handle_t *)&connection->pipe)) {
		connection->choked = false;
		answer_lines(connection);
		read_on(connection);
	}
}

/* Takes the reference to the answer. */
static void send_answer(struct connection *connection, json_t *answer, bool last)
{
	struct sending *sending = calloc(1, sizeof(*sending));
	char *text = answer == NULL ? NULL : json_dumps(answer, JSON_COMPACT);

	json_decref(answer);
	if (text == NULL)
		text = strdup("{\"ok\":false,\"error\":\"the answer cannot be put into words\"}");
	if (sending != NULL && text != NULL) {
		size_t length = strlen(text);
		uv_buf_t buffer = uv_buf_init(text, (unsigned)length + 1);

		text[length] = '\n'; /* the terminator becomes the end of the line */
		*sending = (struct sending){ .text = text, .last = last };
		sending->request.data = sending;
		if (uv_write(&sending->request, (uv_stream_t *)&connection->pipe, &buffer, 1,
			    sent) == 0) {
			connection->underway++;
			return;
		}
	}
	free(text);
	free(sending);
	close_connection(connection);
}

static void answer_lines(struct connection *connection)
{
	char *start = connection->line;
	char *end = start + connection->length;
	char *newline;
	unsigned answered = 0;

	while ((newline = memchr(start, '\n', (size_t)(end - start))) != NULL) {
		send_answer(connection,
			sc_control_answer_line(
				connection->control->desk, start, (size_t)(newline - start)),
			false);
		start = newline + 1;
		if (uv_is_closing((uv_handle_t *)&connection->pipe))
			return;
		connection->choked = ++answered == SC_CONTROL_TURN_LIMIT || is_choked(connection);
		if (connection->choked)
			break;
	}
	connection->length = (size_t)(end - start);
	memmove(connection->line, start, connection->length);
	if (connection->choked) {
		uv_read_stop((uv_stream_t *)&connection->pipe);
	} else if (connection->length == SC_CONTROL_LINE_LIMIT) {
		uv_read_stop((uv_stream_t *)&connection->pipe);
		send_answer(connection,
			json_pack("{s:b, s:s}", "ok", 0, "error", "the question is too long"),
			true);
	}
}

static void lend_buffer(uv_handle_t *handle, size_t wish, uv_buf_t *buffer)
{
	struct connection *connection = handle->data;

	(void)wish;
	*buffer = uv_buf_init(connection->line + connection->length,
		(unsigned)(SC_CONTROL_LINE_LIMIT - connection->length));
}

static void received(uv_stream_t *stream, ssize_t length, const uv_buf_t *buffer)
{
	struct connection *connection = stream->data;

	(void)buffer;
	if (length < 0) {
		close_connection(connection);
		return;
	}
	connection->length += (size_t)length;
	answer_lines(connection);
}

static void read_on(struct connection *connection)
{
	if (uv_is_closing((uv_handle_t *)&connection->pipe) || connection->choked ||
		connection->length == SC_CONTROL_LINE_LIMIT)
		return;
	if (uv_read_start((uv_stream_t *)&connection->pipe, lend_buffer, received) != 0)
		close_connection(connection);
}

static void accept_connection(uv_stream_t *listener, int failure)
{
	struct sc_control *control = listener->data;
	struct connection *connection = failure == 0 ? calloc(1, sizeof(*connection)) : NULL;

	if (connection == NULL)
		return;
	uv_pipe_init(listener->loop, &connection->pipe, 0);
	connection->pipe.data = connection;
	connection->control = control;
	connection->next = control->connections;
	control->connections = connection;
	control->connection_count++;
	if (uv_accept(listener, (uv_stream_t *)&connection->pipe) != 0 ||
		control->connection_count > SC_CONTROL_CONNECTION_LIMIT)
		close_connection(connection);
	else
		read_on(connection);
}

/* Whether a daemon answers at this path. */
static bool is_served(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool served;

	if (probe < 0)
		return false;
	memcpy(address.sun_path, path, strlen(path) + 1);
	served = connect(probe, (struct sockaddr *)&address, sizeof(address)) == 0;
	close(probe);
	return served;
}

/* Removes the socket that a daemon left behind; nothing else is ever removed. */
static enum sc_status clear_path(const char *path, struct sc_problem *problem)
{
	struct stat found;

	if (lstat(path, &found) != 0)
		return SC_STATUS_OK;
	if (!S_ISSOCK(found.st_mode))
		return sc_problem_set(
			problem, SC_STATUS_NETWORK_FAILED, "%s: exists and is not a socket", path);
	if (is_served(path))
		return sc_problem_set(problem, SC_STATUS_NETWORK_FAILED,
			"%s: another daemon serves this control socket", path);
	unlink(path);
	return SC_STATUS_OK;
}

static void free_control(uv_handle_t *handle)
{
	free(handle->data);
}

static enum sc_status listen_at(struct sc_control *control, struct sc_problem *problem)
{
	int failure = uv_pipe_bind(&control->listener, control->path);

	if (failure == 0 && chmod(control->path, SOCKET_MODE) != 0)
		failure = uv_translate_sys_error(errno);
	if (failure == 0)
		failure = uv_listen((uv_stream_t *)&control->listener, BACKLOG, accept_connection);
	if (failure != 0)
		return sc_problem_set(problem, SC_STATUS_NETWORK_FAILED,
			"%s: cannot listen for continuityctl: %s", control->path,
			uv_strerror(failure));
	return SC_STATUS_OK;
}

enum sc_status sc_control_open(struct sc_control **control, uv_loop_t *loop, const char *path,
	const struct sc_control_desk *desk, struct sc_problem *problem)
{
	struct sc_control *opening;
	enum sc_status status;

	if (strlen(path) >= sizeof(opening->path))
		return sc_problem_set(problem, SC_STATUS_NETWORK_FAILED,
			"%s: the path is too long for a socket", path);
	status = clear_path(path, problem);
	if (status != SC_STATUS_OK)
		return status;
	opening = calloc(1, sizeof(*opening));
	if (opening == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	memcpy(opening->path, path, strlen(path) + 1);
	opening->desk = desk;
	uv_pipe_init(loop, &opening->listener, 0);
	opening->listener.data = opening;
	status = listen_at(opening, problem);
	if (status != SC_STATUS_OK) {
		uv_close((uv_handle_t *)&opening->listener, free_control);
		return status;
	}
	*control = opening;
	return SC_STATUS_OK;
}

void sc_control_close(struct sc_control *control)
{
	if (control == NULL)
		return;
	while (control->connections != NULL)
		close_connection(control->connections);
	uv_close((uv_handle_t *)&control->listener, free_control);
}
