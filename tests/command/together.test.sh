#!/bin/sh
# Several builds at once into one directory: what each makes is there, the same name is made by one of them, those that are
# killed leave nothing but what the next run clears away.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
record=$SOURCE_DIR/tests/command/parts/plan.xml
out=$work/out

build() { "$SHINCHOKU" build --lang en -l process-sheet -o "$out" "$@" "$record"; }
# alone DIRECTORY [WHAT]: nothing but publications is in it.
alone() {
    left=$(find "$1" -mindepth 1 ! -name '*.pdf' ! -name '*.xlsx')
    [ -z "$left" ] || fail "${2:-}: left behind: $left"
}
# until_there FILE, until_said TEXT FILE: what has to come, however slow the machine.
until_there() { until [ -f "$1" ]; do sleep 0.05; done; }
until_said() { until grep -qF "$1" "$2" 2>/dev/null; do sleep 0.05; done; }

# A run that has the PDF of the record, and cannot go on because nobody reads what it says.
hold() {
    rm -rf "$out" "$work/full"
    mkfifo "$work/full"
    exec 3<>"$work/full"
    dd if=/dev/zero of="$work/full" bs=4096 conv=notrunc oflag=nonblock 2>/dev/null
    "$SHINCHOKU" build --lang en -l process-sheet -o "$out" "$record" >"$work/full" 2>/dev/null 3>&- &
    holder=$!
    until_there "$out/minato-r6-process-sheet.pdf"
}
# Its reader comes back.
let_go() {
    cat "$work/full" >/dev/null 3>&- &
    exec 3>&-
    wait $holder
    [ $? -eq 0 ] || fail "the run that was held up did not end well"
}

# -- different plans, all at once ----------------------------------------------------------------------------------------------
plans='one two three four five six'
for plan in $plans; do sed "s/id=\"minato-r6\"/id=\"$plan\"/" "$record" >"$work/$plan.xml"; done
make() { "$SHINCHOKU" build -l process-sheet -l status-report -o "$work/$2" "$work/$1.xml"; }
for plan in $plans; do make "$plan" apart >/dev/null 2>&1 || fail "$plan alone"; done
[ "$(find "$work/apart" -type f | wc -l)" -ge 12 ] || fail "only $(ls "$work/apart")"
runs=
for plan in $plans; do
    make "$plan" together >"$work/$plan.said" 2>"$work/$plan.err" &
    runs="$runs $!"
done
for run in $runs; do wait "$run" || fail "one of several: exit code $?"; done
diff -r "$work/apart" "$work/together" || fail "together they make something else"
alone "$work/together" "several plans"
for plan in $plans; do [ -s "$work/$plan.said" ] || fail "$plan: nothing said: $(cat "$work/$plan.err")"; done

# -- the same plan, all at once -------------------------------------------------------------------------------------------------
runs=
for n in 1 2 3 4; do
    "$SHINCHOKU" build --wait -l process-sheet -l status-report -o "$work/same" "$work/one.xml" >"$work/$n.said" 2>"$work/$n.err" &
    runs="$runs $!"
done
for run in $runs; do wait "$run" || fail "one of four that wait: exit code $?"; done
for file in "$work/same"/*; do cmp "$file" "$work/apart/${file##*/}" || fail "who waits makes something else"; done
for n in 2 3 4; do cmp "$work/1.said" "$work/$n.said" || fail "number $n says something else"; done
alone "$work/same" "the same plan"

# -- a name that another run has -------------------------------------------------------------------------------------------------
hold
runs_before=$(ls "$out/.shinchoku")
build --to "$out/other.pdf" >/dev/null 2>&1 # -o and --to: wrong use, which touches nothing
[ "$runs_before" = "$(ls "$out/.shinchoku")" ] || fail "wrong use left $(ls "$out/.shinchoku")"
pdf() { "$SHINCHOKU" build --lang en -l process-sheet "$@" --to "$out/minato-r6-process-sheet.pdf" "$record"; }
pdf >"$work/said" 2>"$work/err"
[ $? -eq 7 ] || fail "nothing could be made, and the exit code is not 7: $(cat "$work/err")"
[ -s "$work/said" ] && fail "said to be made: $(cat "$work/said")"
grep -qF "error[output-busy]: another run has $out/minato-r6-process-sheet.pdf (pid $holder, " "$work/err" || fail "does not say which file, or who: $(cat "$work/err")"
"$SHINCHOKU" build --lang ja -l process-sheet -o "$out" "$record" >"$work/said" 2>"$work/err"
[ $? -eq 6 ] || fail "the workbook was made, the PDF was not, and the exit code is not 6"
grep -qF 'エラー[output-busy]: 「'"$out/minato-r6-process-sheet.pdf」は別の実行が使っています（pid $holder, " "$work/err" || fail "$(cat "$work/err")"
[ "$(cat "$work/said")" = "$out/minato-r6-process-sheet.xlsx" ] || fail "made: $(cat "$work/said")"
[ "$runs_before" = "$(ls "$out/.shinchoku")" ] || fail "a living run's files: before $runs_before, now $(ls "$out/.shinchoku")"
pdf --wait=0 >/dev/null 2>&1
[ $? -eq 7 ] || fail "--wait=0 is no wait"
pdf --wait=1 >/dev/null 2>"$work/err"
[ $? -eq 7 ] || fail "after a second: not 7"
grep -qF 'note[output-awaited]' "$work/err" && grep -qF 'error[output-busy]' "$work/err" || fail "--wait=1: $(cat "$work/err")"
for bad in '' -1 x 1.5 1000000; do
    pdf --wait="$bad" >/dev/null 2>"$work/err"
    [ $? -eq 2 ] && grep -qF option-value "$work/err" || fail "--wait=$bad: $(cat "$work/err")"
done

# Who waits can be ended: it goes with what it had there, and with nothing else.
for signal in TERM INT; do
    # An asynchronous list would ignore the interrupt.
    env --default-signal=INT "$SHINCHOKU" build --wait --lang en -l process-sheet --to "$out/minato-r6-process-sheet.pdf" "$record" >/dev/null 2>"$work/err" &
    waiting=$!
    until_said output-awaited "$work/err"
    kill -$signal $waiting
    wait $waiting 2>/dev/null
    [ $? -gt 128 ] || fail "SIG$signal: exit code $?"
    [ "$runs_before" = "$(ls "$out/.shinchoku")" ] || fail "SIG$signal while waiting: before $runs_before, now $(ls "$out/.shinchoku")"
done

# Who waits goes on when the other has ended, in whatever way.
pdf --wait >"$work/said" 2>"$work/waited" &
waiting=$!
until_said output-awaited "$work/waited"
let_go
wait $waiting || fail "who waited did not end well: $(cat "$work/waited")"
[ "$(cat "$work/said")" = "$out/minato-r6-process-sheet.pdf" ] || fail "said: $(cat "$work/said")"
alone "$out" "after waiting"
hold
pdf --wait=600 >"$work/said" 2>"$work/waited" &
waiting=$!
until_said output-awaited "$work/waited"
kill -9 $holder
wait $holder 2>/dev/null
wait $waiting || fail "the other was killed: $(cat "$work/waited")"
alone "$out" "after the other was killed"

# -- killed runs --------------------------------------------------------------------------------------------------------------
cp "$out/minato-r6-process-sheet.pdf" "$work/whole.pdf"
hold
kill -9 $holder
wait $holder 2>/dev/null
[ -n "$(ls "$out/.shinchoku")" ] || fail "a killed run leaves nothing: then this tries nothing"
printf half >"$out/.shinchoku/run-aaaaaa-3"
printf half >"$out/.shinchoku.lock"
printf half >"$out/.shinchoku-1-0.tmp"
build >/dev/null 2>&1 || fail "after a killed run"
alone "$out" "after a killed run"
cmp "$work/whole.pdf" "$out/minato-r6-process-sheet.pdf" || fail "after a killed run another file"

# At any moment: whole files, and the rest in one place. Whatever the moments are, that holds.
cp "$out/minato-r6-process-sheet.xlsx" "$work/whole.xlsx"
for moment in 0 0.01 0.02 0.03 0.04 0.05 0.06 0.07 0.08 0.09 0.1 0.12 0.14 0.16 0.18 0.2; do
    rm -f "$out"/*
    "$SHINCHOKU" build --lang en -l process-sheet -o "$out" "$record" >/dev/null 2>&1 & # itself, and no shell that waits for it
    run=$!
    sleep $moment
    kill -9 $run 2>/dev/null
    wait $run 2>/dev/null
    for ending in pdf xlsx; do
        file=$out/minato-r6-process-sheet.$ending
        [ ! -e "$file" ] || cmp "$work/whole.$ending" "$file" || fail "killed after $moment s: $ending"
    done
    left=$(find "$out" -mindepth 1 -maxdepth 1 ! -name '*.pdf' ! -name '*.xlsx' ! -name .shinchoku)
    [ -z "$left" ] || fail "killed after $moment s: $left"
done
build --wait=60 >/dev/null 2>&1 || fail "after many killed runs" # one that is killed may take its time to be gone
alone "$out" "after many killed runs"

# -- what stays the same --------------------------------------------------------------------------------------------------------
touch -d '2001-02-03 04:05:06' "$out"/*
ls -li --full-time "$out" >"$work/before"
build >"$work/said" 2>/dev/null || fail "a second time"
ls -li --full-time "$out" | diff "$work/before" - || fail "the same bytes, and the files were touched"
[ "$(wc -l <"$work/said")" -eq 2 ] || fail "unchanged files are not named: $(cat "$work/said")"
printf x >>"$out/minato-r6-process-sheet.pdf"
touch -d '2001-02-03 04:05:06' "$out/minato-r6-process-sheet.pdf"
build >/dev/null 2>&1
cmp "$work/whole.pdf" "$out/minato-r6-process-sheet.pdf" || fail "a byte too many stays"
[ "$(find "$out" -newermt 2002-01-01 -type f)" = "$out/minato-r6-process-sheet.pdf" ] || fail "touched: $(find "$out" -newermt 2002-01-01)"

# -- what stands in the way -----------------------------------------------------------------------------------------------------
for kind in file link; do
    mkdir "$work/$kind"
    case $kind in file) : >"$work/file/.shinchoku" ;; link) ln -s "$work/apart" "$work/link/.shinchoku" ;; esac
    for language in ja en; do
        "$SHINCHOKU" build --lang $language -l process-sheet -o "$work/$kind" "$record" >/dev/null 2>"$work/err"
        [ $? -eq 4 ] || fail "a $kind called .shinchoku: the exit code is not 4"
        case $language$kind in
        jafile) text='フォルダではありません。消すか、名前を変えてください' ;;
        enfile) text='it is not a directory: remove or rename it' ;;
        jalink) text='リンクです。消してください' ;;
        enlink) text='it is a link: remove it' ;;
        esac
        grep -qF "$work/$kind/.shinchoku" "$work/err" && grep -qF "$text" "$work/err" || fail "$language $kind: $(cat "$work/err")"
    done
    [ "$(ls -A "$work/$kind")" = .shinchoku ] || fail "a $kind called .shinchoku: $(ls -A "$work/$kind")"
done
[ ! -e "$work/apart/lock" ] || fail "the link was followed"
exit $failed
