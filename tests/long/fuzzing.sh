# fuzzing.sh: the campaigns of tests/fuzz/fuzz_*.c, a part of tests/long.sh, which sets $here, $build, $state, $work, $goal,
# $session and $slice. State of a target: `seconds` of processor time, `corpus`, `findings`, `made` (runs, and those that wrote
# something, of fuzz_publication).

fuzz_targets() {
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
        for file in "$here"/tests/command/text/*.txt; do (printf 0; cat "$file") >"$2/text-$(basename "$file")"; done
        for file in "$here"/tests/command/text/*.tsv; do (printf 1; cat "$file") >"$2/csv-$(basename "$file")"; done
        ;;
    plan) cp "$here"/tests/command/parts/plan.xml "$here"/tests/command/text/*.xml "$2" ;;
    publication) # choices: any bytes will do
        for n in $(seq 200); do head -c "$((n * 7))" /dev/urandom >"$2/random-$n"; done ;;
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
    case $1 in quantity) echo 300 ;; text | picture | publication) echo 2000 ;; *) echo 4000 ;; esac
}

# Seconds that one input may take, on a busy machine, with sanitizers.
patience() {
    case $1 in publication) echo 60 ;; *) echo 5 ;; esac
}

build_target() {
    [ -z "${BUILD-}" ] || return 0
    [ -f "$build/build.ninja" ] || cmake -S "$here" -B "$build" --preset fuzz >"$work/log" || { cat "$work/log"; exit 2; }
    cmake --build "$build" --target "fuzz_$1" >"$work/log" || { cat "$work/log"; exit 2; }
}

done_seconds() {
    cat "$state/$1/seconds" 2>/dev/null || echo 0
}

# A target that makes something says at its end in how many runs: the sum over all sessions.
count_made() {
    grep -h ' written (' "$1/log" >"$work/made" || return 0
    { cat "$1/made" 2>/dev/null || echo 0 0; awk '{ runs += $1; written += $8 } END { print runs, written }' "$work/made"; } |
        awk '{ runs += $1; written += $2 } END { print runs, written }' >"$1/made.new"
    mv "$1/made.new" "$1/made"
}

# One slice of a target: counts its processor time whatever becomes of it.
run_slice() {
    target=$1 place=$state/$1
    code=0 words=
    [ ! -s "$place/words" ] || words=-dict=$place/words # libFuzzer refuses an empty one
    # What libraries are known to leak is no finding of ours.
    LSAN_OPTIONS=suppressions=$here/tests/leaks.txt:print_suppressions=0 ASAN_OPTIONS=detect_leaks=1 command time -f '%U %S' -o "$work/time" nice -n 19 "$build/tests/fuzz_$target" ${words:+"$words"} \
        -max_total_time=$slice "-max_len=$(longest "$target")" "-timeout=$(patience "$target")" "-report_slow_units=$(patience "$target")" \
        -rss_limit_mb=1500 -verbosity=1 \
        "-artifact_prefix=$place/findings/" "$place/corpus" "$here/tests/fuzz/corpus/$target" >"$place/log" 2>&1 || code=$?
    spent=$(tail -n 1 "$work/time" | awk '{ print int($1 + $2 + 0.5) }')
    echo $(($(done_seconds "$target") + spent)) >"$place/seconds"
    count_made "$place"
    return $code
}

fuzz_run() {
    place=$state/$1 begun=$(done_seconds "$1")
    mkdir -p "$place/corpus" "$place/findings" "$here/tests/fuzz/corpus/$1"
    [ "$begun" -gt 0 ] || seed "$1" "$place/corpus"
    build_target "$1"
    dictionary "$1" >"$place/words"
    while [ "$(done_seconds "$1")" -lt $goal ] && [ $(($(done_seconds "$1") - begun)) -lt $session ]; do
        run_slice "$1" || { echo "fuzz_$1: a finding, see $place/log and $place/findings"; return 1; }
    done
}

fuzz_status() {
    for target in $(fuzz_targets); do
        place=$state/$target
        seconds=$(done_seconds "$target")
        printf '%-11s%4d.%d processor minutes, %5d inputs, %3d kept, %d findings\n' "$target" $((seconds / 60)) \
            $((seconds % 60 / 6)) "$(ls "$place/corpus" 2>/dev/null | wc -l)" \
            "$(ls "$here/tests/fuzz/corpus/$target" 2>/dev/null | wc -l)" "$(ls "$place/findings" 2>/dev/null | wc -l)"
        [ ! -s "$place/made" ] || awk '{ printf "           %d runs, something written in %d of them (%d %%)\n", $1, $2, 100 * $2 / $1 }' "$place/made"
    done
}

# What is kept is chosen by the lines it reaches, not by how often, so that it stays a few hundred small files.
fuzz_keep() {
    build_target "$1"
    mkdir "$work/$1"
    "$build/tests/fuzz_$1" -merge=1 -use_counters=0 "-max_len=$(longest "$1")" "$work/$1" \
        "$here/tests/fuzz/corpus/$1" "$state/$1/corpus" 2>"$work/log" || { tail "$work/log"; return 1; }
    for file in "$work/$1"/*; do
        cmp -s "$file" "$here/tests/fuzz/corpus/$1/$(basename "$file")" || cp "$file" "$here/tests/fuzz/corpus/$1"
    done
}

