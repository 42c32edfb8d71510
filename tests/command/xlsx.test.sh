#!/bin/sh
# Sample workbooks read back by a second program (openpyxl), and printed by a third (LibreOffice).
. "$SOURCE_DIR/tests/tools/shell_test.sh"
set -e
python=/usr/bin/python3
reader=$SOURCE_DIR/tests/tools/read_workbook.py
if ! "$python" -c 'import openpyxl' 2>/dev/null; then
    echo "skipped: python3-openpyxl is not installed"
    exit 77
fi
directory=$work
"$BINARY_DIR/tests/test_book" "$directory"
for name in process tall progress status percentages form; do
    "$python" "$reader" facts "$directory/$name.xlsx" >"$directory/$name.facts"
done
tab=$(printf '\t')

# has FILE FACT: a line that begins with the fact (fields parted by |)
has() {
    fact=$(printf '%s' "$2" | sed "s/|/$tab/g")
    if ! grep -qF -- "$fact" "$directory/$1.facts"; then
        echo "$1.xlsx has not: $2"
        failed=1
    fi
}

has process 'properties|R7取組実施プロセスシート|青葉市|進捗管理|2025-09-01 00:00:00'
has process 'page|8|landscape|fit|True'
has process 'print-titles|$3:$4'
has process 'freeze|D5'
has process 'filter|A4:I15'
has process 'footer|right|&P / &N'
has process 'merge|A3:B3'
has process 'merge|D3:D4'
has process 'list|H5:H15|↗|→|↘'
has process 'condition|H5:H15|equal|"↘"'
has process 'cell|A15|s|General|locked|福祉部'
has process 'cell|B9|s|General|locked|３．安心して暮らせるまちの実現'
has progress 'merge|A4:G4'
has progress 'cell|E6|s|@|locked|=SUM(A1:A3) から始まる文も文のまま'
has progress 'cell|F6|s|@|locked|-'
has progress 'cell|D6|s|General|locked|職員研修 <A&B> _x0041_'
has status 'chart|barChart,lineChart'
has status "series|barChart|実績値|'１　相談支援：［窓口］／訪問'!\$B\$3:\$E\$3|'１　相談支援：［窓口］／訪問'!\$B\$5:\$E\$5"
has status 'cell|E4|n|#,##0"件以上"|locked|1500'
has form 'protected|True'
has form 'row|1|11.25|hidden'
has form 'cell|D3|n|#,##0|unlocked|1204'

# The text of a record that continues on several rows is the record's own.
expected=$("$python" "$reader" column "$directory/tall.xlsx" R7取組実施プロセスシート 年度目標 | sed -n 1p | sed 's/\\n/\n/g' | grep -c .)
rows=$(grep -c '（続き）' "$directory/tall.facts")
if [ "$expected" -ne 150 ] || [ "$rows" -lt 3 ]; then
    echo "tall.xlsx: $expected lines of the author (not 150), $rows continuation rows"
    failed=1
fi

# Heights are marked as fixed only where Excel cannot fit the row by itself.
"$python" "$reader" part "$directory/process.xlsx" xl/worksheets/sheet1.xml >"$directory/sheet1.xml"
fixed=$(grep -o '<row [^>]*customHeight' "$directory/sheet1.xml" | wc -l)
fitted=$(grep -o '<row [^>]*ht=' "$directory/sheet1.xml" | wc -l)
if [ "$fixed" -gt 3 ] || [ "$fitted" -lt 15 ]; then
    echo "process.xlsx: $fixed rows of $fitted are fixed"
    failed=1
fi

# A workbook names its face and asks no font: one that this machine has not is no hindrance.
cat >"$directory/faceless.xml" <<'END'
<layout xmlns="urn:shinchoku:layout:1" name="faceless" extends="input-form" outputs="xlsx">
  <face name="gothic" font="No Such Font"/>
</layout>
END
if ! "$BINARY_DIR/shinchoku" build --layout-dir "$directory" -l faceless -o "$directory" \
    "$SOURCE_DIR/input/samples/midorino-r6-status.xml" >/dev/null; then
    echo "no workbook where a font is missing"
    failed=1
fi

# A target is marked by a dash, under the name that the format has for it.
"$python" "$reader" part "$directory/status.xlsx" xl/charts/chart1.xml >"$directory/chart1.xml"
if ! grep -qF '<c:symbol val="dash"/>' "$directory/chart1.xml" || grep -q '_dash' "$directory/chart1.xml"; then
    echo "status.xlsx: targets are not marked by a dash"
    failed=1
fi

# A chart has the page's axis, colours and hatches; a value that is missing is nowhere, not zero.
"$python" "$reader" part "$directory/percentages.xlsx" xl/charts/chart1.xml >"$directory/chart1.xml"
for part in '<c:max val="400"/><c:min val="-100"/>' '<c:majorUnit val="100"/>' '<a:t>（％）</a:t>' \
    '<c:tx><c:v>実績</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="005AFF"/>' \
    '<c:tx><c:v>見込</c:v></c:tx><c:spPr><a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="005AFF"/>' \
    '<c:ptCount val="4"/><c:pt idx="0"><c:v>385</c:v></c:pt><c:pt idx="2"><c:v>-40</c:v></c:pt></c:numCache>' \
    '<c:ptCount val="4"/><c:pt idx="3"><c:v>12.5</c:v></c:pt></c:numCache>' \
    '<a:solidFill><a:srgbClr val="F6AA00"/></a:solidFill>'; do
    if ! grep -qF "$part" "$directory/chart1.xml"; then
        echo "percentages.xlsx: the chart has not: $part"
        failed=1
    fi
done

# A picture is a part of the file, of its own size, and says what it shows.
"$python" "$reader" part "$directory/pictures.xlsx" xl/drawings/drawing1.xml >"$directory/drawing1.xml"
if ! grep -qF 'descr="集会所の写真"' "$directory/drawing1.xml" ||
    ! "$python" -c 'import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).read("xl/media/image1.png")[1:4] != b"PNG")' \
        "$directory/pictures.xlsx"; then
    echo "pictures.xlsx: no picture"
    failed=1
fi

# So it is where the program reads it from its file.
sed 's/outputs="pdf"/outputs="xlsx"/' "$SOURCE_DIR/tests/golden/beside/layout.xml" >"$directory/beside.xml"
cp "$SOURCE_DIR/tests/golden/beside/records.xml" "$directory/records.xml"
cp "$SOURCE_DIR/input/samples/midorino-hall.png" "$directory/photo.png"
if ! "$BINARY_DIR/shinchoku" build --layout-dir "$directory" -l beside --to "$directory/beside.xlsx" \
    "$directory/records.xml" >/dev/null 2>"$directory/said" ||
    ! "$python" -c 'import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).read("xl/media/image1.png") != open(sys.argv[2], "rb").read())' \
        "$directory/beside.xlsx" "$directory/photo.png"; then
    echo "beside.xlsx: no picture: $(cat "$directory/said")"
    failed=1
fi

# What XML has no character for breaks no part of the file, and cells keep it as Excel writes it. (U+0007, U+FFFE, U+FFFF)
strange=$(printf '\357\277\276\007\357\277\277')
sed "s/取組名：/&$strange/; s/計画名：/&$strange/; s/市名：/&$strange/; s/担当課：/&$strange/" \
    "$SOURCE_DIR/input/samples/midorino-r7-sheet.txt" >"$directory/strange.txt"
"$BINARY_DIR/shinchoku" build -l process-sheet --to "$directory/strange.xlsx" "$directory/strange.txt" >/dev/null 2>&1 || true
"$python" - "$directory/strange.xlsx" <<'END' || failed=1
import sys, zipfile, xml.etree.ElementTree as tree
book = zipfile.ZipFile(sys.argv[1])
for name in book.namelist():
    if name.endswith((".xml", ".rels", ".vml")):
        tree.fromstring(book.read(name))
sys.exit(b"_xFFFE__x0007__xFFFF_" not in book.read("xl/sharedStrings.xml"))
END

# Every row says how tall it is, whatever the default is.
for name in process progress status form tall; do
    "$python" "$reader" part "$directory/$name.xlsx" xl/worksheets/sheet1.xml >"$directory/sheet1.xml"
    if grep -o '<row [^>]*>' "$directory/sheet1.xml" | grep -qv 'ht='; then
        echo "$name.xlsx: a row without a height"
        failed=1
    fi
done

if command -v soffice >/dev/null && command -v pdftotext >/dev/null; then
    soffice "-env:UserInstallation=file://$directory/office" --headless --convert-to pdf --outdir "$directory" \
        "$directory/process.xlsx" "$directory/progress.xlsx" "$directory/tall.xlsx" "$directory/form.xlsx" >/dev/null 2>&1
    for name in process progress tall form; do
        pdftotext "$directory/$name.pdf" "$directory/$name.txt"
        lost=$("$python" "$reader" lost "$directory/$name.xlsx" "$directory/$name.txt")
        if [ -n "$lost" ]; then
            echo "$name.pdf: printed without:"
            echo "$lost" | head -n 3
            failed=1
        fi
    done
    pages=$(pdfinfo "$directory/process.pdf" | sed -n 's/^Pages: *//p')
    heads=$(pdftotext -layout "$directory/process.pdf" - | grep -c '進捗状況及び課題')
    if [ "$pages" -lt 2 ] || [ "$heads" -ne "$pages" ]; then
        echo "process.pdf: $heads heads on $pages pages"
        failed=1
    fi
else
    echo "not printed: LibreOffice or poppler-utils are not installed"
fi
exit $failed
