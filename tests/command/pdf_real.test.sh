#!/bin/sh
# Every PDF that the samples and the real records make is sound (qpdf --check) and holds what PDF/UA and PDF/A ask of a
# file's objects (pdf_structure.js). Without ../shared the samples alone are built.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need qpdf mutool

# sound RECORD [LAYOUT...]: every PDF of the record, the layouts chosen by the record where none is named
sound() {
    record=$1
    shift
    out=$work/$(basename "$record")
    for layout in "$@"; do set -- "$@" -l "$layout"; shift; done
    "$SHINCHOKU" build --lang en --layout-dir "$SOURCE_DIR/layouts/examples" "$@" -o "$out" "$record" >/dev/null 2>"$work/err"
    code=$?
    [ $code -eq 0 ] || fail "$record: built with $code: $(head -n 3 "$work/err")"
    count=0
    for pdf in "$out"/*.pdf; do
        [ -s "$pdf" ] || continue
        count=$((count + 1))
        name=${pdf##*/}
        qpdf --check "$pdf" >"$work/check" 2>&1 || fail "$name: qpdf --check: $(cat "$work/check")"
        mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$pdf" >"$work/structure" 2>&1 || fail "$name: pdf_structure.js ended with $?"
        grep -q '^ok ' "$work/structure" || fail "$name: nothing was checked"
        grep -v '^ok ' "$work/structure" | grep '^not ok' >"$work/bad" && fail "$name: $(cat "$work/bad")"
        checked=$((${checked:-0} + 1))
    done
    [ $count -gt 0 ] || fail "$record: no PDF"
}

sound "$SOURCE_DIR/input/samples/midorino-r6-status.xml" status-report gaiyo
sound "$SOURCE_DIR/input/samples/midorino-r7-sheet.txt"
sound "$SOURCE_DIR/tests/cities/records/goal-structures.xml" goal-report
sound "$SOURCE_DIR/tests/cities/records/progress-structures.xml" progress-table
if [ -r "$shared/records/komae.xml" ]; then
    sound "$shared/records/kawanishi.xml" process-sheet
    sound "$shared/records/kanazawa-1-4.xml" progress-table
    sound "$shared/records/takamatsu.xml" status-report gaiyo
    sound "$shared/records/komae.xml" plan-booklet
    sound "$shared/records/hiratsuka-4.xml" goal-report
else
    echo "without $shared: the project's own records only"
fi
echo "$checked PDF files"
exit $failed
