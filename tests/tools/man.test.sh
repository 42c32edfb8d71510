#!/bin/sh
# The man pages name every command and option that the program's own help names, and no others; groff has no complaint.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
export LC_ALL=C.UTF-8

"$SHINCHOKU" --help --lang en >"$work/help"
commands=$(awk '/^commands:/ { inside = 1; next } inside && !NF { exit } inside { print $1 }' "$work/help")
for command in $commands; do
    "$SHINCHOKU" "$command" --help --lang en >>"$work/help"
done
grep -oE -e '(^|[ ,|])--[a-z-]+' "$work/help" | tr -d ' ,|' | sort -u >"$work/options"
[ "$(wc -l <"$work/options")" -ge 10 ] || exit 1

for page in "$SOURCE_DIR/generator/doc/shinchoku.1" "$SOURCE_DIR/generator/doc/ja/shinchoku.1"; do
    sed 's/\\-/-/g' "$page" >"$work/page"
    for command in $commands; do
        grep -q "^\.SS $command\$" "$work/page" || { echo "$page: no $command"; failed=1; }
    done
    grep -oE -e '--[a-z-]+' "$work/page" | sort -u | diff "$work/options" - || { echo "$page: other options"; failed=1; }
    for code in 0 1 2 3 4 5 6 7; do
        grep -q "^\.B $code\$" "$work/page" || { echo "$page: no exit code $code"; failed=1; }
    done
    if command -v groff >/dev/null && command -v preconv >/dev/null; then
        preconv -e UTF-8 "$page" | groff -man -Tutf8 -ww -Wbreak >/dev/null 2>"$work/complaints"
        [ -s "$work/complaints" ] && { cat "$work/complaints"; failed=1; }
    fi
done
exit $failed
