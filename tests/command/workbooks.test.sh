#!/bin/sh
# Every workbook that the tests have made, and those of the samples, satisfies the Open XML SDK's validator; one that is damaged
# on purpose does not. The validator is an npm package, installed into the build directory: nothing of it is part of this
# tree. Skipped where there is no npm, or nothing to install it from. The other tests leave their workbooks in
# build/…/workbooks (tests/tools/shell_test.sh), so that this one runs after them.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need node npm
package=@ooxml-tools/validate version=0.4.6
place=$BINARY_DIR/validator
index=$place/node_modules/$package/dist/npm/index.js

# Whole or not at all: what a cut connection leaves is not taken for it the next time.
if ! grep -qs "\"version\": \"$version\"" "$place/node_modules/$package/package.json" || [ ! -e "$index" ]; then
    rm -rf "$place" "$place.new"
    mkdir -p "$place.new"
    (cd "$place.new" && npm install --no-package-lock --no-save --ignore-scripts --no-audit --no-fund --fetch-retries=0 \
        --fetch-timeout=60000 --prefix . "$package@$version") >"$work/npm" 2>&1 ||
        skip "npm cannot install $package@$version: $(tail -n 1 "$work/npm")"
    mv "$place.new" "$place"
fi

# validate LIST
validate() {
    node "$SOURCE_DIR/tests/tools/validate_workbooks.mjs" "$index" "$1" >"$work/said" 2>&1
}

mkdir "$work/own"
"$BINARY_DIR/tests/test_book" "$work/own" || fail "test_book wrote nothing"
for record in "$SOURCE_DIR"/input/samples/*.xml "$SOURCE_DIR"/input/samples/*.txt "$SOURCE_DIR"/input/samples/starter/plan.xml; do
    "$SHINCHOKU" build -o "$work/own" "$record" >/dev/null 2>&1
    "$SHINCHOKU" build -o "$work/own/forms" -l input-form "$record" >/dev/null 2>&1
done
find "$work/own" "$BINARY_DIR/workbooks" -name '*.xlsx' 2>/dev/null | sort >"$work/list"
[ "$(wc -l <"$work/list")" -ge 15 ] || fail "only these workbooks were made: $(cat "$work/list")"
validate "$work/list"
code=$?
[ $code -ne 3 ] || skip "$(cat "$work/said")"
[ $code -eq 0 ] || fail "the validator complains of what the tests made: $(cat "$work/said")"
tail -n 1 "$work/said"

# Damaged: a cell of a kind that does not exist, columns after the rows, a sheet whose number is a word. Other
# programs open such workbooks and say nothing, or lose cells.
for damage in cell-kind order sheet-number; do
    /usr/bin/python3 - "$work/own/process.xlsx" "$work/damaged-$damage.xlsx" "$damage" <<'PYTHON' || fail "$damage: not made"
import re, sys, zipfile
source, target, damage = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], "w"), sys.argv[3]
changes = {
    "cell-kind": ("xl/worksheets/sheet1.xml", rb' t="s"', rb' t="word"'),
    "order": ("xl/worksheets/sheet1.xml", rb"(<cols>.*?</cols>)(.*</sheetData>)", rb"\2\1"),
    "sheet-number": ("xl/workbook.xml", rb'sheetId="1"', rb'sheetId="one"'),
}
part, old, new = changes[damage]
for entry in source.infolist():
    content = source.read(entry)
    if entry.filename == part:
        content, count = re.subn(old, new, content, count=1, flags=re.S)
        assert count == 1
    target.writestr(entry, content)
PYTHON
    echo "$work/damaged-$damage.xlsx" >"$work/list"
    validate "$work/list"
    [ $? -eq 1 ] || fail "$damage: the validator has nothing to say: $(cat "$work/said")"
done
exit $failed
