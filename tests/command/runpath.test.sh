#!/bin/sh
# Where the program and its modules make the loader look: nowhere but where the system looks. A run path with an empty entry
# loads libraries from whatever directory somebody stands in. And modules are found where /proc is not mounted.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need readelf
record=$SOURCE_DIR/tests/command/parts/plan.xml

# paths FILE: entries of its run paths, a line each, an empty one as such.
paths() { readelf -d "$1" | sed -n 's/.*(R\(UN\)\{0,1\}PATH).*\[\(.*\)\]/\2:/p' | tr ':' '\n'; }

cmake --install "$BINARY_DIR" --prefix "$work/prefix" >/dev/null || exit 1
seen=0
for file in "$SHINCHOKU" "$BINARY_DIR"/*.so "$work/prefix/bin/shinchoku" "$work"/prefix/lib/shinchoku/*.so; do
    [ -e "$file" ] || { fail "no $file"; continue; }
    seen=$((seen + 1))
    paths "$file" >"$work/paths"
    grep -qE '^$|^[^/$]' "$work/paths" && fail "$file: an empty or relative entry: $(tr '\n' ':' <"$work/paths")"
    # What is looked through holds something that is needed: here nothing is.
    while read -r path; do [ "$path" = '' ] || ls "$path"/*.so* >/dev/null 2>&1 || fail "$file: $path holds no library"; done <"$work/paths"
done
[ $seen -eq 6 ] || fail "$seen files, not 6"

# The test can fail.
if command -v cc >/dev/null; then
    echo 'int main(void) { return 0; }' >"$work/a.c"
    cc -o "$work/a" "$work/a.c" '-Wl,-rpath,$ORIGIN::' && { paths "$work/a" >"$work/paths"; grep -qE '^$' "$work/paths" || fail "an empty entry is not seen"; }
fi

# Nothing of the program's own is looked for by trial in directories, and nothing at all where the caller stands.
if command -v strace >/dev/null && mkdir "$work/here" && cd "$work/here" &&
    strace -f -e trace=openat,open,stat,access -o "$work/calls" "$work/prefix/bin/shinchoku" build -l process-sheet -o "$work/out" "$record" >/dev/null 2>&1; then
    grep -E 'ENOENT' "$work/calls" | grep -E '\.so' >"$work/tries"
    # The program's own two places for its modules are asked after by name.
    grep -vE "\"/(etc|lib|usr)[^\"]*\"|access\(\"$work/prefix/bin/shinchoku-[a-z]*.so\"" "$work/tries" && fail "looked for where it is not"
    grep -E '"[^"/][^"]*\.so' "$work/calls" && fail "a library by a name without a place"
else
    echo "strace does not work here: tries were not looked at"
fi

# Without /proc, started by its path, by a link, from the directory it lies in.
ln -s "$work/prefix/bin/shinchoku" "$work/link"
without() {
    unshare -m sh -c 'mount -t tmpfs none /proc && exec "$@"' sh "$@"
}
if grep -q __asan_init "$work/prefix/bin/shinchoku"; then
    echo "built with sanitizers, which need /proc themselves: it was always there"
elif without true 2>/dev/null; then
    without "$work/prefix/bin/shinchoku" build -l process-sheet -o "$work/a1" "$record" >"$work/said" 2>&1 || fail "by its path: $(cat "$work/said")"
    without "$work/link" build -l process-sheet -o "$work/a2" "$record" >"$work/said" 2>&1 || fail "by a link: $(cat "$work/said")"
    (cd "$work/prefix/bin" && without ./shinchoku build -l process-sheet -o "$work/a3" "$record") >"$work/said" 2>&1 || fail "from its place: $(cat "$work/said")"
    for out in "$work/a1" "$work/a2" "$work/a3"; do [ "$(ls "$out" 2>/dev/null | wc -l)" -eq 2 ] || fail "$out: not both files"; done
else
    echo "nothing can be mounted here: /proc was always there"
fi
exit $failed
