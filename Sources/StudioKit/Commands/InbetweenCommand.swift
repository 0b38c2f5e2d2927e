// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import Storage

/// The studio's command line.
public struct InbetweenCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "inbetween",
        abstract: "Films of what neural networks draw between the pictures they learned.",
        discussion: """
            Teach a folder of pictures, write a sequence, render the film:

              inbetween learn img
              inbetween new film.seq
              inbetween render film.seq
            """,
        version: Version.string,
        subcommands: [
            LearnCommand.self, RehearseCommand.self, BendCommand.self, GenerationsCommand.self, RenderCommand.self,
            CheckCommand.self,
            DrawCommand.self, WalkCommand.self, FilmCommand.self, MuralCommand.self, MapCommand.self,
            InspectCommand.self,
            CompareCommand.self, AlignCommand.self, ImportCommand.self,
            ExportCommand.self, NewCommand.self,
            PlotCommand.self, RaceCommand.self,
            BenchCommand.self,
        ])

    public init() {}

    /// Runs the command line of this process and ends it with the right exit status.
    public static func runAndExit() -> Never {
        // Writing to a reader that went away, or more than a file may hold, is an error to handle, not a reason to die.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let status as ExitStatus {
            // Everything was told already.
            Foundation.exit(status.rawValue)
        } catch {
            let status = ExitStatus(of: error)
            // The parser's own: a usage error, or a wish for help.
            if status == .unexpected { exit(withError: error) }
            Console(isQuiet: false).error("error: \(error)")
            Foundation.exit(status.rawValue)
        }
        Foundation.exit(ExitStatus.done.rawValue)
    }
}
