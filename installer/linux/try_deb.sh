#!/usr/bin/env bash
# Tries the Debian package for real: in a bare Debian without Python, which debootstrap makes, on a
# screen in memory. Root, debootstrap and Xvfb are needed.
#
#     installer/linux/try_deb.sh OLDER.deb NEWER.deb [FOLDER]
#
# OLDER may be the same build under a lower version (build.py --deb-version). FOLDER keeps the bare
# system for the next time; without it, it is made in a temporary folder and removed.
set -euo pipefail

older=$(realpath "$1")
newer=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
collection=$here/../../tests/files/version-before/collection.jsonl
work=$(mktemp -d)
bare=${3:-$work/bare}
screen=:97
most_installed_kib=358400 # 350 MiB
most_packed=141557760     # 135 MiB

finish() {
    if [ -n "${screen_process:-}" ]; then kill "$screen_process" || true; fi
    for place in tmp/.X11-unix dev/shm proc; do umount "$bare/$place" 2>/dev/null || true; done
    rm -rf --one-file-system "$work"
}
trap finish EXIT

inside() { chroot "$bare" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
person() { inside HOME=/home/person "DISPLAY=$screen" setpriv --reuid=1000 --regid=1000 --clear-groups "$@"; }
install() {
    inside DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" >"$work/apt.log" 2>&1 ||
        { tail -20 "$work/apt.log"; return 1; }
}
must() { if ! "${@:2}"; then echo "Failed: $1" >&2; exit 1; fi; echo "$1: yes"; }
favourites() { person acgan favourites list; }

echo "== a bare Debian"
if [ ! -e "$bare/etc/debian_version" ]; then
    debootstrap --variant=minbase "${SUITE:-bookworm}" "$bare" >"$work/debootstrap.log"
fi
mkdir -p "$bare/tmp/.X11-unix" /tmp/.X11-unix
mount -t proc proc "$bare/proc"
mount -t tmpfs -o mode=1777 tmpfs "$bare/dev/shm"
mount --bind /tmp/.X11-unix "$bare/tmp/.X11-unix"
cp /etc/resolv.conf "$bare/etc/"
rm -f "$bare/etc/apt/sources.list"
cp -a /etc/apt/. "$bare/etc/apt/"
inside apt-get update -qq
# The desktop's own tools, as every desktop has them; what the program needs comes by its package.
install desktop-file-utils shared-mime-info libglib2.0-bin
must "it has no Python" test -z "$(inside sh -c 'command -v python3 || true')"
inside useradd --create-home --uid 1000 person 2>/dev/null || true
Xvfb "$screen" -screen 0 1440x900x24 -ac >/dev/null 2>&1 &
screen_process=$!

echo "== size"
installed=$(dpkg-deb -f "$newer" Installed-Size)
packed=$(stat -c %s "$newer")
echo "installed $((installed / 1024)) MiB, packed $((packed / 1048576)) MiB"
must "at most 350 MiB installed" test "$installed" -le "$most_installed_kib"
must "at most 135 MiB packed" test "$packed" -le "$most_packed"

echo "== the older version"
cp "$older" "$bare/older.deb"
cp "$newer" "$bare/newer.deb"
cp "$collection" "$bare/home/person/collection.jsonl"
install /older.deb
person acgan --version
person acgan favourites import /home/person/collection.jsonl
kept=$(favourites)
must "favourites are kept" test -n "$kept"

echo "== the newer version over it"
install /newer.deb
person acgan --version
must "favourites are the same" test "$(favourites)" = "$kept"

echo "== the menu entry"
inside desktop-file-validate /usr/share/applications/acgan-desktop.desktop
entry=$(sed -n 's/^Exec=//p' "$bare/usr/share/applications/acgan-desktop.desktop")
person sh -c "cd && acgan generate --count 1 --seed 7 --out drawn"
avatar=$(person sh -c 'ls /home/person/drawn/*.png | grep -v sheet')
must "an avatar is saved" test -n "$avatar"
# The command of the entry, from the menu without files, and by a double click with one.
must "the window shows faces" person env ACGAN_START_MARK=quit sh -c "${entry/\%F/}"
must "a double click's command opens the avatar" person env ACGAN_START_MARK=quit sh -c "${entry/\%F/$avatar}"

echo "== kinds of files"
kind() { person gio info -a standard::content-type "$1" | sed -n 's/.*content-type: //p'; }
cp "$bare/usr/share/icons/hicolor/48x48/apps/acgan-desktop.png" "$bare/home/person/other.png"
echo '{"some": "data"}' >"$bare/home/person/other.jsonl"
must "a PNG is a PNG" test "$(kind "$avatar")$(kind /home/person/other.png)" = image/pngimage/png
must "a collection is one" test "$(kind /home/person/collection.jsonl)" = application/x-acgan-collection
must "other lines of JSON are not" test "$(kind /home/person/other.jsonl)" != application/x-acgan-collection
for one in image/png application/x-acgan-collection application/x-onnx; do
    must "the program is offered for $one" \
        grep -q "^$one=.*acgan-desktop.desktop" "$bare/usr/share/applications/mimeinfo.cache"
done

echo "== removal"
inside DEBIAN_FRONTEND=noninteractive apt-get purge -qq acgan-desktop >/dev/null 2>&1
left=$(find "$bare/usr" "$bare/etc" "$bare/opt" "$bare/var/lib/dpkg/info" -iname '*acgan*')
must "nothing is left of it" test -z "$left"
must "the person's folders are" test -n "$(find "$bare/home/person/.local/share" -iname '*acgan*')"
echo "All of it works."
