// SPDX-License-Identifier: MIT
import ArgumentParser
import Networks
import Plotting
import Raster
import Studio

/// The options of murals.
struct MuralOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A hidden layer, counted from 1; may be given several times. (default: all)"))
    var layer: [Int] = []

    @Flag(help: "Show what each unit of the last hidden layer adds to each colour channel.")
    var contributions = false

    @Option(
        help: ArgumentHelp(
            "Order of the units: unit, similarity (neighbours are alike), or importance (by how much the picture "
                + "changes when a unit's output is its mean everywhere).", valueName: "order"))
    var order: MuralOrder = .unit

    @Option(
        help: ArgumentHelp(
            "Put each unit in the place of the unit of another network that it is most like.", valueName: "mix"))
    var like: String?

    @Option(
        name: .customLong("normalise"),
        help: ArgumentHelp(
            "Scale the colours to each unit's largest output, or to the layer's. (default: unit; layer for "
                + "contributions)", valueName: "to"))
    private var normaliseTo: MuralScale?

    @Option(
        name: .customLong("size"),
        help: ArgumentHelp(
            "Size of a cell in pixels: WxH, or its short side, 8 to 1024. (default: 64)", valueName: "cell"))
    var cellSize: CellSize?

    @Flag(help: "Draw the whole picture beside the units.")
    var beside = false

    @Flag(help: "Draw light on dark.")
    var dark = false

    func validate() throws {
        if contributions && !layer.isEmpty {
            throw ValidationError("--contributions are those of the last hidden layer; leave out --layer")
        }
        if Set(layer).count != layer.count { throw ValidationError("the same --layer is given twice") }
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
