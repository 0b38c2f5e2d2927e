// SPDX-License-Identifier: MIT
import Foundation
import Testing

/// Other people's programs, which read our films back, so that our code does not judge itself.
enum Tool {
    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name) is not in PATH: these tests need it (`make test` installs it)" }
    }

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// The program's standard output.
    static func run(_ name: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = try find(name)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (output, errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(description: "\(name) \(arguments.joined(separator: " ")): \(text)")
        }
        return data
    }

    static func text(_ name: String, _ arguments: [String]) throws -> String {
        String(decoding: try run(name, arguments), as: UTF8.self)
    }

    private static func find(_ name: String) throws -> URL {
        for folder in (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") {
            let path = "\(folder)/\(name)"
            if FileManager.default.isExecutableFile(atPath: path) { return URL(fileURLWithPath: path) }
        }
        throw Missing(name: name)
    }
}
