#!/bin/sh
# Every rule of the catalogue: an input that brings it up through the program, and the exit code expected. The rows are in
# rules/table.txt; a rule without a row fails the test, and so does a row without a rule.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
export LC_ALL=C.UTF-8 SHINCHOKU SOURCE_DIR
catalogue=$SOURCE_DIR/generator/core/messages.h
table=$SOURCE_DIR/tests/command/rules/table.txt

# An example of a rule is a line of shell in a directory of its own, with these words.
cat >"$work/words.sh" <<'END'
# file NAME TEXT: a file; \n, \t and octal \0nnn in the text.
file() { printf '%b' "$2" >"$1"; }
# record BODY: r.xml, a plan with a year and two levels.
record() { plan r.xml harbour "$1"; }
# plan FILE ID BODY
plan() {
    printf '<plan xmlns="urn:shinchoku:plan:1" id="%s">\n<meta><title>みなと計画</title><year>R7</year></meta>\n<levels><level id="目標">目標</level><level id="施策">施策</level></levels>\n%b\n</plan>\n' "$2" "$3" >"$1"
}
# text BODY: r.txt, the same as a text.
text() { file r.txt "計画番号：harbour\n計画名：みなと計画\n年度：R7\n$1"; }
# layout BODY: the definition that `build` uses.
layout() {
    mkdir -p d
    printf '<layout xmlns="urn:shinchoku:layout:1" name="case" extends="base" outputs="pdf" file="case">\n<description lang="ja">例</description><description lang="en">an example</description><title>{plan.title}</title>\n%b\n</layout>\n' "$1" >d/case.xml
}
# build [ARGUMENT…]: with r.xml or r.txt where no record is named.
build() {
    for word; do case $word in *.xml | *.txt | @* | e) named=1 ;; esac; done
    set -- -o out "$@"
    [ -d d ] && set -- -l case --layout-dir d "$@"
    [ -n "${named-}" ] || for each in r.*; do set -- "$@" "$each"; done
    "$SHINCHOKU" build --lang en "$@"
}
# jobs BODY: jobs.xml; roster: one with a roster for the plan of r.xml.
jobs() { printf '<jobs xmlns="urn:shinchoku:jobs:1">%b</jobs>\n' "$1" >jobs.xml; }
roster() {
    record "$initiative"
    jobs '<plan id="harbour" parts="r.xml" roster="departments.tsv"/>'
}
# batch [ARGUMENT…]: what its plans' findings are goes to the log.
batch() { "$SHINCHOKU" batch --lang en --log text "$@" jobs.xml; }
# held ARGUMENT…: a build that cannot end because nobody reads what it says. It has made its first output.
held() {
    mkfifo full
    exec 3<>full
    dd if=/dev/zero of=full bs=4096 conv=notrunc oflag=nonblock 2>/dev/null
    build "$@" >full 3>&- &
    until [ -n "$(ls out 2>/dev/null)" ]; do sleep 0.1; done
}
# busy ARGUMENT…: a build while another run has its first output.
busy() {
    held "$@" 2>/dev/null
    build "$@"
    code=$?
    kill $!
    wait $!
    return $code
}
# crossed: two builds that wait for each other. Which of them gives way is the system's choice.
crossed() {
    layout '<text>文</text>'
    sed 's/"case"/"other"/g' d/case.xml >d/other.xml
    held -l other --wait
    set -- $! # the first
    "$SHINCHOKU" build --lang en --wait -o out --layout-dir d -l other -l case r.xml >said &
    set -- $1 $!
    until [ -f out/other.pdf ]; do sleep 0.1; done
    cat full >/dev/null 3>&- &
    exec 3>&-
    wait $1
    code=$?
    wait $2 && return $code
    return $((code + $?))
}
# values BODY TARGET ACTUAL: a definition that shows an indicator.
values() {
    record "<initiative id='1'><title>照明</title><indicator${better-}><name>灯</name><target year='R7'>$2</target><actual year='R7'>$3</actual></indicator></initiative>"
    layout "<each initiative='*'>$1</each>"
    build
}
# rates TARGET ACTUAL
rates() { values '<each indicator="*"><text>{rate}</text></each>' "$@"; }
# better DIRECTION TARGET
better() {
    better=" better='$1'"
    rates "$2" 3円
}
initiative='<initiative id="1"><title>岸壁の照明</title><department>港湾課</department></initiative>'
END

sed -n 's/^    X([A-Z_0-9]*, *"\([a-z0-9-]*\)".*/\1/p' "$catalogue" | sort >"$work/rules"
sed -n 's/^\([a-z0-9-]\{3,\}\) .*/\1/p' "$table" | sort -u >"$work/rows"
[ "$(wc -l <"$work/rules")" -gt 100 ] || fail "the catalogue was not understood"
comm -23 "$work/rules" "$work/rows" >"$work/missing"
[ -s "$work/missing" ] && fail "rules without a row in tests/command/rules/table.txt: $(tr '\n' ' ' <"$work/missing")"
comm -13 "$work/rules" "$work/rows" >"$work/surplus"
[ -s "$work/surplus" ] && fail "rows without a rule: $(tr '\n' ' ' <"$work/surplus")"

n=0
while read -r rule code how; do
    [ -z "${RULE-}" ] || [ "$rule" = "$RULE" ] || continue # RULE=id tries one
    case $rule in '' | '#'*) continue ;; esac
    if [ "$code" = - ]; then
        [ -n "$how" ] || fail "$rule: no reason given"
        continue
    fi
    n=$((n + 1))
    mkdir "$work/$n"
    (cd "$work/$n" && . "$work/words.sh" && eval "$how") >"$work/said" 2>"$work/found" </dev/null
    got=$?
    grep -qF "[$rule]" "$work/found" || fail "$rule: not found by: $how
$(cat "$work/found")"
    [ $got -eq "$code" ] || fail "$rule: exit code $got, not $code: $how
$(cat "$work/found")"
    rm -rf "${work:?}/$n"
done <"$table"
[ $n -gt 90 ] || [ -n "${RULE-}" ] || fail "only $n rules were tried"
echo "$n examples"
exit $failed
