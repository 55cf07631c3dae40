/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do answers cost that wait for the disk?
 * usage: bench_durable PORT PID MODE WORDS... (durable.h says which)
 */
#include "durable.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "meter.h"
#include "sh_requests.h"

static const struct {
	const char *name;
	int words;
	void (*run)(const struct durable_words *words);
} modes[] = {
	{ "updates", 4, durable_updates },
	{ "pairs", 3, durable_pairs },
	{ "keep", 3, durable_keep },
	{ "news", 5, durable_news },
	{ "storm", 3, durable_storm },
};

uint32_t durable_number(const struct durable_words *words, int nth)
{
	char *end = NULL;
	unsigned long number = strtoul(words->more[nth], &end, 10);

	if (*end != '\0' || number > UINT32_MAX)
		meter_fail(words->more[nth]);
	return (uint32_t)number;
}

void durable_connect(struct line *line, const struct durable_words *words, const char *host)
{
	if (!line_open(line, words->port, host))
		meter_fail(host);
}

void durable_build_update(const struct line *line, struct bench_message *message, uint32_t number,
	uint32_t user, uint32_t sequence)
{
	char identity[64];
	char document[DURABLE_DATA_BYTES * 2];
	char data[DURABLE_DATA_BYTES - 18 + 1];

	memset(data, 'x', sizeof(data) - 1);
	data[sizeof(data) - 1] = '\0';
	snprintf(data, 12, "%010" PRIu32, number);
	data[10] = 'x';
	snprintf(identity, sizeof(identity), "sip:user%07" PRIu32 "@bench.example", user);
	snprintf(document, sizeof(document),
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Sh-Data><RepositoryData>"
		"<ServiceIndication>bench</ServiceIndication><SequenceNumber>%" PRIu32
		"</SequenceNumber><ServiceData><data at=\"\">%s</data></ServiceData>"
		"</RepositoryData></Sh-Data>",
		sequence, data);
	sh_build_pur(line, message, number, identity, document, 0);
}

int main(int count, char **words)
{
	struct durable_words rest = { .more = words + 4, .count = count - 4 };

	for (size_t i = 0; count > 4 && i < sizeof(modes) / sizeof(modes[0]); i++) {
		if (strcmp(words[3], modes[i].name) != 0 || rest.count != modes[i].words)
			continue;
		rest.port = (uint16_t)strtoul(words[1], NULL, 10);
		rest.pid = words[2];
		modes[i].run(&rest);
		return EXIT_SUCCESS;
	}
	fprintf(stderr,
		"usage: bench_durable PORT PID updates OUTSTANDING COUNT USERS SEQUENCE\n"
		"       bench_durable PORT PID pairs|keep OUTSTANDING COUNT USERS\n"
		"       bench_durable PORT PID news SUBSCRIPTIONS COUNT RATE SEQUENCE alone|beside\n"
		"       bench_durable PORT PID storm SESSIONS RATE COMMAND\n");
	return 2;
}
