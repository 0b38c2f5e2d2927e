// SPDX-License-Identifier: MIT
import ArgumentParser
import Studio

extension FigureFile {
    /// Checks for a command's `validate` that a path ends in .png or .svg.
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
