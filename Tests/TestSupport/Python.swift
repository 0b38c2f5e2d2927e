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
        let run = try ChildProcess(executable: interpreter, arguments: ["-c", imports + script] + arguments).run()
        guard run.exitCode == 0 else {
            let isMissing = run.errors.contains("ModuleNotFoundError") || run.exitCode == 127
            throw Failure(
                description: isMissing
                    ? "\(interpreter) has no \(missingModule(run.errors)): run `make test`, or install it and name the "
                        + "interpreter in INBETWEEN_PYTHON"
                    : run.errors)
        }
        return run.output
    }

    private static func missingModule(_ complaint: String) -> Substring {
        let parts = complaint.split(separator: "'")
        return parts.count > 1 ? parts[parts.count - 2] : "Python"
    }
}
