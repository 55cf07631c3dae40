/* SPDX-License-Identifier: BSD-2-Clause */
#include "content.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>

#include "rx_requests.h"

enum { COMPONENTS = 3, FLOWS = 2 };
/* Of those up to DISABLED one is drawn. */
enum { REMOVED = 4 };
enum { FRAMED_IP_ADDRESS = 8, RX_REQUEST_TYPE = 533, INITIAL = 0, UPDATE = 1 };
enum { FLOW_DESCRIPTION = 507, FLOW_NUMBER = 509, FLOW_STATUS = 511 };
enum { BANDWIDTH_DOWN = 515, BANDWIDTH_UP = 516 };
enum { COMPONENT = 517, COMPONENT_NUMBER = 518, FLOW = 519, MEDIA_TYPE = 520 };

/* How a request says what it says. */
struct saying {
	struct bench_message *message;
	uint32_t generation;
	bool says_what_goes; /* what is not there is REMOVED, rather than left out */
	bool is_faulty;
};

/* A number that is another one for each generation and each place. */
static uint32_t draw(uint32_t generation, uint32_t place)
{
	uint32_t drawn = generation * 2654435761u ^ place * 40503u;

	drawn ^= drawn >> 15;
	drawn *= 2246822519u;
	return drawn ^ drawn >> 13;
}

static uint32_t place_of(uint32_t component, uint32_t flow)
{
	return component * (FLOWS + 1) + flow;
}

/* The first of all is always there. */
static bool is_there(uint32_t generation, uint32_t component, uint32_t flow)
{
	bool is_first = flow == 0 ? component == 1 : flow == 1;

	return is_first || draw(generation, 100 + place_of(component, flow)) % 3 != 0;
}

static uint32_t status_of(uint32_t generation, uint32_t place)
{
	return draw(generation, 200 + place) % REMOVED;
}

static void put_bandwidths(const struct saying *saying, uint32_t place)
{
	bench_put_u32(saying->message, BANDWIDTH_DOWN, BENCH_VENDOR,
		1000 + draw(saying->generation, 300 + place) % 60000);
	bench_put_u32(saying->message, BANDWIDTH_UP, BENCH_VENDOR, 1000 + saying->generation);
}

/* Downlink, and uplink for some. */
static void put_descriptions(const struct saying *saying, uint32_t place, bool is_denied)
{
	uint32_t port = 20000 + draw(saying->generation, 400 + place) % 2000 + 2000 * place;
	char text[128];

	snprintf(text, sizeof(text), "%s out 17 from 198.51.100.1 %" PRIu32 " to 10.0.0.1 %" PRIu32,
		is_denied ? "deny" : "permit", 1024 + saying->generation % 60000, port);
	bench_put_text(saying->message, FLOW_DESCRIPTION, BENCH_VENDOR, text);
	if (port % 4 == 0)
		return;
	snprintf(text, sizeof(text), "permit in 17 from 10.0.0.1 %" PRIu32 " to 198.51.100.1 49170",
		port);
	bench_put_text(saying->message, FLOW_DESCRIPTION, BENCH_VENDOR, text);
}

static void put_flow(const struct saying *saying, uint32_t component, uint32_t number)
{
	const uint32_t place = place_of(component, number);
	bool there = is_there(saying->generation, component, number);
	size_t flow;

	if (!there && !saying->says_what_goes)
		return;
	flow = bench_open(saying->message, FLOW, BENCH_VENDOR);
	bench_put_u32(saying->message, FLOW_NUMBER, BENCH_VENDOR, number);
	if (there) {
		put_descriptions(saying, place, saying->is_faulty && component == COMPONENTS);
		put_bandwidths(saying, place);
	}
	bench_put_u32(saying->message, FLOW_STATUS, BENCH_VENDOR,
		there ? status_of(saying->generation, place) : REMOVED);
	bench_close(saying->message, flow);
}

/* Audio, video, and data. */
static void put_component(const struct saying *saying, uint32_t number)
{
	bool is_wrong = saying->is_faulty && number == COMPONENTS;
	bool there = is_wrong || is_there(saying->generation, number, 0);
	size_t component;

	if (!there && !saying->says_what_goes)
		return;
	component = bench_open(saying->message, COMPONENT, BENCH_VENDOR);
	bench_put_u32(saying->message, COMPONENT_NUMBER, BENCH_VENDOR, number);
	for (uint32_t flow = 1; there && flow <= FLOWS; flow++)
		put_flow(saying, number, flow);
	bench_put_u32(saying->message, MEDIA_TYPE, BENCH_VENDOR, number - 1);
	if (there)
		put_bandwidths(saying, place_of(number, 0));
	bench_put_u32(saying->message, FLOW_STATUS, BENCH_VENDOR,
		there ? status_of(saying->generation, place_of(number, 0)) : REMOVED);
	bench_close(saying->message, component);
}

static void build(const struct content_request *request, const struct saying *saying, uint32_t type)
{
	rx_begin(request->line, saying->message, BENCH_AAR, request->number, request->session);
	for (uint32_t number = 1; saying->generation != 0 && number <= COMPONENTS; number++)
		put_component(saying, number);
	if (type == INITIAL)
		bench_put_u32(saying->message, FRAMED_IP_ADDRESS, 0, request->ip4);
	bench_put_u32(saying->message, RX_REQUEST_TYPE, BENCH_VENDOR, type);
	bench_end(saying->message);
}

void content_build_initial(
	const struct content_request *request, struct bench_message *message, uint32_t generation)
{
	const struct saying saying = { .message = message, .generation = generation };

	build(request, &saying, INITIAL);
}

void content_build_change(
	const struct content_request *request, struct bench_message *message, uint32_t generation)
{
	const struct saying saying = {
		.message = message, .generation = generation, .says_what_goes = true
	};

	build(request, &saying, UPDATE);
}

void content_build_faulty(
	const struct content_request *request, struct bench_message *message, uint32_t generation)
{
	const struct saying saying = { .message = message,
		.generation = generation,
		.says_what_goes = true,
		.is_faulty = true };

	build(request, &saying, UPDATE);
}

void content_build_question(const struct content_request *request, struct bench_message *message)
{
	const struct saying saying = { .message = message, .generation = 0 };

	build(request, &saying, UPDATE);
}
