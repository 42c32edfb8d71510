#!/bin/sh
# What a build leaves behind when one call fails: memory that is not given, a file that is not opened, a write, a sync, a
# rename that is refused (tests/command/inject/inject.c). Whatever the point: every published file is the old one or the new one,
# byte for byte; the exit code and a sentence say what happened; the next run clears away what was left.
#
# INJECT_ALL=1 tries every point of the build, which takes many minutes; without it about 100 of them are taken, evenly,
# of memory those where the program comes by a way of its own. INJECT_LAYOUT and INJECT_RECORD name another build.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
inject=$BINARY_DIR/tests/inject.so
[ -f "$inject" ] || skip "$inject is not built"
nm -D "$SHINCHOKU" 2>/dev/null | grep -q __asan_init && skip "the sanitizer has allocators of its own"
record=${INJECT_RECORD:-$SOURCE_DIR/tests/command/parts/plan.xml}
layout=${INJECT_LAYOUT:-process-sheet}
tried=0 most=${INJECT_MOST:-16}

build() { "$SHINCHOKU" build --lang en -l "$layout" -o "$work/out" "$record"; }
"$SHINCHOKU" build -l "$layout" -o "$work/new" "$record" >/dev/null 2>&1 || skip "the build itself has findings"
"$SHINCHOKU" build --draft -l "$layout" -o "$work/old" "$record" >/dev/null 2>&1
for file in "$work"/new/*; do
    cmp -s "$file" "$work/old/${file##*/}" && fail "old and new are the same: ${file##*/}"
done
mkdir "$work/out"
(export LD_PRELOAD="$inject" INJECT_COUNT="$work/counts" INJECT_POINTS="$work/paths"; build) >/dev/null 2>&1
[ -s "$work/counts" ] && [ -s "$work/paths" ] || { fail "nothing was counted"; exit 1; }

# point KIND:N[:ERROR] CODES: one build with that failure; the exit code is one of CODES.
point() {
    tried=$((tried + 1))
    cp "$work"/old/* "$work/out"
    (export LD_PRELOAD="$inject" INJECT="$1"; build) >"$work/said" 2>"$work/err"
    code=$?
    case " $2 " in *" $code "*) ;; *) fail "$1: exit code $code, not one of $2: $(tail -n 3 "$work/err")" ;; esac
    [ $code -eq 0 ] || grep -qE 'error\[|out of memory' "$work/err" || fail "$1: exit code $code and not a word: $(cat "$work/err")"
    for file in "$work"/new/*; do
        cmp -s "$file" "$work/out/${file##*/}" && continue
        [ $code -ne 0 ] && cmp -s "$work/old/${file##*/}" "$work/out/${file##*/}" || fail "$1: exit code $code, and ${file##*/} is neither old nor new"
        # What is said to be made is made.
        grep -qF "${file##*/}" "$work/said" && fail "$1: ${file##*/} was said to be made"
    done
}

# some FILE: its lines, or so many of them, evenly.
some() {
    awk -v most="${INJECT_ALL:+1000000}" -v few="$most" '{ line[NR] = $0 } END {
        if (!most) most = few; step = NR > most ? NR / most : 1
        for (at = 1; at <= NR; at += step) print line[int(at)] }' "$1"
}

count() { awk -v kind="$1" '$1 == kind { print $2 }' "$work/counts"; }
each() { seq "$(count "$1")" >"$work/each"; for n in $(some "$work/each"); do point "$1:$n${3:+:$3}" "$2"; done; }

if [ -n "${INJECT_ALL:-}" ]; then seq "$(count memory)" >"$work/paths"; fi
for n in $(some "$work/paths"); do point "memory:$n" 5; done
each write '4 0' ENOSPC # the run's own words may be lost
each sync '4 0'
each rename 4
each size '4 0'
each close '4 0'
each open '5 4 3 1 0'
each read '5 4 3 1 0'
most=3
each write '4 0' EIO
each write '4 0' EDQUOT
each write '4 0' EFBIG
each write 0 short
each write '0 4' EINTR
[ "$(count write)" -gt 20 ] || fail "only $(count write) writes were seen: streams of libraries are not"

# The next run clears away what was left.
build >/dev/null 2>&1
diff -r "$work/new" "$work/out" || fail "left behind"
echo "$tried points tried"
exit $failed
