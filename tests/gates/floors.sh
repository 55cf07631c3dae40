#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Floors look down, never up: every include of a project header goes to the own floor or a lower
# one, foreign headers stay at home, and the compiler itself refuses an upward include.
# usage: floors.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1 build_dir=$2
cd "$source_dir"
here=tests/gates
failures=0
complain() { echo "$*"; failures=$((failures + 1)); }

declare -A level owner
while read -r floor height; do level[$floor]=$height; done <"$here/floors.tsv"

for floor in "${!level[@]}"; do
	for header in broker/"$floor"/*.h; do
		[ -e "$header" ] || continue
		name=$(basename "$header")
		[ -z "${owner[$name]:-}" ] || complain "$name is in ${owner[$name]} and in $floor"
		owner[$name]=$floor
	done
done

for floor in "${!level[@]}"; do
	for file in broker/"$floor"/*.[ch]; do
		[ -e "$file" ] || continue
		while read -r name; do
			above=${owner[$name]:-}
			[ -n "$above" ] && [ "$above" != "$floor" ] || continue
			[ "${level[$above]}" -lt "${level[$floor]}" ] ||
				[ "$floor/$above" = ctl/host ] ||
				complain "$file looks up: $name belongs to $above"
		done < <(sed -n 's/^#include "\(.*\)"$/\1/p' "$file")
	done
done

# A foreign header, and the folders that may name it.
while read -r header homes; do
	while read -r file; do
		[[ " $homes " == *" $(dirname "$file") "* ]] || complain "$file must not know <$header>"
	done < <(grep -rlE "#include <$header" broker extensions || true)
done <<'EOF'
sqlite3\.h broker/store
sofia-sip/ broker/sip
freeDiameter/ broker/diameter extensions/sh extensions/rx
openssl/ broker/diameter
uv\.h broker/host broker/diameter broker/sip broker/control broker/ctl
libconfig\.h broker/host
jansson\.h broker/control broker/host broker/ctl
libxml/ broker/shdata
EOF

grep -rn '#include "\.\./' broker extensions && complain "an include leaves its folder"
for floor in vocabulary decision shdata store service; do
	grep -rnE '\bsc_log(_now)?\(' --include='*.[ch]' "broker/$floor" && complain "$floor logs"
done

# The proof that the rule is the build's and not only ours: a floor's own include folders do not
# lead to a header above it, while they do lead to one below.
sees() { # floor header
	local folders=()
	# Folders with a space in their name stand between \" and \".
	mapfile -t folders < <(sed -n \
		"s|.*\"command\": \"\(.*\) -o [^ ]*sc_$1\.dir/.*|\1|;T;p;q" \
		"$build_dir/compile_commands.json" |
		grep -oE -- '-(I|isystem )(\\"[^"]*\\"|[^ "]+)' | sed 's/\\"//g; s/^-isystem /-I/')
	printf '#include "%s"\n' "$2" |
		cc -D_POSIX_C_SOURCE=200809L "${folders[@]}" -x c -fsyntax-only - 2>/dev/null
}
while read -r floor below above; do
	sees "$floor" "$below" || complain "$floor cannot include $below"
	! sees "$floor" "$above" || complain "$floor can include $above"
done <<'EOF'
base status.h vocabulary.h
vocabulary text.h facts.h
decision facts.h snapshot.h
shdata vocabulary.h facts.h
store decision.h service.h
service store.h node.h
diameter text.h control.h
sip text.h node.h
control service.h node.h
EOF

[ "$failures" = 0 ] && echo "floors: every include looks down"
exit "$((failures != 0))"
