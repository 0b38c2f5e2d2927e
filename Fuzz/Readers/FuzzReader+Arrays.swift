// SPDX-License-Identifier: MIT
import Exchange

extension FuzzReader {
    static let arrays = [
        // All three arrays of a network of the hobby project, so that the first is always read.
        FuzzReader("numpy") { bytes, folder in
            for part in 1...3 { _ = try folder.file("fuzz_\(part).npy", bytes) }
            _ = try ImportedNetwork.all(at: folder.path.appending("fuzz_1.npy"))
        },
        FuzzReader("archive") { bytes, folder in _ = try ImportedNetwork.all(at: folder.file("fuzz.npz", bytes)) },
        FuzzReader("foreign") { bytes, folder in
            _ = try ImportedNetwork.all(at: folder.file("fuzz.safetensors", bytes))
        },
    ]
}
