// SPDX-License-Identifier: MIT
import ArgumentParser

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
