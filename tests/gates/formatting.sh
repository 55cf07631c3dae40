#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# clang-format decides, nobody discusses.
# usage: formatting.sh SOURCE_DIR
set -euo pipefail
cd "$1"
find broker extensions schema tests -name '*.[ch]' -print0 |
	xargs -0 clang-format --dry-run -Werror
echo "formatting: $(find broker extensions schema tests -name '*.[ch]' | wc -l) files as they should be"
