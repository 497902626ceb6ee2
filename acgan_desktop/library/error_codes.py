"""The codes of errors and notices of the library: favourites, models, pictures, settings."""

from acgan_desktop.core.errors import ErrorCode


class FavouritesCode(ErrorCode):
    """The favourites' file, and what is wrong with an entry."""

    UNUSABLE = "The favourites in {path} cannot be used: {why}."
    NOT_OPENED = "The favourites in {path} cannot be opened: {why}."
    UNREADABLE = "The favourites in {path} cannot be read: {why}."
    WRONG_TYPE = "a value has the wrong type"
    NO_TIME_ZONE = "the time has no zone"
    THUMBNAIL_SIZE = "the thumbnail has no sane size"
    THUMBNAIL_NO_PNG = "the thumbnail is no PNG"
    THUMBNAIL_TOO_LARGE = "the thumbnail is too large"
    DAMAGED_AND_IN_USE = (
        "The favourites in {path} are damaged, and another window or program has them open; "
        "close it and start again, and what can be read will be recovered."
    )
    NEWER = (
        "The favourites in {path} were written by a newer version of the program; update the "
        "program to open them."
    )
    DISK_FULL = "the disk is full"
    IN_USE = "another program is holding the file"
    NOT_WRITABLE = "the file or its folder cannot be written"
    NOT_OPENABLE = "the file cannot be opened; is its folder writable?"
    DAMAGED = "the file is damaged; restart the program, and it will recover what it can"
    RECOVERED = (
        "The favourites were damaged: {count} could be recovered, and the damaged file is kept "
        "as {name}."
    )
    ENTRIES_DAMAGED = (
        "{count} of your favourites cannot be shown, because their entries are damaged; they "
        "stay in {path}."
    )
    ENTRIES_OF_ALL_DAMAGED = (
        "{count} of {all} favourites cannot be shown, because their entries are damaged; they "
        "stay in {path}."
    )
    FOLDER_READ_ONLY = (
        "The favourites in {path} can be looked at and exported, but not changed, because their "
        "folder cannot be written."
    )
    READ_ONLY_DISK_FULL = (
        "The favourites in {path} can be looked at and exported, but not changed, because the "
        "disk is full."
    )


class FindingCode(ErrorCode):
    """Pictures whose face is to be found."""

    UNREADABLE = "No face can be looked for in {name}: it {why}."


class CollectionCode(ErrorCode):
    """Collections of favourites, and what is wrong with a line of one."""

    UNWRITABLE = "The file {path} cannot be written: {why}."
    MISSING = "There is no file {path}."
    UNREADABLE = "The file {path} cannot be read: {why}."
    TOO_MANY = "{name} holds more than {most:,} favourites."
    NEWER = "{name} was written by a newer version of the program; update the program to import it."
    UNKNOWN_FORMAT = "{name} is no collection of favourites of this program."
    LINE_TOO_LONG = "it is too long"
    AVATAR_TOO_LARGE = "the avatar is too large to be one that the program wrote"
    THUMBNAIL_NOT_BASE64 = "the thumbnail is not base64"
    THUMBNAIL_DAMAGED = "the thumbnail is damaged"
    NO_SUCH_TIME = "created: there is no such time"
    LINE_FAULT = "line {number}: {why}"
    ONE_UNUSABLE = "1 favourite in {name} cannot be used ({why})"
    SOME_UNUSABLE = "{count} favourites in {name} cannot be used ({why})"
    INCOMPLETE = "{name} is not complete: it ends after {lines} of {expected} favourites"
    PROBLEM = "{what}."
    TWO_PROBLEMS = "{first}; {second}."


class ModelsCode(ErrorCode):
    """The models that are installed."""

    SUFFIX_UNKNOWN = (
        "{name} does not end in .onnx, as model files do; give it such a name to add it."
    )
    NOT_COPIED = "The model cannot be copied to {path}: {why}."
    NONE_BUNDLED = (
        "No model came with this copy of the program; name one with --model FILE, or put one "
        "into {folder}."
    )
    NOT_INSTALLED = (
        "The model that this avatar was made with ({model}) is not installed; name it with "
        "--model FILE, or put it into {folder}."
    )
    NOT_A_GENERATOR = "{name} {is_a}; drawing needs a generator."
    NO_ROOM_ASIDE = (
        "The model {name} was not put aside for your favourites, because the models in {folder} "
        "take {size:.0f} GiB already; keep its file yourself."
    )
    NOT_PUT_ASIDE = "The model {name} cannot be put aside for your favourites in {folder}: {why}."
    CHANGED = "The model file {path} has changed since it was opened; open it again."
    NOT_ADDED_HERE = (
        "{name} is not one of the models that were added here, so it stays where it is."
    )
    NOT_REMOVED = "The model {path} cannot be removed: {why}."
    NOT_BROUGHT_BACK = "The model {name} cannot be brought back: {why}."
    MISSING = "There is no model file {name}."
    MISSING_AMONG = "There is no model file {name}; installed are {known}."


class PictureFileCode(ErrorCode):
    """Pictures with avatars inside."""

    NO_AVATAR_FILE = "There is no picture or avatar at {path}."
    NOT_AN_AVATAR = "{name} is neither a PNG with an avatar inside nor an avatar."
    FAULT_INSIDE = "{name}: {why}"
    NOT_SAVED = "The picture {path} cannot be saved: {why}."
    MISSING = "There is no picture at {path}."
    TOO_LARGE = "{name} is too large to be a picture of this program."
    NO_AVATAR_INSIDE = "{name} has no avatar inside; only pictures saved by this program have one."
    NOT_PNG = "{name} is not a PNG."
    CUT_OFF = "{name} is damaged: it ends too early."
    AVATAR_TOO_LARGE = "The avatar inside {name} is too large to be one of this program."
    CHECKSUM_DIFFERS = "{name} is damaged: the avatar inside does not match its checksum."
    TOO_MANY_PARTS = "{name} has too many parts to be a picture of this program."
    AVATAR_DAMAGED = "The avatar inside {name} is damaged."


class OpeningCode(ErrorCode):
    """Files that a person opens, drops or pastes."""

    PICTURE = "a picture"
    NOT_RECOGNISED = (
        "{name} has no avatar inside, and none of the faces that you kept or saw looks like it."
    )
    NO_PICTURE = (
        "{name} is an avatar without a picture, and its model is not open; open its model first."
    )
    OTHER_MODEL = "{name} was drawn by another model than the first; open it by itself."
    TOO_MANY = "Only the first {most} of {count} faces were taken."
    ONE_MODEL = "{name} was not opened: one model draws at a time."
    SOME_REFUSED = "{count} of {all} files could not be taken."
    PASTED = "What was pasted"


class AnimationCode(ErrorCode):
    """Writing animations."""

    SUFFIX_UNKNOWN = "{name} does not end like an animation; the suffix must be one of {suffixes}."
    SIZE_OUTSIDE = (
        "The size of an animation must lie between {least} and {most} pixels, not at {size}."
    )
    SIZE_ODD = "The size of an MP4 must be an even number of pixels, not {size}."
    RATE_OUTSIDE = (
        "The frame rate of this format must lie between 1 and {most:g} a second, not at {rate:g}."
    )
    QUALITY_OUTSIDE = "The quality must lie between 1 and 100, not at {quality}."
    TOO_MANY_FRAMES = (
        "{count} frames of {size} pixels are too many for one animation; at this size it can "
        "have {most}."
    )
    NOT_SAVED = "The animation {path} cannot be saved: {why}."
    NO_PYAV = (
        "Writing MP4 needs PyAV, which is not installed: pip install 'acgan-desktop[video]', or "
        "choose .webp, .gif or .png."
    )
    VIDEO_FAILED = "The video cannot be made: {why}."
    NO_SOFT_EDGES = "A {kind} animation has no soft transparent edges; choose .webp or .png."


class CuttingOutCode(ErrorCode):
    """Cutting faces out of their ground."""

    GROUND_NOT_PLAIN = (
        "The ground of this picture is not plain, so the face cannot be cut out; keep the "
        "background, or draw a face on plain ground."
    )
    GROUND_OF_FRAMES_NOT_PLAIN = (
        "The ground of {frames} is not plain, so the face cannot be cut out; keep the background, "
        "or choose faces on plain ground."
    )
    FRAME = "frame {number}"
    FRAMES = "{count} frames"


class SavingCode(ErrorCode):
    """Saving a picture for a purpose."""

    LIMIT_NOT_KEPT = (
        "This picture cannot be made smaller than {smallest:.0f} kB, and {purpose} takes "
        "{most:.0f} kB; choose another kind of file."
    )
    KIND_NOT_TAKEN = "{purpose} takes {kinds}, not {kind}."
    OUTSIDE = "The {what} must lie between {least:g} and {most:g}, not at {value:g}."
    BACKGROUND_UNREADABLE = "The background {name} {why}."
    BACKGROUND_COLOURS = (
        "The background {kind!r} needs {count} colours of three levels from 0 to 255."
    )
    BACKGROUND_FILE = "A background that is a picture needs its file, and no other does."
    GRADIENT_ANGLE = "The angle of a gradient must be a number of degrees."
    GRADIENT_COLOURS = "A gradient has two colours, not {count}."
    NO_COLOUR = "{text!r} is no colour; write one such as #ff8800, or a name: {names}."
    NO_BACKGROUND = (
        "The background {text!r} is neither keep, transparent, a colour such as pink or #ff8800, "
        "two colours such as pink,blue, nor a picture's file."
    )


class PurposeCode(ErrorCode):
    """What a picture is saved for."""

    AS_DRAWN = "As drawn"
    DISCORD_AVATAR = "Discord avatar"
    DISCORD_EMOJI = "Discord emoji"
    DISCORD_STICKER = "Discord sticker"
    X_AVATAR = "X avatar"
    STEAM_AVATAR = "Steam avatar"
    YOUTUBE_AVATAR = "YouTube avatar"
    ICON = "Favicon or icon"
    OWN_SIZE = "Own size"


class MeasureCode(ErrorCode):
    """The numbers of a saved picture and of a sheet, told after "The"."""

    SIZE = "size"
    CROP_X = "crop's x"
    CROP_Y = "crop's y"
    ZOOM = "zoom"
    TURN = "turn"
    MARGIN = "margin"
    COLUMNS = "number of columns"
    ROWS = "number of rows"
    RESOLUTION = "resolution in dpi"
    PAGE_WIDTH = "width of the page in mm"
    PAGE_HEIGHT = "height of the page in mm"
    PAGE_MARGIN = "margin in mm"
    GAP = "gap in mm"
    BORDER = "border in mm"


class SheetCode(ErrorCode):
    """Sheets of faces for print."""

    PAGE_TOO_LARGE = "This page would have more than {most} pixels on a side; lower the dpi."
    FACES_DO_NOT_FIT = "So many faces do not fit on this page; take fewer rows or columns."
    NO_FACE = "A sheet needs at least one face."
    NONE_CAN_BE_CUT = (
        "None of these faces is on plain ground, so none can become a sticker; make a contact "
        "sheet, or choose other faces."
    )
    TOO_MANY_PAGES = "A sheet has at most {most} pages, so {faces} such faces."


class FileNameCode(ErrorCode):
    """Patterns for the names of many files."""

    PATTERN_LENGTH = "A pattern for names has 1 to {most} characters."
    FIELD_UNKNOWN = "The pattern names {{{name}}}, which is not known; it can name {fields}."
    BRACE_ALONE = "The pattern has a brace by itself; it can name {fields}."


class SettingsCode(ErrorCode):
    """The settings' file."""

    UNREADABLE = "The settings in {path} cannot be read: {why}."
    NOT_SAVED = "The settings cannot be saved in {path}: {why}."
    RECOVERED = (
        "The settings in {path} were damaged or from another version, so some are back at their "
        "defaults."
    )
    RECOVERED_ASIDE = (
        "The settings in {path} were damaged or from another version, so some are back at their "
        "defaults; the old file is kept as {name}."
    )
    IN_USE = "another program is holding the file"


class PresetsCode(ErrorCode):
    """The presets' file."""

    UNREADABLE = "The presets in {path} cannot be read: {why}."
    STUCK = "The presets in {path} are damaged and cannot be moved aside: {why}."
    RECOVERED = "The presets were damaged or from another version; the old file is {name}."
    FULL = "There is room for {most} presets; remove one to keep another."
    NOT_SAVED = "The presets cannot be saved in {path}: {why}."


class SlidersCode(ErrorCode):
    """The sliders' files."""

    UNREADABLE = "The sliders in {path} cannot be read: {why}."
    STUCK = "The sliders in {path} are damaged and cannot be moved aside: {why}."
    RECOVERED = "Your sliders were damaged or from another version; the old file is {name}."
    FULL = "There is room for {most} named sliders; remove one to keep another."
    NOT_SAVED = "The sliders cannot be saved in {path}: {why}."
    DIRECTIONS_DIFFER = "directions: all of a slider must be called alike"
