#!/bin/sh
# Figures wherever they stand and however they are written: a report shows all of them, in pages and in the workbook, rates
# are right or refused with a message, and each output is asked by itself what it does not show.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need mutool
here=$SOURCE_DIR/tests/command/rates

# build NAME OPTION…: messages go to $work/NAME.err, one line each
build() {
    name=$1 && shift
    "$SHINCHOKU" build --lang en -o "$work" "$@" >"$work/$name.out" 2>"$work/$name.all" || { fail "$name: $(cat "$work/$name.all")"; return; }
    grep -E '(error|warning|note)\[' "$work/$name.all" | sed 's/^[^ ]* //' >"$work/$name.err"
}

# said NAME: the messages are those of the input, in any order
said() {
    sort >"$work/want"
    sort "$work/$1.err" >"$work/got"
    diff "$work/want" "$work/got" || fail "$1: other messages"
}

# text PDF: what a reader of its structure gets, in $work/text
text() { mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$1" | LC_ALL=C sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d ' \n' >"$work/text"; }
has() { for word; do grep -qF -- "$word" "$work/text" || fail "not shown: $word"; done; }
lacks() { for word; do grep -qF -- "$word" "$work/text" && fail "shown: $word"; done; }

build everywhere -l status-report "$here/everywhere.xml"
said everywhere <<'LINES'
note[rate-converted]: the actual “98百万円” and the target “240,000千円” are in different units; they were converted for the rate
note[rate-converted]: the actual “1,250m” and the target “2.5km” are in different units; they were converted for the rate
note[rate-converted]: the actual “1,000,000kg” and the target “800t以下” are in different units; they were converted for the rate
note[rate-negative]: the actual “△62” or the target “△51” is negative; a quotient says nothing of the achievement, there is no rate
warning[value-several]: “9人(昼) 4人(夜)” has no single value: no rate and no bar is made of it; write one number, or part the indicator
warning[rate-periods]: the actual “27” and the target “月3回” are counted by periods that cannot be converted, there is no rate; count both by one period
warning[bar-unit]: “月3回” cannot be converted to the chart's unit “回”, no bar is drawn; give all values in one unit
warning[higher-contradicted]: the target “52件以下” is a most one, but higher was taken to be better for this indicator; mend the target, better=, or the targets of other years
warning[rate-units]: the actual “24人” and the target “53件” are in units that cannot be converted, there is no rate; give both in one unit
LINES
figures='年44回 33回 240,000千円 120,500千円 98百万円 2.5km 1,250m 16人 9人(昼)4人(夜) 36分以内 48分 800t以下 901 1,000,000kg 7.5％ 調査中 △51 △62 月3回 27 52件以下 26件 53件 24人 5箇所 4か所 70 77'
rates='75.0% 40.8% 50.0% 80.0% 110.0%'
text "$work/minori-r6-status-report.pdf"
has $figures $rates 根の取組 節の取組 事業の取組 細目の取組 節の細目 見回り 巡回 柱の名 策の名 担い手
# 40.8 = 98 of 240; 50.0 = 1.25 of 2.5, and 26 of 52 as the record says; 75.0 = 33 of 44, and 36 of 48 as lower is better
lacks 203.1% 54.2% 200.0% 133.3% 125.0%

if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
    /usr/bin/python3 - "$work/minori-r6-status-report.xlsx" >"$work/cells" <<'PYTHON'
import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1]):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.number_format == "0.0%": print("rate", sheet.title, cell.value)
            elif cell.value is not None and not isinstance(cell.value, str): print("number", sheet.title, cell.value, cell.number_format)
            elif cell.value: print("text", sheet.title, cell.value.replace("\n", ""))
PYTHON
    sed 's/ //g' "$work/cells" >"$work/text"
    has rate章の中0.408 rate章の中0.5 rate章の中0.75 rate暮らしの事業0.8 rate暮らしの事業0.5 rate柱の名1.1 rateそのほかの取組0.75
    # all numbers of an indicator are in its unit, whatever is shown: 98百万円 is 98,000千円, 1,250m 1.25km
    has 'number章の中240000#' 'number章の中98000"98百万円"' 'number章の中1.25"1,250m"' text章の中9人 text暮らしの事業調査中 'number暮らしの事業1000"1,000,000kg"'
    has number暮らしの事業901 number柱の名77 number暮らしの事業27 text暮らしの事業月3回 text暮らしの事業24人
    has text評価の概要事業 text評価の概要個別事業 text評価の概要柱
    grep -q '^text.*[0-9][.][0-9]%$' "$work/cells" && fail "a rate is a text: $(grep '^text.*[0-9][.][0-9]%$' "$work/cells")"
else
    echo "without openpyxl: the workbook was not read"
fi

# What the prose says is not printed again; what it does not say stands in tables.
build goals --numerals half -l goal-report "$here/goals.xml"
said goals </dev/null
text "$work/hanazono-r6-goal-report.pdf"
has 目標のすぐ下 31人 移った人 40人以上 33人 82.5% 2人 述べられない数 17円 体験 20回 19回 95.0% 短期入所 128人日 96人日 利用者 14人 15人
lacks 述べられた数

# A workbook of its own that shows the figures of one section and not those of another; the pages show both.
build half -l half-book --layout-dir "$here/layouts" "$here/two.xml"
grep -F 'unshown-here' "$work/half.err" >"$work/here.err"
mv "$work/here.err" "$work/half.err"
said half <<'LINES'
warning[unshown-here]: target “20” is not shown in the Excel of the layout “half-book”, though others of its kind are, or another output shows it
warning[unshown-here]: actual “5” is not shown in the Excel of the layout “half-book”, though others of its kind are, or another output shows it
warning[unshown-here]: summary “事業” is not shown in the Excel of the layout “half-book”, though others of its kind are, or another output shows it
LINES
# And pages that miss what their workbook has.
sed 's|<each indicator="\*"><table><years range="data"/><row head="目標" value="target"/><row head="実績" value="actual"/></table></each></each>|</each>|;s|name="half-book"|name="half-pages"|' \
    "$here/layouts/half-book.xml" >"$work/half-pages.xml"
build pages -l half-pages --layout-dir "$work" "$here/two.xml"
said pages <<'LINES'
warning[unshown]: target “20” is shown by none of the publications made from this plan
warning[unshown]: actual “5” is shown by none of the publications made from this plan
warning[unshown]: name “二” is shown by none of the publications made from this plan
warning[unshown-here]: target “10” is not shown in the PDF of the layout “half-pages”, though others of its kind are, or another output shows it
warning[unshown-here]: actual “5” is not shown in the PDF of the layout “half-pages”, though others of its kind are, or another output shows it
LINES
# However deep a section lies.
cat >"$work/deep.xml" <<'XML'
<plan xmlns="urn:shinchoku:plan:1" id="deep"><meta><title>計画</title><year>R6</year></meta>
<section level="あ"><title>一</title><section level="い"><title>二</title><section level="う"><title>三</title><section level="え"><title>四</title><section level="お"><title>五</title><section level="か"><title>六</title><indicator unit="人"><name>深い所</name><target year="R6">10</target><actual year="R6">9</actual></indicator></section></section></section></section></section></section></plan>
XML
build deep -l status-report "$work/deep.xml"
text "$work/deep-status-report.pdf"
has 深い所 90.0%
# The sample is whole in both.
build sample "$SOURCE_DIR/input/samples/midorino-r6-status.xml"
said sample </dev/null
exit $failed
