#!/bin/sh
# bare_machine.sh SUITE DIRECTORY: a Debian with nothing installed (bookworm, trixie), made with debootstrap in
# DIRECTORY/SUITE, in which a copy of this tree is built by quickstart.sh and tested by tests/run.sh as somebody would who has just got it.
# Needs root. What is there of an earlier run is used again; remove DIRECTORY/SUITE to begin with a bare machine.
# `shared`, where it lies beside this tree, is put beside the copy too, so that the tests that read it are not skipped.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
[ $# -eq 2 ] || { echo "usage: bare_machine.sh SUITE DIRECTORY" >&2; exit 2; }
suite=$1 root=$2/$1
place=$root/root/machine

[ -e "$root/etc/debian_version" ] || debootstrap --variant=minbase "$suite" "$root"
mkdir -p "$place"
rm -rf "$place/shinchoku"
git -C "$here" archive --format=tar --prefix=shinchoku/ HEAD | tar -x -C "$place"
[ ! -d "$here/../shared" ] || [ -d "$place/shared" ] || cp -r "$here/../shared" "$place/shared"

mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
trap 'exit 130' INT TERM
# No terminal, no locale, no name of a user: what cron and a container have.
inside() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$root" sh -c "cd /root/machine/shinchoku && $1" </dev/null
}
inside 'sh generator/quickstart.sh'
inside 'sh tests/run.sh'
