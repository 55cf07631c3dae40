/* SPDX-License-Identifier: BSD-2-Clause */
#include "apn.h"

enum { CODE_LIMIT = 3 };

/* An APN in its parts. */
struct apn {
	struct sc_text network;
	bool has_operator;
	struct sc_text mnc; /* two or three digits */
	struct sc_text mcc;
};

/* Takes that label off the end, dot included. */
static bool take_label(struct sc_text *apn, struct sc_text *label)
{
	size_t start = apn->length;

	while (start > 0 && apn->at[start - 1] != '.')
		start--;
	if (start < 2)
		return false;
	*label = (struct sc_text){ .at = apn->at + start, .length = apn->length - start };
	apn->length = start - 1;
	return true;
}

/* The digits behind the word in a label such as "mnc001". */
static bool take_code(struct sc_text *apn, struct sc_text word, struct sc_text *digits)
{
	struct sc_text label;

	if (!take_label(apn, &label) || label.length < word.length + 2 ||
		label.length > word.length + CODE_LIMIT ||
		!sc_text_equal_nocase((struct sc_text){ label.at, word.length }, word))
		return false;
	*digits = (struct sc_text){ label.at + word.length, label.length - word.length };
	for (size_t i = 0; i < digits->length; i++) {
		if (digits->at[i] < '0' || digits->at[i] > '9')
			return false;
	}
	return true;
}

static struct apn parts_of(struct sc_text whole)
{
	struct sc_text rest = whole;
	struct sc_text label;
	struct apn apn = { .network = whole };

	if (!take_label(&rest, &label) || !sc_text_equal_nocase(label, SC_TEXT("gprs")) ||
		!take_code(&rest, SC_TEXT("mcc"), &apn.mcc) ||
		!take_code(&rest, SC_TEXT("mnc"), &apn.mnc))
		return apn;
	apn.network = rest;
	apn.has_operator = true;
	return apn;
}

/* An MNC of two digits is written with a zero before it (TS 23.003 9.1.2), but not by everybody. */
static bool mncs_equal(struct sc_text a, struct sc_text b)
{
	struct sc_text longer = a.length > b.length ? a : b;
	struct sc_text shorter = a.length > b.length ? b : a;

	if (longer.length != shorter.length && longer.at[0] == '0')
		longer = (struct sc_text){ longer.at + 1, longer.length - 1 };
	return sc_text_equal(longer, shorter);
}

bool sc_apn_equal(struct sc_text a, struct sc_text b)
{
	struct apn one = parts_of(a);
	struct apn other = parts_of(b);

	if (!sc_text_equal_nocase(one.network, other.network))
		return false;
	return !one.has_operator || !other.has_operator ||
	       (sc_text_equal(one.mcc, other.mcc) && mncs_equal(one.mnc, other.mnc));
}
