#!/bin/sh
# A file of a plan that cannot be used: its plan keeps the publications it has, byte for byte; the other plans are made
# from what is new; the summary names plan, reason and file; the exit code is 6, or 3 where nothing is left to make.
. "$SOURCE_DIR/tests/tools/shell_test.sh"

# A city: three plans of four departments, a file each. city YEAR VALUE
city() {
    rm -rf "$work/city"
    mkdir "$work/city"
    for plan in bosai midori kosodate; do
        n=0
        for department in 総務課 港湾課 公園課 保育課; do
            n=$((n + 1))
            cat >"$work/city/$plan-$department.xml" <<END
<?xml version="1.0" encoding="UTF-8"?>
<plan xmlns="urn:shinchoku:plan:1" id="$plan">
  <meta><title>しおかぜ市計画（$plan）</title><year>$1</year></meta>
  <levels><level id="目標">目標</level></levels>
  <section level="目標" no="$n"><title>目標その$n</title>
    <initiative id="$n-1"><title>$department の取組</title><department>$department</department>
      <overview><p>$2 回の講座を開きます。</p></overview>
    </initiative>
  </section>
</plan>
END
        done
    done
}

# fresh: the city as it is, and publications that were made of it when it said something else.
city 令和７年度 十
"$SHINCHOKU" build --lang en -l process-sheet -o "$work/before" "$work/city" >"$work/out" 2>"$work/err" || fail "the whole city: $(cat "$work/err")"
[ "$(find "$work/before" -type f | wc -l)" -eq 6 ] || fail "not six publications"
fresh() {
    city 令和７年度 二十
    rm -rf "$work/now"
    cp -r "$work/before" "$work/now"
}

# lost NAME CODE KEPT… : builds; exactly these plans' files are the old ones, and exactly they are named as kept.
lost() {
    name=$1 code=$2
    shift 2
    "$SHINCHOKU" build --lang ja -l process-sheet -o "$work/now" ${operands:-"$work/city"} >"$work/out" 2>"$work/err"
    got=$?
    [ $got -eq "$code" ] || fail "$name: exit code $got, not $code: $(cat "$work/err")"
    for plan in bosai midori kosodate; do
        for format in pdf xlsx; do
            file=$plan-process-sheet.$format
            case " $* " in
            *" $plan "*) cmp -s "$work/before/$file" "$work/now/$file" || fail "$name: $file was made again" ;;
            *) cmp -s "$work/before/$file" "$work/now/$file" && fail "$name: $file was not made again" ;;
            esac
        done
        said=$(grep -c "plan-kept\]: 計画「$plan」" "$work/err")
        case " $* " in
        *" $plan "*) [ "$said" -eq 1 ] || fail "$name: the summary does not name $plan: $(cat "$work/err")" ;;
        *) [ "$said" -eq 0 ] || fail "$name: $plan is named as kept" ;;
        esac
    done
    [ "$(ls -A "$work/now" | grep -c shinchoku)" -eq 0 ] || fail "$name: something temporary is left"
}
says() { grep -qF -e "$1" "$work/err" || fail "$name: nothing says “$1”: $(cat "$work/err")"; }

fresh
lost whole 0
# -- whose it is stands in the root, or in the name -----------------------------------------------------------------------
fresh
: >"$work/city/midori-公園課.xml"
lost empty 6 midori
says 'city/midori-公園課.xml（ファイルが空です。'
fresh
printf '\357\273\277 \r\n\r\n' >"$work/city/midori-公園課.xml"
lost blank 6 midori
for size in 1 60 90 130 300 400; do # the file name, the id, or both tell
    fresh
    head -c $size "$work/city/bosai-港湾課.xml" >"$work/cut"
    mv "$work/cut" "$work/city/bosai-港湾課.xml"
    lost "cut at $size" 6 bosai
done
fresh
head -c 350 "$work/city/bosai-港湾課.xml" >"$work/city/名前の違うファイル.xml" # the root tells, the name does not
rm "$work/city/bosai-港湾課.xml"
lost root-tells 6 bosai
fresh
sed 's/<overview>/<overveiw>/' "$work/city/kosodate-保育課.xml" >"$work/cut"
mv "$work/cut" "$work/city/kosodate-保育課.xml"
lost misspelt 6 kosodate
says 'kosodate-保育課.xml（7 行目：'
fresh
printf 'PK\003\004not a record' >"$work/city/midori-総務課.xml"
lost workbook 6 midori
fresh
: >"$work/city/midori-総務課.xml"
: >"$work/city/bosai-総務課.xml"
lost two 6 midori bosai

# The names have nothing of the ids, but a custom of their own.
fresh
for file in "$work/city"/midori-*; do mv "$file" "$work/city/緑の計画（${file##*midori-}"; done
: >"$work/city/緑の計画（公園課.xml"
lost by-custom 6 midori
# … or end in it; the department in front is no custom of one plan.
fresh
for plan in bosai midori; do
    for file in "$work/city"/$plan-*; do
        department=${file##*"$plan"-}
        mv "$file" "$work/city/${department%.xml}_$([ $plan = bosai ] && echo 防災 || echo 緑化).xml"
    done
done
: >"$work/city/港湾課_緑化.xml"
lost by-end 6 midori
# Nothing tells: it may be any plan's.
fresh
: >"$work/city/提出分.xml"
lost nobody-knows 3 bosai midori kosodate
says 'どの計画のファイルか、中身からも名前からも分かりません'
# A directory of its own is as good as a name.
fresh
mkdir "$work/city/a" "$work/city/b"
for file in "$work/city"/midori-*; do mv "$file" "$work/city/a/${file##*-}"; done
mv "$work/city"/*.xml "$work/city/b"
: >"$work/city/a/新しい課.xml"
operands="$work/city/a $work/city/b" lost by-directory 6 midori

# Of a plan nothing but the lost file was sent: the others are whole.
fresh
rm "$work/city"/midori-*
printf '<plan xmlns="urn:shinchoku:plan:1" id="midori"><meta>' >"$work/city/x.xml"
lost alone 6 midori

# -- other ways to be lost --------------------------------------------------------------------------------------------------
fresh
rm "$work/city/bosai-公園課.xml"
operands="$work/city $work/city/bosai-公園課.xml" lost missing 6 bosai
says 'bosai-公園課.xml（ファイルを読めません：'
fresh
rm "$work/city/bosai-公園課.xml"
mkfifo "$work/city/bosai-公園課.xml"
operands=$(ls -d "$work/city"/*)
operands=$operands lost pipe 6 bosai
says 'パイプ・装置・ソケット'
operands=
# Somebody else must be able to reach the program and its layouts: not where the tree lies in root's own home.
if [ "$(id -u)" -eq 0 ] && setpriv --reuid=65534 --clear-groups "$SHINCHOKU" layouts 2>/dev/null | grep -q process-sheet; then
    fresh
    chmod 700 "$work/city/bosai-公園課.xml"
    chmod 755 "$work"
    chmod -R a+rwX "$work/now"
    program=$SHINCHOKU
    printf '#!/bin/sh\nexec setpriv --reuid=65534 --clear-groups "%s" "$@"\n' "$program" >"$work/as-nobody"
    chmod 755 "$work/as-nobody"
    SHINCHOKU=$work/as-nobody
    lost forbidden 6 bosai
    says '権限がありません'
    SHINCHOKU=$program
else
    echo "nobody else to be: the file that may not be read was not tried"
fi

# -- years --------------------------------------------------------------------------------------------------------------------
fresh
sed 's/令和７年度/R6/' "$work/city/kosodate-港湾課.xml" >"$work/cut"
mv "$work/cut" "$work/city/kosodate-港湾課.xml"
lost odd-year 6 kosodate
says 'year-odd]: このファイルの年度は2024年度ですが、計画「kosodate」のほかの 3 件のファイルは2025年度です'
says 'kosodate-保育課.xml:3:41: もう一方はここです'
fresh
for department in 港湾課 公園課; do
    sed 's/令和７年度/R6/' "$work/city/kosodate-$department.xml" >"$work/cut"
    mv "$work/cut" "$work/city/kosodate-$department.xml"
done
lost split-year 6 kosodate
says 'year-split]'
# Near misses: the same year in other words, and a file that gives none.
fresh
sed 's/令和７年度/2025/' "$work/city/kosodate-港湾課.xml" >"$work/cut"
mv "$work/cut" "$work/city/kosodate-港湾課.xml"
sed 's|<year>.*</year>||' "$work/city/kosodate-公園課.xml" >"$work/cut"
mv "$work/cut" "$work/city/kosodate-公園課.xml"
lost same-year 0
grep -qF 'year-' "$work/err" && fail "$name: $(cat "$work/err")"

# -- text among XML ---------------------------------------------------------------------------------------------------------
text() { printf '計画番号：midori\r\n年度：R7\r\n取組No.：9-1\r\n取組名：花壇の世話\r\n担当課：花壇課\r\n'; }
fresh
text >"$work/city/t.txt"
lost text 0
fresh
{
    text
    printf '【事業概要】\r\n花を\343\201'
} >"$work/city/t.txt" # cut in the middle of a character; the plan was named before
lost cut-text 6 midori
says 't.txt（'

# -- nothing vanishes, nothing is doubled -----------------------------------------------------------------------------------
fresh
sed '/<section/,/<\/section>/d' "$work/city/bosai-公園課.xml" >"$work/cut"
mv "$work/cut" "$work/city/bosai-公園課.xml"
lost bare 1
says 'bosai-公園課.xml:2:1: エラー[part-bare]: 計画「bosai」のほかのファイルには取組がありますが、このファイルには一つもありません'
# The plan's own part has no initiatives, but what the others do not have.
fresh
sed '/<section/,/<\/section>/d; s|</plan>|<colophon><line>しおかぜ市</line></colophon></plan>|' "$work/city/bosai-公園課.xml" >"$work/city/bosai.xml"
lost skeleton 0
fresh
cp "$work/city/bosai-公園課.xml" "$work/city/bosai-最終版.xml"
lost same-words 0
says 'bosai-最終版.xml:2:1: 警告[part-twice]'
grep -q duplicate-id "$work/err" && fail "the same file counted twice"
fresh
sed 's/二十/三十/' "$work/city/bosai-公園課.xml" >"$work/city/bosai-最終版.xml"
lost other-words 1
says 'duplicate-id]'

# -- a dictionary and last year's records are the call's, not a plan's --------------------------------------------------------
fresh
printf '花壇\n' >"$work/labels"
printf '<plan><meta>' >"$work/last-year.xml"
for option in "--labels $work/labels" "--previous $work/last-year.xml"; do
    "$SHINCHOKU" build --lang ja -l process-sheet $option -o "$work/now" "$work/city" >"$work/out" 2>"$work/err"
    [ $? -eq 3 ] && diff -r "$work/before" "$work/now" || fail "$option: $(cat "$work/err")"
done
exit $failed
