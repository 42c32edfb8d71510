# shell_test.sh: what the shell tests begin with; they read it with `. "$SOURCE_DIR/tests/shell_test.sh"` and end with
# `exit $failed`. A test that cannot run says why and exits with 77.
set -u
shared=${SHINCHOKU_SHARED:-$SOURCE_DIR/../shared}
tab=$(printf '\t')
failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

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
