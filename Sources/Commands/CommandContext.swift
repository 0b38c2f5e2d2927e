// SPDX-License-Identifier: MIT
import ArgumentParser
import Studio
import TerminalUI

/// The console, interruption and studio context of a command: made once for each run of the program, and handed down.
struct CommandContext {
    let console: Console
    let interruption: Interruption
    /// Whether results are printed as JSON.
    let isJSON: Bool
    let studio: StudioContext

    /// - Parameter options: the flags that every command has.
    init(_ options: StudioOptions, interruption: Interruption) {
        console = Console(isQuiet: options.quiet)
        self.interruption = interruption
        isJSON = options.json
        studio = StudioContext(
            threads: options.threads, tier: options.tier,
            observer: TerminalObserver(console: console, interruption: interruption))
    }

    /// The studio's context with another observer.
    func studio(observedBy observer: any StudioObserver) -> StudioContext {
        StudioContext(threads: studio.threads, tier: studio.tier, observer: observer)
    }

    /// - Throws: ``StudioFailure`` (`interrupted`) when a stop was requested.
    func checkInterruption(_ outcome: String) throws {
        if interruption.isRequested { throw StudioFailure("interrupted; \(outcome)", .interrupted) }
    }

    // MARK: Results

    /// Prints a result: as lines, or as one line of JSON.
    ///
    /// - Throws: errors of encoding, such as a number that JSON cannot hold.
    func emit(_ record: some Record) throws {
        if isJSON { try emitJSON(record) } else { record.lines.forEach(console.result) }
    }

    /// Prints results as a table, or each as one line of JSON.
    ///
    /// - Parameters:
    ///   - rows: a row for each record, and perhaps more, such as their means.
    func emit<R: Encodable>(_ records: [R], heading: [String], rows: [[String]]) throws {
        if isJSON {
            for record in records { try emitJSON(record) }
        } else {
            TextTable(heading: heading, rows: rows).lines.forEach(console.result)
        }
    }

    func emitJSON(_ value: some Encodable) throws { console.result(try JSONLine.text(value)) }
}

/// A result that a command prints: as JSON with `--json`, otherwise as lines.
protocol Record: Encodable {
    var lines: [String] { get }
}

/// A record of one line.
protocol LineRecord: Record {
    var line: String { get }
}

extension LineRecord {
    var lines: [String] { [line] }
}

/// A command that works with the studio.
protocol StudioCommand: ParsableCommand {
    /// The flags that every command has.
    var studio: StudioOptions { get }

    /// Does the work.
    ///
    /// - Throws: any error of the modules below; ``ExitStatus`` when everything has been printed already.
    func run(in context: CommandContext) throws
}

extension StudioCommand {
    /// The parser's own entry point, which lacks a context.
    mutating func run() throws { preconditionFailure("commands run in a context") }
}

/// The outcome of an interrupted command that cannot be continued, as the end of a sentence.
enum Outcome {
    static let nothingWritten = "nothing was written"
    /// For a command that writes several files.
    static let partlyWritten = "files that were written are complete, the others were not written"
}
