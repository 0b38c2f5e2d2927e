// SPDX-License-Identifier: MIT
import Basics
import Networks
import Plotting
import Raster

/// What a mural shows, and how.
public struct MuralLook: Sendable {
    /// Hidden layers, counted from 1; none for all.
    public var layers: [Int] = []
    /// Whether it shows what each unit of the last hidden layer adds to each output, instead of ``layers``.
    public var showsContributions = false
    public var order = MuralOrder.unit
    /// How another network is called whose units decide on the places; for the title.
    public var like: String?
    /// Nil for ``MuralScale/unit``, or for ``MuralScale/layer`` where contributions are shown.
    public var scale: MuralScale?
    public var cell = CellSize.shortSide(64)
    /// Whether the whole picture stands beside the units.
    public var showsPictureBeside = false
    public var theme = Theme.light

    public init() {}

    package var normalise: MuralScale { scale ?? (showsContributions ? .layer : .unit) }

    /// What adds up to a picture is shown with it.
    var showsPicture: Bool { showsPictureBeside || showsContributions }

    /// The pixels of a cell, in the proportions of a picture.
    func cell(for picture: PixelSize) -> PixelSize {
        switch cell {
        case .exactly(let size): size
        case .shortSide(let side): picture.scaled(toShortSide: side)
        }
    }

    /// - Throws: ``StudioFailure`` for a layer that is not there.
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

/// In which order a mural shows a layer's units.
public enum MuralOrder: String, CaseIterable, Sendable {
    /// As they are in the weight file.
    case unit
    /// Neighbours are alike.
    case similarity
    /// Those first without which the picture changes most.
    case importance
}

/// What the colours of a mural's cells are scaled to.
public enum MuralScale: String, CaseIterable, Sendable {
    /// Each unit's own largest answer, of either sign.
    case unit
    /// The largest answer in the layer.
    case layer
}

/// Pixels of a cell.
public enum CellSize: Equatable, Sendable {
    case exactly(PixelSize)
    /// Pixels of the short side, in the proportions of the picture.
    case shortSide(Int)
}

extension PixelSize {
    /// In these proportions, `side` pixels on the short side; the long one is at most four times as long.
    func scaled(toShortSide side: Int) -> PixelSize {
        func scaled(_ length: Int) -> Int {
            min(4 * side, Int((Double(length) * Double(side) / Double(shortSide)).rounded()))
        }
        return PixelSize(width: scaled(width), height: scaled(height))
    }
}
