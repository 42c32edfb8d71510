#!/bin/sh
# The program as it is installed: moved as a whole, called by a link, by a search path, from anywhere, it makes the same bytes
# with what stands beside it, and takes its modules from nowhere else.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
record=$SOURCE_DIR/input/samples/midorino-r7-sheet.txt

cmake --install "$BINARY_DIR" --prefix "$work/first" >/dev/null || exit 1
mv "$work/first" "$work/prefix"
mkdir "$work/links" "$work/here"
ln -s "$work/prefix/bin/shinchoku" "$work/links/shinchoku"
printf 'no module\n' | tee "$work/here/shinchoku-pdf.so" >"$work/here/shinchoku-workbook.so"
cd "$work/here" || exit 1

"$SHINCHOKU" build -o "$work/built" "$record" >/dev/null 2>&1
env PATH="$work/links:$PATH" LD_LIBRARY_PATH=. shinchoku build -o "$work/installed" "$record" >"$work/out" 2>&1 || fail "$(cat "$work/out")"
diff -r "$work/built" "$work/installed" || fail "other bytes than before"
[ "$(ls "$work/installed" | wc -l)" -ge 2 ] || fail "nothing was made"

# Nothing is read outside of the prefix: with its own layouts and samples gone there are none.
"$SHINCHOKU" init "$work/old" >/dev/null
"$work/links/shinchoku" init "$work/new" >"$work/out" 2>&1 || fail "init: $(cat "$work/out")"
diff -r "$work/old" "$work/new" || fail "init copies something else"
mv "$work/prefix/share/shinchoku/layouts/process-sheet.xml" "$work"
"$work/links/shinchoku" layouts | grep -q process-sheet && fail "layouts of the source tree"
mv "$work/process-sheet.xml" "$work/prefix/share/shinchoku/layouts"
for page in man1/shinchoku.1 ja/man1/shinchoku.1; do
    [ -s "$work/prefix/share/man/$page" ] || fail "no $page"
done

# Without its modules it says so, and does not take those of the place where it is called.
rm -r "$work/prefix/lib"
says() {
    LD_LIBRARY_PATH=. "$work/prefix/bin/shinchoku" build --lang "$1" -l process-sheet --to "$work/none.$2" "$record" >"$work/out" 2>&1
    code=$?
    [ $code -eq 4 ] && grep -qF "$3" "$work/out" || fail "$1 $2: exit code $code: $(cat "$work/out")"
}
says en pdf "(shinchoku-pdf.so is neither in $work/prefix/bin nor in ../lib/shinchoku from there)"
says ja pdf "（shinchoku-pdf.so が $work/prefix/bin にも、そこから見た ../lib/shinchoku にもありません）"
says en xlsx '(shinchoku-workbook.so is neither in '
says ja xlsx '（shinchoku-workbook.so が '
exit $failed
