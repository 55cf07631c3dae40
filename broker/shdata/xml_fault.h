/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is wrong with a document that came from outside? One kind, the byte where it was seen, and a
 * sentence for people. Whoever sees something wrong first says it; what follows from it is not
 * told.
 */
#ifndef SC_XML_FAULT_H
#define SC_XML_FAULT_H

#include <stddef.h>

#include "export.h"
#include "status.h"
#include "text.h"

/* Kinds, and the status with which reading ends. */
#define SC_XML_WRONGS(X)                                                                           \
	X(ENCODING, DATA_NOT_RECOGNISED)        /* not UTF-8 */                                    \
	X(NOT_WELL_FORMED, DATA_NOT_RECOGNISED) /* XML 1.0, Namespaces in XML 1.0 */               \
	X(DOCTYPE, DATA_NOT_RECOGNISED)         /* documents that bring their own rules */         \
	X(ROOT, DATA_NOT_RECOGNISED)            /* another document altogether */                  \
	X(UNKNOWN, DATA_NOT_RECOGNISED)         /* a word where only known ones may stand */       \
	X(TWICE, DATA_NOT_RECOGNISED)           /* said twice where once is the most */            \
	X(MISSING, DATA_NOT_RECOGNISED)         /* not said where it must be */                    \
	X(VALUE, DATA_NOT_RECOGNISED)           /* outside its type */                             \
	X(SIZE, TOO_MUCH_DATA)                  /* too many bytes */                               \
	X(DEPTH, TOO_MUCH_DATA)                 /* elements in elements in elements */             \
	X(COUNT, TOO_MUCH_DATA)                 /* too many things of one kind */                  \
	X(ROOM, OUT_OF_ROOM)                    /* the arena of the request is full */             \
	X(MEMORY, OUT_OF_MEMORY)

enum sc_xml_wrong {
	SC_XML_SOUND,
#define SC_XML_WRONG_ROW(name, status) SC_XML_##name,
	SC_XML_WRONGS(SC_XML_WRONG_ROW)
#undef SC_XML_WRONG_ROW
		SC_XML_WRONG_COUNT
};

enum { SC_XML_SENTENCE_LIMIT = 256 };

struct sc_xml_fault {
	enum sc_xml_wrong wrong;
	size_t at; /* counts bytes from 0; while all is sound, where reading is */
	char sentence[SC_XML_SENTENCE_LIMIT]; /* UTF-8 without control characters */
};

/* Says what is wrong at fault->at and returns the status, so that a caller can leave with `return
 * sc_xml_refuse(fault, SC_XML_VALUE, ...)`. Changes nothing when something was said before. */
enum sc_status sc_xml_refuse(struct sc_xml_fault *fault, enum sc_xml_wrong wrong,
	const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The status of what was said; OK: nothing. */
enum sc_status sc_xml_fault_status(const struct sc_xml_fault *fault);
/* As much of a text from outside as a sentence may show; for SC_TEXT_ARG. */
struct sc_text sc_xml_shown(struct sc_text text);

#endif
