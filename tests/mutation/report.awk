# SPDX-License-Identifier: BSD-2-Clause
# How many mutants were noticed, of which file, by which test; and which were not, with what
# judged.txt says about them.
# usage: awk -F'\t' -v least=PER_CENT -f report.awk judged.txt TRIED

# judged.txt: a line "FILE: TEXT OF THE LINE", and under it, indented, one line per mutant,
# "COLUMN BEFORE => AFTER ## judgement".
FNR == 1 { part++ }
part == 1 && /^#/ { next }
part == 1 && /^[^ \t]/ { place = $0; next }
part == 1 && / ## / {
	sub(/^[ \t]+/, "")
	split($0, half, / ## /)
	judgement[place "\n" half[1]] = half[2]
	next
}
part == 1 { next }

{
	file = $2
	state = $10
	if (!(file in tried))
		order[++files] = file
	tried[file]++
	count[file, state]++
	total[state]++
	if (state == "killed")
		killer[$11]++
	if (state != "survived")
		next
	key = $9 " " $6 " => " $7
	judged = judgement[file ": " $8 "\n" key]
	if (judged ~ /^equivalent/)
		equivalent++
	if (judged == "")
		unjudged++
	list[++survivors] = sprintf("%s:%s: %s\n    %s\n    %s", file, $3, $8, key,
		judged == "" ? "not judged" : judged)
}

function per_cent(killed, survived)
{
	return killed + survived == 0 ? "-" : sprintf("%.1f %%", 100 * killed / (killed + survived))
}

function row(name, killed, survived, same, invalid)
{
	printf "%-20s %7d %7d %8d %6d %11d   %s\n", name, killed + survived + same + invalid, killed,
		survived, same, invalid, per_cent(killed, survived)
}

END {
	printf "%-20s %7s %7s %8s %6s %11s   %s\n", "file", "mutants", "killed", "survived", "same",
		"no compile", "killed"
	for (i = 1; i <= files; i++) {
		file = order[i]
		row(file, count[file, "killed"], count[file, "survived"], count[file, "same"],
			count[file, "invalid"])
	}
	row("all", total["killed"], total["survived"], total["same"], total["invalid"])
	printf "same: the compiler makes the same code of it; not counted, as what does not compile\n\n"
	for (name in killer)
		printf "%5d killed by %s\n", killer[name], name | "sort -k 4"
	close("sort -k 4")
	printf "\n%d survived: %d judged equivalent, %d judged otherwise, %d not judged\n", survivors,
		equivalent, survivors - equivalent - unjudged, unjudged
	for (i = 1; i <= survivors; i++)
		print list[i]
	if (total["killed"] + total["survived"] == 0)
		exit 2
	exit 100 * total["killed"] < least * (total["killed"] + total["survived"])
}
