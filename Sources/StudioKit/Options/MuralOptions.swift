// SPDX-License-Identifier: MIT
import ArgumentParser
import NeuralField
import Plotting
import Raster

/// What a mural shows, and how.
struct MuralOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A hidden layer, counted from 1; may be given several times. (default: all)"))
    var layer: [Int] = []

    @Flag(help: "Show what each unit of the last hidden layer adds to red, green and blue.")
    var contributions = false

    @Option(
        help: ArgumentHelp(
            "unit, similarity (neighbours are alike), or importance (by how much the picture changes when a unit always "
                + "answers its mean).", valueName: "order"))
    var order: MuralOrder = .unit

    @Option(
        help: ArgumentHelp(
            "Put the units in the places of those of another network that they answer most like.", valueName: "mix"))
    var like: String?

    @Option(
        name: .customLong("normalise"),
        help: ArgumentHelp(
            "Scale the colours to each unit's largest answer, or to the layer's. (default: unit; layer for "
                + "contributions)", valueName: "to"))
    private var normaliseTo: MuralScale?

    @Option(
        name: .customLong("size"),
        help: ArgumentHelp("Pixels of a cell: WxH, or its short side, 8 to 1024. (default: 64)", valueName: "cell"))
    var cellSize: CellArgument?

    @Flag(help: "Draw the whole picture beside the units.")
    var beside = false

    @Flag(help: "Light on dark.")
    var dark = false

    var normalise: MuralScale { normaliseTo ?? (contributions ? .layer : .unit) }
    var theme: Theme { dark ? .dark : .light }
    /// What adds up to a picture is shown with it.
    var showsPicture: Bool { beside || contributions }

    func validate() throws {
        if contributions && !layer.isEmpty {
            throw ValidationError("--contributions are the last hidden layer's; leave out --layer")
        }
        if Set(layer).count != layer.count { throw ValidationError("a --layer is given twice") }
    }

    /// The pixels of a cell, in the proportions of a picture.
    func cell(for picture: PixelSize) -> PixelSize {
        switch cellSize {
        case .exactly(let size): size
        case .shortSide(let side): picture.scaled(toShortSide: side)
        case nil: picture.scaled(toShortSide: 64)
        }
    }

    /// - Throws: ``StudioFailure`` for a layer that is not there.
    func topics(of shape: NetworkShape) throws -> [MuralBlock.Topic] {
        if contributions { return [.sums, .contributions] }
        let count = shape.hidden.count
        if let missing = layer.first(where: { !(1...count).contains($0) }) {
            throw StudioFailure(
                "there is no layer \(missing): \(shape) has \(Wording.count(count, "hidden layer")), counted from 1",
                .usage)
        }
        return (layer.isEmpty ? Array(1...count) : layer).map { .answers(layer: $0 - 1) }
    }
}
