#!/bin/sh
# long.sh: fuzzing that is counted over sessions. Each target is run until its goal of processor time is reached; a run
# that is cut short is taken up again where it stopped, with everything that was found so far.
#
#   tests/long.sh [-g MINUTES] [-s MINUTES] [TARGET…]     runs; default: all targets, 20 minutes each
#   tests/long.sh status                                  processor minutes done, corpus, open findings
#   tests/long.sh keep [TARGET…]                          copies what reaches new code into tests/fuzz/corpus, minimised
#
# -g is the goal of a target over all sessions, -s what this session gives to each. BUILD names a directory of the preset
# "fuzz" that is built already; without it build/fuzz is made and kept up to date. State lies in build/long/TARGET: `seconds` of
# processor time, `corpus`, `findings`. A finding ends its target with exit code 1: mend it, move the input to
# tests/fuzz/corpus/TARGET, where the tests replay it, and go on.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=${BUILD:-$here/build/fuzz}
state=$here/build/long
goal=1200 session=86400 slice=60
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

all_targets() {
    for source in "$here"/tests/fuzz/fuzz_*.c; do
        name=$(basename "$source" .c)
        echo "${name#fuzz_}"
    done
}

# Inputs to begin with: our own sentences, records and texts.
seed() {
    case $1 in
    quantity)
        awk -F' *[|] *' -v out="$2/row" '/^[|]/ && $2 !~ /^-+$/ { file = out NR; printf "%s", $2 >file; close(file) }' \
            "$here/tests/spec/quantities.md"
        ;;
    text)
        for file in "$here"/tests/text/*.txt; do (printf 0; cat "$file") >"$2/text-$(basename "$file")"; done
        for file in "$here"/tests/text/*.tsv; do (printf 1; cat "$file") >"$2/csv-$(basename "$file")"; done
        ;;
    plan) cp "$here"/tests/parts/plan.xml "$here"/tests/text/*.xml "$2" ;;
    esac
}

# Words to play with, one a line: of the grammar, of the dictionary of labels, of the vocabulary.
words() {
    case $1 in
    quantity) cat "$here/tests/fuzz/quantity.words" ;;
    text) grep -v '^#' "$here/input/labels/labels.tsv" | cut -f 1; printf '%s\n' ■ ： '［以上］' 再掲 R6 '　' ● 【 】 '"' ;;
    picture) printf '%s\n' IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP pHYs eXIf JFIF Exif Adobe ICC_PROFILE ;;
    plan) grep -o 'X([A-Z_]*, "[a-z:-]*")' "$here/generator/core/plan.h" | cut -d '"' -f 2; printf '%s\n' '</' '/>' '="' R6 '<![CDATA[' '&#x' ;;
    esac
}

# The words in the fuzzer's notation: "\xE4\xBB\xA4".
dictionary() {
    words "$1" | sort -u | while IFS= read -r word; do
        [ -z "$word" ] || printf '"%s"\n' "$(printf %s "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
    done
}

# The longest input of a target: long enough for what it reads, short enough for many a second.
longest() {
    case $1 in quantity) echo 300 ;; text | picture) echo 2000 ;; *) echo 4000 ;; esac
}

build_target() {
    [ -z "${BUILD-}" ] || return 0
    [ -f "$build/build.ninja" ] || cmake -S "$here" -B "$build" --preset fuzz >"$work/log" || { cat "$work/log"; exit 2; }
    cmake --build "$build" --target "fuzz_$1" >"$work/log" || { cat "$work/log"; exit 2; }
}

done_seconds() {
    cat "$state/$1/seconds" 2>/dev/null || echo 0
}

# One slice of a target: counts its processor time whatever becomes of it.
run_slice() {
    target=$1 place=$state/$1
    code=0
    ASAN_OPTIONS=detect_leaks=1 command time -f '%U %S' -o "$work/time" nice -n 19 "$build/tests/fuzz_$target" "-dict=$place/words" \
        -max_total_time=$slice "-max_len=$(longest "$target")" -timeout=5 -rss_limit_mb=1500 -verbosity=1 \
        "-artifact_prefix=$place/findings/" "$place/corpus" "$here/tests/fuzz/corpus/$target" 2>"$place/log" || code=$?
    spent=$(tail -n 1 "$work/time" | awk '{ print int($1 + $2 + 0.5) }')
    echo $(($(done_seconds "$target") + spent)) >"$place/seconds"
    return $code
}

run() {
    place=$state/$1 begun=$(done_seconds "$1")
    mkdir -p "$place/corpus" "$place/findings" "$here/tests/fuzz/corpus/$1"
    [ "$begun" -gt 0 ] || seed "$1" "$place/corpus"
    build_target "$1"
    dictionary "$1" >"$place/words"
    while [ "$(done_seconds "$1")" -lt $goal ] && [ $(($(done_seconds "$1") - begun)) -lt $session ]; do
        run_slice "$1" || { echo "fuzz_$1: a finding, see $place/log and $place/findings"; return 1; }
    done
}

status() {
    for target in $(all_targets); do
        place=$state/$target
        seconds=$(done_seconds "$target")
        printf '%-10s %4d.%d processor minutes, %5d inputs, %3d kept, %d findings\n' "$target" $((seconds / 60)) \
            $((seconds % 60 / 6)) "$(ls "$place/corpus" 2>/dev/null | wc -l)" \
            "$(ls "$here/tests/fuzz/corpus/$target" 2>/dev/null | wc -l)" "$(ls "$place/findings" 2>/dev/null | wc -l)"
    done
}

# What is kept is chosen by the lines it reaches, not by how often, so that it stays a few hundred small files.
keep() {
    build_target "$1"
    mkdir "$work/$1"
    "$build/tests/fuzz_$1" -merge=1 -use_counters=0 "-max_len=$(longest "$1")" "$work/$1" \
        "$here/tests/fuzz/corpus/$1" "$state/$1/corpus" 2>"$work/log" || { tail "$work/log"; return 1; }
    for file in "$work/$1"/*; do
        cmp -s "$file" "$here/tests/fuzz/corpus/$1/$(basename "$file")" || cp "$file" "$here/tests/fuzz/corpus/$1"
    done
}

case ${1-} in
status) status; exit ;;
keep)
    shift
    [ $# -gt 0 ] || set -- $(all_targets)
    for target; do keep "$target"; done
    exit
    ;;
esac
while getopts g:s: option; do
    case $option in
    g) goal=$((OPTARG * 60)) ;;
    s) session=$((OPTARG * 60)) ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- $(all_targets)
failed=0
for target; do run "$target" || failed=1; done
status
exit $failed
