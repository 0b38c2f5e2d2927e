// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite("learn --tensorboard") struct TensorBoardLogTests {
    @Test("each picture is a run with curves, drawings and histograms, and learns the same bits")
    func watches() throws {
        let studio = try Studio.taught()
        let before = try studio.contents(of: "weights")
        let run = try studio.run(["learn", "--overwrite", "--tensorboard", "runs"] + Studio.tiny)
        #expect(run.exitCode == 0, "\(run)")
        #expect(try studio.contents(of: "weights") == before)
        #expect(try studio.names(in: "runs") == ["moon", "sun"])

        let read = try EventFileReader.read(studio.path("runs/sun"))
        #expect(Set(read.scalars.keys) == ["loss", "psnr", "rate"])
        for points in read.scalars.values { #expect(points.map(\.step) == Array(1...30)) }
        let rates = try #require(read.scalars["rate"]).compactMap { Double($0.value) }
        #expect(rates == rates.sorted(by: >) && rates.allSatisfy { $0 > 0 })
        let drawings = try #require(read.images["drawing"])
        #expect(drawings.first?.step == 0 && drawings.last?.step == 30 && drawings.count >= 4)
        #expect(drawings.allSatisfy { $0.width == 24 && $0.height == 16 && $0.bytes.starts(with: [0x89, 0x50]) })
        #expect(read.images["picture"]?.count == 1)
        let kinds = (0...2).flatMap { ["layers.\($0).weight", "layers.\($0).bias"] }
        #expect(
            Set(read.histograms.keys) == Set(kinds.flatMap { ["weights/\($0)", "gradients/\($0)"] }))
        #expect(read.histograms["weights/layers.1.weight"]?.last?.num == 256)
    }

    @Test("an interrupted run goes on in the same file, each step once")
    func goesOn() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let arguments = [
            "learn", "--hidden", "64x3", "--batch", "1024", "--steps", "400", "--threads", "1", "--tensorboard", "runs",
        ]
        let run = try studio.run(
            arguments, hasTerminal: true,
            interference: Interference(signal: SIGINT) { $0.contains("steps/s") })
        #expect(run.exitCode == 75, "\(run)")
        let names = try studio.names(in: "runs/sun")
        let further = try studio.run(arguments)
        #expect(further.exitCode == 0, "\(further)")
        #expect(try studio.names(in: "runs/sun") == names && names.count == 1)
        let read = try EventFileReader.read(studio.path("runs/sun"))
        let steps = try #require(read.scalars["loss"]).map(\.step)
        #expect(steps == Array(1...400))
    }

    @Test("diverging learning is logged to its last step")
    func diverges() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(
            [
                "learn", "--optimizer", "sgd", "--rate", "100", "--activation", "sine", "--hidden", "32x3", "--steps",
                "200",
                "--batch", "256", "--tensorboard", "runs",
            ])
        #expect(run.exitCode == 65 && run.errors.contains("diverged"), "\(run)")
        let read = try EventFileReader.read(studio.path("runs/sun"))
        #expect(["nan", "inf"].contains(try #require(read.scalars["loss"]?.last?.value)))
    }

    @Test("a place where no folder can be is an error before the first step")
    func refuses() throws {
        let studio = try Studio()
        try studio.paint("sun")
        try studio.write("a file", to: "runs")
        let run = try studio.run(["learn", "--tensorboard", "runs"] + Studio.tiny)
        #expect(run.exitCode == 73 && run.errors.contains("runs/sun"), "\(run)")
    }
}
