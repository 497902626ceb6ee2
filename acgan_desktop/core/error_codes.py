"""The codes of errors that all rooms share: files, pictures and avatars."""

from acgan_desktop.core.errors import ErrorCode


class SystemCode(ErrorCode):
    """Why the system refused, by the names of :mod:`errno`."""

    ENOENT = "No such file or directory"
    EACCES = "Permission denied"
    EPERM = "Operation not permitted"
    EISDIR = "Is a directory"
    ENOTDIR = "Not a directory"
    EEXIST = "File exists"
    ENOSPC = "No space left on device"
    EDQUOT = "Disk quota exceeded"
    EROFS = "Read-only file system"
    EIO = "Input/output error"
    EFBIG = "File too large"
    ENAMETOOLONG = "File name too long"
    EMFILE = "Too many open files"
    EBUSY = "Device or resource busy"


class WordCode(ErrorCode):
    """Words in the place of data."""

    NONE = "none"


class FileCode(ErrorCode):
    """Files and folders of any kind."""

    TOO_LARGE = "{path} is too large to be {what}."
    NOT_UTF8 = "{path} cannot be read: it is not text in UTF-8."
    NOT_REGULAR = "{path} is not a file."
    UNREADABLE = "{path} cannot be read: {why}."
    FOLDER_NOT_MADE = "The folder {folder} cannot be made: {why}."
    A_REVIEW_TASK = "a review task"
    A_LABEL_TABLE = "a table of labels"


class JobCode(ErrorCode):
    """Folders in which commands say how far they are."""

    IN_USE = "Another command reports in {folder}; choose another folder."


class JsonCode(ErrorCode):
    """Why a text of JSON is not read."""

    NOT_JSON = "it is not JSON ({why})"
    TOO_MANY_VALUES = "it holds more than {most:,} values"
    TOO_MANY_KEYS = "an object in it has more than {most:,} keys"
    AT = "{place}: {why}"


class FieldCode(ErrorCode):
    """What is wrong with a value in a file, by the names and in the words of pydantic."""

    MISSING = "Field required"
    EXTRA_FORBIDDEN = "Extra inputs are not permitted"
    MODEL_TYPE = "Input should be a valid dictionary or instance of {class_name}"
    DICT_TYPE = "Input should be a valid dictionary"
    LIST_TYPE = "Input should be a valid list"
    TUPLE_TYPE = "Input should be a valid tuple"
    STRING_TYPE = "Input should be a valid string"
    BYTES_TYPE = "Input should be a valid bytes"
    BOOL_TYPE = "Input should be a valid boolean"
    INT_TYPE = "Input should be a valid integer"
    INT_PARSING = "Input should be a valid integer, unable to parse string as an integer"
    INT_FROM_FLOAT = "Input should be a valid integer, got a number with a fractional part"
    FLOAT_TYPE = "Input should be a valid number"
    FLOAT_PARSING = "Input should be a valid number, unable to parse string as a number"
    FINITE_NUMBER = "Input should be a finite number"
    GREATER_THAN = "Input should be greater than {gt}"
    GREATER_THAN_EQUAL = "Input should be greater than or equal to {ge}"
    LESS_THAN = "Input should be less than {lt}"
    LESS_THAN_EQUAL = "Input should be less than or equal to {le}"
    STRING_TOO_SHORT = "String should have at least {min_length} character{expected_plural}"
    STRING_TOO_LONG = "String should have at most {max_length} character{expected_plural}"
    STRING_PATTERN_MISMATCH = "String should match pattern '{pattern}'"
    TOO_SHORT = (
        "{field_type} should have at least {min_length} item{expected_plural} after validation, "
        "not {actual_length}"
    )
    TOO_LONG = (
        "{field_type} should have at most {max_length} item{expected_plural} after validation, "
        "not {actual_length}"
    )
    LITERAL_ERROR = "Input should be {expected}"
    ENUM = "Input should be {expected}"
    DATETIME_TYPE = "Input should be a valid datetime"
    DATETIME_PARSING = "Input should be a valid datetime, {error}"
    DATETIME_FROM_DATE_PARSING = "Input should be a valid datetime or date, {error}"
    TIMEZONE_AWARE = "Input should have timezone info"
    UNION_TAG_INVALID = (
        "Input tag '{tag}' found using {discriminator} does not match any of the expected tags: "
        "{expected_tags}"
    )
    UNION_TAG_NOT_FOUND = "Unable to extract tag using discriminator {discriminator}"


class AvatarCode(ErrorCode):
    """Avatars, and what does not fit the model that is to draw them."""

    NOT_BASE64 = "is not base64"
    NOT_BASE64_TEXT = "must be base64 text"
    NOT_FLOATS = "must hold a whole number of float32 values"
    NOT_FINITE = "holds a value that is not finite"
    MIX_ROW_LENGTH = "mix: each row needs one weight per source"
    MIX_ROW_SUM = "mix: each row must sum to 1"
    TOO_LARGE = "This avatar is too large to be one that the program wrote."
    UNUSABLE = "This is not a usable avatar: {why}."
    OTHER_MODEL = (
        "This avatar was made with another model than {name!r}; open that model to draw it."
    )
    STYLE_LAYERS_DIFFER = "This avatar mixes {mixed} style layers, but the model has {there}."
    DIRECTION_LENGTH_DIFFERS = (
        "The direction {name!r} of this avatar has {numbers} numbers, but the model's styles "
        "have {there}."
    )
    DIRECTION_LAYER_MISSING = (
        "The direction {name!r} of this avatar changes style layer {layer}, but the model has "
        "only {there}."
    )
    TOO_LARGE_TO_DRAW = "The directions or weights of this avatar are too large to be drawn."
    LATENT_LENGTH_DIFFERS = (
        "This avatar has a latent of {numbers} numbers, but the model takes {there}."
    )
    CLASSES_DIFFER = "This avatar asks for {asked} classes, but the model has {there}."
    WEIGHTS_DO_NOT_SUM = (
        "The weights of {attribute} in this avatar must sum to 1, or to 0 for no wish; they sum "
        "to {total:.3g}."
    )


class PictureCode(ErrorCode):
    """What is wrong with a picture, told of "it"."""

    NEEDS_MEMORY = "needs too much memory"
    OTHER_FORMAT = "is not a {formats} picture"
    TOO_MANY_PIXELS = "has too many pixels"
    DAMAGED = "is damaged ({why})"
    HEADER_MISPLACED = "is damaged (its header is not the first and only one)"
    PART_UNKNOWN = "is damaged (it needs a part that is not known)"
    HEADER_MISSING = "is damaged (it has no header)"
    TOO_MANY_PARTS = "has too many parts"
    TOO_LARGE = "has {width} x {height} pixels, which is too many"
    TILES_TOO_LARGE = "has tiles that are too large"
    ONE_OF = "{first} or {last}"


class ReviewCode(ErrorCode):
    """Tasks of a review, and tables of labels."""

    CLASSES_REPEATED = 'classes: each once, and none is called "{reserved}"'
    ATTRIBUTES_REPEATED = "attributes: each once"
    FACES_REPEATED = "faces: a name is there twice"
    ROW_OR_PATH = "faces: each is either a row or a path"
    IMAGES_MISSING = "images: rows need them"
    UNUSABLE_TASK = "{path} is not a review task: {why}."
    TABLE_NOT_UTF8 = "{path} is not a table in UTF-8."
    TABLE_NOT_CSV = "{path} is not a CSV table: {why}."
    OTHER_TABLE = "{path} is a table of something else; choose another file for these labels."
    CELLS_DIFFER = "{path}, line {number}, has {count} cells, not {wanted}."
    UNKNOWN_CLASS = "{path}, line {number}: {value!r} is no class of {name}."
    NO_PICTURES = "{path} does not hold pictures."
