// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Foundation
import Raster
import Storage
import TestSupport
import Testing

/// A project folder of one test with the program to run in it; removed with its owner.
final class Studio {
    let folder: FilePath

    /// A network that learns in milliseconds.
    static let tiny = ["--hidden", "16x2", "--steps", "30", "--batch", "256"]

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("studio-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.string) }

    /// A studio that has learned small pictures of these names.
    static func taught(_ names: [String] = usualNames) throws -> Studio {
        let studio = try Studio()
        for name in names { try studio.paint(name) }
        if names == usualNames {
            for (name, bytes) in try usualWeights.get() { try studio.write(bytes, to: "weights/\(name)") }
        } else {
            try studio.learn()
        }
        return studio
    }

    static let usualNames = ["sun", "moon"]

    /// Weights learned once for all tests that need any.
    private static let usualWeights = Result {
        let studio = try Studio()
        for name in usualNames { try studio.paint(name) }
        try studio.learn()
        return try studio.contents(of: "weights")
    }

    private func learn() throws {
        let run = try run(["learn", "-q"] + Self.tiny)
        try #require(run.exitCode == 0, "\(run)")
    }

    // MARK: Running

    /// The program, which is built next to the tests.
    static var executable: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return FilePath(tests).removingLastComponent().appending("inbetween").string
        }
    }

    /// Runs the program. A run that is to be interfered with uses the plain kernels, which take a hundred times as long
    /// for the same bits, so that a signal finds it at work on the fastest machine.
    func run(
        _ arguments: [String], in subfolder: String = ".", hasTerminal: Bool = false,
        interference: Interference? = nil, watchesMemory: Bool = false
    ) throws -> CommandRun {
        try ChildProcess(
            executable: Self.executable,
            arguments: arguments + (interference == nil ? [] : ["--tier", "reference"]),
            folder: folder.appending(subfolder).string,
            terminal: hasTerminal ? Terminal() : nil, watchesMemory: watchesMemory, interference: interference
        ).run()
    }

    func run(_ arguments: String...) throws -> CommandRun { try run(arguments) }

    /// Lets bash run a script in which `"$inbetween"` is the program.
    func shell(_ script: String) throws -> CommandRun {
        try ChildProcess(
            executable: "/bin/bash", arguments: ["-c", "inbetween=$0; \(script)", Self.executable],
            folder: folder.string
        ).run()
    }

    // MARK: Files

    /// The content of a lock file whose process runs on another machine.
    static var lockFromElsewhere: String {
        var parts = "\(ProcessIdentity.own)".split(separator: "-").map(String.init)
        parts[0] = "other.01234567"
        parts[1] = "0123456789ab"
        return parts.joined(separator: "-")
    }

    func path(_ name: String) -> FilePath { folder.pushing(FilePath(name)) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name).string) }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name).string)) }

    /// All names in a folder, hidden ones too, sorted.
    func names(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(name).string).sorted()
    }

    /// The bytes of all files in a folder, by name.
    func contents(of name: String) throws -> [String: Data] {
        let names = try names(in: name)
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try bytes("\(name)/\($0)")) })
    }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws {
        try makeFolder(path(name).folder)
        try data.write(to: URL(fileURLWithPath: path(name).string))
    }

    /// Paints `img/NAME.png`; see ``Painting``.
    func paint(
        _ name: String, size: PixelSize = PixelSize(width: 24, height: 16), channels: Channels = .rgb,
        in folderName: String = "img"
    ) throws {
        let target = path("\(folderName)/\(name).png")
        try makeFolder(target.folder)
        try PNGWriter.write(Painting.picture(name, size: size, channels: channels), to: target)
    }

    func makeFolder(_ folder: FilePath) throws {
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
    }
}
