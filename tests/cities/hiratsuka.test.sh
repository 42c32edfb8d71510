#!/bin/sh
# The goal report of Hiratsuka's record under --numerals full: every digit full-width, references and codes excepted, also
# from a record in which every digit is half-width.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
record=$shared/records/hiratsuka-4.xml
[ -r "$record" ] || skip "$record is not there"
need mutool qpdf

# halves: full-width digits, signs and points of numbers made half-width in texts and values (not in ids and references)
sed '/ id=\| of=\|<ref>/!{s/０/0/g;s/１/1/g;s/２/2/g;s/３/3/g;s/４/4/g;s/５/5/g;s/６/6/g;s/７/7/g;s/８/8/g;s/９/9/g;s/\([0-9]\)，\([0-9]\)/\1,\2/g;s/\([0-9]\)．\([0-9]\)/\1.\2/g}' \
    "$record" >"$work/half.xml"
cmp -s "$record" "$work/half.xml" && fail "nothing was made half-width"
for name in full half; do
    input=$work/half.xml
    [ $name = half ] || input=$record
    "$SHINCHOKU" build --lang en --numerals full -l goal-report -o "$work/$name" "$input" >/dev/null 2>"$work/err" || fail "build of $name: $(cat "$work/err")"
    pdf=$work/$name/hiratsuka-4-goal-report.pdf
    qpdf --check "$pdf" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"
    # charts are pictures with an axis of their own; the reference 資料編 78ページ keeps its digits
    mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$pdf" | LC_ALL=C sed -n 's/^ *"\(.*\)"$/\1/p' | grep -v '^[0-9]*令和元年度' >"$work/$name.text"
    # and so do references by number (成果目標1～5, ※1) where the author wrote them half-width
    LC_ALL=C.UTF-8 sed -i 's/資料編 *[0-9]*ページ//g; s/目標\([0-9]\|０\|１\|２\|３\|４\|５\|６\|７\|８\|９\)\([～・]\([0-9]\|０\|１\|２\|３\|４\|５\|６\|７\|８\|９\)\)*/目標/g; s/※\([0-9]\|１\)/※/g' "$work/$name.text"
    grep '[0-9]' "$work/$name.text" >"$work/digits" && fail "$name: half-width digits: $(head -n 5 "$work/digits")"
done
diff "$work/full.text" "$work/half.text" >"$work/diff" || fail "the half-width record gives another text: $(head -n 10 "$work/diff")"
exit $failed
