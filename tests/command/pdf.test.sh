#!/bin/sh
# The PDF back end's sample, looked at with programs that others wrote: qpdf, poppler, mutool. Then the same document from
# the build that calls functions of libharu only. Every check of pdf_structure.js is shown to be able to fail.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need qpdf fix-qdf pdftotext pdffonts pdfinfo pdftoppm mutool pkg-config
CC=${CC:-cc}
need "$CC"

is_in() { grep -qF -e "$1" "$2" || fail "$3: $1"; }

"$BINARY_DIR/tests/test_pdf" "$work"
case $? in 0) ;; 77) skip "a BIZ UD or IPAmj font is not installed" ;; *) fail "the sample is not written" ;; esac
sample=$work/sample.pdf

# -- syntax ------------------------------------------------------------------------------------------------------------
qpdf --check "$sample" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"
grep -q "PDF Version: 1.7" "$work/check" || fail "version"

# -- text: what was set is extracted, white space apart ------------------------------------------------------------------
without_space() { tr -d ' \n\f\t' | sed 's/　//g'; }
pdftotext -enc UTF-8 "$sample" - | without_space >"$work/text"
pdftotext -enc UTF-8 -raw "$sample" - | without_space >"$work/raw"
grep '^text' "$work/sample.trace" | grep -v -e ' turned=' -e '↗' | sed 's/^[^「]* 「//; s/」$//; s/[ 　]//g' >"$work/set"
[ -s "$work/set" ] || fail "the trace has no texts"
while IFS= read -r text; do
    grep -qF -e "$text" "$work/text" || grep -qF -e "$text" "$work/raw" || fail "text is not extracted: $text"
done <"$work/set"
for rare in 𠮷野家 髙島屋 﨑 葛󠄀城 辻󠄀 ① ㈱ 半角ｶﾅ か゚ ク゚; do is_in "$rare" "$work/text" "rare character"; done
[ "$(grep -o '24,024件' "$work/text" | wc -l)" -eq 1 ] || fail "a label with a halo is extracted more than once"
is_in 推進 "$work/text" "replacement text"
is_in ↘ "$work/text" "a mark drawn as lines"

# -- fonts: embedded, subset, with Unicode --------------------------------------------------------------------------------
pdffonts "$sample" | tail -n +3 >"$work/fonts"
[ "$(wc -l <"$work/fonts")" -eq 4 ] || fail "four faces were used: $(cat "$work/fonts")"
grep -v 'CID TrueType *Identity-H *yes yes yes' "$work/fonts" && fail "a font is not embedded, not a subset or not mapped"

# -- document -------------------------------------------------------------------------------------------------------------
pdfinfo "$sample" >"$work/info"
is_in "見守り活動の記録 <案> & 𠮷川" "$work/info" "title"
is_in "Tagged:          yes" "$work/info" "tagged"
is_in "Pages:           3" "$work/info" "pages"
mutool show "$sample" outline >"$work/outline" 2>/dev/null
is_in "第１章　見守りの体制（𠮷川）" "$work/outline" "outline"
is_in '(1) a\\b' "$work/outline" "outline"
mutool show "$sample" trailer/Root/PageLabels >"$work/labels" 2>/dev/null
is_in "/S /D" "$work/labels" "page labels"
is_in "/P (i)" "$work/labels" "page labels"

# -- the tree in its reading order ------------------------------------------------------------------------------------------
pdfinfo -struct-text "$sample" | sed -n 's/^ *"\(.*\)"$/\1/p' >"$work/order"
cat >"$work/expected" <<'ORDER'
この段落は次の次の
ページへ続く。
第１章　見守りの体制
𠮷野家、髙島屋、﨑、葛󠄀城、辻󠄀、①、㈱、半角ｶﾅ、か゚、ク゚、ま゚、令和６年度
人。」七団体が訪問の回数は目標を上回った
椋木
むくのき
（障がい福祉）サービス「ア」、。…ま゚SDGs 2030
第２章　図と写真…………2
市のサイト
第２章　図と写真
24,024件
表１　訪問の件数
年度
目標と実績
令和５
1,820
令和６
1,904
進捗度は
↗
である
↘
（１）
夜間の研修
（２）
夜間の研修
※　人数は延べ
ORDER
qpdf --qdf --object-streams=disable "$sample" - | grep -a -A6 '/BBox \[' | tr '\n' ' ' | tr -s ' ' >"$work/boxes"
is_in '/BBox [ 49.75 591.64 517 692.14 ]' "$work/boxes" "the box of a figure reaches to the end of its label"
grep -v '^$' "$work/order" | diff "$work/expected" - || fail "reading order"
tr -d '\n' <"$work/order" >"$work/poppler"
read_text() { mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$1" | LC_ALL=C sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d '\n'; }
read_text "$sample" | cmp "$work/poppler" - || fail "pdf_text.js reads another text than pdfinfo"

# -- drawing ------------------------------------------------------------------------------------------------------------------
pdftoppm -r 30 -gray "$sample" "$work/page" 2>"$work/messages" || fail "pdftoppm"
[ -s "$work/messages" ] && fail "pdftoppm complains: $(cat "$work/messages")"
for page in "$work"/page-*.pgm; do # a page that shows nothing has one grey only
    [ "$(tail -c +20 "$page" | od -An -v -tu1 | tr -s ' ' '\n' | sort -u | wc -l)" -gt 8 ] || fail "$page is empty"
done
# Level and upright strokes are snapped to whole pixels on screens.
qpdf --qdf --object-streams=disable "$sample" - | grep -aE ' (re|l)$' >"$work/lines"
awk '$NF == "l" && $3 == "m" && NF == 6 && ($1 == $4 || $2 == $5)' "$work/lines" | grep . && fail "a rule is a level stroke"
mutool draw -q -F png -r 30 -o "$work/m%d.png" "$sample" 2>"$work/messages" || fail "mutool draw"
grep -v "ICC support is not available" "$work/messages" && fail "mutool complains"

# -- ISO 14289-1 and 19005-2, check by check ------------------------------------------------------------------------------------
mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$sample" >"$work/structure" 2>&1 || fail "$(grep -v '^ok' "$work/structure")"

# The same document whose pages came the last one first, after a beginning that did not count.
pdfinfo -struct-text "$work/backwards.pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' | grep -v '^$' | diff "$work/expected" - ||
    fail "reading order of pages that came backwards"
mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$work/backwards.pdf" >"$work/structure-backwards" 2>&1 ||
    fail "backwards: $(grep -v '^ok' "$work/structure-backwards")"

# What the tables say is tested is tested, and nothing is tested that no table names.
sed -n 's/^|.*| *test: *\([a-z0-9-]*\).*|$/\1/p' "$SOURCE_DIR/output/pdf/README.md" | sort -u >"$work/promised"
sed -n 's/^ok //p' "$work/structure" | sort -u >"$work/done"
diff "$work/promised" "$work/done" || fail "README.md and pdf_structure.js name different checks"

# A damaged file must fail the check that is for the damage: an expression for sed on the unpacked file, then the name.
qpdf --qdf --object-streams=disable --no-original-object-ids "$sample" "$work/plain.pdf"
short=$(LC_ALL=C sed -n 's|^  /SMask \([0-9]*\) 0 R|\1|p' "$work/plain.pdf" | head -n 1) # a stream shorter than a glyph map
long=$(printf '%032768d' 0)
while read -r name expression; do
    echo "$name" >>"$work/damaged-for"
    expression=$(echo "$expression" | sed "s/SHORT/$short/; s/LONG/$long/")
    LC_ALL=C sed "$expression" "$work/plain.pdf" >"$work/damaged.qdf"
    cmp -s "$work/plain.pdf" "$work/damaged.qdf" && fail "nothing was damaged for $name"
    fix-qdf "$work/damaged.qdf" >"$work/damaged.pdf" 2>/dev/null
    mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$work/damaged.pdf" >"$work/damaged" 2>/dev/null
    grep -q "^not ok $name:" "$work/damaged" || fail "no failure of $name after $(echo "$expression" | cut -c 1-80)"
done <<'DAMAGE'
tab-order s|/Tabs /S|/Tabs /R|
figure-alternative s|/Alt |/Xlt |
figure-box s|/BBox \[|/XBox [|
head-scope s|/Scope /Row|/Scope /Rox|
table-regular s|/ColSpan 2|/ColSpan 3|
table-nesting s|/S /TD|/S /P|
list-nesting s|/S /LBody|/S /P|
list-numbering s|/ListNumbering|/ListNumberinx|
contents-nesting s|/S /TOCI|/S /P|
headings-begin-at-1 s|/S /H1|/S /H2|
headings-skip-no-level 0,/\/S \/H1/! s|/S /H1|/S /H3|
note-id s|/ID (note|/IX (note|
standard-types s|/S /Note|/S /Nota|
annotation-flags s|^  /F 4|  /F 0|
link-described s|/Contents (|/Contentx (|;s|/Contents <|/Contentx <|
link-tagged s|/S /Link$|/S /Span|
all-content-marked s|^/P <</MCID 0>> BDC||
artifact-in-tagged s|^/Artifact <</Type /Pagination /Subtype /Footer>> BDC|/P <</MCID 99>> BDC /Artifact BMC|
tagged-in-artifact s|^/P <</MCID 1>> BDC|/Artifact BMC /P <</MCID 1>> BDC|
mcid-unique s|/MCID 2>> BDC|/MCID 1>> BDC|
content-in-tree s|/MCID 3>> BDC|/MCID 77>> BDC|
tree-in-content s|/MCID 3>> BDC|/MCID 77>> BDC|
marks-named-as-tags s|^/H1 <</MCID 0>>|/P <</MCID 0>>|
marks-balance s|^EMC$||
state-depth s|^BT$|q BT|
language s|/Lang (ja)|/Lang (j a)|
title-shown s|/DisplayDocTitle true|/DisplayDocTitle false|
marked s|/Marked true|/Marked false|
metadata s|/Subtype /XML|/Subtype /XMX|
metadata-ua s|<pdfuaid:part>1|<pdfuaid:part>2|
metadata-a s|<pdfaid:conformance>U|<pdfaid:conformance>B|
metadata-title s|<dc:title>|<dc:titel>|
metadata-extension s|<pdfaSchema:prefix>pdfuaid|<pdfaSchema:prefix>pdfuaix|
metadata-packet s|<?xpacket begin=|<?xpacket bytes="1" begin=|
metadata-is-info s|/CreationDate (D:20240901)|/CreationDate (D:20240902)|
output-intent s|/GTS_PDFA1|/GTS_PDFX1|
images-plain s|/BitsPerComponent 8|/BitsPerComponent 8 /Interpolate true|
colour-spaces s|/ColorSpace /DeviceRGB|/ColorSpace /DeviceCMYK|
font-glyph-map s|/CIDToGIDMap|/CIDToGIDMax|
font-encoding s|/Encoding /Identity-H|/Encoding /Identity-V|
font-subset-name s|/BaseFont /|/BaseFont /x|
unicode-of-every-code s|^<0001> <....>||
unicode-allowed s|^<0001> <....>|<0001> <FEFF>|
widths-agree s|/DW 1000|/DW 900|
page-size s|595.276|2|
actions-allowed s|/S /URI|/S /Launch|
annotation-kind s|/Subtype /Link|/Subtype /Screen|
nothing-active s|/Type /Catalog|/Type /Catalog /AA <<>>|
nothing-embedded s|/Type /Catalog|/Type /Catalog /Names <<>>|
no-role-map s|/Type /StructTreeRoot|/Type /StructTreeRoot /RoleMap <<>>|
one-document s|/S /Document|/S /Sect|
artifact-type s|^/Artifact <</Type /Layout>>|/Artifact <</Type /Lines>>|
operators s|^0 g$|0 0 0 1 k|
ruby-nesting s|/S /RT|/S /RB|
contents-nesting s|/S /Reference|/S /Span|
table-heads s|/S /TH|/S /TD|
caption-place s|/S /TR|/S /Caption|
outline-titles s|/Title <[0-9a-f]*>|/Title ()|
destinations s|/Dest |/Dext |
link-place s|/Rect \[|/Rect [ 9999|
parent-tree s|/StructParent 3$|/StructParent 99|
parents-agree s|^  /P [0-9]* 0 R$|  /P 1 0 R|
glyph-in-program s|> <3000>$|> <4E00>|
no-notdef s|/CIDToGIDMap [0-9]* 0 R|/CIDToGIDMap SHORT 0 R|
font-embedded s|/FontFile2|/FontFilx2|
character-sets s|/Type /FontDescriptor|/Type /FontDescriptor /CIDSet 1 0 R|
identifier s|/ID \[|/IX [|
own-resources s|/Resources|/Xesources|
string-length s|/Producer (|/Producer (LONG|
names s|/Type /Catalog|/Type /Catalog /a#01b true|
filters s|/DCTDecode|/JPXDecode|
soft-masks s|/ColorSpace /DeviceGray|/ColorSpace /DeviceRGB|
no-extended-states s|^  /Font |  /ExtGState << >> /Font |
output-profile s|/N 3|/N 4|
DAMAGE
qpdf --allow-weak-crypto --encrypt "" owner 128 -- "$sample" "$work/damaged.pdf" 2>/dev/null
mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$work/damaged.pdf" 2>/dev/null | grep -q '^not ok not-encrypted:' || fail "no failure of not-encrypted"
{ cat "$work/damaged-for"; echo not-encrypted; } | sort -u | diff "$work/promised" - || fail "a check that is not shown to fail"

# -- CFF outlines ---------------------------------------------------------------------------------------------------------------------
mkdir "$work/c"
"$BINARY_DIR/tests/test_pdf" "$work/c" cff
case $? in
0)
    cff=$work/c/sample.pdf
    qpdf --check "$cff" >"$work/check" 2>&1 || fail "qpdf --check, CFF: $(cat "$work/check")"
    mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$cff" >"$work/structure" 2>&1 || fail "CFF: $(grep -v '^ok' "$work/structure")"
    [ "$(pdffonts "$cff" | grep -c 'CID Type 0C .* yes yes yes')" -eq 3 ] || fail "CFF: $(pdffonts "$cff")"
    pdftotext -enc UTF-8 "$cff" - | without_space >"$work/c/text"
    for rare in 𠮷野家 髙島屋 﨑 葛󠄀城 辻󠄀 ① ㈱ 半角ｶﾅ か゚ ク゚; do is_in "$rare" "$work/c/text" "rare character, CFF"; done
    pdfinfo -struct-text "$cff" | sed -n 's/^ *"\(.*\)"$/\1/p' | grep -v '^$' | diff "$work/expected" - || fail "reading order, CFF"
    read_text "$cff" | cmp "$work/poppler" - || fail "CFF: pdf_text.js reads another text than pdfinfo"
    pdftoppm -r 30 -gray "$cff" "$work/c/page" 2>"$work/messages"
    mutool draw -q -F png -r 30 -o "$work/c/m%d.png" "$cff" 2>>"$work/messages"
    grep -v "ICC support is not available" "$work/messages" && fail "CFF: complaints"
    for page in 1 2 3; do # another face, but as much ink
        for file in "$work/page-$page.pgm" "$work/c/page-$page.pgm"; do
            tail -c +16 "$file" | od -An -v -tu1 | tr -s ' ' '\n' | awk '$1 != "" { ink += 255 - $1 } END { print ink }'
        done | awk 'NR == 1 { one = $1 } END { exit !($1 > one * .7 && $1 < one * 1.4) }' || fail "CFF: page $page has another amount of ink"
    done
    ;;
77) echo "without the Noto CJK fonts: CFF outlines were not tested" ;;
*) fail "the sample with CFF outlines is not written" ;;
esac

# -- functions only ---------------------------------------------------------------------------------------------------------------
if command -v cmake >/dev/null; then # configuring says which of the two is built
    cmake -S "$SOURCE_DIR" -B "$work/build" -DPDF_PUBLIC_API_ONLY=ON >"$work/configured" 2>&1
    is_in "libharu: by its functions only" "$work/configured" "configuring says"
fi
core=$SOURCE_DIR/generator/core
flags=$(pkg-config --cflags --libs harfbuzz-subset fontconfig libdeflate libpng libjpeg cmocka)
# shellcheck disable=SC2086
"$CC" -std=c17 -D_POSIX_C_SOURCE=200809L -DPDF_PUBLIC_API_ONLY -DSHINCHOKU_VERSION=\"test\" -DSOURCE_DIR=\""$SOURCE_DIR"\" \
    -I"$SOURCE_DIR" "$SOURCE_DIR/tests/unit/test_pdf.c" "$SOURCE_DIR"/output/pdf/*.c \
    "$SOURCE_DIR"/output/pdf/[!m]*/*.c "$SOURCE_DIR/output/trace/trace.c" \
    "$core/arena.c" "$core/text.c" "$core/diag.c" "$core/visible.c" "$core/reason.c" $flags -lhpdf -lm -o "$work/functions" ||
    fail "the build by functions alone"
mkdir "$work/f"
"$work/functions" >"$work/f/tests" 2>&1 || fail "by functions alone: $(grep -e ERROR -e FAILED "$work/f/tests")"
"$work/functions" "$work/f" || fail "the sample by functions alone"
qpdf --check "$work/f/sample.pdf" >"$work/check" 2>&1 || fail "qpdf --check by functions: $(cat "$work/check")"
mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$work/f/sample.pdf" >"$work/structure" 2>&1 ||
    fail "by functions alone: $(grep -v '^ok' "$work/structure")"
pdftotext -enc UTF-8 "$work/f/sample.pdf" - | without_space | cmp - "$work/text" || fail "functions give another text"
pdftoppm -r 30 -gray "$work/f/sample.pdf" "$work/f/page"
for page in 1 2 3; do
    cmp "$work/page-$page.pgm" "$work/f/page-$page.pgm" || fail "functions draw page $page differently"
done

# -- libharu's own text path: why ours exists -----------------------------------------------------------------------------------------
"$CC" -std=c17 -D_POSIX_C_SOURCE=200809L "$SOURCE_DIR/tests/tools/haru_text_path.c" -lhpdf -o "$work/text_path" || fail "haru_text_path.c"
"$work/text_path" >"$work/lost" && fail "libharu loses nothing any more: output/pdf/font/font.c can go. $(cat "$work/lost")"

exit $failed
