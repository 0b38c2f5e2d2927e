// SPDX-License-Identifier: MIT
import Basics
import Networks
import Plotting
import Raster

/// The contents and the look of a mural.
public struct MuralLook: Sendable {
    /// Hidden layers to show, counted from 1; empty for all.
    public var layers: [Int] = []
    /// Whether to show the contribution of each unit of the last hidden layer to each output, instead of ``layers``.
    public var showsContributions = false
    public var order = MuralOrder.unit
    /// Name of the reference network whose units determine the places; for the title.
    public var like: String?
    /// Scale of the colours; nil for ``MuralScale/unit``, or for ``MuralScale/layer`` where contributions are shown.
    public var scale: MuralScale?
    public var cell = CellSize.shortSide(64)
    /// Whether the whole picture stands beside the units.
    public var showsPictureBeside = false
    public var theme = Theme.light

    public init() {}

    package var normalise: MuralScale { scale ?? (showsContributions ? .layer : .unit) }

    /// Whether the picture stands beside the units; it always does beside contributions, which add up to it.
    var showsPicture: Bool { showsPictureBeside || showsContributions }

    /// The pixels of a cell, in the proportions of a picture.
    func cell(for picture: PixelSize) -> PixelSize {
        switch cell {
        case .exactly(let size): size
        case .shortSide(let side): picture.scaled(toShortSide: side)
        }
    }

    /// - Throws: ``StudioFailure`` for a layer that does not exist.
    func topics(of shape: NetworkShape) throws -> [MuralBlock.Topic] {
        if showsContributions { return [.sums, .contributions] }
        let count = shape.hidden.count
        if let missing = layers.first(where: { !(1...count).contains($0) }) {
            throw StudioFailure(
                "there is no layer \(missing): \(shape) has \(Wording.count(count, "hidden layer")), counted from 1",
                .usage)
        }
        return (layers.isEmpty ? Array(1...count) : layers).map { .answers(layer: $0 - 1) }
    }
}

/// The order in which a mural shows a layer's units.
public enum MuralOrder: String, CaseIterable, Sendable {
    /// The order of the weight file.
    case unit
    /// Similar units are neighbours.
    case similarity
    /// Units first without which the picture changes most.
    case importance
}

/// The value to which the colours of a mural's cells are scaled.
public enum MuralScale: String, CaseIterable, Sendable {
    /// The largest absolute value of each unit's own output.
    case unit
    /// The largest absolute value of all outputs in the layer.
    case layer
}

/// Size of a cell.
public enum CellSize: Equatable, Sendable {
    case exactly(PixelSize)
    /// Pixels of the short side, in the proportions of the picture.
    case shortSide(Int)
}

extension PixelSize {
    /// A size in these proportions with `side` pixels on the short side; the long one is at most four times as long.
    func scaled(toShortSide side: Int) -> PixelSize {
        func scaled(_ length: Int) -> Int {
            min(4 * side, Int((Double(length) * Double(side) / Double(shortSide)).rounded()))
        }
        return PixelSize(width: scaled(width), height: scaled(height))
    }
}
