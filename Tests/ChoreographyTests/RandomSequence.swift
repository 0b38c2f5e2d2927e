// SPDX-License-Identifier: MIT
import Basics
import Choreography

/// A random sequence without mistakes, and its expected timeline.
struct RandomSequence {
    private(set) var lines: [String] = []
    /// For each timed statement in order of time: its exact duration, as frames plus milliseconds, and the mixture that
    /// it must arrive at, as the text of a mix; nil where that is not known, as after `past`.
    private(set) var steps: [(frames: Int, milliseconds: Int, target: String?)] = []
    let rate: FrameRate
    let start: String

    private static let rates = [
        FrameRate(24), FrameRate(25), FrameRate(30), FrameRate(30000, 1001), FrameRate(60000, 1001), FrameRate(25, 2),
    ]
    private static let easings = Easing.named.keys.sorted()
    static let pictures = ["sun", "moon", "crow", "owl", "\"my cat\"", "0.5 sun + 0.5 moon", "2 owl - crow"]

    private static let motions = [
        "zoom 3 at 0.2 0.7", "zoom 0.5", "pan 0.1 -0.2", "pan to 0 1", "rotate 30deg", "rotate to -0.5turns", "home",
        "tunnel 3 dive 1.5", "mirror both", "kaleidoscope 7 zoom 1.5",
    ]

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        rate = Self.rates.randomElement(using: &generator) ?? FrameRate(30)
        start = Self.pictures.randomElement(using: &generator) ?? "sun"
        lines = ["fps \(rate)", "start \(start)"]
        var here: String? = start
        var hasMoved = false
        var isPast = false
        for _ in 0..<Int.random(in: 1...40, using: &generator) {
            var step: (frames: Int, milliseconds: Int, target: String?) = (0, 0, nil)
            let duration: String
            if Bool.random(using: &generator) {
                step.frames = Int.random(in: 3...90, using: &generator)
                duration = "\(step.frames)f"
            } else {
                step.milliseconds = Int.random(in: 300...9000, using: &generator)
                duration =
                    Bool.random(using: &generator)
                    ? "\(step.milliseconds)ms" : "\(Double(step.milliseconds) / 1000)s"
            }
            let picture = Self.pictures.randomElement(using: &generator) ?? "sun"
            let easing = Self.easings.randomElement(using: &generator) ?? "linear"
            if !steps.isEmpty, Int.random(in: 0..<4, using: &generator) == 0 {
                // The camera takes no time, whatever it does.
                let motion = Self.motions.randomElement(using: &generator) ?? "home"
                let time = motion.hasPrefix("mirror") || Bool.random(using: &generator) ? "" : " over \(duration)"
                lines.append("view \(motion)\(time)")
            }
            switch Int.random(in: 0..<7, using: &generator) {
            case 0:
                lines.append("hold \(duration)")
                step.target = here
            case 1, 2:
                lines.append("to \(picture) over \(duration) ease \(easing)")
                (here, hasMoved, isPast) = (picture, true, false)
                step.target = picture
            case 3 where hasMoved:
                lines.append("past \(Int.random(in: 1...90, using: &generator))% over \(duration) ease \(easing)")
                (here, isPast) = (nil, true)
            case 4 where isPast:
                lines.append("back over \(duration)")
                (here, isPast) = (nil, false)
            case 5:
                lines.append("through crow \"my cat\" owl over \(duration) ease \(easing)")
                (here, hasMoved, isPast) = ("owl", true, false)
                step.target = "owl"
            case 6:
                lines.append("cut \(picture)")
                (here, hasMoved, isPast) = (picture, false, false)
                continue
            default:
                lines.append("close over \(duration)")
                (here, hasMoved, isPast) = (start, true, false)
                step.target = start
            }
            steps.append(step)
        }
        lines.append("view home mirror off kaleidoscope off tunnel off")
        lines.append("close over 2s")
        steps.append((0, 2000, start))
    }

    var source: String { lines.joined(separator: "\n") }
}
