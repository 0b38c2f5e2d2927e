// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite("the sample sequences") struct SampleSequenceTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func path(_ name: String) -> String { repository.appendingPathComponent(name).path }

    @Test(
        "each renders from the weights that come with it, without a warning",
        arguments: [
            "first", "loop", "beyond", "blend", "tour", "demo", "spline", "spherical", "pace", "layers", "clamp",
            "align",
            "sums", "camera", "kaleidoscope", "tunnel", "tile", "bent",
        ])
    func renders(name: String) throws {
        let studio = try Studio()
        let sequence = Self.path("sequences/\(name).seq")
        let folders = ["tile": "weights/tiles", "bent": "weights/bent"]
        let weights = ["--weights", Self.path(folders[name] ?? "weights")]
        let check = try studio.run(["check", sequence, "--json"] + weights)
        #expect(check.exitCode == 0 && check.errors.isEmpty, "\(check)")
        let frames = try #require(try check.object()["frames"] as? Int)
        if ["loop", "kaleidoscope", "tunnel", "tile"].contains(name) {
            #expect(try check.object()["is_loop"] as? Bool == true)
        }

        let render = try studio.run(["render", sequence, "-q", "-o", "film.mp4", "--size", "16x16"] + weights)
        #expect(render.exitCode == 0 && render.errors.isEmpty, "\(render)")
        #expect(try Tool.probe(studio.path("film.mp4").string).frames == frames)
    }
}
