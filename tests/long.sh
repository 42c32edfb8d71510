#!/bin/sh
# long.sh: what takes longer than the tests may, counted over sessions: a run that is cut short is taken up again where it
# stopped, with everything that was found so far.
#
#   tests/long.sh [-g MINUTES] [-s MINUTES] [TARGET…]     runs; default: all targets, 20 minutes each
#   tests/long.sh status                                  what was done of all of them, and what was found
#   tests/long.sh keep [TARGET…]                          copies what reaches new code into tests/fuzz/corpus, minimised
#
# Targets:
#   quantity text plan picture   libFuzzer over a reader (tests/fuzz/fuzz_*.c)
#   publication                  the same over definitions and records that are grown well-formed (tests/fuzz/grow.h), through
#                                to trace, PDF and workbook; of what is drawn nearly all comes to one of them, and the test
#                                "grown" fails when that falls below 70 of 100 (replay_publication -r COUNT tells how many)
#   faults                       one call of a build refused, or the program killed there, at every point in turn
#                                (tests/long/faults.py, tests/command/inject)
#   hostile                      damaged inputs with names, over all readers, through a program with sanitizers
#                                (tests/long/hostile.py; the cases are in hostile_cases.py)
#
# -g is the goal of a fuzzed target over all sessions, -s what this session gives to each target. State lies in
# build/long/TARGET. BUILD names a directory of the preset "fuzz" that is built already, RELEASE and ASAN those of "release"
# and "asan"; without them they are made and kept up to date. A finding ends its target with exit code 1: mend it, move the
# input of a fuzzed target to tests/fuzz/corpus/TARGET, where the tests replay it, and go on.
#
# By itself stands tests/long/bare_machine.sh, which builds and tests in a Debian that has nothing installed.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=${BUILD:-$here/build/fuzz}
state=$here/build/long
goal=1200 session=86400 slice=60
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
. "$here/tests/long/fuzzing.sh"

all_targets() {
    fuzz_targets
    echo faults
    echo hostile
}

# built PRESET DIRECTORY TARGET…: what a campaign runs, unless a directory was given that has it.
built() {
    preset=$1 directory=$2
    shift 2
    [ -z "$directory" ] || return 0
    [ -f "$here/build/$preset/CMakeCache.txt" ] || (cd "$here" && cmake --preset "$preset" -DBUILD_TESTING=ON) >"$work/log" 2>&1 || { cat "$work/log"; exit 2; }
    cmake --build "$here/build/$preset" --target "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 2; }
}

campaign() {
    [ "$session" -lt 86400 ] || session=$goal
    case $1 in
    faults)
        built release "${RELEASE-}" shinchoku inject
        /usr/bin/python3 "$here/tests/long/faults.py" "${RELEASE:-$here/build/release}" "$state/faults" "$session"
        ;;
    hostile)
        built asan "${ASAN-}" shinchoku
        /usr/bin/python3 "$here/tests/long/hostile.py" "${ASAN:-$here/build/asan}/shinchoku" "$state/hostile" "$session"
        ;;
    *) fuzz_run "$1" ;;
    esac
}

status() {
    fuzz_status
    /usr/bin/python3 "$here/tests/long/faults.py" status "$state/faults"
    /usr/bin/python3 "$here/tests/long/hostile.py" status "$state/hostile"
}

case ${1-} in
status) status; exit ;;
keep)
    shift
    [ $# -gt 0 ] || set -- $(fuzz_targets)
    for target; do fuzz_keep "$target"; done
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
for target; do campaign "$target" || failed=1; done
status
exit $failed
