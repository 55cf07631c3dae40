#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# What programs lend to plug-ins starts with sc_, and plug-ins lend nothing but their entry points.
# usage: symbols.sh BUILD_DIR
set -euo pipefail
build_dir=$1
failures=0
check() { # pattern file...: every defined dynamic symbol matches
	local pattern=$1 odd
	shift
	for file in "$@"; do
		[ -e "$file" ] || { echo "$file is missing"; failures=1; continue; }
		# A variable of a library that the linker copied into a program is not ours to lend.
		odd=$(nm -D --defined-only "$file" | awk '{print $NF}' | sed 's/@.*//' |
			grep -vxF -f <(readelf -rW "$file" | awk '/_COPY/ {sub(/@.*/, "", $5); print $5}') |
			grep -vE "$pattern" || true)
		[ -z "$odd" ] || { echo "$(basename "$file") exports:" $odd; failures=1; }
	done
}
system='_IO_stdin_used|_init|_fini|_edata|_end|__bss_start|__data_start|data_start|_start|main'
system="$system|__asan_.*|__odr_asan.*|__ubsan_.*|__gcov_.*|__llvm_.*|__sanitizer_.*|stdin|stdout|stderr|environ|__environ|optarg|optind|opterr|optopt|lprofDirMode|mangle_path"
# broker/sip/numeric_names.c and its neighbours stand in front of these for the SIP library.
guards='getaddrinfo|su_getmsgsize|su_vrecv'
check "^(sc_[a-z0-9_]+|$guards|$system)(@.*)?$" "$build_dir/bin/continuityd" "$build_dir/bin/continuityctl"
check "^(fd_ext_(init|fini|depends)|$system)(@.*)?$" "$build_dir"/extensions/*.fdx
[ "$failures" = 0 ] && echo "symbols: one prefix"
exit "$failures"
