// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// Flags of `render` that cannot work, the exit code, and the name that the message must contain.
struct RefusedRender: CustomTestStringConvertible {
    let arguments: [String]
    let exitCode: Int32
    let mentions: [String]

    var testDescription: String { arguments.joined(separator: " ") }

    static let all = [
        RefusedRender(arguments: ["none.seq"], exitCode: 66, mentions: ["none.seq"]),
        RefusedRender(arguments: ["film.seq", "--weights", "nowhere"], exitCode: 66, mentions: ["nowhere"]),
        RefusedRender(arguments: ["film.seq", "-o", "film.avi"], exitCode: 64, mentions: [".avi", "film.avi"]),
        RefusedRender(arguments: ["film.seq", "-o", "a.mp4", "-o", "a.mp4"], exitCode: 64, mentions: ["a.mp4"]),
        RefusedRender(arguments: ["film.seq", "--size", "0x5"], exitCode: 64, mentions: ["0x5"]),
        RefusedRender(arguments: ["film.seq", "--fps", "0"], exitCode: 64, mentions: ["--fps"]),
        RefusedRender(arguments: ["film.seq", "--colours", "1"], exitCode: 64, mentions: ["1", "2 to 256"]),
        RefusedRender(
            arguments: ["film.seq", "-o", "film.gif", "--codec", "av1"], exitCode: 64, mentions: ["AV1", "GIF"]),
        RefusedRender(arguments: ["film.seq", "-o", "/proc/nowhere/f.mp4"], exitCode: 73, mentions: ["/proc/nowhere"]),
        RefusedRender(arguments: ["film.seq", "-o", "film.seq/f.mp4"], exitCode: 73, mentions: ["film.seq"]),
        RefusedRender(arguments: ["film.seq", "-o", "folder.mp4"], exitCode: 73, mentions: ["folder.mp4"]),
        RefusedRender(arguments: ["img/sun.png"], exitCode: 65, mentions: ["img/sun.png", "UTF-8"]),
    ]
}

@Suite("render: what can go wrong") struct RenderFailureTests {
    @Test("flags that cannot work are refused before a frame is drawn", arguments: RefusedRender.all)
    func refused(render: RefusedRender) throws {
        let studio = try Studio.taught()
        try studio.write(FilmTests.sequence, to: "film.seq")
        try studio.makeFolder(studio.path("folder.mp4"))
        let before = try studio.names(in: ".")
        let run = try studio.run(["render"] + render.arguments)
        #expect(run.exitCode == render.exitCode, "\(run)")
        for text in render.mentions { #expect(run.errors.contains(text), "\(run)") }
        #expect(run.output.isEmpty, "\(run)")
        #expect(Set(try studio.names(in: ".")).subtracting(before).isSubset(of: ["result"]))
    }

    @Test("six mistakes are reported all at once")
    func sixMistakes() throws {
        let studio = try Studio.taught()
        let sequence = """
            fps -3
            size 48
            start son
            hold
            to moon over 2s ease inout-sin
            twist moon over 1s

            """
        try studio.write(sequence, to: "wrong.seq")
        for command in ["check", "render"] {
            let run = try studio.run(command, "wrong.seq")
            #expect(run.exitCode == 65, "\(run)")
            for line in 1...6 {
                let mistakes = run.errors.split(separator: "\n").filter { $0.hasPrefix("wrong.seq:\(line):") }
                #expect(mistakes.count == 1, "line \(line): \(run)")
            }
            #expect(run.errors.contains("did you mean \"sun\"?") && run.errors.contains("inout-sine"), "\(run)")
        }
        let lines = try studio.run("check", "wrong.seq", "--json").objects()
        #expect(lines.compactMap { $0["line"] as? Int } == [1, 2, 3, 4, 5, 6])
        #expect(lines.allSatisfy { $0["column"] is Int && $0["message"] is String && $0["code"] is String })
    }

    @Test("a damaged weight file is named")
    func damagedWeights() throws {
        let studio = try Studio.taught()
        try studio.write(FilmTests.sequence, to: "film.seq")
        try studio.write(try studio.bytes("weights/moon.safetensors").dropLast(7), to: "weights/moon.safetensors")
        let run = try studio.run("render", "film.seq")
        #expect(run.exitCode == 65 && run.errors.contains("moon"), "\(run)")
        #expect(!studio.exists("result/film.mp4"))
    }

    @Test("names do not reach outside the weights folder")
    func escapingName() throws {
        let studio = try Studio.taught()
        try studio.write(try studio.bytes("weights/sun.safetensors"), to: "secret.safetensors")
        try studio.write("use s = \"../secret\"\nstart s\nhold 3f\n", to: "film.seq")
        let run = try studio.run("render", "film.seq", "--size", "8x8")
        #expect(run.exitCode == 65 && run.errors.contains("../secret"), "\(run)")
    }

    @Test("a reader that goes away does no harm", arguments: ["| head -c 1", "| true", "| cat"])
    func vanishingReader(redirection: String) throws {
        let studio = try Studio.taught()
        try studio.write(FilmTests.sequence, to: "film.seq")
        let script = "\"$inbetween\" render film.seq --json \(redirection); echo \"${PIPESTATUS[0]}\""
        let run = try studio.shell(script)
        #expect(run.outputLines.last?.hasSuffix("0") == true, "\(run)")
        #expect(try Tool.probe(studio.path("result/film.mp4").string).frames == FilmTests.frameCount)
        #expect(!run.hasControlBytes, "\(run)")
    }

    @Test("a closed standard output is reported, and the film is whole")
    func closedOutput() throws {
        let studio = try Studio.taught()
        try studio.write(FilmTests.sequence, to: "film.seq")
        let run = try studio.shell("\"$inbetween\" render film.seq --json >&-")
        #expect(run.exitCode == 74 && run.errors.contains("cannot write to standard output: it is closed"), "\(run)")
        #expect(try Tool.probe(studio.path("result/film.mp4").string).frames == FilmTests.frameCount)
    }
}
