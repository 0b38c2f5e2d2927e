// SPDX-License-Identifier: MIT
import ArgumentParser
import Networks
import Plotting
import Raster
import Studio

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
    var cellSize: CellSize?

    @Flag(help: "Draw the whole picture beside the units.")
    var beside = false

    @Flag(help: "Light on dark.")
    var dark = false

    func validate() throws {
        if contributions && !layer.isEmpty {
            throw ValidationError("--contributions are the last hidden layer's; leave out --layer")
        }
        if Set(layer).count != layer.count { throw ValidationError("a --layer is given twice") }
    }

    var look: MuralLook {
        var look = MuralLook()
        look.layers = layer
        look.showsContributions = contributions
        look.order = order
        look.like = like
        look.scale = normaliseTo
        if let cellSize { look.cell = cellSize }
        look.showsPictureBeside = beside
        look.theme = dark ? .dark : .light
        return look
    }
}
