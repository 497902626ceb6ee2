"""Avatars from files: pictures with an avatar inside, or its JSON by itself."""

from pathlib import Path

from acgan_desktop.core.avatar import MAX_JSON_BYTES, Avatar, AvatarError
from acgan_desktop.core.error_codes import FileCode
from acgan_desktop.core.user_folders import reason
from acgan_desktop.library.error_codes import PictureFileCode
from acgan_desktop.library.pictures import picture_files

_PNG = b"\x89PNG"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors put it before UTF-8


def load_avatar(path: Path) -> Avatar:
    """Return the avatar in the file at ``path``, a PNG or JSON, trusting nothing in it.

    Raises:
        AvatarError: the file cannot be read or holds no usable avatar; the sentence names it.
    """
    try:
        if not path.is_file():  # a pipe or a device would block or never end
            raise AvatarError(PictureFileCode.NO_AVATAR_FILE, path=path)
        with path.open("rb") as stream:
            content = stream.read(len(_PNG))
            if content == _PNG:
                return picture_files.read_avatar(path)
            content += stream.read(MAX_JSON_BYTES + 1 - len(content))
    except OSError as error:
        raise AvatarError(FileCode.UNREADABLE, path=path, why=reason(error)) from error
    content = content.removeprefix(_BYTE_ORDER_MARK)
    if not content.lstrip().startswith(b"{"):
        raise AvatarError(PictureFileCode.NOT_AN_AVATAR, name=path.name)
    try:
        return Avatar.from_json(content)
    except AvatarError as error:
        raise AvatarError(PictureFileCode.FAULT_INSIDE, name=path.name, why=error) from error
