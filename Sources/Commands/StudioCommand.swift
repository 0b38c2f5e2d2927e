// SPDX-License-Identifier: MIT
import ArgumentParser

/// A command that works with the studio.
protocol StudioCommand: ParsableCommand {
    /// The flags that every command has.
    var studio: StudioOptions { get }

    /// Does the work.
    ///
    /// - Throws: any error of the libraries; ``ExitStatus`` where everything was told already.
    func run(in context: CommandContext) throws
}

extension StudioCommand {
    /// The parser's own way in, which lacks a context.
    mutating func run() throws { preconditionFailure("commands run in a context") }
}
