// SPDX-License-Identifier: MIT
import ArgumentParser
import StudioKit

extension FuzzReader {
    /// Logs are not only read but plotted: what is wrong with their numbers shows there.
    static let logs = [
        FuzzReader("log-lines") { bytes, folder in try plot(bytes, as: "fuzz.jsonl", in: folder) },
        FuzzReader("log-table") { bytes, folder in try plot(bytes, as: "fuzz.csv", in: folder) },
    ]

    private static func plot(_ bytes: [UInt8], as name: String, in folder: FuzzFolder) throws {
        let log = try folder.file(name, bytes).string
        let output = folder.path.appending("fuzz.svg").string
        for flags in [[], ["--of", "loss", "--scale", "log"], ["--against", "seconds"], ["--against", "updates"]] {
            var command = try InbetweenCommand.parseAsRoot(["plot", log, "-o", output, "--quiet"] + flags)
            try command.run()
        }
    }

    /// What a terminal answers.
    static let terminal = FuzzReader("terminal") { bytes, _ in
        guard TerminalReply(bytes).isComplete else { throw Refusal() }
    }

    private struct Refusal: Error {}
}
