// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import Storage
import Studio
import TerminalUI

/// The studio's command line.
package struct InbetweenCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "inbetween",
        abstract: "Make films of what neural networks draw between the pictures they learned.",
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

    package init() {}

    /// Runs the command line of this process and ends it with the right exit status.
    package static func runAndExit() -> Never {
        StandardStream.claim()
        CrashHandler.install()
        // Writing to a closed pipe, or beyond the maximum size of files, is an error to handle, not a signal to die of.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        let interruption = Interruption()
        interruption.watch()
        let status = runCommandLine(interruption)
        // Threads that still run may hold files open that they would have removed later.
        if status != 0 { AtomicFile.removeOpenParts() }
        guard let failure = StandardStream.output.failure else { Foundation.exit(status) }
        Console(isQuiet: false).error(
            "error: cannot write to standard output: \(failure == .badFileDescriptor ? "it is closed" : "\(failure)"); "
                + "the result is incomplete")
        Foundation.exit(status == 0 ? ExitStatus.inputOutput.rawValue : status)
    }

    /// - Returns: the exit status. Everything else has been printed.
    private static func runCommandLine(_ interruption: Interruption) -> Int32 {
        let console = Console(isQuiet: false)
        do {
            try RawArguments.check()
            var command = try parseAsRoot()
            if let command = command as? any StudioCommand {
                try command.run(in: CommandContext(command.studio, interruption: interruption))
            } else {
                // A request for help, which the parser throws.
                try command.run()
            }
        } catch let status as ExitStatus {
            // Everything has been printed already.
            return status.rawValue
        } catch {
            let status = ExitStatus(of: error)
            switch status {
            case .unexpected:
                // The parser's own error: a request for help, or a usage error.
                let code = exitCode(for: error)
                let message = fullMessage(for: error)
                if code.isSuccess { console.result(message) } else if !message.isEmpty { console.error(message) }
                return code.rawValue
            case .interrupted: console.error("\(error)")
            default: console.error("error: \(error)")
            }
            return status.rawValue
        }
        return ExitStatus.done.rawValue
    }
}

/// The command line as the system gave it.
///
/// Swift's own copy is repaired: bytes that are not UTF-8 become U+FFFD, which would name another file.
enum RawArguments {
    /// - Throws: ``StudioFailure`` (`usage`) for an argument that is not UTF-8.
    static func check() throws {
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let bytes = UnsafeRawBufferPointer(start: argument, count: strlen(argument))
            guard String(validating: bytes, as: UTF8.self) == nil else { continue }
            throw StudioFailure(
                "the argument \"\(NonUTF8Name.escaped(bytes))\" is not UTF-8, as names of files and folders have to be; "
                    + "rename the "
                    + "file or the folder", .usage)
        }
    }
}
