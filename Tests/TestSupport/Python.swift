// SPDX-License-Identifier: MIT
import Foundation

/// The Python interpreter whose packages read and write files independently of the studio.
///
/// It is the one named by the environment variable `INBETWEEN_PYTHON`, which `make test` sets, or else `python3`.
public enum Python {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// Runs `script` with `arguments` (in `sys.argv[1:]`) and returns its output.
    ///
    /// `np`, `json`, `sys`, `safetensors` and `safetensors.numpy` are already imported.
    public static func run(_ script: String, _ arguments: [String]) throws -> String {
        let interpreter = ProcessInfo.processInfo.environment["INBETWEEN_PYTHON"] ?? "python3"
        let imports = "import json, sys\nimport numpy as np\nimport safetensors, safetensors.numpy\n"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [interpreter, "-c", imports + script] + arguments
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let isMissing = complaint.contains("ModuleNotFoundError") || process.terminationStatus == 127
            throw Failure(
                description: isMissing
                    ? "\(interpreter) has no \(missingModule(complaint)): run `make test`, or install it and name the "
                        + "interpreter in INBETWEEN_PYTHON"
                    : complaint)
        }
        return text
    }

    private static func missingModule(_ complaint: String) -> Substring {
        let parts = complaint.split(separator: "'")
        return parts.count > 1 ? parts[parts.count - 2] : "Python"
    }
}
