#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Is every kind of mutant made of a source, and nothing of its comments, texts and directives?
# usage: mutants.sh MUTANTS
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$1" "$here/sample.c.txt" | diff "$here/sample.expected" -
