#!/bin/sh
# packages.sh [build|test|develop]: installs the Debian packages that are missing. Asks for nothing that is there.
set -eu

build="cmake gcc libc6-dev make pkgconf libxlsxwriter-dev libhpdf-dev libxml2-dev libpcre2-dev libharfbuzz-dev libicu-dev
libdeflate-dev libfontconfig-dev libpng-dev libjpeg-dev zlib1g-dev libmd-dev libjansson-dev fontconfig
fonts-morisawa-bizud-gothic fonts-morisawa-bizud-mincho fonts-ipaexfont fonts-ipamj-mincho"
test="libcmocka-dev qpdf poppler-utils mupdf-tools libreoffice-calc python3-openpyxl libxml2-utils"
develop="clang clang-format clang-tidy libclang-rt-14-dev"

case "${1:-build}" in
build) wanted=$build ;;
test) wanted="$build $test" ;;
develop) wanted="$build $test $develop" ;;
*) echo "usage: packages.sh [build|test|develop]" >&2; exit 2 ;;
esac

missing=
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "次のパッケージが必要です（管理者に頼んでください） / these packages are needed (ask an administrator):$missing" >&2
        exit 1
    fi
    root=sudo
fi
echo "パッケージを入れます / installing:$missing"
$root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
# shellcheck disable=SC2086 — a list of words
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null
