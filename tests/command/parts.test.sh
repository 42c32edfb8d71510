#!/bin/sh
# A record file split by leading department, in any order of its parts, builds the same bytes as the whole.
. "$SOURCE_DIR/tests/tools/shell_test.sh"

# build WHERE FILE…
build() {
    where=$1
    shift
    "$SHINCHOKU" build --lang en -l process-sheet -o "$where" "$@" >"$where.out" 2>"$where.err"
    code=$?
    [ $code -le 1 ] && return
    echo "build of $* ended with $code:"
    cat "$where.err"
    failed=1
}

# check NAME RECORD DEPARTMENTS PROSE PRUNE
check() {
    name=$1 record=$2
    build "$work/$name" "$record"
    awk -v out="$work/$name-part" -v departments="$3" -v prose="$4" -v prune="$5" \
        -f "$SOURCE_DIR/tests/command/parts/split.awk" "$record" || failed=1
    p=$work/$name-part
    for order in "1 2 3 4" "4 3 2 1" "2 4 1 3" "3 1 4 2"; do
        set -- $order
        rm -rf "$work/merged"
        build "$work/merged" "$p$1.xml" "$p$2.xml" "$p$3.xml" "$p$4.xml"
        if grep -q 'error\[' "$work/merged.err"; then
            echo "$name, parts in the order $order:"
            cat "$work/merged.err"
            failed=1
        fi
        for file in "$work/$name"/*; do
            cmp "$file" "$work/merged/${file##*/}" || failed=1
        done
    done
}

own='長寿課|福祉課|保健課|住宅課'
check whole-skeleton "$SOURCE_DIR/tests/command/parts/plan.xml" "$own" 1 0
check own-sections "$SOURCE_DIR/tests/command/parts/plan.xml" "$own" 3 1

if [ -r "$shared/records/komae.xml" ]; then
    departments=$(awk '/<initiative/ { open = 1 } open && match($0, /<department[^>]*>[^<]*</) {
        d = substr($0, RSTART, RLENGTH - 1); sub(/^<[^>]*>/, "", d); if (!seen[d]++) list = list (list ? "|" : "") d; open = 0
    } END { print list }' "$shared/records/komae.xml")
    check komae "$shared/records/komae.xml" "$departments" 2 0
    check komae-pruned "$shared/records/komae.xml" "$departments" 1 1
else
    echo "without $shared: the real record was not split"
fi
exit $failed
