"""The codes of errors of the engine: model files, devices, wishes and latents."""

from acgan_desktop.core.errors import ErrorCode


class ModelCode(ErrorCode):
    """Opening a model and trying it."""

    UNREADABLE = "The model file {path} cannot be read: {why}."
    REFUSED = "{name} cannot be used: {why}"
    UNUSABLE = "{name} is not a usable model: it {why}."
    DAMAGED = "{name} is not a usable model: it is damaged."
    CUDA_MEMORY_UNUSABLE = "{variable}={value} is not a number of MiB, at least 16."
    CUDA_SWITCH_UNUSABLE = "{variable}={value} is neither yes nor no; write 1 or 0."
    NOT_A_GENERATOR = "{name} {is_a}; a generator is needed to draw."
    RUNTIME_REFUSED = "ONNX Runtime cannot run {name}: {why}"
    NOT_A_TAGGER = "{name} {is_a}; a tagger is needed to read pictures."
    NOT_AN_UPSCALER = "{name} {is_a}; an upscaler is needed to enlarge."
    NOT_AN_ENCODER = "{name} {is_a}; an encoder is needed to find a picture's latents."
    ENCODER_OF_ANOTHER = (
        "The encoder {encoder} was made for the model {made_for} ({number}), not for {generator} "
        "({other}); train one for it with acgan-train encoder fit, or search without one."
    )
    ENLARGES_WRONGLY = "{name} cannot be used: it makes {made} of {fed}."
    TRIAL_NOT_STARTED = "A process to try the model in cannot be started: {why}."
    MISSING = "there is no such file"
    NOT_A_FILE = "it is not a file"
    NEEDS_MEMORY = "{name} cannot be used: it needs too much memory."
    TRIAL_TOO_SLOW = (
        "{name} cannot be used: to open it and to draw a few pictures takes longer than "
        "{seconds:.0f} seconds."
    )
    TRIAL_DIED = (
        "{name} cannot be used: the process that tried to draw with it came to a sudden end "
        "({status})."
    )
    TRIAL_FAILED = "{name} cannot be used."


class KindCode(ErrorCode):
    """What a model file is."""

    GENERATOR = "is a generator, which draws"
    TAGGER = "is a tagger, which reads pictures"
    UPSCALER = "is an upscaler, which enlarges pictures"
    ENCODER = "is an encoder, which finds a generator's latents of a picture"


class DeviceCode(ErrorCode):
    """Why a model does not run on the GPU, or not as asked for."""

    NO_CUDA = "This ONNX Runtime was built without CUDA."
    NO_GPU = "No NVIDIA GPU with a working driver was found."
    CUDA_INCOMPLETE = (
        "ONNX Runtime could not use CUDA, most likely because CUDA or cuDNN is missing or too "
        "old: install the extra 'cuda'."
    )
    GPU_FAILED = "The GPU failed: {why}"
    GPU_LOST = "The GPU failed in the middle of work, so the CPU goes on: {why}"
    WITHOUT_EXTRAS = "The GPU draws without half precision and graphs: {why}"


class ManifestCode(ErrorCode):
    """Manifests, and what is wrong with one."""

    CLASSES_REPEATED = "classes: a class is named twice"
    SHARES_COUNT = "shares: needs one share per class"
    SHARES_SUM = "shares: must sum to 1"
    THRESHOLDS_COUNT = "thresholds: needs one threshold per class"
    DEFAULT_OUTSIDE = "default: must lie between min and max"
    ATTRIBUTES_REPEATED = "attributes: an attribute is named twice"
    STYLE_GROUPS_INCOMPLETE = "style_groups: must name each style layer once"
    ATTRIBUTE_RESERVED = "attributes: none may be called {name}"
    TOO_LARGE = "The model's manifest is too large to be one that the trainer wrote."
    UNUSABLE = "The model's manifest is not usable: {why}."


class GraphCode(ErrorCode):
    """What is wrong with a model's file or graph, told of "it"."""

    FUNCTIONS = "holds functions or training steps, which no generator needs"
    SPARSE_WEIGHTS = "holds sparse or quantised weights, which no generator needs"
    FOREIGN_OPERATORS = "needs operators from {domain!r}, which are not ONNX's own"
    OPSET_UNKNOWN = (
        "was written for version {opset} of ONNX's operators; this program knows {oldest} to "
        "{newest}"
    )
    NODE_COUNT = "has {count} operators, which no generator has"
    UNDECLARED = "does not state the type and size of {name!r}"
    NAMED_TWICE = "names the tensor {name!r} twice"
    USED_TOO_EARLY = "uses the tensor {name!r} before it is computed"
    MEMORY = "would take absurdly much memory"
    TIME = "would take absurdly long to run"
    STRUCTURE_TOO_LARGE = "holds more beside its weights than any generator"
    WEIGHTS_DIFFER = "is damaged: its weights are not those that its manifest names"
    OUTPUT_DIFFERS = (
        "makes an output {name!r} that is not what its manifest says: {type} [batch, {size}]"
    )
    PIXELS_PASS_SEAM = "does not draw its pixels from {seam!r} alone"
    INTERFACE_SIZE_DIFFERS = (
        "states another type or size for {name!r} than its manifest: {type} [batch, {size}]"
    )
    BATCH_FIXED = "has a fixed batch at {name!r}; it must be dynamic"
    OPERATOR_FAULT = "has an operator {operator} that {fault}"
    GRAPH_INSIDE = "has an operator {operator} with graphs inside it"
    LONG_LIST = "has an operator {operator} with an absurdly long list"
    OPERATOR_UNKNOWN = "uses the operator {operator}, which no generator needs"
    NESTED_TOO_DEEPLY = "is nested too deeply"
    TOO_MANY_PARTS = "has far more parts than any generator"
    NOT_ONNX = "is not in ONNX's format"
    CUT_OFF = "is cut off or not in ONNX's format"
    SIZES_COMPUTED = "computes sizes that no generator needs"
    INPUT_SIZE_DIVIDED = "divides a size that depends on its inputs"
    DIVIDED_BY_INPUT_SIZE = "divides by a size that depends on its inputs"
    INPUT_SIZES_COMPARED = "compares sizes that depend on its inputs"
    SIZE_NOT_FIXED = "makes a size of its inputs where it must be fixed"
    DEPENDS_ON_VALUES = "lets {what} depend on the values of its inputs"
    DEPENDS_ON_SIZES = "lets {what} depend on the sizes of its inputs"
    LARGE_NUMBERS = "computes with absurdly large numbers"
    ELEMENT_TYPE = "uses the element type {code}, which generators do not need"
    TENSOR_SIZE = "computes a tensor of the absurd size {size}"
    OUTGROWS_BATCH = "computes a tensor that outgrows its batch: {size}"
    EXTERNAL_DATA = "keeps weights in another file; it must be one self-contained file"
    SEGMENTS = "keeps a tensor in segments"
    DATA_DIFFER = "holds a tensor of size {size} with other data than that"
    EMPTY = "is empty"
    FILE_TOO_LARGE = "is larger than 512 MiB"
    NO_MANIFEST = "has no manifest, so it was not exported for this program"
    MANY_MANIFESTS = "has more than one manifest"
    INPUTS_DIFFER = "has the inputs {names} instead of {wanted}"
    OUTPUTS_DIFFER = "has the outputs {names} instead of {wanted}"


class OperatorCode(ErrorCode):
    """What is wrong with an operator of a graph, told after "that", and what it works with."""

    NO_ELEMENTS = "makes an output without elements"
    TOO_MANY_OUTPUTS = "has more outputs than it should"
    INPUT_MISSING = "lacks an input"
    UNUSABLE = "has no usable {name!r}"
    AXIS_MISSING = "names an axis that does not exist"
    FRACTION_OF_UNKNOWN = "enlarges a size that it does not know by a fraction"
    FACTORS_MISFIT = "multiplies what does not fit"
    WEIGHTS_MISFIT = "has weights that do not fit"
    OUTPUT_SIZE_FIXED = "fixes its output size"
    WINDOW_MISFIT = "has a window that does not fit"
    NOTHING_TO_POOL = "has no plane to pool"
    FORM_UNKNOWN = "is not in the form that generators use"
    GROUPS_MISFIT = "has groups that do not fit"
    CHANNELS_MISFIT = "has numbers that do not fit its channels"
    PART_OF_INPUT = "works on a part of its input"
    KEEPS_ASPECT_RATIO = "keeps the aspect ratio"
    SIZE_MISFIT = "has a size that does not fit"
    BLOCKS_MISFIT = "has blocks that do not fit"
    WEIGHTS_OF_BATCH = "makes its weights of its batch"
    BIAS_MISFIT = "has a bias that does not fit"
    OWN_BORDER = "chooses its own border"
    LENGTHS_DIFFER = "has lists of different lengths"
    STEPS_ABSURD = "has absurd strides, dilations or borders"
    WINDOW_ABSURD = "has an absurd window"
    OUTPUT_ABSURD = "makes an output of the absurd size {size}"
    TERMS_MISFIT = "adds what does not fit"
    NUMBERS_MISFIT = "has numbers that do not fit its input"
    FACTOR_UNKNOWN = "enlarges by a factor that is not known beforehand"
    FACTOR_ABSURD = "enlarges by an absurd factor"
    NO_NUMBERS = "holds no numbers"
    DIVIDES_COMPUTED = "divides whole numbers that it computes"
    DIVIDES_BATCH = "divides whole numbers that depend on the batch"
    MAY_DIVIDE_BY_ZERO = "may divide by 0"
    DIVIDES_NEGATIVE = "divides negative numbers"
    REPEATS_SEVERAL = "repeats more than one number"
    JOINS_MISFIT = "joins what does not fit"
    AXIS_TWICE = "names an axis twice"
    PIECES_MISFIT = "cuts into pieces that do not fit"
    PART_OF_BATCH = "takes a part that depends on the batch"
    CHOICE_UNKNOWN = "chooses by numbers that are not known beforehand"
    CHOICE_MISSING = "chooses what does not exist"
    BORDER_MISFIT = "has a border that does not fit"
    MODE_UNKNOWN = "has an unknown 'mode'"
    SHAPE_UNUSABLE = "has no usable shape"
    INPUT_MISFIT = "does not fit its input"
    MAYBE_EMPTY = "makes a shape that may be 0"
    LEAVES_OUT = "leaves out what may be 1"
    STEPS_OF_ZERO = "makes steps of 0"
    DIMENSION_MISSING = "copies a dimension that does not exist"
    A_SIZE = "a size"
    A_SHAPE = "a shape"
    AXES = "axes"
    SIZES = "sizes"
    A_PART = "a part"
    STEPS = "steps"
    REPEATS = "repeats"
    A_BORDER = "a border"


class WishCode(ErrorCode):
    """Wishes that a model or a tagger cannot meet."""

    TRUNCATION_OUTSIDE = "The truncation must lie between 0 and 1, not at {truncation}."
    UNKNOWN_ATTRIBUTE = "The model {model!r} has no attribute {name!r}; it has {known}."
    UNKNOWN_CLASS = "The model {model!r} knows no {attribute} {name!r}; it knows {known}."
    WEIGHT_NEGATIVE = "The weights of {name} must be numbers that are not negative."
    WEIGHTS_ZERO = "The weights of {name} must not all be 0."
    TAGGER_MISSES_CLASS = "The tagger does not read all that is wished of {name!r}."
    TAGGER_MISSES_WISHES = (
        "The tagger {tagger!r} cannot check faces of the model {name!r}: it does not know all "
        "that can be wished."
    )
    SEED_OUTSIDE = "The seed must be a whole number from 0 to 2^64 - 1, not {value}."
    INDEX_OUTSIDE = "The index must be a whole number from 0 to 2^64 - 1, not {value}."


class LatentCode(ErrorCode):
    """Blends, crossings, maps and directions."""

    BLEND_SIZE = "A blend needs {least} to {most} avatars, not {count}."
    BLEND_OF_OTHER_MODEL = (
        "All avatars of a blend must come from one model, and number {number} was made with "
        "another than {name!r}."
    )
    TOO_FEW_FRAMES = "An animation needs at least 2 frames, not {count}."
    TOO_MANY_STYLE_GROUPS = (
        "The model {name!r} has {count} style groups: too many to show every choice of them."
    )
    NAME_UNKNOWN = "The model {model!r} has no {kind} {name!r}; it has {known}."
    DIRECTION_LEADS_NOWHERE = "A direction from {towards} to {away_from} leads nowhere."
    TOO_MANY_DIRECTIONS = "An avatar cannot carry more than {most} directions."
    MAP_AROUND_TOO_MANY = "A map lies around at most {most} avatars, not {count}."
    MAP_ENDS = "The map ends here, a thousand million faces from its middle."
    MAP_LEVEL_OUTSIDE = "The level must lie between {least} and {most}, not at {level}."
    TOO_MANY_SOURCES = (
        "These avatars are mixtures of too many faces: together they need {count}, and an avatar "
        "can hold {most}."
    )
    DISTANCE_OUTSIDE = "The distance must lie above 0 and at most at 1, not at {distance}."
    A_STYLE_GROUP = "style group"
    AN_ATTRIBUTE = "attribute"


class ExpressionCode(ErrorCode):
    """Other expressions of a face, and a face that talks."""

    NOTHING_CHANGES = "The model {model!r} knows nothing that changes an expression."
    LOOP_LENGTH = "The loop of a talking face has {least} to {most} frames, not {frames}."
    NO_MOUTH = "The model {model!r} cannot open a mouth, so no face can talk."


class SharingCode(ErrorCode):
    """Share codes: avatars as one line to paste."""

    NEWER = "This share code was made by a newer version of the program."
    TOO_LONG = "This share code is too long to be one that the program wrote."
    NO_SHARE_CODE = "This is no share code; one begins with {prefix}"
    DAMAGED = "This share code is damaged or not whole; copy all of it again."
    AVATAR_UNUSABLE = "This share code holds no usable avatar: {why}"
    MODEL_MISSING = "This share code needs the model {model}, which is not installed here."
    MODEL_NAMELESS = "This share code needs the model that it names, which is not installed here."
