/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_tbcd.h"

enum { FILLER = 15 };

static bool is_digit(char letter)
{
	return letter >= '0' && letter <= '9';
}

bool sc_sh_tbcd_write(struct sc_text digits, char octets[SC_SH_TBCD_LIMIT], struct sc_text *tbcd)
{
	if (digits.length == 0 || digits.length > (size_t)2 * SC_SH_TBCD_LIMIT)
		return false;
	for (size_t i = 0; i < digits.length; i++) {
		unsigned digit = (unsigned)(digits.at[i] - '0');
		unsigned low = (unsigned char)octets[i / 2] & 15u;

		if (!is_digit(digits.at[i]))
			return false;
		octets[i / 2] = (char)(i % 2 == 0 ? FILLER << 4 | digit : digit << 4 | low);
	}
	*tbcd = (struct sc_text){ .at = octets, .length = (digits.length + 1) / 2 };
	return true;
}

bool sc_sh_tbcd_read(struct sc_text tbcd, struct sc_text_writer *digits)
{
	bool good = tbcd.length != 0;

	for (size_t i = 0; i < tbcd.length && good; i++) {
		unsigned low = (unsigned char)tbcd.at[i] & 15u;
		unsigned high = (unsigned char)tbcd.at[i] >> 4;
		bool last = i + 1 == tbcd.length;

		good = low <= 9 && (high <= 9 || (high == FILLER && last));
		if (good)
			sc_text_put_u64(digits, low);
		if (good && high <= 9)
			sc_text_put_u64(digits, high);
	}
	return good && !digits->overflow;
}
