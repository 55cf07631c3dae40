/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which functions may a plug-in call? Those marked SC_EXPORT; everything else stays hidden.
 */
#ifndef SC_EXPORT_H
#define SC_EXPORT_H

#define SC_EXPORT __attribute__((visibility("default")))

#define SC_COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
