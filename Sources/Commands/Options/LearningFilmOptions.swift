// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Raster
import Studio

/// The options of learning films.
struct LearningFilmOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Panels for each picture: learned, both (the picture beside it), delta (the difference beside it), or all.",
            valueName: "panels"))
    var show: FilmPanel = .learned

    @Option(
        help: ArgumentHelp(
            "What each frame adds: loss (equal decibels), steps (equal steps), log (an equal factor of steps), or even "
                + "(equal visible change).",
            valueName: "clock"))
    var clock: SnapshotPace = .loss

    @Option(
        name: [.long, .customLong("film-size")],
        help: ArgumentHelp("Size of the film in pixels. (default: one that suits the pictures)", valueName: "WxH"))
    var size: SizeArgument?

    @Option(help: ArgumentHelp("Frames a second.", valueName: "rate"))
    var fps: RateArgument = RateArgument(rate: FrameRate(30))

    @Option(help: ArgumentHelp("Number of all frames, including those held at the end.", valueName: "n"))
    var frames: Int = 240

    @Option(help: ArgumentHelp("Frames for which the end is held. (default: a sixth of all)", valueName: "n"))
    var hold: Int?

    @Flag(help: "Write name, step and PSNR below each picture.")
    var caption = false

    @Option(
        help: ArgumentHelp("Factor that enlarges a delta, or max, chosen for each frame.", valueName: "n|max"))
    var amplify: Amplification = .factor(4)

    func validate() throws {
        guard (1...1_000_000).contains(frames) else {
            throw ValidationError("--frames is 1 to 1000000, not \(frames)")
        }
        if let hold, !(0..<frames).contains(hold) {
            throw ValidationError("--hold is 0 to \(frames - 1), fewer than --frames, not \(hold)")
        }
    }

    var chosen: LearningFilm.Look {
        var chosen = LearningFilm.Look()
        chosen.show = show
        chosen.clock = clock
        chosen.size = size?.size
        chosen.frameRate = fps.rate
        chosen.frames = frames
        chosen.heldFrames = hold
        chosen.hasCaption = caption
        chosen.amplification = amplify
        return chosen
    }
}

extension RateArgument {
    init(rate: FrameRate) { self.rate = rate }

    var defaultValueDescription: String { rate.description }
}
