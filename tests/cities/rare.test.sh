#!/bin/sh
# Rare characters through the whole program (tests/cities/records/rare.xml): each is shown and extracted as it was written, in
# lines and in vertical cells, in the PDF and in the workbook; the one that no font has is 〓 on paper and an error that
# names its place, in both languages. Nothing is lost in silence.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need pdftotext pdfinfo pdffonts mutool fc-list
for font in "BIZ UDGothic" IPAmjMincho; do
    [ -n "$(fc-list "$font")" ] || skip "the font $font is not installed"
done
record=$SOURCE_DIR/tests/cities/records/rare.xml
private=$(printf '\356\204\243') # U+E123
line=$(grep -n "$private" "$record" | cut -d : -f 1)

# build LANGUAGE MESSAGE: exit 1, the one message at the character's place, and the publication is there all the same
build() {
    "$SHINCHOKU" build --lang "$1" -l process-sheet -o "$work/$1" "$record" >/dev/null 2>"$work/err"
    code=$?
    [ $code -eq 1 ] || fail "$1: exit code $code"
    grep -qF -e "rare.xml:$line:28: $2" "$work/err" || fail "$1: $(cat "$work/err")"
    [ "$(grep -c 'glyph-missing' "$work/err")" -eq 1 ] || fail "$1: said more than once: $(cat "$work/err")"
    [ "$(grep -c '^[^ ].*\[' "$work/err")" -eq 1 ] || fail "$1: other messages: $(cat "$work/err")"
}
build ja "エラー[glyph-missing]: どの書体にも文字「$private」（U+E123）がありません。〓で示しました"
build en "error[glyph-missing]: no font has the character “$private” (U+E123); shown as 〓"
diff -r "$work/ja" "$work/en" || fail "the language of the messages changed a publication"
pdf=$work/ja/rare-r6-process-sheet.pdf book=$work/ja/rare-r6-process-sheet.xlsx

# -- PDF: text as it is copied, and as it is read aloud; the fourth and fifth of these are vertical cells ----------------
cat >"$work/texts" <<'TEXTS'
髙﨑町見守り計画
葛󠄀城①課
𠮷野家と髙島屋の見守り協定
𠮷野家の前の「髙」
㈱と①、か゚－ｶﾅ葛󠄀城
𠮷野家、髙島屋、﨑の字の付く店、葛󠄀城の地区、①から⑨までの班、㈱の付く会社、半角ｶﾅの名簿、か゚の音。
𠮷野家が﨑地区と葛󠄀城地区で始め、髙島屋が続きました。
辻󠄀地区の名簿ができました。
氏名に外字「〓」のある人を名簿に載せます。
TEXTS
mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' >"$work/read"
pdftotext -enc UTF-8 "$pdf" - | tr -d ' \n\f' >"$work/copied"
pdftotext -enc UTF-8 -raw "$pdf" - | tr -d ' \n\f' >>"$work/copied"
while IFS= read -r text; do
    grep -qF -e "$text" "$work/read" || fail "not read: $text"
done <"$work/texts"
for text in 𠮷野家と髙島屋の 﨑地区 葛󠄀城地区 葛󠄀城①課 ㈱の付く会社 半角ｶﾅの名簿 か゚の音 辻󠄀地区 '「〓」' 𠮷野家の前の「髙」 ㈱と①、か゚; do
    grep -qF -e "$text" "$work/copied" || fail "not copied: $text"
done
grep -qF -e "$private" "$work/read" "$work/copied" && fail "the character that is not shown is extracted"
pdffonts "$pdf" | tail -n +3 | grep -v 'yes yes yes' && fail "a font is not embedded, not a subset or not mapped"
mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$pdf" >"$work/structure" 2>&1 || fail "$(grep -v '^ok' "$work/structure")"

# -- one character after the other: kept as written, or named with its place ------------------------------------------------
# A line each: what becomes of it, the text; `kept` is read, `missing`, `variant` and `direction` are reported at line and column.
mark() { printf '%b' "$1"; } # UTF-8 in octal, for what nobody sees
cat >"$work/one-by-one" <<CHARACTERS
kept 〜と～、−と－、¥と￥、‐–—―
kept ⼀⽇の部首、神福祉、㍻㌔㌢、Ⅲⅲ、㊿
kept は゛ハ゜が、半角ﾊﾟﾋﾞ、々〻ゝゞ
kept $(mark 'cafe\0314\0201')、$(mark 'e\0314\0201t')の後
kept 𠀋と𠮟、髙﨑、辻󠄀、葛󠄁
kept 空$(mark '\0302\0240')白、全　角
missing 不$(mark '\0357\0277\0275')明 U+FFFD
missing 一$(mark 'a\0314\0261')下線 U+0061 U+0331
missing 丸$(mark 'A\0342\0203\0235')付き U+0041 U+20DD
missing 外$(mark '\0363\0260\0200\0200')字 U+F0000
missing 未$(mark '\0315\0270')定 U+0378
variant 葛$(mark '\0363\0240\0207\0257')城 U+845B U+E01EF
direction 右$(mark '\0342\0200\0256')左 U+202E
direction 前$(mark '\0342\0200\0217')後 U+200F
CHARACTERS
{
    echo '<plan xmlns="urn:shinchoku:plan:1" id="one"><meta><title>字</title></meta><levels><level id="章">章</level></levels><section level="章"><title>章</title>'
    while read -r what text number; do echo "<p>$text。</p>"; done <"$work/one-by-one"
    echo '</section></plan>'
} >"$work/one.xml"
"$SHINCHOKU" build --lang en --layout-dir "$SOURCE_DIR/tests/command/pathological" -l prose -o "$work" "$work/one.xml" >/dev/null 2>"$work/err"
[ $? -eq 1 ] || fail "one by one: exit code"
mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$work/one.pdf" >"$work/read"
mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$work/one.pdf" >"$work/structure" 2>&1 || fail "$(grep -v '^ok' "$work/structure")"
line=1
while read -r what text number; do
    line=$((line + 1))
    case $what in
    kept) grep -qF -e "\"$text。\"" "$work/read" || fail "not read: $text" ;;
    missing) grep -q "one.xml:$line:5: error.glyph-missing.*($number)" "$work/err" || fail "not reported: $text $number: $(cat "$work/err")" ;;
    variant) grep -qF -e "\"$text。\"" "$work/read" || fail "not read: $text"
        grep -q "one.xml:$line:4: warning.variant-missing.*($number)" "$work/err" || fail "not reported: $text $number: $(cat "$work/err")" ;;
    direction) grep -q "one.xml:$line:5: warning.direction-control.*$number" "$work/err" || fail "not reported: $text $number" ;;
    esac
done <"$work/one-by-one"
[ "$(grep -c '^[^ ].*\[' "$work/err")" -eq 8 ] || fail "one by one: $(cat "$work/err")"

# -- workbook: the same texts, and the private character as it was written: another machine may have its font -------------
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
    /usr/bin/python3 "$SOURCE_DIR/tests/tools/read_workbook.py" facts "$book" | grep '^cell' >"$work/cells"
    sed "s/〓/$private/" "$work/texts" | while IFS= read -r text; do
        grep -qF -e "$text" "$work/cells" || echo "$text"
    done >"$work/lost"
    [ -s "$work/lost" ] && fail "not in the workbook: $(cat "$work/lost")"
else
    echo "without openpyxl: the workbook was not read"
fi

exit $failed
