#!/bin/sh
# A publication is the old one or the new one, whenever the run is killed and whatever stands in its place; and a run that was
# killed leaves nothing that the next does not clear away.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
record=$SOURCE_DIR/tests/command/parts/plan.xml
build() { "$SHINCHOKU" build --lang en -l process-sheet "$@" "$record"; }
build -o "$work/new" >/dev/null 2>&1 || skip "the build itself has findings"
build --draft -o "$work/old" >/dev/null 2>&1

# -- killed --------------------------------------------------------------------------------------------------------------------
# At moments that are not chosen, from before the first byte until after the last.
mkdir "$work/out"
killed=0
for wait in 0.00 0.01 0.01 0.02 0.02 0.03 0.03 0.04 0.05 0.06 0.07 0.08 0.10 0.12 0.15 0.20; do
    cp "$work"/old/* "$work/out"
    timeout -s KILL "$wait" "$SHINCHOKU" build -l process-sheet -o "$work/out" "$record" >/dev/null 2>&1
    [ $? -eq 0 ] || killed=$((killed + 1))
    for file in "$work"/new/*; do
        cmp -s "$file" "$work/out/${file##*/}" || cmp -s "$work/old/${file##*/}" "$work/out/${file##*/}" || fail "killed after $wait s: ${file##*/} is neither old nor new"
    done
done
# One that is killed may take its time to be gone, and has its names until then.
build --wait=60 -o "$work/out" >/dev/null 2>&1 || fail "after kills"
diff -r "$work/new" "$work/out" || fail "kills left something behind"
[ $killed -gt 0 ] || echo "no run was slow enough to be killed"

# What convert leaves is cleared away by the next that saves there, but not what another is writing.
mkdir "$work/c"
printf 'half' >"$work/c/.shinchoku-save-abcdef"
"$SHINCHOKU" convert --to text -o "$work/c/a.txt" "$record" >/dev/null 2>&1
[ "$(ls -A "$work/c")" = a.txt ] || fail "after convert: $(ls -A "$work/c")"

# -- what stands in the place -----------------------------------------------------------------------------------------------
# refused TEXT ARGUMENT…: exit code 4 and the sentence.
refused() {
    text=$1
    shift
    timeout 60 "$SHINCHOKU" "$@" "$record" >/dev/null 2>"$work/said"
    code=$?
    [ $code -eq 4 ] && grep -qF "$text" "$work/said" || fail "$*: exit code $code: $(tail -n 3 "$work/said")"
}
mkdir "$work/p" "$work/p/dir.pdf"
mkfifo "$work/p/pipe.pdf"
ln -s missing/there.pdf "$work/p/dangling.pdf"
refused 'it is a directory' build --lang en -l process-sheet --to "$work/p/dir.pdf"
refused 'it is not a file' build --lang en -l process-sheet --to "$work/p/pipe.pdf"
refused 'it is a link' build --lang en -l process-sheet --to "$work/p/dangling.pdf"
refused 'part of the path is not a directory' build --lang en -l process-sheet -o "$record"
refused 'there is no such file' build --lang en -l process-sheet -o "$work/none/below"
[ -p "$work/p/pipe.pdf" ] && [ -d "$work/p/dir.pdf" ] && [ -h "$work/p/dangling.pdf" ] || fail "something was replaced"
refused 'nobody reads it' convert --to text --lang en -o "$work/p/pipe.pdf"
refused 'it is a directory' convert --to text --lang en -o "$work/p"

# A link goes on leading to what was made.
mkdir "$work/l" "$work/archive"
printf 'old' >"$work/archive/r6.pdf"
ln -s ../archive/r6.pdf "$work/l/latest.pdf"
build --to "$work/l/latest.pdf" >/dev/null 2>&1 || fail "through a link"
[ -h "$work/l/latest.pdf" ] && cmp -s "$work/archive/r6.pdf" "$work/new/minato-r6-process-sheet.pdf" || fail "the link is no link any more, or its file is the old one"
printf 'old' >"$work/archive/r6.txt"
ln -s ../archive/r6.txt "$work/l/r6.txt"
"$SHINCHOKU" convert --to text -o "$work/l/r6.txt" "$record" >/dev/null 2>&1
[ -h "$work/l/r6.txt" ] && [ "$(head -c 3 "$work/archive/r6.txt")" != old ] || fail "convert: through a link"
ln -s "$work/archive" "$work/linked"
build -o "$work/linked" >/dev/null 2>&1 && [ -s "$work/archive/minato-r6-process-sheet.xlsx" ] || fail "into a linked directory"

# The system's name for what is open stays what it is.
before=$(ls -l /dev/stdout 2>/dev/null)
"$SHINCHOKU" convert --to text -o /dev/stdout "$record" >"$work/piped" 2>/dev/null
[ -s "$work/piped" ] && [ "$(ls -l /dev/stdout 2>/dev/null)" = "$before" ] || fail "/dev/stdout was not written to, or replaced"

# -- a disk that fills --------------------------------------------------------------------------------------------------------
# In the directory of temporary files the parts of a workbook are written: at every size of it the old file or the new one.
mkdir "$work/tmp"
if mount -t tmpfs -o size=4k tmpfs "$work/tmp" 2>/dev/null; then
    made=0 kept=0
    for pages in 1 2 3 4 6 8 10 12 16 24 32; do
        mount -o "remount,size=$((pages * 4))k" "$work/tmp"
        cp "$work"/old/*.xlsx "$work/out/minato-r6-process-sheet.xlsx"
        TMPDIR=$work/tmp build --to "$work/out/minato-r6-process-sheet.xlsx" >/dev/null 2>"$work/said"
        code=$?
        if cmp -s "$work/new/minato-r6-process-sheet.xlsx" "$work/out/minato-r6-process-sheet.xlsx"; then
            made=$((made + 1))
            [ $code -eq 0 ] || fail "$pages pages: made, and exit code $code"
        else
            kept=$((kept + 1))
            [ $code -eq 4 ] && grep -qE 'no space left|temporary file cut short' "$work/said" || fail "$pages pages: exit code $code: $(tail -n 2 "$work/said")"
            cmp -s "$work/old/minato-r6-process-sheet.xlsx" "$work/out/minato-r6-process-sheet.xlsx" || fail "$pages pages: neither old nor new"
        fi
        [ -z "$(ls -A "$work/tmp")" ] || fail "$pages pages: left in TMPDIR: $(ls -A "$work/tmp")"
    done
    umount "$work/tmp"
    [ $made -gt 0 ] && [ $kept -gt 0 ] || fail "made $made times, kept $kept times: the sizes are not chosen well"
else
    echo "nothing can be mounted here: no disk was full"
fi
exit $failed
