// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Foundation
import Networks
import Raster
import Rendering
import Storage
import Testing
import WeightFiles

/// Even paces, on the weights that come with the project.
@Suite struct WalkMeterTests {
    private static let names = ["sun", "moon", "owl", "face", "dahlia", "landscape", "bars"]

    private static func weights() throws -> MixtureWeights {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = WeightsFolder(FilePath(root.appending(path: "weights").path))
        return MixtureWeights(
            try Dictionary(uniqueKeysWithValues: names.map { ($0, try WeightFile.read(from: folder.path(for: $0))) }))
    }

    /// The root mean square of the change from each frame to the next, in 1/255.
    private func changes(_ film: Timeline, _ weights: MixtureWeights, size: PixelSize) -> [Double] {
        let blends = [film.segments[0].from] + (0..<film.frameCount).map { film.shot(at: $0).blend }
        let pictures = blends.map {
            PackedNetwork(weights.weights(for: $0), tier: .fastest).drawPicture(of: size, threads: 2)
        }
        return zip(pictures, pictures.dropFirst()).map { before, after in
            let error = SquaredError(before, after)
            return (Double(error.sum) / Double(error.sampleCount)).squareRoot()
        }
    }

    @Test(
        "at an even pace no frame changes much more than the others, drawn larger than it was measured",
        arguments: [
            "start sun\nto moon over 41f pace even", "start owl\nto face over 41f pace even",
            "start face\nto dahlia over 41f pace even", "start landscape\nto sun over 41f pace even",
            "start moon\nto owl over 41f pace even path spherical", "start owl\nto face over 41f pace even layers in",
            "start sun\nthrough owl face over 82f pace even path spline", "start bars\nto dahlia over 41f pace even",
        ])
    func even(source: String) throws {
        let weights = try Self.weights()
        let size = PixelSize(width: 192, height: 192)
        let film = try #require(SequenceScript(source).check().timeline)
        let paced = PaceMeter(weights, size: size, threads: 2).pace(film, within: 0..<film.frameCount)
        let changes = changes(paced, weights, size: size)
        let mean = changes.reduce(0, +) / Double(changes.count)
        let largest = try #require(changes.max()) / mean
        #expect(largest <= 1.1, "largest \(largest) of the mean")
        #expect(paced.shot(at: film.frameCount - 1) == film.shot(at: film.frameCount - 1))
    }

    @Test("the table is the same for any number of threads and on every tier", arguments: KernelTier.available)
    func reproducible(tier: KernelTier) throws {
        let walk = Walk([
            Leg(from: Mixture("sun"), to: Mixture("moon")),
            Leg(from: Mixture("moon"), to: Mixture("crow"), course: .arc),
        ])
        let size = PixelSize(width: 30, height: 20)
        let tables = [1, 2, 5].map { threads in
            PaceMeter(TinyFilm.named, size: size, threads: threads, tier: tier).table(of: walk, frames: 70)
        }
        let expected = PaceMeter(TinyFilm.named, size: size, threads: 1, tier: .reference).table(of: walk, frames: 70)
        #expect(tables.allSatisfy { $0 == expected })
    }

    @Test("a walk that changes nothing is gone through evenly")
    func still() {
        let walk = Walk([Leg(from: Mixture("sun"), to: Mixture("sun"))])
        let table = PaceMeter(TinyFilm.named, size: PixelSize(width: 9, height: 9), threads: 1).table(
            of: walk, frames: 8)
        for share in [0, 0.25, 0.5, 1] { #expect(abs(table.share(atDistance: share) - share) < 1e-12) }
    }

    @Test("small drawings keep the film's proportions within reason")
    func sizes() {
        for (film, small) in [
            ((640, 640), (64, 64)), ((1920, 1080), (114, 64)), ((16, 300), (16, 64)), ((20, 30), (20, 30)),
            ((16384, 100), (256, 64)),
        ] {
            let drawing = SmallDrawing(of: PixelSize(width: film.0, height: film.1), short: 64)
            #expect(drawing.size == PixelSize(width: small.0, height: small.1))
        }
    }
}
