// SPDX-License-Identifier: MIT

/// Other people's programs, which read our films back, so that our code does not judge itself.
public enum Tool {
    public struct Missing: Error, CustomStringConvertible {
        let name: String
        public var description: String { "\(name) is not in PATH: these tests need it (`make test` installs it)" }
    }

    public struct Failed: Error, CustomStringConvertible {
        public let description: String

        public init(description: String) { self.description = description }
    }

    /// The program's standard output.
    public static func run(_ name: String, _ arguments: [String]) throws -> [UInt8] {
        let run = try ChildProcess(executable: name, arguments: arguments).run()
        if run.exitCode == 127 { throw Missing(name: name) }
        guard run.exitCode == 0 else {
            throw Failed(description: "\(run.command.joined(separator: " ")): \(run.errors)")
        }
        return run.outputBytes
    }

    public static func text(_ name: String, _ arguments: [String]) throws -> String {
        String(decoding: try run(name, arguments), as: UTF8.self)
    }
}
