// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// A render where files may have at most so many kibibytes, and the file that then fails.
struct CrampedRender: CustomTestStringConvertible {
    let output: String
    let flags: [String]
    let kibibytes: Int
    let names: String

    var testDescription: String { "\(output) \(flags.joined(separator: " "))" }

    static let all = [
        CrampedRender(output: "out/film.mp4", flags: ["--no-resume"], kibibytes: 2, names: "out/film.mp4"),
        CrampedRender(output: "out/film.webm", flags: ["--no-resume"], kibibytes: 1, names: "out/film.webm"),
        CrampedRender(output: "out/film.gif", flags: ["--no-resume"], kibibytes: 4, names: "out/film.gif"),
        CrampedRender(output: "out/film.apng", flags: ["--no-resume"], kibibytes: 4, names: "out/film.apng"),
        CrampedRender(output: "out/film.webp", flags: ["--no-resume"], kibibytes: 4, names: "out/film.webp"),
        CrampedRender(output: "out/frames", flags: ["--no-resume"], kibibytes: 1, names: "out/frames/frame-"),
        // The frames that are kept do not fit.
        CrampedRender(output: "out/film.mp4", flags: [], kibibytes: 8, names: "out/.film.mp4.frames/"),
    ]
}

@Suite("a full disk") struct FullDiskTests {
    @Test(
        "a film that does not fit leaves nothing half done, and goes on when there is space",
        arguments: CrampedRender.all)
    func limitedFiles(render: CrampedRender) throws {
        let studio = try Studio.taught()
        try studio.write(FilmTests.sequence, to: "film.seq")
        let command = "\"$inbetween\" render film.seq -o \(render.output) \(render.flags.joined(separator: " "))"
        let run = try studio.shell("ulimit -f \(render.kibibytes); \(command)")
        #expect(run.exitCode == 74, "\(run)")
        #expect(run.errors.contains("cannot write \(render.names)"), "\(run)")
        let isFolder = render.output.hasSuffix("frames")
        #expect(
            isFolder ? try studio.names(in: render.output) == [".inbetween-film.json"] : !studio.exists(render.output))

        let further = try studio.shell(command)
        #expect(further.exitCode == 0, "\(further)")
        #expect(try studio.names(in: "out").count == 1)
    }

    @Test("weights that do not fit")
    func limitedWeights() throws {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        let command = "\"$inbetween\" learn \(Studio.tiny.joined(separator: " "))"
        let run = try studio.shell("ulimit -f 4; \(command)")
        #expect(run.exitCode == 74, "\(run)")
        for name in ["sun", "moon"] {
            #expect(run.errors.contains("cannot write weights/\(name).safetensors"), "\(run)")
        }
        #expect(try studio.names(in: "weights").isEmpty)
        #expect(try studio.shell(command).exitCode == 0)
        #expect(try studio.names(in: "weights").count == 2)
    }

    @Test("a picture that does not fit")
    func limitedPicture() throws {
        let studio = try Studio.taught(["sun"])
        let command = "\"$inbetween\" draw sun -o sun.png --depth 16 --size 100x100"
        let run = try studio.shell("ulimit -f 4; \(command)")
        #expect(run.exitCode == 74 && run.errors.contains("cannot write sun.png"), "\(run)")
        #expect(try studio.names(in: ".") == ["img", "weights"])
        #expect(try studio.shell(command).exitCode == 0)
    }

    private static var canMount: Bool {
        let run = try? ChildProcess(
            executable: "/bin/bash", arguments: ["-c", "unshare -rm sh -c 'mount -t tmpfs -o size=64k disk /mnt'"],
            folder: "/"
        ).run()
        return run?.exitCode == 0
    }

    @Test(
        "a disk that is really full", .enabled(if: canMount, "needs user namespaces or the right to mount"),
        arguments: ["", "--no-resume"])
    func fullDisk(flags: String) throws {
        let studio = try Studio.taught()
        try studio.write(FilmTests.sequence, to: "film.seq")
        try studio.makeFolder(studio.path("out"))
        let script = """
            mount -t tmpfs -o size=160k disk out
            head -c 156k /dev/zero > out/ballast
            "$0" render film.seq -o out/film.gif \(flags)
            echo "first $?" $(ls out)
            rm out/ballast
            "$0" render film.seq -o out/film.gif -q \(flags)
            echo "then $?" $(ls -A out)
            """
        try studio.write(script, to: "script.sh")
        let run = try studio.shell("unshare -rm bash -c \"$(cat script.sh)\" \"$inbetween\"")
        #expect(run.outputLines.first == "first 74 ballast", "\(run)")
        #expect(run.errors.contains("No space left on device"), "\(run)")
        #expect(run.outputLines.last == "then 0 film.gif", "\(run)")
    }
}
