#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Deciding does nothing: the objects of decision/ need only memory primitives and lower floors, and
# own no writable data. They are compiled here, without sanitizers, so that nothing hides.
# usage: purity.sh SOURCE_DIR BUILD_DIR CC
set -euo pipefail
source_dir=$1 build_dir=$2 cc=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
includes=(-I "$source_dir/broker/base" -I "$source_dir/broker/vocabulary"
	-I "$source_dir/broker/decision")
while read -r folder; do includes+=(-I "$folder"); done < <(
	find "$build_dir" -name vocabulary.h -printf '%h\n' | sort -u)

count=0
for file in "$source_dir"/broker/decision/*.c; do
	"$cc" -std=c11 -O2 -fno-pic -fno-pie -D_POSIX_C_SOURCE=200809L "${includes[@]}" -c "$file" \
		-o "$work/$(basename "$file" .c).o"
	count=$((count + 1))
done
[ "$count" -gt 0 ] || { echo "no source in decision/"; exit 1; }

needed=$(nm --undefined-only "$work"/*.o | awk 'NF >= 2 {print $NF}' | grep -v ':$' | sort -u |
	grep -vE '^(sc_[a-z0-9_]+|memcpy|memmove|memset|memcmp|strlen|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail)$' || true)
written=$(nm --defined-only "$work"/*.o | awk '$2 ~ /^[bBdDcC]$/ {print $3}' || true)
[ -z "$needed" ] || echo "decision/ calls: $needed"
[ -z "$written" ] || echo "decision/ owns writable data: $written"
[ -z "$needed$written" ] || exit 1
echo "purity: $count objects, nothing but memory primitives below them"
