// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Foundation
import Learning
import Networks
import Raster
import Storage
import Studio
import Testing
import TestSupport
import WeightFiles

/// A folder of one test with three pictures of 16x12 pixels, and networks that learn them in milliseconds.
final class Workbench {
    private let temporary: TemporaryFolder

    static let names = ["moon", "owl", "sun"]
    static let steps = 12

    /// - Parameter isTaught: whether the pictures are learned already.
    init(isTaught: Bool = false) throws {
        temporary = try TemporaryFolder()
        try path("img").makeFolder()
        for (index, name) in Self.names.enumerated() {
            try PNGWriter.write(Self.picture(index), to: path("img/\(name).png"))
        }
        guard isTaught else { return }
        for (name, bytes) in try Self.taught.get() { try temporary.write(bytes, as: "weights/\(name)") }
    }

    /// Learned once for all tests that only need some weights.
    private static let taught = Result {
        let bench = try Workbench()
        try bench.learn().check()
        return try bench.contents(of: "weights")
    }

    /// A disc on a gradient.
    private static func picture(_ index: Int) -> Picture {
        let size = PixelSize(width: 16, height: 12)
        let samples = (0..<size.pixelCount).flatMap { pixel -> [UInt16] in
            let (y, x) = pixel.quotientAndRemainder(dividingBy: size.width)
            let (across, down) = (x - 4 - 3 * index, y - 6)
            let isInside = across * across + down * down < 14
            return (0..<3).map { channel in
                isInside ? (channel == index ? 60000 : 9000) : UInt16(3000 * x + 1000 * channel)
            }
        }
        return Picture(size: size, channels: .rgb, samples: samples)
    }

    // MARK: Files

    func path(_ name: String) -> FilePath { temporary.path.pushing(FilePath(name)) }

    func write(_ text: String, as name: String) throws { try temporary.write(text, as: name) }

    func names(in folder: String) throws -> [String] { try temporary.names(within: folder) }

    func bytes(_ name: String) throws -> [UInt8] { try temporary.bytes(of: name) }

    /// The bytes of all files in a folder, hidden ones too, by name; folders in it are left out.
    func contents(of folder: String) throws -> [String: [UInt8]] {
        let files = try names(in: folder).filter { !path("\(folder)/\($0)").isFolder }
        return Dictionary(uniqueKeysWithValues: try files.map { ($0, try bytes("\(folder)/\($0)")) })
    }

    func output(_ name: String) throws -> FilmOutput { try FilmOutput(path: path(name).string) }

    // MARK: Work

    var weights: WeightsFolder { WeightsFolder(path("weights")) }

    var pictures: [PictureSource] { get throws { try PictureSources.find([path("img").string]) } }

    func picture(_ name: String) throws -> PictureSource {
        try #require(try pictures.first { $0.name == name })
    }

    static var recipe: Recipe {
        var recipe = Recipe.morph
        recipe.shape.hidden = [16, 16]
        recipe.settings.batch = 128
        recipe.settings.steps = steps
        return recipe
    }

    /// One thread, so that pictures come one after the other.
    func context(_ witness: Witness, threads: Int = 1) -> StudioContext {
        StudioContext(threads: threads, observer: witness)
    }

    @discardableResult func learn(
        _ witness: Witness = Witness(), start: StartChoice = .shared, recipe: Recipe = recipe, threads: Int = 1,
        snapshots: SnapshotSchedule? = nil
    ) throws -> LearnOutcome {
        let request = LearnRequest(
            recipe: recipe, start: start, folder: weights, watching: Watching(snapshots: snapshots))
        return try LearnSession(pictures, request: request, context: context(witness, threads: threads)).run()
    }
}

/// Does what is expected to be interrupted.
/// - Returns: whether it came to its end; false when it was interrupted.
func isFinished(_ work: () throws -> Void) throws -> Bool {
    do {
        try work()
        return true
    } catch let failure as StudioFailure where failure.kind == .interrupted {
        return false
    }
}

func expectInterruption(_ work: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation) {
    let failure = #expect(throws: StudioFailure.self, sourceLocation: sourceLocation) { try work() }
    #expect(failure?.kind == .interrupted, "\(String(describing: failure))", sourceLocation: sourceLocation)
}
