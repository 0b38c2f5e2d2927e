// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// The help of every command that the program lists, and of the program itself, at 80 columns.
///
/// `Scripts/help-texts` writes it to files, one a command: those in `Help`, and others to compare them with.
enum HelpTexts {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Help")

    /// By command; the program's own is `inbetween`.
    static let expected = Result { try texts(in: folder) }
    static let found = Result {
        let temporary = try TemporaryFolder()
        let script = folder.appending(path: "../../../Scripts/help-texts").standardized.path
        let run = try ChildProcess(
            executable: script, arguments: [try Studio.executable, temporary.path.string]
        ).run()
        try #require(run.exitCode == 0 && run.errors.isEmpty, "\(run)")
        return try texts(in: URL(filePath: temporary.path.string))
    }

    static var names: [String] { ((try? found.get()) ?? [:]).keys.sorted() }
    static var commands: [String] { names.filter { $0 != "inbetween" } }

    private static func texts(in folder: URL) throws -> [String: String] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return Dictionary(
            uniqueKeysWithValues: try files.map {
                ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
            })
    }
}

@Suite("help") struct HelpTests {
    @Test("every command has an expected text, and no text is of another")
    func coverage() throws {
        let found = try HelpTexts.found.get()
        #expect(found.count > 20, "\(HelpTexts.names)")
        #expect(
            try HelpTexts.expected.get().keys.sorted() == found.keys.sorted(), "Scripts/help-texts renews the files")
    }

    @Test("help is the expected text", arguments: HelpTexts.names)
    func text(name: String) throws {
        let found = try #require(try HelpTexts.found.get()[name]).components(separatedBy: "\n")
        let expected = (try HelpTexts.expected.get()[name] ?? "").components(separatedBy: "\n")
        guard found != expected else { return }
        let line = zip(found, expected).prefix { $0 == $1 }.count
        Issue.record(
            """
            Tests/ProgramTests/Help/\(name).txt, line \(line + 1), differs from the program's help.
              expected: \(expected.dropFirst(line).first ?? "the end")
              found:    \(found.dropFirst(line).first ?? "the end")
            If that is meant, Scripts/help-texts renews the files; commit them with the change.
            """)
    }

    /// The line of usage may be: the parser never breaks it.
    @Test("no line is wider than 80 columns", arguments: HelpTexts.names)
    func width(name: String) throws {
        let lines = try #require(try HelpTexts.found.get()[name]).split(separator: "\n")
        for line in lines where !line.hasPrefix("USAGE: ") { #expect(line.count <= 80) }
    }

    @Test("every command has help with an example, and common flags", arguments: HelpTexts.commands)
    func content(command: String) throws {
        let text = try #require(try HelpTexts.found.get()[command])
        #expect(text.contains("EXAMPLE") && text.contains("\n  inbetween \(command)"))
        for flag in ["--json", "--quiet", "--threads", "--tier"] { #expect(text.contains("\(flag)")) }
    }
}
