# shell_test.sh: what the shell tests begin with; they read it with `. "$SOURCE_DIR/tests/tools/shell_test.sh"` and end with
# `exit $failed`. A test that cannot run says why and exits with 77.
set -u
shared=${SHINCHOKU_SHARED:-$SOURCE_DIR/../shared}
tab=$(printf '\t')
failed=0
work=$(mktemp -d) || exit 1

# What workbooks a test has made stays in build/…/workbooks/TEST until the test runs again, for workbooks.test.sh to validate
# together with those of all others. Those that a test damages on purpose are called damaged*.xlsx.
workbooks=$BINARY_DIR/workbooks/$(basename "$0" .test.sh)
rm -rf "$workbooks"
keep_workbooks() {
    find "$1" -name '*.[xX][lL][sS][xX]' ! -name 'damaged*' -size -4000k 2>/dev/null | while IFS= read -r book; do
        mkdir -p "$workbooks"
        cp "$book" "$workbooks/$(cksum <"$book" | tr ' ' -).xlsx"
    done
}
trap 'keep_workbooks "$work"; rm -rf "$work"' EXIT

skip() {
    echo "skipped: $*"
    exit 77
}

# need TOOL…
need() {
    for tool; do
        command -v "$tool" >/dev/null || skip "$tool is not installed"
    done
}

fail() {
    echo "FAILED: $*"
    failed=1
}
