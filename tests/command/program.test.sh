#!/bin/sh
# The command line: languages, help, options in every spelling, and the bar for people who wait.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
record=$SOURCE_DIR/tests/command/parts/plan.xml

# check NAME CODE TEXT COMMAND…: exit code, and a text in what it says.
check() {
    name=$1 code=$2 text=$3
    shift 3
    "$@" >"$work/out" 2>&1
    got=$?
    if [ $got -ne "$code" ] || ! grep -qF -e "$text" "$work/out"; then
        echo "FAILED $name: exit code $got, expected $code and “$text”"
        cat "$work/out"
        failed=1
    fi
}

check version 0 'shinchoku ' "$SHINCHOKU" --version
check help-en 0 'usage: shinchoku COMMAND' "$SHINCHOKU" --help --lang en
check help-ja 0 '使い方: shinchoku 命令' "$SHINCHOKU" --help --lang ja
check help-first 0 '使い方: shinchoku 命令' "$SHINCHOKU" --lang ja --help
check command-help 0 '--layout-dir' "$SHINCHOKU" build --help
check nothing 2 'command-missing' "$SHINCHOKU"
check layouts 0 'status-report' "$SHINCHOKU" layouts
check explain 0 'initiative' "$SHINCHOKU" layouts --explain process-sheet
check layouts-surplus 2 'operand-surplus' "$SHINCHOKU" layouts process-sheet

# The locale speaks where --lang does not.
for variable in LC_ALL LC_MESSAGES LANG; do
    check "$variable=ja" 2 'エラー[' env -u LC_ALL -u LC_MESSAGES -u LANG "$variable=ja_JP.UTF-8" "$SHINCHOKU" build
    check "$variable=C" 2 'error[' env -u LC_ALL -u LC_MESSAGES -u LANG "$variable=C.UTF-8" "$SHINCHOKU" build
done
check lang-wins 2 'error[' env LC_ALL=ja_JP.UTF-8 "$SHINCHOKU" build --lang en
check lang-unknown 2 'option-value' "$SHINCHOKU" build --lang de "$record"

# One option, four spellings; several layouts; a record whose name begins with a dash.
n=0
for option in '-l process-sheet' -lprocess-sheet '--layout process-sheet' --layout=process-sheet; do
    n=$((n + 1))
    check "spelling $option" 0 "$work/$n/minato-r6-process-sheet.pdf" "$SHINCHOKU" build $option -o "$work/$n" "$record"
done
cp "$record" "$work/-r.xml"
check dash-name 0 'minato-r6-process-sheet.xlsx' sh -c "cd '$work' && '$SHINCHOKU' build -l process-sheet -- -r.xml"
check dash-option 2 'option-unknown' sh -c "cd '$work' && '$SHINCHOKU' build -l process-sheet -r.xml"
check bare 2 'option-bare' "$SHINCHOKU" build "$record" -l
check optional-alone 0 'minato-r6-process-sheet.pdf' "$SHINCHOKU" build -l process-sheet -o "$work/1" --wait "$record"
check optional-given 0 'minato-r6-process-sheet.pdf' "$SHINCHOKU" build -l process-sheet -o "$work/1" --wait=5 "$record"
check optional-wrong 2 '--wait' "$SHINCHOKU" build -l process-sheet -o "$work/1" --wait=soon "$record"
check full 2 'option-full' "$SHINCHOKU" build --draft=yes "$record"
check department 0 'minato-r6-process-sheet-' "$SHINCHOKU" build -l process-sheet -o "$work" --department 長寿課 "$record"
check department-none 2 'department-none' "$SHINCHOKU" build -l process-sheet -o "$work" --department なし課 "$record"

# One publication into a named file: the same bytes, nothing beside it; what makes more than one file is refused, and so
# is a name that the publication's format does not fit.
to() { check "to $1" "$2" "$3" "$SHINCHOKU" build --lang en -l "$4" --to "$work/to/$5" "$record"; }
to pdf 0 "$work/to/sheet.pdf" process-sheet sheet.pdf
cmp "$work/to/sheet.pdf" "$work/1/minato-r6-process-sheet.pdf" || failed=1
to xlsx 0 "$work/to/Sheet.XLSX" process-sheet Sheet.XLSX
cmp "$work/to/Sheet.XLSX" "$work/1/minato-r6-process-sheet.xlsx" || failed=1
# What is shown nowhere is asked of the pages, not of a workbook alone: it holds the figures, and leaves the rest to them.
for ending in pdf xlsx; do
    "$SHINCHOKU" build --lang en -l process-sheet --to "$work/alone.$ending" "$record" 2>"$work/$ending.said" >"$work/out" || { cat "$work/$ending.said"; failed=1; }
done
grep -q unshown "$work/pdf.said" || { echo "FAILED: pages alone are not asked"; failed=1; }
grep -q unshown "$work/xlsx.said" && { echo "FAILED: a workbook alone is asked"; failed=1; }
to ending 2 '….pdf, ….xlsx' process-sheet sheet.doc
to no-name 2 'option-value' process-sheet .pdf
to format 2 'the layout “input-form” does not make .pdf' input-form form.pdf
check to-several 2 'there would be 2 (process-sheet minato-r6, progress-table minato-r6)' \
    "$SHINCHOKU" build --lang en -l process-sheet -l progress-table --to "$work/to/all.pdf" "$record"
check to-any 2 'target-several' "$SHINCHOKU" build --to "$work/to/all.pdf" "$record"
check to-and-output 2 'option-clash' "$SHINCHOKU" build -o "$work/to" --to "$work/to/all.pdf" "$record"
check to-here 0 './here.pdf' sh -c "cd '$work' && '$SHINCHOKU' build -l process-sheet --to ./here.pdf '$record'"
[ "$(cd "$work/to" && echo * .[!.]*)" = 'Sheet.XLSX sheet.pdf .[!.]*' ] || { echo "FAILED: also in $work/to:"; ls -A "$work/to"; failed=1; }

# The modules of the back ends are looked for beside the program. Without them the rest goes on, and what is missing is said.
mkdir "$work/alone" && cp "$SHINCHOKU" "$work/alone/shinchoku"
alone() { check "alone $1" "$2" "$3" "$work/alone/shinchoku" build -l process-sheet --to "$work/alone/$4" "$record"; }
check alone 0 'shinchoku ' "$work/alone/shinchoku" --version
alone no-pdf 4 shinchoku-pdf.so a.pdf
alone no-workbook 4 shinchoku-workbook.so a.xlsx
cp "$BINARY_DIR/shinchoku-pdf.so" "$work/alone"
alone pdf 0 a.pdf a.pdf
cp "$BINARY_DIR/shinchoku-workbook.so" "$work/alone"
alone workbook 0 a.xlsx a.xlsx

# The same files at another time and place are the same bytes.
"$SHINCHOKU" build -o "$work/a" "$record" >/dev/null 2>&1
mkdir "$work/elsewhere" && cp "$record" "$work/elsewhere/other-name.xml"
sleep 1
(cd "$work/elsewhere" && TZ=Pacific/Auckland "$SHINCHOKU" build -o "$work/b" other-name.xml) >/dev/null 2>&1
diff -r "$work/a" "$work/b" || failed=1

# Who waits at a terminal longer than a second sees what is going on; a log never does.
slowly="(sleep 2; cat '$record') | '$SHINCHOKU' build --lang en -l process-sheet -o '$work/c' /dev/stdin"
sh -c "$slowly" >"$work/out" 2>&1
grep -q 'reading the records' "$work/out" && { echo "FAILED: a bar in a log"; failed=1; }
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    script -qec "$slowly" "$work/typescript" </dev/null >/dev/null 2>&1
    grep -q 'reading the records' "$work/typescript" || { echo "FAILED: no bar at a terminal"; failed=1; }
else
    echo "without script(1), or no terminal to be had: nobody watched the bar"
fi
exit $failed
