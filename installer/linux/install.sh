#!/bin/sh
# Installs AcGAN Desktop for the person who runs this, puts it into the applications menu, and lets
# it open its kinds of files. Run it again, also of a newer version, to replace what is installed,
# or with --remove to take it away; favourites and settings stay.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
program="$data/acgan-desktop-program"
entry="$data/applications/acgan-desktop.desktop"
icon="$data/icons/hicolor/scalable/apps/acgan-desktop.svg"
kinds="$data/mime/packages/acgan-desktop.xml"
command="$HOME/.local/bin/acgan"

# Tells menus and file managers what has changed, where the system has the tools for that.
tell_the_desktop() {
    if command -v update-mime-database >/dev/null && [ -d "$data/mime/packages" ]; then
        update-mime-database "$data/mime" || true
    fi
    if command -v update-desktop-database >/dev/null && [ -d "$data/applications" ]; then
        update-desktop-database -q "$data/applications" || true
    fi
}

if [ "${1:-}" = "--remove" ]; then
    rm -rf "$program" "$program.new"
    rm -f "$entry" "$icon" "$kinds"
    if [ -L "$command" ]; then rm -f "$command"; fi
    tell_the_desktop
    echo "AcGAN Desktop is removed; favourites and settings are still there."
    exit 0
fi

mkdir -p "$data" "$(dirname "$entry")" "$(dirname "$icon")" "$(dirname "$kinds")" "$(dirname "$command")"
# Copied beside first, so that a full disk leaves the version that is there.
rm -rf "$program.new"
cp -R "$here/AcGAN Desktop" "$program.new"
rm -rf "$program"
mv "$program.new" "$program"
cp "$here/acgan-desktop.svg" "$icon"
cp "$here/acgan-desktop.xml" "$kinds"
# In an entry a path is quoted, and escaped twice: as a word of a command, and as a value.
quoted=$(printf '%s' "$program/AcGAN Desktop" |
    sed 's/\\/\\\\\\\\/g; s/["$`]/\\\\&/g; s/%/%%/g; s/[&|\\]/\\&/g')
sed "s|@PROGRAM@|\"$quoted\"|" "$here/acgan-desktop.desktop" > "$entry"
if [ -L "$command" ] || [ ! -e "$command" ]; then ln -sfn "$program/acgan" "$command"; fi
tell_the_desktop
echo "AcGAN Desktop is in your applications menu; in a terminal it is called acgan."
