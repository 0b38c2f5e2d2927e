// Teaches two pictures and films the way from one to the other:  two-pictures sun.png moon.png 60
// After so many seconds it stops; started again, it goes on where it was.
import Basics
import Encoding
import Foundation
import Studio
import Synchronization
import WeightFiles

/// Draws a bar on standard error, and stops the work when its time is over.
final class ProgressBar: StudioObserver {
    let deadline: ContinuousClock.Instant
    let learned = Mutex<[String: Double]>([:])

    init(seconds: Double) { deadline = .now + .seconds(seconds) }

    var isStopRequested: Bool { .now > deadline }

    func handle(_ progress: StudioProgress) {
        switch progress {
        case .step(let name, let step, let steps, _):
            // Both pictures learn at the same time, each on a thread of its own.
            learned.withLock { $0[name] = Double(step) / Double(steps) }
            show("learning", learned.withLock { $0.values.reduce(0, +) / 2 })
        case .frames(let done, let count, _): show("filming ", Double(done) / Double(count))
        case .over: FileHandle.standardError.write(Data("\n".utf8))
        default: break
        }
    }

    func show(_ work: String, _ share: Double) {
        let bar = String(repeating: "#", count: Int(40 * share)).padding(toLength: 40, withPad: ".", startingAt: 0)
        FileHandle.standardError.write(Data("\r\(work) \(bar) \(Int(100 * share)) %".utf8))
    }
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let seconds = Double(arguments[3]) else {
    print("usage: two-pictures A.png B.png SECONDS")
    exit(64)
}
do {
    let context = StudioContext(observer: ProgressBar(seconds: seconds))
    let pictures = try PictureSources.find(Array(arguments[1...2]))
    let folder = WeightsFolder("two-pictures")
    let outcome = try LearnSession(pictures, request: LearnRequest(folder: folder), context: context).run()
    try outcome.check()
    for record in outcome.records { print("\(record.name): \(record.outcome) to \(record.psnrDb.decibels ?? 0) dB") }

    let sequence = """
        start "\(pictures[0].name)"
        hold 1s
        to "\(pictures[1].name)" over 2s ease inout-sine
        hold 1s
        close over 2s
        """
    let request = RenderRequest(
        text: sequence, to: [try FilmOutput(path: "two-pictures.mp4")], weights: folder,
        size: PixelSize(width: 480, height: 480))
    let film = try FilmSession(request, context: context).run()
    print("\(film.outputs[0]): \(film.frames) frames in \(Int(film.seconds)) s")
} catch {
    print("\(error)")
    exit(1)
}
