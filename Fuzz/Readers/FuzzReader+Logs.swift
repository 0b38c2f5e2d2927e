// SPDX-License-Identifier: MIT
import ArgumentParser
import StudioKit

extension FuzzReader {
    /// Reads logs and plots them, because wrong numbers show only in plots. Input that begins with a brace is JSON
    /// Lines.
    static let log = FuzzReader("log") { bytes, folder in
        let log = try folder.file(bytes.first == UInt8(ascii: "{") ? "fuzz.jsonl" : "fuzz.csv", bytes).string
        let output = folder.path.appending("fuzz.svg").string
        for flags in [[], ["--of", "loss", "--scale", "log"], ["--against", "seconds"], ["--against", "updates"]] {
            var command = try InbetweenCommand.parseAsRoot(["plot", log, "-o", output, "--quiet"] + flags)
            try command.run()
        }
    }
}
