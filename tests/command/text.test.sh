#!/bin/sh
# Text records through the whole program: encodings and line ends, a city's own dictionary, texts and XML as parts of one
# plan, what a spreadsheet saves, and the chapter of the booklet that the notation was made for.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
text=$SOURCE_DIR/tests/command/text

convert() {
    "$SHINCHOKU" convert --lang en "$@"
}

# -- the sample ---------------------------------------------------------------------------------------------------------
convert --to xml "$text/midori.txt" -o "$work/midori.xml" --listing "$work/lines" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q '???' "$work/lines" && fail "a line was passed over: $(grep '???' "$work/lines")"
[ "$(grep -c '<initiative ' "$work/midori.xml")" = 3 ] || fail "not three initiatives"
grep -q 'level-row-missing' "$work/err" || fail "the missing row of 基本目標 is not reported"
convert --to csv "$text/midori.txt" -o "$work/midori.csv" 2>/dev/null || fail "no table"
tail -n +2 "$work/midori.csv" | python3 -c '
import csv, sys
for row in csv.reader(sys.stdin):
    print(row[1], row[3], row[5], "R%d" % (int(row[6]) - 2018), row[9], sep="\t")' >"$work/values"
diff "$text/midori-expected.tsv" "$work/values" || fail "other values than the sample has"

# -- encodings and line ends build the same bytes -------------------------------------------------------------------------
same_as_first() {
    convert --to xml "$@" -o "$work/other.xml" 2>"$work/err" || fail "$*: $(cat "$work/err")"
    cmp -s "$work/midori.xml" "$work/other.xml" || fail "$*: another plan"
}
for encoding in CP932 EUC-JP-MS UTF-16 UTF-16LE UTF-16BE UTF-32; do
    iconv -f UTF-8 -t "$encoding" "$text/midori.txt" >"$work/midori.txt"
    same_as_first "$work/midori.txt"
done
iconv -f UTF-8 -t CP932 "$text/midori.txt" >"$work/midori.txt"
same_as_first --encoding Shift_JIS "$work/midori.txt"
printf '\357\273\277' | cat - "$text/midori.txt" >"$work/midori.txt"
same_as_first "$work/midori.txt"
sed 's/$/\r/' "$text/midori.txt" >"$work/midori.txt"
same_as_first "$work/midori.txt"
tr '\n' '\r' <"$text/midori.txt" >"$work/midori.txt"
same_as_first "$work/midori.txt"

# -- one table of encodings for every command; ISO-2022-JP as mail programs write it ---------------------------------------------
iconv -f UTF-8 -t EUC-JP-MS "$text/midori.txt" >"$work/midori.txt"
same_as_first --encoding x-euc-jp "$work/midori.txt"
printf '利用者①は１２人、令和６年度\n' >"$work/prose"
for pair in csShiftJIS:CP932 MS_Kanji:CP932 x-euc-jp:EUC-JP-MS ujis:EUC-JP-MS ucs-2le:UTF-16LE; do
    iconv -f UTF-8 -t "${pair#*:}" "$work/prose" >"$work/encoded"
    "$SHINCHOKU" normalize --numerals half --encoding "${pair%:*}" "$work/encoded" >"$work/got" 2>"$work/err" ||
        fail "normalize --encoding ${pair%:*}: $(cat "$work/err")"
    [ "$(cat "$work/got")" = '利用者①は12人、令和6年度' ] || fail "normalize --encoding ${pair%:*}: $(cat "$work/got")"
    convert --to text --to-encoding "${pair%:*}" "$text/midori.txt" -o "$work/out" 2>"$work/err"
    case $? in 2 | 5) fail "--to-encoding ${pair%:*}: $(cat "$work/err")" ;; esac
done
printf '取組No.：1\n取組名：甲の会\n【事業概要】\n月に一度集まる。\n' >"$work/a.txt"
convert --to xml "$work/a.txt" -o "$work/utf8.xml" || fail "a text in UTF-8"
iconv -f UTF-8 -t ISO-2022-JP "$work/a.txt" >"$work/mail" && mv "$work/mail" "$work/a.txt"
convert --to xml "$work/a.txt" -o "$work/mail.xml" 2>"$work/err" || fail "ISO-2022-JP: $(cat "$work/err")"
cmp -s "$work/utf8.xml" "$work/mail.xml" || fail "ISO-2022-JP gives another plan"
"$SHINCHOKU" normalize "$work/a.txt" | grep -q '取組名：甲の会' || fail "normalize does not know ISO-2022-JP"
for command in "convert --to xml" "build -o $work/none" "normalize" "roll -o $work/none.xml"; do
    "$SHINCHOKU" $command --lang en --encoding UTF-7 "$text/midori.txt" >/dev/null 2>"$work/err"
    [ $? -eq 2 ] && grep -q 'option-unsuited.*UTF-7' "$work/err" || fail "$command reads UTF-7: $(cat "$work/err")"
done
printf '計画名：甲\n取\000組\n' >"$work/zero.txt"
convert --to xml "$work/zero.txt" >/dev/null 2>"$work/err"
[ $? -eq 3 ] && grep -q 'zero.txt:2:2: error\[zero-byte\]' "$work/err" || fail "a NUL: $(cat "$work/err")"

# -- a byte that the encoding does not know ---------------------------------------------------------------------------------
printf '取組No.：1\n取組名：甲\377乙\n' >"$work/broken.txt"
convert --to xml --encoding UTF-8 "$work/broken.txt" -o "$work/broken.xml" 2>"$work/err"
[ $? -eq 3 ] || fail "a broken byte does not end with 3"
grep -q 'broken.txt:2:6: error\[encoding-broken\].*0xFF' "$work/err" || fail "a broken byte: $(cat "$work/err")"
[ -e "$work/broken.xml" ] && fail "a plan was written from a broken file"

# -- a city's own dictionary, beside the record and on the command line ------------------------------------------------------
mkdir "$work/city"
printf '取組No.：1\n取組名：甲\n主幹：公園課\nめざす姿\n人が集まる。\n' >"$work/city/a.txt"
convert --to xml "$work/city/a.txt" -o "$work/a.xml" 2>"$work/err"
grep -q 'label-unknown' "$work/err" || fail "words of a city are known without its dictionary"
printf 'めざす姿,goal,単独\n主幹,department-main,値\n' >"$work/own.csv"
convert --to xml --labels "$work/own.csv" "$work/city/a.txt" -o "$work/a.xml" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q '<goal>' "$work/a.xml" && grep -q '<department role="main">公園課' "$work/a.xml" || fail "--labels is not used"
printf 'めざす姿\tgoal\t単独\n主幹\tdepartment-main\t値\n' | iconv -f UTF-8 -t UTF-16 >"$work/city/labels.tsv"
convert --to xml "$work/city/a.txt" -o "$work/b.xml" 2>"$work/err" || fail "$(cat "$work/err")"
cmp -s "$work/a.xml" "$work/b.xml" || fail "labels.tsv beside the record is not used"
printf 'めざす姿\tgaol\n' >"$work/own.tsv"
convert --to xml --labels "$work/own.tsv" "$work/city/a.txt" -o "$work/c.xml" 2>"$work/err" && fail "a wrong dictionary is accepted"
grep -q 'own.tsv:1:1: error\[dictionary-wrong\]' "$work/err" || fail "a wrong dictionary: $(cat "$work/err")"

# -- parts of one plan: the head in XML, a department's report as text ---------------------------------------------------------
cat >"$work/head.xml" <<'END'
<plan xmlns="urn:shinchoku:plan:1" id="midori-r7">
  <meta><title>みどり市安心計画</title><issuer>みどり市</issuer><year>令和７年度</year></meta>
  <levels><level id="基本目標">基本目標</level><level id="施策">施策</level></levels>
  <tags name="構成計画"><tag id="地">地域福祉計画</tag><tag id="高">高齢者計画</tag><tag id="障">障がい者計画</tag></tags>
</plan>
END
sed -e '/^計画名/d' -e '/^年度：/d' -e 's/^年度\t.*//' "$text/midori.txt" >"$work/report.txt"
convert --to xml "$work/head.xml" "$work/report.txt" -o "$work/ab.xml" 2>"$work/err" || fail "parts: $(cat "$work/err")"
convert --to xml "$work/report.txt" "$work/head.xml" -o "$work/ba.xml" 2>/dev/null
cmp -s "$work/ab.xml" "$work/ba.xml" || fail "the order of the parts matters"
grep -q '<title>みどり市安心計画</title>' "$work/ab.xml" && grep -q '高齢者計画' "$work/ab.xml" || fail "the head is lost"
[ "$(grep -c '<initiative ' "$work/ab.xml")" = 3 ] || fail "the report is lost"

# A mark by the spelling that the plan's scale gives for it.
sed 's|</plan>|<scales><scale id="progress"><mark symbol="↓" also="後退 おくれ">遅れた</mark></scale></scales></plan>|' \
    "$work/head.xml" >"$work/scale.xml"
printf '計画番号：midori-r7\n取組No.：9\n取組名：植樹\n進捗度（R7）：おくれ\n' >"$work/mark.txt"
convert --to xml "$work/scale.xml" "$work/mark.txt" -o "$work/mark.xml" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q 'progress="↓"' "$work/mark.xml" || fail "another spelling of a mark: $(grep '<status' "$work/mark.xml")"

# -- build takes text as it takes XML ---------------------------------------------------------------------------------------------
"$SHINCHOKU" build --lang en -l process-sheet -o "$work/from-text" "$text/midori.txt" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
"$SHINCHOKU" build --lang en -l process-sheet -o "$work/from-xml" "$work/midori.xml" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
diff -r "$work/from-text" "$work/from-xml" || fail "text and XML build different bytes"

# -- what a spreadsheet saves ---------------------------------------------------------------------------------------------------------
initiatives() {
    sed -n '/<initiative /,/<\/initiative>/p' "$1" | sed 's/ id="[^"]*"//'
}
cat >"$work/sheet.csv" <<'END'
R7取組シート　みどり市　福祉部,,,,,,,,,,,
所管,,総合計画,,№,事業名,取組名,取組の概要,年度目標,進捗度,進捗状況及び課題,共同所管
部,課,"分野別
目標",施策,,,,,,,,
福祉部,福祉課,2.安心,5.福祉,1,見守り事業,配食の見守り,弁当を届けながら様子を見る。,"【4～9月】
　　　協力店を10店に増やす",→,"4月：店を回った
5月：「""まごころ"" 便」が始まった",―
,,2.安心,5.福祉,2,移動事業,買い物の付き添い,週に一度、車を出す。,運転手を３人探す,右下,応募がない,交通課
END
convert --to xml "$work/sheet.csv" -o "$work/sheet.xml" 2>"$work/err" || fail "sheet: $(cat "$work/err")"
[ "$(grep -c '<initiative ' "$work/sheet.xml")" = 2 ] || fail "the sheet has two initiatives"
grep -q 'progress="↘"' "$work/sheet.xml" || fail "a mark by its name is not read"
grep -q '<p>　　　協力店を10店に増やす</p>' "$work/sheet.xml" || fail "an author's indent is lost"
initiatives "$work/sheet.xml" >"$work/expected"
iconv -f UTF-8 -t CP932 "$work/sheet.csv" >"$work/cp932.csv"
python3 - "$work/sheet.csv" "$work/utf16.txt" <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))
cell = lambda c: '"' + c.replace('"', '""') + '"' if any(x in c for x in '"\n\t') else c
with open(sys.argv[2], "w", encoding="utf-16", newline="") as out:
    for row in rows:
        out.write("\t".join(map(cell, row)) + "\r\n")
END
for file in cp932.csv utf16.txt; do
    convert --to xml "$work/$file" -o "$work/other.xml" 2>"$work/err" || fail "$file: $(cat "$work/err")"
    initiatives "$work/other.xml" | diff "$work/expected" - || fail "$file: other initiatives"
done

# -- the same thing twice, however many stand between ------------------------------------------------------------------------------
{
    printf '計画：港の計画\n計画番号：minato\n年度：R7\n取組名：灯台\n指標名：点検\n'
    awk 'BEGIN { for (n = 1900; n < 2300; n++) printf "目標値（%d）：%d\n", n, n }'
    printf '目標値（令和４年度）：7\n目標値（令和３年度）：2021\n'
} >"$work/twice.txt"
convert --to xml "$work/twice.txt" -o "$work/twice.xml" --lang en 2>"$work/err" && fail "twice: not an error"
[ "$(grep -c 'error\[given-twice\]' "$work/err")" -eq 1 ] || fail "twice: $(cat "$work/err")"
grep -q 'twice.txt:406:.*目標値（令和４年度）” is given twice; “2022” is used, “7” is not' "$work/err" || fail "twice: $(cat "$work/err")"
grep -q 'twice.txt:128:.*the other place' "$work/err" || fail "twice: where the first stands: $(cat "$work/err")"

# -- the booklet's chapter and the workbook -----------------------------------------------------------------------------------------------
seed=$(echo "$shared"/seeds/001_*.txt)
if [ ! -r "$seed" ]; then
    [ $failed -eq 0 ] || exit 1
    echo "skipped: the booklet of $shared/seeds is not here; the rest passed"
    exit 77
fi
sed -n '/^年度	令和6(2024)/,$p' "$seed" | sed '/^刊行物番号/,$d' >"$work/komae-r6.txt"
convert --to xml "$work/komae-r6.txt" -o "$work/komae.xml" --listing "$work/lines" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q '???' "$work/lines" && fail "komae: a line was passed over"
[ "$(grep -vc '^#' "$work/lines")" = "$(wc -l <"$work/komae-r6.txt")" ] || fail "komae: the listing lacks lines"
python3 "$SOURCE_DIR/tests/command/text/compare.py" "$work/komae.xml" "$shared/records/komae.xml" "$shared/records/komae-expected.tsv" ||
    fail "komae: not what the records say"
"$SHINCHOKU" build --lang en -l process-sheet -o "$work/komae" "$work/komae-r6.txt" >"$work/log" 2>&1 || fail "komae: $(tail -3 "$work/log")"

if command -v soffice >/dev/null 2>&1; then
    "$SHINCHOKU" build --lang en -l process-sheet -o "$work/sheet" "$shared/records/kawanishi.xml" >"$work/log" 2>&1
    for filter in 44,34,76,1 9,34,65535,1; do
        soffice "-env:UserInstallation=file://$work/office" --headless --convert-to "csv:Text - txt - csv (StarCalc):$filter" \
            --outdir "$work/saved" "$work"/sheet/*.xlsx >/dev/null 2>&1 || fail "soffice: $filter"
        convert --to xml "$work"/saved/*.csv -o "$work/saved.xml" 2>"$work/err" || fail "saved sheet: $(cat "$work/err")"
        python3 "$SOURCE_DIR/tests/command/text/compare.py" --initiatives "$work/saved.xml" "$shared/records/kawanishi.xml" ||
            fail "saved sheet ($filter): other initiatives"
        rm -f "$work"/saved/*.csv
    done
else
    echo "not checked: LibreOffice is not here to save the workbook"
fi
exit $failed
