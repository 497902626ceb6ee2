#!/bin/sh
# Installs AcGAN Desktop for the person who runs this, and puts it into the applications menu.
# Run it again with --remove to take it away; favourites and settings stay.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
program="$data/acgan-desktop-program"
entry="$data/applications/acgan-desktop.desktop"
icon="$data/icons/hicolor/scalable/apps/acgan-desktop.svg"
command="$HOME/.local/bin/acgan"

rm -rf "$program"
rm -f "$entry" "$icon"
if [ -L "$command" ]; then rm -f "$command"; fi
if [ "${1:-}" = "--remove" ]; then
    echo "AcGAN Desktop is removed; favourites and settings are still there."
    exit 0
fi

mkdir -p "$program" "$(dirname "$entry")" "$(dirname "$icon")" "$(dirname "$command")"
cp -R "$here/AcGAN Desktop/." "$program/"
cp "$here/acgan-desktop.svg" "$icon"
sed "s|@PROGRAM@|$program|" "$here/acgan-desktop.desktop" > "$entry"
if [ ! -e "$command" ]; then ln -s "$program/acgan" "$command"; fi
echo "AcGAN Desktop is in your applications menu; in a terminal it is called acgan."
