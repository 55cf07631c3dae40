/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_codec.h"

#include <string.h>

/* RFC 3551 table 4 and 5: payload types with a name of their own that SDP may leave out. */
static const struct {
	uint32_t type;
	struct sc_text name;
} static_types[] = {
	{ 0, { "PCMU", 4 } },
	{ 3, { "GSM", 3 } },
	{ 4, { "G723", 4 } },
	{ 8, { "PCMA", 4 } },
	{ 9, { "G722", 4 } },
	{ 15, { "G728", 4 } },
	{ 18, { "G729", 4 } },
	{ 26, { "JPEG", 4 } },
	{ 31, { "H261", 4 } },
	{ 32, { "MPV", 3 } },
	{ 34, { "H263", 4 } },
};

static struct sc_text behind(struct sc_text text, size_t count)
{
	count = count < text.length ? count : text.length;
	return (struct sc_text){ .at = text.at + count, .length = text.length - count };
}

/* The text before the first of these bytes, which the rest then starts with. */
static struct sc_text cut(struct sc_text *rest, const char *stops)
{
	struct sc_text taken = { .at = rest->at, .length = 0 };

	while (taken.length < rest->length &&
		(rest->at[taken.length] == '\0' || strchr(stops, rest->at[taken.length]) == NULL))
		taken.length++;
	*rest = behind(*rest, taken.length);
	return taken;
}

static struct sc_text take_line(struct sc_text *rest)
{
	struct sc_text line = cut(rest, "\n");

	*rest = behind(*rest, 1);
	while (line.length != 0 &&
		(line.at[line.length - 1] == '\r' || line.at[line.length - 1] == '\0'))
		line.length--;
	return line;
}

static struct sc_text take_word(struct sc_text *rest)
{
	while (rest->length != 0 && rest->at[0] == ' ')
		*rest = behind(*rest, 1);
	return cut(rest, " ");
}

/* No codec has so long a name: its beginning is as unknown as all of it. */
static void add_name(struct rx_codec *codec, struct sc_text name)
{
	if (name.length > RX_CODEC_NAME_LIMIT)
		name.length = RX_CODEC_NAME_LIMIT;
	if (name.length == 0 || codec->name_count == RX_CODEC_NAMES_LIMIT)
		return;
	for (uint32_t i = 0; i < codec->name_count; i++) {
		if (sc_text_equal_nocase(codec->names[i], name))
			return;
	}
	codec->names[codec->name_count++] = name;
}

static void add_static_type(struct rx_codec *codec, struct sc_text format)
{
	uint32_t type = 0;

	if (sc_text_to_u32(format, &type) != SC_STATUS_OK)
		return;
	for (size_t i = 0; i < SC_COUNT_OF(static_types); i++) {
		if (static_types[i].type == type)
			add_name(codec, static_types[i].name);
	}
}

/* RFC 8866 5.14: media, port, protocol, formats. */
static void read_media_line(struct rx_codec *codec, struct sc_text line)
{
	struct sc_text media = take_word(&line);

	codec->has_media = sc_media_from_name(media, &codec->media);
	take_word(&line);
	take_word(&line);
	while (line.length != 0)
		add_static_type(codec, take_word(&line));
}

/* RFC 8866 6.6: a=rtpmap:<payload type> <encoding name>/<clock rate>. */
static void read_map_line(struct rx_codec *codec, struct sc_text line)
{
	struct sc_text name = { 0 };

	take_word(&line);
	name = take_word(&line);
	add_name(codec, cut(&name, "/"));
}

bool rx_codec_read(struct sc_text data, struct rx_codec *codec)
{
	struct sc_text direction = take_line(&data);
	struct sc_text kind = take_line(&data);

	memset(codec, 0, sizeof(*codec));
	codec->downlink = sc_text_equal_nocase(direction, SC_TEXT("downlink"));
	codec->offer = sc_text_equal_nocase(kind, SC_TEXT("offer"));
	if (!codec->downlink && !sc_text_equal_nocase(direction, SC_TEXT("uplink")))
		return false;
	if (!codec->offer && !sc_text_equal_nocase(kind, SC_TEXT("answer")) &&
		!sc_text_equal_nocase(kind, SC_TEXT("description")))
		return false;
	while (data.length != 0) {
		struct sc_text line = take_line(&data);

		if (sc_text_starts_with(line, SC_TEXT("m=")))
			read_media_line(codec, behind(line, 2));
		else if (sc_text_starts_with(line, SC_TEXT("a=rtpmap:")))
			read_map_line(codec, behind(line, 9));
	}
	return true;
}
