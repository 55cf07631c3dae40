/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain_question.h"

#include <stdlib.h>
#include <string.h>

#include "ctl.h"

enum { PIECE_SIZE = 256 };

/* A question being written; what is wrong has been said. */
struct asking {
	const struct sc_ctl_call *call;
	json_t *question;
	bool failed;
};

static void complain(struct asking *asking, const char *option, const char *word, const char *why)
{
	if (!asking->failed)
		sc_ctl_complain("%s: \"%s\" %s", option, word, why);
	asking->failed = true;
}

static const char *value_of(const struct asking *asking, enum sc_explain_option option)
{
	return asking->call->values[option];
}

/* A new reference goes into the object; words that are not UTF-8 are none. */
static void put(struct asking *asking, json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0 && !asking->failed) {
		sc_ctl_complain("the words for \"%s\" are not UTF-8", key);
		asking->failed = true;
	}
}

static void append(struct asking *asking, json_t *array, const char *key, json_t *value)
{
	if (json_array_append_new(array, value) != 0 && !asking->failed) {
		sc_ctl_complain("the words for \"%s\" are not UTF-8", key);
		asking->failed = true;
	}
}

/* The list that stands for an option, if that was given. */
static void put_list(
	struct asking *asking, enum sc_explain_option option, const char *key, json_t *array)
{
	if (value_of(asking, option) != NULL)
		put(asking, asking->question, key, array);
	else
		json_decref(array);
}

/* Options that are one word and one member. */
static void ask_words(struct asking *asking)
{
	static const struct {
		enum sc_explain_option option;
		const char *key;
	} words[] = {
		{ SC_EXPLAIN_EVENT, "event" },
		{ SC_EXPLAIN_SERVICE, "service" },
		{ SC_EXPLAIN_CALLING, "calling" },
		{ SC_EXPLAIN_CALLED, "called" },
		{ SC_EXPLAIN_REMOTE, "remote" },
		{ SC_EXPLAIN_CONTROLLER, "controller" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(words); i++) {
		if (value_of(asking, words[i].option) != NULL)
			put(asking, asking->question, words[i].key,
				json_string(value_of(asking, words[i].option)));
	}
	if (value_of(asking, SC_EXPLAIN_EMERGENCY) != NULL)
		put(asking, asking->question, "emergency", json_true());
	if (value_of(asking, SC_EXPLAIN_ELSEWHERE) != NULL)
		put(asking, asking->question, "elsewhere", json_true());
}

static void ask_list(struct asking *asking, enum sc_explain_option option, const char *key)
{
	const char *list = value_of(asking, option);
	json_t *array = json_array();
	char piece[PIECE_SIZE];

	while (list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece)))
		append(asking, array, key, json_string(piece));
	put_list(asking, option, key, array);
}

/* A number from 0 and nothing else; -1: it is none. */
static json_int_t number_of(const char *word)
{
	char *end = NULL;
	json_int_t number = strtoll(word, &end, 10);

	return *word < '0' || *word > '9' || *end != '\0' ? -1 : number;
}

/* "1,2" as a list; NULL: "all". A new reference. */
static json_t *numbers_of(struct asking *asking, const char *option, const char *list)
{
	json_t *array;
	char piece[PIECE_SIZE];

	if (strcmp(list, "all") == 0)
		return NULL;
	array = json_array();
	while (sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		json_int_t number = number_of(piece);

		if (number < 0)
			complain(asking, option, piece,
				"is no number of a component: write 1,2 or all");
		append(asking, array, option, json_integer(number));
	}
	return array;
}

/* "phone=EUTRAN" as an object; otherwise NULL. Cuts the piece. */
static json_t *place_of(struct asking *asking, const char *key, char *piece)
{
	char *equals = strchr(piece, '=');
	json_t *place;

	if (equals == NULL)
		return NULL;
	*equals++ = '\0';
	place = json_object();
	put(asking, place, key, json_string(piece));
	put(asking, place, "access", json_string(equals));
	return place;
}

static void ask_placed(struct asking *asking)
{
	const char *list = value_of(asking, SC_EXPLAIN_PLACED);
	json_t *array = json_array();
	char piece[PIECE_SIZE];

	while (list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		json_t *place = place_of(asking, "device", piece);

		append(asking, array, "placed", place == NULL ? json_string(piece) : place);
	}
	put_list(asking, SC_EXPLAIN_PLACED, "placed", array);
}

/* "phone=EUTRAN", "NR", "2:NR": the number of a component stands in front. */
static void ask_refused(struct asking *asking)
{
	const char *list = value_of(asking, SC_EXPLAIN_REFUSED);
	json_t *array = json_array();
	char piece[PIECE_SIZE];

	while (list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		size_t digits = strspn(piece, "0123456789");
		bool numbered = digits != 0 && piece[digits] == ':';
		char *where = numbered ? piece + digits + 1 : piece;
		json_t *place = place_of(asking, "device", where);

		if (place == NULL) {
			place = json_object();
			put(asking, place, "access", json_string(where));
		}
		if (numbered) {
			piece[digits] = '\0';
			put(asking, place, "component", json_integer(number_of(piece)));
		}
		append(asking, array, "refused", place);
	}
	put_list(asking, SC_EXPLAIN_REFUSED, "refused", array);
}

/* What a contact may say about itself behind its access, in words or in numbers. */
static bool take_attribute(struct asking *asking, json_t *contact, char *piece)
{
	static const struct {
		const char *name;
		bool is_number;
	} attributes[] = { { "voice", false }, { "plmn", false }, { "trust", false },
		{ "quality", true }, { "q", true }, { "kbps", true }, { "data_off", true },
		{ "profile", true } };
	size_t length = strcspn(piece, "=");

	for (size_t i = 0; i < SC_COUNT_OF(attributes); i++) {
		const char *value = piece + length + 1;

		if (piece[length] == '\0' || strlen(attributes[i].name) != length ||
			memcmp(attributes[i].name, piece, length) != 0)
			continue;
		if (attributes[i].is_number && number_of(value) < 0)
			complain(asking, "--contact", piece, "needs a number behind the =");
		put(asking, contact, attributes[i].name,
			attributes[i].is_number ? json_integer(number_of(value))
						: json_string(value));
		return true;
	}
	return false;
}

static void ask_contacts(struct asking *asking)
{
	const char *list = value_of(asking, SC_EXPLAIN_CONTACT);
	json_t *array = json_array();
	json_t *contact = NULL;
	char piece[PIECE_SIZE];

	while (list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		if (contact != NULL && take_attribute(asking, contact, piece))
			continue;
		contact = place_of(asking, "device", piece);
		if (contact == NULL) {
			complain(asking, "--contact", piece, "is not device=access");
			break;
		}
		append(asking, array, "contacts", contact);
	}
	put_list(asking, SC_EXPLAIN_CONTACT, "contacts", array);
}

static void ask_kept_addresses(struct asking *asking)
{
	const char *list = value_of(asking, SC_EXPLAIN_ADDRESS_KEPT);
	json_t *numbers;

	if (list == NULL)
		return;
	numbers = numbers_of(asking, "--address-kept", list);
	put(asking, asking->question, "address_kept", numbers == NULL ? json_true() : numbers);
}

/* The request for inter-UE transfer, when one of its options is there. */
static void ask_request(struct asking *asking)
{
	static const struct {
		enum sc_explain_option option;
		const char *key;
	} words[] = { { SC_EXPLAIN_OPERATION, "operation" }, { SC_EXPLAIN_REQUESTER, "requester" },
		{ SC_EXPLAIN_TARGET, "target" } };
	const char *components = value_of(asking, SC_EXPLAIN_COMPONENTS);
	json_t *request = json_object();
	json_t *numbers = NULL;

	for (size_t i = 0; i < SC_COUNT_OF(words); i++) {
		if (value_of(asking, words[i].option) != NULL)
			put(asking, request, words[i].key,
				json_string(value_of(asking, words[i].option)));
	}
	if (value_of(asking, SC_EXPLAIN_CONFIRMED) != NULL)
		put(asking, request, "confirmed", json_true());
	if (components != NULL)
		numbers = numbers_of(asking, "--components", components);
	if (numbers != NULL)
		put(asking, request, "components", numbers);
	if (json_object_size(request) != 0 || components != NULL)
		put(asking, asking->question, "request", request);
	else
		json_decref(request);
}

static void ask_time(struct asking *asking)
{
	int64_t at = 0;

	if (value_of(asking, SC_EXPLAIN_AT) == NULL || asking->failed)
		return;
	if (sc_ctl_read_moment(value_of(asking, SC_EXPLAIN_AT), &at) != SC_CTL_DONE)
		asking->failed = true;
	else
		put(asking, asking->question, "at", json_integer(at));
}

enum sc_ctl_exit sc_explain_ask(const struct sc_ctl_call *call, json_t **question)
{
	struct asking asking = { .call = call, .question = json_object() };

	put(&asking, asking.question, "ask", json_string("explain"));
	put(&asking, asking.question, "user", json_string(call->arguments[0]));
	ask_list(&asking, SC_EXPLAIN_MEDIA, "media");
	ask_words(&asking);
	ask_contacts(&asking);
	ask_placed(&asking);
	ask_refused(&asking);
	ask_kept_addresses(&asking);
	ask_list(&asking, SC_EXPLAIN_DECLINED, "declined");
	ask_request(&asking);
	ask_time(&asking);
	if (asking.failed) {
		json_decref(asking.question);
		return SC_CTL_USAGE;
	}
	*question = asking.question;
	return SC_CTL_DONE;
}
