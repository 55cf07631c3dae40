#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# The repository speaks of the product: licence line in every source, no unfinished work, no path of
# a machine, files and functions that can be read at once.
# usage: words.sh SOURCE_DIR
set -euo pipefail
cd "$1"
failures=0
complain() { echo "$*"; failures=$((failures + 1)); }

while read -r file; do
	head -n 3 "$file" | grep -q 'SPDX-License-Identifier: BSD-2-Clause' ||
		complain "$file has no SPDX line"
	lines=$(wc -l <"$file")
	[ "$lines" -le 500 ] || complain "$file has $lines lines"
done < <(find broker extensions schema tests etc -name '*.[ch]' -o -name '*.sh' -path '*/tests/*' \
	-o -name CMakeLists.txt | sort)
words='TO''DO|FIX''ME|XX''X|HA''CK'
grep -rnIE "\b($words)\b" broker extensions schema tests etc && complain "unfinished, by its own words"
grep -rnIE '(^|[^.[:alnum:]])/(home|root|work)/' broker extensions schema tests etc README.md &&
	complain "a path of somebody's machine"
[ "$failures" = 0 ] && echo "words: in order"
exit "$((failures != 0))"
