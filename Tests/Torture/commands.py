# SPDX-License-Identifier: MIT
"""The commands that write, for two worlds: a fresh one, and one with the output of an older command."""

from dataclasses import dataclass

from world import NETWORK


FILM = "--frames 6 --size 32x32"


@dataclass(frozen=True)
class Command:
    name: str
    words: str
    # The earlier commands, separated by semicolons, that left other output under the same names.
    older: str
    # The flag that lets the command replace older output.
    overwrite: str = ""
    # Files that grow line by line rather than appear whole: a prefix of the right ones may be there.
    growing: tuple = ()
    # Files that overwriting removes first, because they belong to another learning.
    clears: tuple = ()
    # Files that may permanently lack data that could not be written, because learning resumes after it.
    lacking: tuple = ()
    # Whether a second run refuses to replace the output of a finished first one.
    refuses: bool = False
    # The command to run at the same time in the same folder; by default the command itself.
    beside: str = ""
    # Further exit codes of two at once: 66 where one removes what the other was about to film.
    twice_codes: tuple = ()


# The outputs of a render, by the trial's name.
FILMS = {"mp4": "film.mp4", "mkv": "film.mkv", "webm": "film.webm", "gif": "film.gif", "apng": "film.apng",
         "webp": "film.webp", "frames": "frames"}


def render(name, output):
    return Command(
        f"render-{name}", f"render film.seq -o out/{output}",
        older=f"render film.seq --frames 1...4 -o out/{output}")


COMMANDS = [
    Command(
        "learn", f"learn img --weights out {NETWORK} --steps 20",
        older=f"learn img --weights out {NETWORK} --steps 9 --seed 5", overwrite="--overwrite"),
    Command(
        "learn-log", f"learn img/a.png --weights out {NETWORK} --steps 20 --log out/run.jsonl --plot out/loss.svg"
        " --watch-points 0.5,0.5 --points-plot out/points.png",
        older=f"learn img/a.png --weights out {NETWORK} --steps 9 --seed 5 --log out/run.jsonl --plot out/loss.svg"
        " --watch-points 0.5,0.5 --points-plot out/points.png",
        overwrite="--overwrite", growing=("out/run.jsonl",)),
    Command(
        "learn-table", f"learn img/a.png --weights out {NETWORK} --steps 20 --log out/run.csv",
        older=f"learn img/a.png --weights out {NETWORK} --steps 9 --seed 5 --log out/run.csv",
        overwrite="--overwrite", growing=("out/run.csv",)),
    Command(
        "learn-snapshots", f"learn img/a.png --weights out {NETWORK} --steps 20 --snapshots 4",
        older=f"learn img/a.png --weights out {NETWORK} --steps 20 --seed 5 --snapshots 4", overwrite="--overwrite",
        clears=("out/snapshots/*",)),
    Command(
        "learn-film", f"learn img/a.png --weights out {NETWORK} --steps 8 --film out/a.apng {FILM}",
        older=f"learn img/a.png --weights out {NETWORK} --steps 8 --seed 5 --film out/a.apng {FILM}",
        overwrite="--overwrite", clears=("out/snapshots/*",), twice_codes=(66,)),
    Command(
        "learn-tensorboard", f"learn img/a.png --weights out {NETWORK} --steps 20 --tensorboard out/runs",
        older=f"learn img/a.png --weights out {NETWORK} --steps 9 --seed 5 --tensorboard out/runs",
        overwrite="--overwrite", growing=("out/runs/*",), clears=("out/runs/*",),
        # The kept state is that of the step whose event is missing, and the state does not hold its gradients.
        lacking=("out/runs/*",)),
    Command(
        "rehearse", "rehearse --weights weights --pictures img --rehearsal-steps 8",
        older=""),
    Command(
        "bend", "bend a b --weights weights --steps 8", older="bend a b --weights weights --steps 4", overwrite="--overwrite"),
    Command(
        "generations", f"generations img/a.png --count 3 --every 1 {NETWORK} --steps 6 -o out",
        older=f"generations img/a.png --count 2 --every 1 {NETWORK} --steps 4 -o out", overwrite="--overwrite",
        clears=("out/*",)),
    Command(
        "race", f"race img/a.png --rate 0.01,0.1 {NETWORK} --steps 6 -o out --film out/race.apng --frames 6 --film-size 240x240",
        older=f"race img/a.png --rate 0.01,0.1 {NETWORK} --steps 5 --seed 5 -o out --film out/race.apng --frames 6 --film-size 240x240",
        overwrite="--overwrite", growing=("out/race.jsonl",), clears=("out/snapshots/*",)),
    *(render(name, output) for name, output in FILMS.items()),
    Command(
        "render-two", "render film.seq -o out/film.mp4 -o out/film.gif",
        older="render film.seq --frames 1...4 -o out/film.mp4 -o out/film.gif"),
    Command(
        "render-part", "render film.seq --frames 1...4 -o out/frames",
        older="render film.seq --frames 1...2 -o out/frames", beside="render film.seq --frames 5...10 -o out/frames"),
    Command("draw", "draw a -o out/a.png", older="draw b -o out/a.png", beside="draw b -o out/a.png"),
    Command(
        "film", f"film a --weights weights -o out/a.apng {FILM}",
        older=f"film b --weights weights -o out/a.apng {FILM}"),
    Command("mural", "mural a --weights weights -o out/a.png", older="mural b --weights weights -o out/a.png"),
    Command(
        "map", "map weights/snapshots -o out/map.png --export out/map.npy --projector out/projector",
        older="map weights -o out/map.png --export out/map.npy --projector out/projector"),
    Command("walk", "walk a b --weights weights --pictures img -o out/walk.png",
            older="walk b a --weights weights --pictures img -o out/walk.png"),
    Command(
        "compare", "compare a b --weights weights --delta out/delta.png --difference out/difference.png"
        " --blink out/blink.gif",
        older="compare b a --weights weights --delta out/delta.png --difference out/difference.png"
        " --blink out/blink.gif --amplify 2"),
    Command(
        "align", "align a b --weights own -o aligned", older="align b a --weights own -o aligned",
        overwrite="--overwrite", refuses=True),
    Command(
        "import", "import arrays/a.npz --weights out --as other",
        older="import arrays/b.npz --weights out --as other", overwrite="--overwrite", refuses=True),
    Command("export-arrays", "export a --weights weights --npy out", older="export a --weights own --npy out",
            overwrite="--overwrite", refuses=True),
    Command("export-shader", "export a --weights weights --glsl out/a.glsl",
            older="export b --weights weights --glsl out/a.glsl", overwrite="--overwrite", refuses=True),
    Command("new", "new new.seq --weights weights", older="", refuses=True),
    Command("plot", "plot run.jsonl -o out/loss.svg", older="plot run.jsonl -o out/loss.svg --of loss"),
]
