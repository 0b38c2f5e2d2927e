// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Studio

/// The options of films of races.
struct RaceFilmOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Film the runs side by side; may be given several times.", valueName: "film"))
    var film: [String] = []

    @Option(help: ArgumentHelp("Size of the film in pixels. (default: one that suits the runs)", valueName: "WxH"))
    var filmSize: SizeArgument?

    @Option(help: ArgumentHelp("Frames a second.", valueName: "rate"))
    var fps: RateArgument = RateArgument(rate: FrameRate(30))

    @Option(help: ArgumentHelp("Number of all frames; the last sixth of them holds the end.", valueName: "n"))
    var frames: Int = 240

    func validate() throws {
        guard (2...1_000_000).contains(frames) else {
            throw ValidationError("--frames is 2 to 1000000, not \(frames)")
        }
    }

    var chosen: RaceFilm.Look {
        var chosen = RaceFilm.Look()
        chosen.size = filmSize?.size
        chosen.frameRate = fps.rate
        chosen.frames = frames
        return chosen
    }
}
