#!/bin/sh
# A city's nights: only what changed is made; what is not whole keeps its former publications or has an older part stand in, and
# who is to be called is said; a good night changes nothing and says nothing.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
export SOURCE_DATE_EPOCH=1764547200 # 2025-12-01
cd "$work" || exit 1

# part PLAN DEPARTMENT NUMBER TEXT
part() {
    cat >"records/$1-$2.xml" <<END
<?xml version="1.0" encoding="UTF-8"?>
<plan xmlns="urn:shinchoku:plan:1" id="$1">
  <meta><title>しおかぜ市$1計画</title><year>R7</year></meta>
  <levels><level id="目標">目標</level></levels>
  <section level="目標" no="$3"><title>目標その$3</title>
    <initiative id="$3-1"><title>$2の取組</title><department>$2</department>
      <overview><p>$4</p></overview>
    </initiative>
  </section>
</plan>
END
}
plans='bosai midori kosodate' offices='総務課 港湾課 公園課'
city() {
    rm -rf records draft publish
    mkdir records
    for plan in $plans; do
        n=0
        for office in $offices; do
            n=$((n + 1))
            part "$plan" "$office" $n "講座を開きます。"
        done
    done
}
printf 'id\t課名\t略称\t内線\t開始年度\t終了年度\t後継\ns1\t総務課\t\t1100\t\t\t\np1\t港湾課\t港\t2410\t\t\t\nk1\t公園課\t\t3300\t\t\t\n' >departments.tsv
{
    echo '<jobs xmlns="urn:shinchoku:jobs:1" title="しおかぜ市" roster="departments.tsv" stale-after="3">'
    for plan in $plans; do echo "<plan id=\"$plan\" parts=\"records/$plan-*.xml\" department=\"総務課\"><job layout=\"process-sheet\"/></plan>"; done
    echo '</jobs>'
} >jobs.xml

# night CODE [ARGUMENT…]: a run that has to end so; what it says is in out and err.
night() {
    wanted=$1
    shift
    "$SHINCHOKU" batch --lang en "$@" jobs.xml >out 2>err
    got=$?
    [ $got -eq "$wanted" ] || fail "batch $*: exit code $got, not $wanted: $(cat err)"
}
# state DIRECTORY: everything in it, with content and time.
state() { find "$1" -type f -printf '%P %T@ ' -exec sha256sum {} \; | sed 's| [^ ]*/| |' | sort; }
sums() { (cd "$1" && sha256sum ./*.pdf ./*.xlsx); }
silent() {
    [ ! -s out ] && [ ! -s err ] || fail "$1: it said: $(cat out err)"
}

# -- the schema and the program say the same ----------------------------------------------------------------------------------
/usr/bin/python3 "$SOURCE_DIR/tests/command/jobs_words.py" "$SOURCE_DIR/generator/batch/vocabulary.h" "$SOURCE_DIR/input/schema/jobs.rng" >words
[ ! -s words ] || fail "the schema of jobs files: $(cat words)"
if command -v xmllint >/dev/null 2>&1; then
    xmllint --noout --relaxng "$SOURCE_DIR/input/schema/jobs.rng" jobs.xml 2>said || fail "the schema refuses the jobs file: $(cat said)"
    sed 's/<plan /<plan colour="red" /' jobs.xml | xmllint --noout --relaxng "$SOURCE_DIR/input/schema/jobs.rng" - 2>said && fail "the schema takes anything"
fi

# -- a good night ---------------------------------------------------------------------------------------------------------
city
night 0
silent 'the first night'
[ "$(sums draft | wc -l)" -eq 6 ] || fail "not six drafts: $(ls draft)"
state draft >before
night 0
silent 'an idle night'
state draft | cmp -s - before || fail "an idle night changed something"
touch records/*
night 0
state draft | cmp -s - before || fail "touched files were made again"

# The same bytes, however many work at once, and with the plain command.
for jobs in 1 2 8; do
    rm -rf draft
    night 0 -j $jobs
    sums draft >"sums-$jobs"
    cmp -s sums-1 "sums-$jobs" || fail "-j$jobs makes other bytes"
done
"$SHINCHOKU" build --draft -l process-sheet -o plain records/*.xml >out 2>err || fail "build: $(cat err)"
sums plain | cmp -s - sums-1 || fail "batch and build make other bytes"

# -- what changed, and why --------------------------------------------------------------------------------------------------
part midori 港湾課 2 "桟橋を直します。"
night 0 --explain
grep -q '^midori: records/midori-港湾課.xml changed$' out || fail "why midori is made: $(cat out)"
[ "$(grep -c unchanged out)" -eq 2 ] || fail "the others are unchanged: $(cat out)"
state draft >before
night 0
state draft | diff before - | grep '^>' | grep -v -e midori -e manifest -e parts/ && fail "more than midori was made"
sums draft | grep midori | cmp -s - "$(grep midori sums-1 >old; echo old)" && fail "midori is the old one"
rm draft/bosai-process-sheet.pdf
echo x >>draft/kosodate-process-sheet.xlsx
night 0 --explain
grep -q '^bosai: bosai-process-sheet.pdf is gone or was changed by hand' out || fail "a file that is gone: $(cat out)"
grep -q '^kosodate: kosodate-process-sheet.xlsx is gone or was changed by hand' out || fail "a file that was changed: $(cat out)"
night 0
sums draft | grep -v midori >now
grep -v midori sums-1 | cmp -s - now || fail "what was gone or changed is not as it was made"

# -- a draft of which a part is broken ---------------------------------------------------------------------------------------
printf '\n' >>records/bosai-総務課.xml # another day, another version
SOURCE_DATE_EPOCH=1764633600 night 0
head -c 300 records/bosai-港湾課.xml >cut && mv cut records/bosai-港湾課.xml
part bosai 公園課 3 "花を植えます。"
SOURCE_DATE_EPOCH=1764720000 night 1
grep -q 'しおかぜ市bosai計画: made with an older part (night 1); records/bosai-港湾課.xml: .*Ask 港湾課 (ext. 2410) to send it again, then: shinchoku batch --draft --only bosai jobs.xml' err ||
    fail "whom to call: $(cat err)"
[ "$(wc -l <err)" -le 10 ] || fail "more than ten lines"
pdftotext draft/bosai-process-sheet.pdf - | tr -d '\n ' >page
grep -q '港湾課分は12月1日時点' page || fail "the page does not say of which day a part is"
grep -q '花を植えます' page || fail "what is new is not in the draft"
grep -q '港湾課の取組' page || fail "the older part is not in the draft"
for day in 2 3; do
    code=1
    [ $day -eq 3 ] && code=6 # stale-after
    SOURCE_DATE_EPOCH=$((1764720000 + 86400 * (day - 1))) night $code
    grep -q "(night $day)" err || fail "night $day: $(cat err)"
done
SOURCE_DATE_EPOCH=$((1764720000 + 86400)) night 6 # a clock that went back
part bosai 港湾課 2 "講座を開きます。"
night 0
silent 'the part came again'

# -- publications are whole or the former ones ---------------------------------------------------------------------------------
part bosai 公園課 3 "講座を開きます。"
night 0 --publish
sums publish >published
for way in truncated empty foreign 'of another year' gone; do
    part bosai 公園課 3 "$way になりました。"
    part midori 公園課 3 "$way のほかは新しくなりました。"
    case $way in
    truncated) head -c 300 records/bosai-港湾課.xml >cut && mv cut records/bosai-港湾課.xml ;;
    empty) : >records/bosai-港湾課.xml ;;
    foreign) sed -i 's/id="bosai"/id="midori"/' records/bosai-港湾課.xml ;;
    'of another year') sed -i 's/R7/R6/' records/bosai-港湾課.xml ;;
    gone) rm records/bosai-港湾課.xml ;;
    esac
    night 6 --publish
    sums publish | grep bosai | cmp -s - "$(grep bosai published >old; echo old)" || fail "$way: bosai was made"
    pdftotext publish/midori-process-sheet.pdf - | tr -d '\n ' | grep -q "$(echo "$way" | tr -d ' ')のほかは" || fail "$way: midori was not made"
    grep -q '^3 plans: 1 made, 1 unchanged, 1 kept as they were$' err || fail "$way: the headline: $(cat err)"
    grep -q 'しおかぜ市bosai計画: kept as it was' err || fail "$way: $(cat err)"
    part bosai 港湾課 2 "講座を開きます。"
    part bosai 公園課 3 "講座を開きます。"
    night 0 --publish
    sums publish | grep bosai | cmp -s - "$(grep bosai published >old; echo old)" || fail "$way: bosai is not as it was"
done
# A department may be gone where somebody says so, or where the roster does.
rm records/kosodate-港湾課.xml
night 6 --publish
grep -q '“港湾課” is no longer in the plan “kosodate”' err || fail "a department that is gone: $(cat err)"
night 0 --publish --accept-gone 港湾課
night 0 --publish
rm records/midori-港湾課.xml
part midori 水産港湾課 2 "講座を開きます。"
night 6 --publish
printf 'id\t課名\t終了年度\t後継\ns1\t総務課\t\t\np1\t港湾課\tR6\t水産港湾課\nk1\t公園課\t\t\nf1\t水産港湾課\t\t\n' >departments.tsv
sed -i 's/<plan id="midori"/& year="R7"/' jobs.xml
night 0 --publish

# From wherever it is called, and whatever another run notes meanwhile, the memory is one.
night 0 --accept-gone 港湾課
(cd / && "$SHINCHOKU" batch --lang en --explain "$work/jobs.xml") >out 2>err
[ "$(grep -c ': unchanged$' out)" -eq 3 ] || fail "called from elsewhere: $(cat out err)"
for plan in $plans; do "$SHINCHOKU" batch --lang en --publish --force --only "$plan" jobs.xml >"out-$plan" 2>&1 & done
wait
cat out-*
[ "$(grep -c '"plan":' publish/.shinchoku/manifest.jsonl)" -eq 3 ] || fail "runs side by side forget plans"

# -- what stands there ------------------------------------------------------------------------------------------------------------
night 0 --publish --verify
silent 'nothing to verify'
echo x >>publish/bosai-process-sheet.xlsx
rm publish/midori-process-sheet.pdf
night 1 --publish --verify
grep -q '^publish/bosai-process-sheet.xlsx: not as it was made$' out && grep -q '^publish/midori-process-sheet.pdf: gone$' out ||
    fail "what is not as it was made: $(cat out)"
[ "$(wc -l <out)" -eq 2 ] || fail "more than two: $(cat out)"
night 0 --publish
sed -e '/<plan id="bosai"/d' -e '/kosodate/s/<job /<job format="xlsx" /' -e '/midori/s/<job /<job format="pdf" /' jobs.xml >fewer.xml
"$SHINCHOKU" batch --lang en --publish fewer.xml >out 2>err || fail "with fewer jobs: $(cat out err)"
[ -e publish/kosodate-process-sheet.pdf ] || fail "what is made no more was taken away without being asked"
echo x >>publish/midori-process-sheet.xlsx
"$SHINCHOKU" batch --lang en --publish --prune fewer.xml >out 2>err
[ "$(cd publish && echo *)" = 'bosai-process-sheet.pdf bosai-process-sheet.xlsx kosodate-process-sheet.xlsx midori-process-sheet.pdf midori-process-sheet.xlsx' ] ||
    fail "what is taken away: $(ls publish)"
grep -q 'midori-process-sheet.xlsx: made no more, but changed by hand' out || fail "what is left is not said: $(cat out)"
grep -q 'bosai-process-sheet.pdf: its plan is not in this jobs file' out || fail "another jobs file's: $(cat out)"
night 0 --publish
[ "$(ls publish | wc -l)" -eq 6 ] || fail "all are made again: $(ls publish)"

# -- two that want the same ------------------------------------------------------------------------------------------------------
mkdir same
part 'a?b' 総務課 1 "一"
part 'a:b' 総務課 1 "二"
mv 'records/a?b-総務課.xml' same/one.xml
mv 'records/a:b-総務課.xml' same/two.xml
echo '<jobs xmlns="urn:shinchoku:jobs:1"><plan id="a?b" parts="one.xml"><job layout="process-sheet"/></plan><plan id="a:b" parts="two.xml"><job layout="process-sheet"/></plan></jobs>' >same/jobs.xml
"$SHINCHOKU" batch --lang en -j1 --log text same/jobs.xml >out 2>err
[ $? -eq 4 ] && grep -q 'output-twice' err || fail "two plans with one name: $(cat err)"
sums same/draft >before
"$SHINCHOKU" batch --lang en -j1 --log text same/jobs.xml >out 2>err
[ $? -eq 4 ] && grep -q 'output-twice' err || fail "two plans with one name, the next night: $(cat err)"
sums same/draft | cmp -s - before || fail "the second took the place of the first"

# -- a draft whose department's file is gone is not good the next night ------------------------------------------------------------
rm -rf draft
night 0
mv records/bosai-港湾課.xml kept.xml
for day in 1 2; do
    SOURCE_DATE_EPOCH=$((1764547200 + 86400 * day)) night 1
    grep -q "bosai計画: made without a part (night $day); .*“港湾課” is no longer in the plan" err || fail "a file that is gone, night $day: $(cat err)"
done
mv kept.xml records/bosai-港湾課.xml
night 0
silent 'the file is there again'

# -- errors in the records of a draft are told every night ---------------------------------------------------------------------------
sed -i 's|<department>公園課</department>|&<overview><p><ref to="9-9">次</ref></p></overview>|; s|<overview><p>講座を開きます。</p></overview>||' records/midori-公園課.xml
night 1
grep -q '^plans whose records have errors: midori' err || fail "errors in a record: $(cat err)"
night 1
grep -q '^plans whose records have errors: midori' err || fail "errors in a record, the next night: $(cat err)"
part midori 公園課 3 "講座を開きます。"
night 0

# -- formats, last year, several sites ------------------------------------------------------------------------------------------
mkdir town
cp records/bosai-*.xml town/
echo '<jobs xmlns="urn:shinchoku:jobs:1"><plan id="bosai" parts="bosai-*.xml"><job layout="process-sheet" format="xlsx"/><job layout="status-report" when="previous"/></plan></jobs>' >town/jobs.xml
echo '<jobs xmlns="urn:shinchoku:jobs:1"><include src="town/jobs.xml"/><plan id="kosodate" parts="records/kosodate-*.xml"><job layout="process-sheet"/></plan></jobs>' >both.xml
rm -rf draft
"$SHINCHOKU" batch --lang en both.xml >out 2>err || fail "two sites: $(cat err)"
[ "$(ls town/draft)" = bosai-process-sheet.xlsx ] || fail "in the format asked for: $(ls town/draft)"
[ "$(ls draft)" = "$(printf 'kosodate-process-sheet.pdf\nkosodate-process-sheet.xlsx')" ] || fail "the other site: $(ls draft)"

# -- limits, and who is at work -------------------------------------------------------------------------------------------------
# (Sanitizers reserve more before they begin.)
if ! nm -D "$SHINCHOKU" 2>/dev/null | grep -q __asan_init; then
    sed 's/<jobs /<jobs memory="20M" /' jobs.xml >small.xml
    "$SHINCHOKU" batch --lang en --force --publish small.xml >out 2>err
    [ $? -eq 6 ] || fail "too little memory: $(cat err)"
    grep -q 'memory' err || fail "too little memory is not said: $(cat err)"
fi
"$SHINCHOKU" batch --lang en --log json --log-file log --publish --force --only midori jobs.xml >out 2>err || fail "with a log: $(cat err)"
silent 'with a log'
grep -q '"event":"plan-built","plan":"midori"\|"event":"plan-unchanged","plan":"midori"' log || fail "the log: $(cat log)"
night 2 --only mizuumi
grep -q 'bosai' err || fail "plans that there are are not named"
night 2 --draft --publish
exit $failed
