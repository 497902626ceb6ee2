"""The codes of errors and notices around training."""

from acgan_desktop.core.errors import ErrorCode


class SetupCode(ErrorCode):
    """Setting up an environment that the trainer runs in."""

    NO_TRAINER_HERE = (
        "This copy of the program does not carry its trainer; install it with "
        "pip install 'acgan-desktop[train]' and point to that environment."
    )
    NO_PYTHON = (
        "Neither uv nor a Python from 3.11 to 3.13 was found to make an environment with; install "
        "one of them, or point to an environment of yours."
    )
    NO_ROOM = (
        "{folder} has {free} left, but training needs {needed}; make room, or set the "
        "variable ACGAN_HOME to a folder on a larger disk."
    )
    NO_NETWORK = (
        "The packages could not be downloaded: there is no connection to {host}. Check the "
        "network, or the proxy settings of this machine, and try again."
    )
    PROXY_REFUSED = (
        "The proxy refused the download; set HTTPS_PROXY to one that lets it through, with name "
        "and password if it asks for them."
    )
    NOT_TRUSTED = (
        "The server's certificate is not trusted here, as happens behind some company networks; "
        "set SSL_CERT_FILE to the network's own certificate."
    )
    DISK_FULL = "The disk became full while packages were installed; nothing was left behind."
    NO_SUCH_PACKAGE = "No fitting packages were found for this machine: {why}"
    NOT_INSTALLED = "The packages could not be installed: {why}"
    NOT_STARTED = "{program} cannot be started: {why}."
    NOT_VERIFIED = "The environment was made, but a training step in it failed: {why}"
    NOT_AN_ENVIRONMENT = (
        "{path} holds no Python environment with the trainer in it; choose a folder that has "
        "bin/python (on Windows: Scripts\\python.exe) and acgan-desktop[train]."
    )
    OTHER_VERSION = "The environment has trainer {theirs}, the program is {ours}; repair it."
    MISSING_PACKAGES = "The environment lacks {packages}; repair it."
    NOT_REMOVED = "{path} cannot be removed: {why}."
    CANCELLED = "The installation was cancelled; nothing was left behind."


class GpuCode(ErrorCode):
    """Why a graphics card is used, or is not."""

    NONE = "There is no NVIDIA card in this machine, so the processor trains."
    NO_DRIVER = (
        "There is an NVIDIA card, but its driver is not installed; with it training is many times "
        "as fast."
    )
    DRIVER_TOO_OLD = (
        "The card's driver {version} is too old for PyTorch, which needs {needed} or newer; update "
        "it, and repair the environment."
    )
    READY = "{card}, driver {version}"
    CPU_BUILD = (
        "This machine has an NVIDIA card, but the environment has PyTorch for processors only; "
        "repair it to use the card."
    )


class ProjectCode(ErrorCode):
    """Trainings and their folders."""

    UNUSABLE = "The training in {folder} cannot be read: {why}."
    NOT_WRITTEN = "{path} cannot be written: {why}."
    DATASET_GONE = (
        "The prepared pictures of this training, {path}, are not there any more; prepare them "
        "again."
    )
    SOURCE_GONE = "{path} is not there any more; bring it back, or take it off the list."
    NOT_A_RUN = "{path} is not the folder of a training: it has no recipe.toml."


class EndCode(ErrorCode):
    """Why a training does not go on, and what one can do."""

    OUT_OF_MEMORY = (
        "The memory was not enough. Go on with {faces} faces at once; what is learned stays the "
        "same."
    )
    OUT_OF_MEMORY_AT_ALL = "The memory was not enough, even for one face at a time."
    DISK_FULL = "The disk is full. Make room and go on; nothing that was saved is lost."
    KILLED = (
        "It was ended from outside, perhaps by the system for want of memory, or with the machine. "
        "Go on from the last saved moment."
    )
    DIVERGED = (
        "The numbers ran away. Begin again with slower learning; the last good moment is kept."
    )
    NO_CARD = "PyTorch cannot use the graphics card: {why}"
    OTHER = "The trainer says: {why}"


class Judgement(ErrorCode):
    """How a training goes, in one sentence."""

    BEGUN = "It has only begun: nothing can be said yet."
    LEARNING = "It is learning: the faces still change from one sheet to the next."
    BETTER = "It is learning: measured, the faces come nearer to yours."
    STILL = (
        "It is standing still: the faces hardly change any more. Stop and keep the model, or go on "
        "with slower learning for finer details."
    )
    WORSE = (
        "It was better before: measured, the faces move away from yours. Keep the best moment, or "
        "go on with slower learning."
    )
    COLLAPSING = (
        "It is collapsing: the faces of one wish become alike. Keep an earlier moment, and begin "
        "again with slower learning or more pictures."
    )
    BY_HEART = (
        "The judge knows your pictures by heart: more of the same teaches little. More pictures "
        "help most."
    )
    JUDGE_WINS = (
        "The judge is winning: it tells every drawn face, and little is learned from it. Slower "
        "learning of the judge helps."
    )
    DRAWER_WINS = (
        "The judge is losing: it takes drawn faces for real ones. This mostly passes; if it lasts, "
        "begin again."
    )


class PowerCode(ErrorCode):
    """Why a training waits."""

    ON_BATTERY = "Waiting for power: the machine runs on its battery."
