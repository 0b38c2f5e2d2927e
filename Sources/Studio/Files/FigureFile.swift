// SPDX-License-Identifier: MIT
import Encoding
import Plotting
import Storage

/// The file that a figure is written to; its ending selects pixels or SVG.
public struct FigureFile: Hashable, Sendable {
    public enum Format: String, CaseIterable, Sendable {
        case png, svg
    }

    public let path: FilePath
    public let format: Format

    /// - Throws: ``StudioFailure`` for any other ending.
    public init(_ path: String) throws {
        guard let format = FilePath(path).extension.flatMap({ Format(rawValue: $0.lowercased()) }) else {
            throw StudioFailure("figures are PNG or SVG: end \"\(path)\" in .png or .svg", .usage)
        }
        self.path = FilePath(path)
        self.format = format
    }

    /// A file of the same kind in the same folder, its name followed by `-topic`.
    public func beside(_ topic: String) -> FigureFile {
        FigureFile(path: path.folder.appending("\(path.stem ?? "figure")-\(topic).\(format.rawValue)"), format: format)
    }

    private init(path: FilePath, format: Format) {
        self.path = path
        self.format = format
    }

    /// Makes the folder where it is missing, and the file.
    ///
    /// - Throws: ``StudioFailure`` for a figure that is too large, `StorageError`, `PNGWriterError`.
    public func write(_ figure: some Figure) throws {
        let size = figure.size
        guard max(size.width, size.height) <= Canvas.longestSide, size.pixelCount <= Canvas.mostPixels else {
            throw StudioFailure(
                "\(path) would have \(size) pixels, and figures have at most \(Canvas.longestSide) a side and "
                    + "\(Canvas.mostPixels / 1_000_000) million in all; show less of it", .usage)
        }
        try path.folder.makeFolder()
        switch format {
        case .png: try PNGWriter.write(figure.drawn(), to: path)
        case .svg: try AtomicFile.write(figure.svg(), to: path)
        }
    }
}
