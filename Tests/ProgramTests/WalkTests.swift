// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Raster
import Testing

@Suite struct WalkTests {
    private static let figures = [
        "motion", "edges", "clutter", "jump", "even_jump", "clutter_before", "clutter_beyond",
    ]

    @Test("the figures of a walk, its sheet and its plot")
    func one() throws {
        let studio = try Studio.taught()
        let run = try studio.run("walk", "sun", "moon", "--json")
        #expect(run.exitCode == 0, "\(run)")
        let object = try run.object()
        #expect(Self.figures.allSatisfy { object[$0] is Double }, "\(object)")
        let inspected = try studio.run("inspect", "sun", "--json").object()
        #expect(object["fidelity_a_db"] as? Double == inspected["psnr_db"] as? Double)
        #expect(try #require(object["jump"] as? Double) >= 1)
        let sheet = try PictureReader.read(studio.path("result/walk-sun-moon.png"))
        #expect(sheet.size.width == 10 * (sheet.size.width / 10), "ten columns")
        #expect(studio.exists("result/walk-sun-moon-changes.png"))

        // 24x16 pictures are drawn no larger than they are.
        let threads = try studio.run("walk", "sun", "moon", "--json", "--threads", "3", "--tier", "reference")
        #expect(threads.output == run.output)
    }

    @Test("a walk between a picture and itself does not move")
    func nowhere() throws {
        let studio = try Studio.taught()
        let object = try studio.run("walk", "sun", "sun", "--json").object()
        #expect(object["motion"] as? Double == 0 && object["jump"] as? Double == 0)
        #expect(object["edges"] as? Double == 1 && object["clutter"] as? Double == 1)
    }

    @Test("mixes, manners, and pictures that are not at hand")
    func mixes() throws {
        let studio = try Studio.taught()
        let mixed = try studio.run(
            "walk", "sun", "0.5 sun + 0.5 moon", "--manner", "path spherical layers in", "--json")
        let object = try mixed.object()
        #expect(object["fidelity_a_db"] is Double && object["fidelity_b_db"] is NSNull, "\(mixed)")
        let away = try studio.run("walk", "sun", "moon", "--pictures", "nowhere", "--json").object()
        #expect(away["fidelity_a_db"] is NSNull && away["fidelity_b_db"] is NSNull)
    }

    @Test("all pairs of a folder, as a table, as lines of JSON and as a picture")
    func all() throws {
        let studio = try Studio.taught(["sun", "moon", "owl"])
        let run = try studio.run("walk", "--all")
        #expect(run.outputLines.count == 5 && run.outputLines.last?.hasPrefix("mean") == true, "\(run)")
        let json = try studio.run("walk", "--all", "--json", "-o", "all.svg").objects()
        #expect(json.map { $0["from"] as? String } == ["moon", "moon", "owl"])
        for name in ["all.svg", "all-figures.svg"] {
            #expect(String(decoding: try studio.bytes(name), as: UTF8.self).contains("<svg "), "\(name)")
        }
        #expect(studio.exists("result/walks.png") && studio.exists("result/walks-figures.png"))
    }

    @Test("mistakes")
    func mistakes() throws {
        let studio = try Studio.taught()
        for arguments in [["sun"], ["--all", "sun"], ["sun", "moon", "-o", "a.jpg"], []] {
            #expect(try studio.run(["walk"] + arguments).exitCode == 64, "\(arguments)")
        }
        let ending = try studio.run("walk", "sun", "moon", "-o", "a.jpg")
        #expect(ending.errors.contains("end \"a.jpg\" in .png or .svg"), "\(ending)")
        let unknown = try studio.run("walk", "sun", "mooon")
        #expect(unknown.exitCode == 65 && unknown.errors.contains("moon"), "\(unknown)")
        let manner = try studio.run("walk", "sun", "moon", "--manner", "path sideways")
        #expect(manner.exitCode == 65 && manner.errors.contains("sideways"), "\(manner)")
    }
}
