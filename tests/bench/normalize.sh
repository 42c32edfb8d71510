#!/bin/sh
# How fast numbers are found and rewritten, beside grep -oP and iconv on the same file in the same run.
#
#   tests/bench/normalize.sh SHINCHOKU [FILE]
#
# Without a file one of about 200 MB is made of the sentences of tests/spec/quantities.md and plain prose. Goals: finding
# and classifying (--explain) at least a third of grep's speed, rewriting at least 100 MB/s, memory that does not grow with
# the file. Prints seconds, MB/s, the ratio to grep, and peak memory; exits 1 where a goal is missed.
set -eu
program=${1:?usage: normalize.sh SHINCHOKU [FILE]}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
export LC_ALL=C.UTF-8

# Sentences with numbers, and as much prose without: roughly one number in a hundred bytes, as in reports.
make_file() {
    sed -n 's/^| \(.*\) | \(\[.*\|なし\) |$/\1/p' "$here/../spec/quantities.md" >"$work/sentences"
    awk '{ print; print "関係する機関や団体と話し合いながら、地域の実情に応じた取組を着実に進めていきます。" }' \
        "$work/sentences" >"$work/part"
    size=$(wc -c <"$work/part")
    times=$((200000000 / size))
    awk -v times="$times" '{ line[NR] = $0 } END { for (i = 0; i < times; i++) for (n = 1; n <= NR; n++) print line[n] }' \
        "$work/part" >"$work/text"
}
file=${2:-$work/text}
[ $# -ge 2 ] || make_file
head -c 20000000 "$file" | sed "\$d" >"$work/tenth"

# Best of three, user and system seconds: the machine may have other things to do.
measure() {
    best=
    for round in 1 2 3; do
        seconds=$( { command time -f '%U %S' "$@" >"$work/out" 2>"$work/err"; tail -n 1 "$work/err"; } |
            awk '{ print $1 + $2 }')
        best=$(echo "$seconds ${best:-$seconds}" | awk '{ print ($1 < $2) ? $1 : $2 }')
    done
    echo "$best"
}
peak() {
    command time -f '%M' "$@" 2>"$work/err" >"$work/out"
    tail -n 1 "$work/err"
}

bytes=$(wc -c <"$file")
grep_seconds=$(measure grep -oP '[0-9０-９]+' "$file")
iconv_seconds=$(measure iconv -f UTF-8 -t UTF-16LE "$file")
find_seconds=$(measure "$program" normalize --explain "$file")
half_seconds=$(measure "$program" normalize --numerals half "$file")
full_seconds=$(measure "$program" normalize --numerals full "$file")
small=$(peak "$program" normalize --numerals half "$work/tenth")
large=$(peak "$program" normalize --numerals half "$file")

awk -v bytes="$bytes" -v g="$grep_seconds" -v i="$iconv_seconds" -v f="$find_seconds" -v h="$half_seconds" \
    -v w="$full_seconds" -v small="$small" -v large="$large" '
function row(name, seconds) { printf "%-28s %6.2f s %7.0f MB/s  %5.2f of grep\n", name, seconds, bytes / 1e6 / seconds, g / seconds }
BEGIN {
    row("grep -oP", g); row("iconv to UTF-16", i); row("normalize --explain", f)
    row("normalize --numerals half", h); row("normalize --numerals full", w)
    printf "peak memory %d KB for a tenth, %d KB for all\n", small, large
    missed = 0
    if (g / f < 1 / 3) { print "missed: finding is less than a third of grep"; missed = 1 }
    if (bytes / 1e6 / h < 100 || bytes / 1e6 / w < 100) { print "missed: rewriting is below 100 MB/s"; missed = 1 }
    if (large > small + 2048) { print "missed: memory grows with the file"; missed = 1 }
    exit missed
}'
