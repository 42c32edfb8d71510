#!/bin/sh
# Definitions are edited without a compiler: a column more in a city's own folder is seen in the next build, a mistake is
# answered with its place and with what is allowed there, and layout.rng knows the same words as the program.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
layouts=$SOURCE_DIR/layouts

# -- the words of language/vocabulary.h and of layout.rng ------------------------------------------------------------------------
sed -n '/define LAYOUT_BLOCKS/,/define LAYOUT_ATTRIBUTES/s/.*X([A-Z_]*, *"\([^"]*\)",.*/\1/p' "$layouts/language/vocabulary.h" | grep -v '#text' | sort >"$work/elements"
sed -n 's/.*<element name="\([^"]*\)".*/\1/p' "$layouts/layout.rng" | sort | diff "$work/elements" - >"$work/diff" ||
    fail "elements of the header and of layout.rng: $(cat "$work/diff")"
{ sed -n '/define LAYOUT_BLOCKS/,/define LAYOUT_ATTRIBUTES/p' "$layouts/language/vocabulary.h" | sed -n 's/.*, *\("[^"]*".*\))[ \\]*$/\1/p' | sed 's/^.*", //' |
    grep -o '"[^"]*"' | tr -d '"'; sed -n 's/#define \(CONDITIONS_\|SPACES_\) "\(.*\)"/\2/p' "$layouts/language/vocabulary.h"; } |
    tr ' ' '\n' | grep . | sort -u >"$work/attributes"
grep -o '<attribute name="[^"]*"' "$layouts/layout.rng" | cut -d '"' -f 2 | sort -u >"$work/rng"
comm -13 "$work/attributes" "$work/rng" | grep . >"$work/diff" && fail "attributes that only layout.rng has: $(cat "$work/diff")"
sed -n '/define LAYOUT_ATTRIBUTES/,/^$/p' "$layouts/language/vocabulary.h" | grep -o 'X([A-Z_]*, *"[^"]*")' | cut -d '"' -f 2 | sort -u |
    comm -3 - "$work/rng" | tr -d '\t' | grep -v '^missing$' >"$work/diff" && fail "attributes differ: $(cat "$work/diff")"
if command -v xmllint >/dev/null; then
    for file in "$layouts"/*.xml "$layouts"/examples/*.xml; do
        xmllint --noout --relaxng "$layouts/layout.rng" "$file" 2>"$work/err" || fail "$file: $(head -n 2 "$work/err")"
    done
    echo '<layout xmlns="urn:shinchoku:layout:1" name="x"><colum/></layout>' >"$work/bad.xml"
    xmllint --noout --relaxng "$layouts/layout.rng" "$work/bad.xml" 2>/dev/null && fail "layout.rng takes anything"
else
    echo "without xmllint: no definition was checked against layout.rng"
fi

# -- a column more ------------------------------------------------------------------------------------------------------------
cat >"$work/plan.xml" <<'PLAN'
<?xml version="1.0" encoding="UTF-8"?>
<plan xmlns="urn:shinchoku:plan:1" id="own" xml:lang="ja">
  <meta><title>青葉市見守り計画</title><issuer>青葉市</issuer><year>R7</year></meta>
  <levels><level id="部">部</level></levels>
  <section level="部"><title>福祉部</title>
    <initiative id="1" no="1"><title>声かけ訪問</title><overview><p>一人で暮らす方を月に二度訪ねる。</p></overview>
      <field name="予算額">1,250千円</field></initiative>
  </section>
</plan>
PLAN
mkdir "$work/mine"
sed 's|^\( *\)<column head="共同所管".*|&\n\1<column head="予算額" width="54pt" field="field.予算額"/>|' "$layouts/process-sheet.xml" >"$work/mine/process-sheet.xml"
cmp -s "$layouts/process-sheet.xml" "$work/mine/process-sheet.xml" && fail "no column was added"
"$SHINCHOKU" build --lang en -l process-sheet --layout-dir "$work/mine" -o "$work/out" "$work/plan.xml" >/dev/null 2>"$work/err" ||
    fail "build with a column more: $(cat "$work/err")"
pdftotext "$work/out/own-process-sheet.pdf" "$work/text" || fail "no PDF"
grep -q 予算額 "$work/text" && grep -q 1,250千円 "$work/text" || fail "the new column is not printed"

# -- a mistake ----------------------------------------------------------------------------------------------------------------
sed 's|<column head="共同所管"|<colum head="共同所管"|' "$layouts/process-sheet.xml" >"$work/mine/process-sheet.xml"
line=$(grep -n '<colum ' "$work/mine/process-sheet.xml" | cut -d : -f 1)
"$SHINCHOKU" build --lang en -l process-sheet --layout-dir "$work/mine" -o "$work/out" "$work/plan.xml" >/dev/null 2>"$work/err" && fail "the mistake was built"
grep -q "process-sheet.xml:$line:[0-9]*: error" "$work/err" && grep -q column "$work/err" || fail "message: $(head -n 3 "$work/err")"

# -- a sixth publication, by a definition alone: the sample's digest is one page with the rate of every indicator ---------------
sample=$SOURCE_DIR/input/samples/midorino-r6-status.xml
"$SHINCHOKU" build --lang en -l gaiyo --layout-dir "$layouts/examples" -o "$work/digest" "$sample" >/dev/null 2>"$work/err" ||
    fail "build of the digest: $(cat "$work/err")"
pdftotext -layout "$work/digest/midorino-r6-gaiyo.pdf" "$work/text" || fail "no digest"
[ "$(tr -dc '\f' <"$work/text" | wc -c)" -eq 1 ] || fail "the digest is not one page"
# target and actual of the year in the record, rounded half up to a tenth of a percent
awk '/<target year="令和６年度"/ { gsub(/<[^>]*>|[ ,]/, ""); target = $0 } /<actual year="令和６年度"/ { gsub(/<[^>]*>|[ ,]/, ""); actual = $0 }
    /<\/indicator>/ { printf "%.1f%%\n", int(actual * 1000 / target + 0.5) / 10 }' "$sample" >"$work/rates"
[ "$(wc -l <"$work/rates")" -eq "$(grep -c '<indicator ' "$sample")" ] || fail "the sample was misread"
grep -o '[0-9]*[.][0-9]%' "$work/text" | diff "$work/rates" - >"$work/diff" || fail "rates of the digest: $(cat "$work/diff")"

# -- alternatives: as many as anybody writes, tried in turn ----------------------------------------------------------------------
{
    printf '<layout xmlns="urn:shinchoku:layout:1" name="many" extends="base" outputs="pdf"><each initiative="*"><text>{'
    awk 'BEGIN { for (i = 0; i < 20000; i++) printf "no, " }'
    echo 'title}</text></each></layout>'
} >"$work/mine/many.xml"
"$SHINCHOKU" build --lang en -l many --layout-dir "$work/mine" -o "$work/out" "$work/plan.xml" >/dev/null 2>"$work/err" ||
    fail "20,000 alternatives: $? $(head -c 300 "$work/err")"
exit $failed
