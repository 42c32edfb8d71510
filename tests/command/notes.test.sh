#!/bin/sh
# What is odd about the numbers of a record is said where it stands, once, in both languages; careful writing gives no word.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
good=$SOURCE_DIR/tests/command/parts/plan.xml

# said LANGUAGE FILE: the findings about numbers.
said() {
    "$SHINCHOKU" convert --lang "$1" --to xml "$2" -o "$work/out.xml" 2>"$work/err" || fail "$2: $(cat "$work/err")"
    grep -E '\[(comma-ambiguous|era-outside|years-differ)\]' "$work/err"
}

# odd SENTENCE COLUMN JA EN: the sentence in the first paragraph of the record, and what is to be said of it.
line=$(grep -n '<p>' "$good" | head -n 1 | cut -d : -f 1)
begin=$(sed -n "${line}p" "$good" | sed 's/<p>.*/<p>/' | awk '{ print length($0) }')
odd() {
    sed "${line}s|<p>|<p>$1。|" "$good" >"$work/odd.xml"
    for language in ja en; do
        [ $language = ja ] && wanted=$3 || wanted=$4
        said $language "$work/odd.xml" >"$work/said"
        [ "$(wc -l <"$work/said")" -eq 1 ] || fail "$1, $language: not one finding: $(cat "$work/said")"
        grep -qF "odd.xml:$line:$((begin + $2)): $wanted" "$work/said" || fail "$1, $language: $(cat "$work/said")"
    done
}
odd '参加は１、２３４人' 4 '注記[comma-ambiguous]: 「１、２３４人」の「、」を桁の区切りとして読みました' \
    'note[comma-ambiguous]: the “、” in “１、２３４人” was read as a thousands separator'
odd '平成33年度まで' 1 '注記[era-outside]: 「平成33年度」は元号の期間の外にあります。西暦2021年として読みました' \
    'note[era-outside]: “平成33年度” lies outside the days of its era; read as 2021'
odd '期間は平成30～33年度' 4 '注記[era-outside]: 「平成30～33年度」は元号の期間の外にあります。西暦2018–2021年' \
    'note[era-outside]: “平成30～33年度” lies outside the days of its era; read as 2018–2021'
odd '始まりは令和６（2025）年度' 5 '警告[years-differ]: 「令和６（2025）年度」の元号の年と西暦が合いません' \
    'warning[years-differ]: the era'"'"'s year and the western year in “令和６（2025）年度” differ; the era'"'"'s (2024)'

# quiet SENTENCE: nothing to say.
quiet() {
    sed "${line}s|<p>|<p>$1。|" "$good" >"$work/quiet.xml"
    said ja "$work/quiet.xml" >"$work/said"
    [ -s "$work/said" ] && fail "$1: $(cat "$work/said")"
}
quiet '参加は１，２３４人、１、２、３の順'
quiet '課題は１、２３の順、12、345の順'
quiet '平成31年度と平成31年４月、令和元年度と令和元年５月'
quiet '令和６（2024）年度、令和元（2019）年、2024（令和６）年度'
quiet '昭和64年１月、平成元年１月、大正15年12月'

# A year that is a value is reported as one, and only so.
sed 's|<goal year="R6">|<goal year="H33">|' "$good" >"$work/value.xml"
said ja "$work/value.xml" >"$work/said"
[ -s "$work/said" ] && fail "a value: $(cat "$work/said")"
grep -q 'year-past-era' "$work/err" || fail "a value past its era is not reported: $(cat "$work/err")"

[ $failed -eq 0 ] && echo "notes: all well"
exit $failed
