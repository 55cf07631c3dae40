/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The configuration: defaults, every kind of mistake with file, line and setting, and addresses.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "configuration.h"
#include "endpoint.h"
#include "suite.h"
#include "text.h"

static const char needed[] = "identity = \"b.example\";\nrealm = \"example\";\n";

/* Reads a configuration that holds `needed` and then the text. */
static enum sc_status read_text(
	struct sc_configuration *configuration, const char *text, struct sc_problem *problem)
{
	char name[] = "/tmp/sc_configuration_XXXXXX";
	int file = mkstemp(name);
	enum sc_status status;

	CU_ASSERT_TRUE_FATAL(file >= 0);
	CU_ASSERT_TRUE(write(file, needed, strlen(needed)) == (ssize_t)strlen(needed));
	CU_ASSERT_TRUE(write(file, text, strlen(text)) == (ssize_t)strlen(text));
	close(file);
	status = sc_configuration_read(configuration, name, problem);
	unlink(name);
	return status;
}

static void what_is_not_set_has_its_default(void)
{
	struct sc_configuration configuration;
	struct sc_problem problem = { "" };

	CU_ASSERT_EQUAL_FATAL(
		read_text(&configuration,
			"extensions = ( \"x\" ); diameter = { listen = ( \"127.0.0.1\" ); };",
			&problem),
		SC_STATUS_OK);
	CU_ASSERT_STRING_EQUAL(configuration.identity, "b.example");
	CU_ASSERT_STRING_EQUAL(configuration.log, "request");
	CU_ASSERT_EQUAL(configuration.watchdog, 30);
	CU_ASSERT_EQUAL(configuration.message_limit, 65536);
	CU_ASSERT_EQUAL(configuration.peer_count, 0);
	sc_configuration_close(&configuration);
}

static void what_is_set_is_read(void)
{
	struct sc_configuration configuration;
	struct sc_problem problem = { "" };

	CU_ASSERT_EQUAL_FATAL(
		read_text(&configuration,
			"log = \"error\"; extensions = ( \"a\", \"b\" );\n"
			"diameter = { watchdog = 6; listen = [ \"127.0.0.1:0\" ];\n"
			" peers = ( { identity = \"hss.example\"; connect = \"[::1]:1\"; relays = true; },"
			" { identity = \"x\"; realm = \"y\"; } ); };",
			&problem),
		SC_STATUS_OK);
	CU_ASSERT_STRING_EQUAL(configuration.log, "error");
	CU_ASSERT_EQUAL(configuration.extension_count, 2);
	CU_ASSERT_EQUAL(configuration.watchdog, 6);
	CU_ASSERT_STRING_EQUAL(configuration.listen[0].host, "127.0.0.1");
	CU_ASSERT_EQUAL(configuration.listen[0].port, 0);
	CU_ASSERT_EQUAL_FATAL(configuration.peer_count, 2);
	CU_ASSERT_STRING_EQUAL(configuration.peers[0].realm, "example");
	CU_ASSERT_STRING_EQUAL(configuration.peers[0].connect.host, "::1");
	CU_ASSERT_EQUAL(configuration.peers[0].connect.port, 1);
	CU_ASSERT_TRUE(configuration.peers[0].relays);
	CU_ASSERT_STRING_EQUAL(configuration.peers[1].realm, "y");
	CU_ASSERT_STRING_EQUAL(configuration.peers[1].connect.host, "");
	sc_configuration_close(&configuration);
}

/* With something to serve, and with peers. */
#define SERVING        "extensions = ( \"x\" );"
#define PEERS(entries) SERVING "diameter = { peers = ( " entries " ); };"

/* The line counts the two lines of `needed`. */
static const struct {
	const char *text;
	const char *complaint;
} mistakes[] = {
	{ "identiti = \"x\";", ":3: identiti: there is no such setting" },
	{ "\ndiameter = {\n wachdog = 3; };", ":5: diameter.wachdog: there is no such" },
	{ "log = 3;", ":3: log: must be a text in quotes" },
	{ "log = \"\";", ":3: log: must not be empty" },
	{ "diameter = { watchdog = \"6\"; };", ":3: diameter.watchdog: must be a whole" },
	{ "diameter = { watchdog = 5; };", "watchdog: must be between 6 and 3600" },
	{ "diameter = { message_limit = 4095; };",
		"message_limit: must be between 4096 and 16777212" },
	{ "\ndiameter = 5;", ":4: diameter: must be a group" },
	{ "sip = ( );", ":3: sip: must be a group" },
	{ "extensions = \"x\";", ":3: extensions: must be a list" },
	{ "extensions = ( 5 );", "extensions: must hold texts" },
	{ "", ":1: extensions: at least one plug-in" },
	{ "\nextensions = ( );", ":4: extensions: at least one plug-in" },
	{ "extensions = (\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\","
	  "\"12\",\"13\",\"14\",\"15\",\"16\",\"17\",\"18\",\"19\",\"20\",\"21\",\"22\",\"23\","
	  "\"24\",\"25\",\"26\",\"27\",\"28\",\"29\",\"30\",\"31\",\"32\",\"33\");",
		"extensions: has too many entries" },
	{ SERVING "", ":1: diameter.listen: at least one address" },
	{ SERVING "\ndiameter = { listen = ( ); };", ":4: diameter.listen: at least one" },
	{ SERVING "diameter = { peers = ( { identity = \"x\"; } ); };",
		"diameter.listen: at least one address is needed, unless a peer has" },
	{ SERVING "diameter = { listen = \"127.0.0.1\"; };", "diameter.listen: must be a list" },
	{ SERVING "diameter = { listen = ( 3868 ); };", "an address must be a text" },
	{ SERVING "diameter = { listen = ( \"::1\",\n\"localhost:3868\" ); };",
		":4: diameter.listen: \"localhost:3868\" is not an address: write" },
	{ SERVING "sip = { listen = ( \"localhost\" ); };",
		":3: sip.listen: \"localhost\" is not an address" },
	{ PEERS("\"x\""), "diameter.peers: must hold groups" },
	{ SERVING "diameter = { peers = { }; };", "diameter.peers: must be a list" },
	{ PEERS("{ realm = \"x\"; }"), "identity: a peer needs one" },
	{ PEERS("{ identity = 5; }"), "identity: must be a text in quotes" },
	{ PEERS("{ identity = \"x\";\nrealm = 5; }"), ":4: realm: must be a text" },
	{ PEERS("{ identity = \"x\"; realm = \"\"; }"), "realm: must be a text" },
	{ PEERS("{ identity = \"x\"; port = 1; }"), "port: a peer has no such setting" },
	{ PEERS("{ identity = \"x\"; relays = 1; }"), "relays: must be true or false" },
	{ PEERS("{ identity = \"x\"; connect = 1; }"), "connect: an address must be" },
	{ PEERS("{ identity = \"x\"; connect = \"x:1\"; }"), "connect: \"x:1\" is not an address" },
	{ PEERS("{ identity = \"x.y\"; },\n{ identity = \"X.y\"; realm = \"z\"; }"),
		":4: identity: a peer of this identity is listed before" },
	{ "log = ;", ":3: syntax error" },
};

static void a_mistake_names_line_and_setting(void)
{
	for (size_t i = 0; i < SC_COUNT_OF(mistakes); i++) {
		struct sc_configuration configuration;
		struct sc_problem problem = { "" };
		enum sc_status status = read_text(&configuration, mistakes[i].text, &problem);

		CU_ASSERT_EQUAL(status, SC_STATUS_SETTING_WRONG);
		if (strstr(problem.sentence, mistakes[i].complaint) == NULL) {
			printf("\n  %s\n  said: %s\n", mistakes[i].text, problem.sentence);
			CU_FAIL("another complaint was expected");
		}
		if (status == SC_STATUS_OK)
			sc_configuration_close(&configuration);
	}
}

static void who_is_called_need_not_call(void)
{
	struct sc_configuration configuration;
	struct sc_problem problem = { "" };

	CU_ASSERT_EQUAL_FATAL(read_text(&configuration,
				      PEERS("{ identity = \"x\"; connect = \"::1\"; }"), &problem),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(configuration.listen_count, 0);
	CU_ASSERT_EQUAL(configuration.peers[0].connect.port, 3868);
	sc_configuration_close(&configuration);
}

static void a_name_has_a_length(void)
{
	struct sc_configuration configuration;
	struct sc_problem problem = { "" };
	char text[400];

	snprintf(text, sizeof(text), PEERS("{ identity = \"%0256d\"; }"), 0);
	CU_ASSERT_EQUAL(read_text(&configuration, text, &problem), SC_STATUS_SETTING_WRONG);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "identity: is too long"));
	snprintf(text, sizeof(text), "control = \"/%0107d\";", 0);
	CU_ASSERT_EQUAL(read_text(&configuration, text, &problem), SC_STATUS_SETTING_WRONG);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, ":3: control: is too long"));
}

static void a_file_that_is_not_there_is_named(void)
{
	struct sc_configuration configuration;
	struct sc_problem problem;

	CU_ASSERT_EQUAL(sc_configuration_read(&configuration, "/nowhere/continuity.conf", &problem),
		SC_STATUS_SETTING_WRONG);
	CU_ASSERT_STRING_EQUAL(problem.sentence, "/nowhere/continuity.conf: cannot be read");
}

#define PATH_OF_TEXT(member, path, fallback, most, sentence)          path,
#define PATH_OF_NUMBER(member, path, fallback, least, most, sentence) path,

/* Whether the installed example sets the last word of this path. */
static bool example_mentions(const char *path)
{
	const char *dot = strrchr(path, '.');
	const char *word = dot == NULL ? path : dot + 1;
	FILE *file = fopen("../../etc/continuity.conf", "r");
	bool found = false;
	char line[256];

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		const char *start = line + strspn(line, " ");

		found = found || (strncmp(start, word, strlen(word)) == 0 &&
					 strncmp(start + strlen(word), " =", 2) == 0);
	}
	fclose(file);
	return found;
}

static void the_installed_example_names_every_setting(void)
{
	static const char *const names[] = { SC_SETTINGS(PATH_OF_TEXT, PATH_OF_NUMBER) };
	struct sc_configuration configuration;
	struct sc_problem problem = { "" };
	enum sc_status status =
		sc_configuration_read(&configuration, "../../etc/continuity.conf", &problem);

	CU_ASSERT_STRING_EQUAL(problem.sentence, "");
	CU_ASSERT_EQUAL_FATAL(status, SC_STATUS_OK);
	CU_ASSERT_EQUAL(configuration.hold_seconds, 10);
	CU_ASSERT_EQUAL(configuration.peer_count, 4);
	sc_configuration_close(&configuration);
	for (size_t i = 0; i < SC_COUNT_OF(names); i++) {
		if (!example_mentions(names[i])) {
			printf("\n  %s is not in the example\n", names[i]);
			CU_FAIL("a setting is missing");
		}
	}
}

static void addresses_are_numeric(void)
{
	static const struct {
		const char *text;
		const char *host; /* NULL: refused */
		uint16_t port;
	} rows[] = {
		{ "127.0.0.1:0", "127.0.0.1", 0 },
		{ "127.0.0.1", "127.0.0.1", 3868 },
		{ "[::1]:65535", "::1", 65535 },
		{ "[2001:db8::1]", "2001:db8::1", 3868 },
		{ "::1", "::1", 3868 },
		{ "127.0.0.1:65536", NULL, 0 },
		{ "127.0.0.1:", NULL, 0 },
		{ "localhost:3868", NULL, 0 },
		{ "[::1", NULL, 0 },
		{ "[::1]x", NULL, 0 },
		{ "[]:1", NULL, 0 },
		{ "", NULL, 0 },
		{ "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20:1", NULL, 0 },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sc_endpoint endpoint = { .host = "untouched" };
		enum sc_status status = sc_endpoint_parse(&endpoint, rows[i].text, 3868);

		CU_ASSERT_EQUAL(status, rows[i].host == NULL ? SC_STATUS_MALFORMED : SC_STATUS_OK);
		CU_ASSERT_STRING_EQUAL(
			endpoint.host, rows[i].host == NULL ? "untouched" : rows[i].host);
		CU_ASSERT_EQUAL(endpoint.port, rows[i].port);
	}
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "what is not set has its default", what_is_not_set_has_its_default },
		{ "what is set is read", what_is_set_is_read },
		{ "a mistake names line and setting", a_mistake_names_line_and_setting },
		{ "who is called need not call", who_is_called_need_not_call },
		{ "a name has a length", a_name_has_a_length },
		{ "a file that is not there is named", a_file_that_is_not_there_is_named },
		{ "the installed example is right", the_installed_example_names_every_setting },
		{ "addresses are numeric", addresses_are_numeric },
	};

	return suite_run("host", tests, SC_COUNT_OF(tests));
}
