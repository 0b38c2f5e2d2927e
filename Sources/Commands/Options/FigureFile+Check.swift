// SPDX-License-Identifier: MIT
import ArgumentParser
import Studio

extension FigureFile {
    /// For a command's `validate`: complains of an ending that is neither PNG's nor SVG's.
    ///
    /// - Throws: `ValidationError`.
    static func check(_ path: String?) throws {
        do {
            _ = try path.map(FigureFile.init)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
