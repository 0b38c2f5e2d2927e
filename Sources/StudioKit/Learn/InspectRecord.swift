// SPDX-License-Identifier: MIT
import NeuralField
import Storage

/// What a weight file says, and how large its parts are.
struct InspectRecord: Encodable {
    struct Layer: Encodable {
        let inputs: Int
        let outputs: Int
        /// Root of the summed squares.
        let weightNorm: Double
        let biasNorm: Double
        let largest: Double
    }

    let file: String
    let sha256: String
    let shape: String
    let parameters: Int
    let start: String
    let root: UInt64
    @OrNull var parent: String?
    @OrNull var alignedTo: String?
    @OrNull var rehearsal: String?
    /// Of the walk that it bends.
    @OrNull var ends: Lineage.Ends?
    let recipe: String
    let steps: Int
    let pixelUpdates: Int
    let psnrDb: Fidelity
    let picture: String?
    let pictureSha256: String?
    let software: String
    let layers: [Layer]

    init(_ file: WeightFile, path: FilePath, digest: String) {
        self.file = path.string
        sha256 = digest
        shape = file.weights.shape.description
        parameters = file.weights.shape.parameterCount
        start = file.lineage.start.rawValue
        root = file.lineage.root
        parent = file.lineage.parent
        alignedTo = file.lineage.alignment?.reference
        rehearsal = file.lineage.rehearsal
        ends = file.lineage.ends
        recipe = file.provenance.recipe
        steps = file.provenance.steps
        pixelUpdates = file.provenance.pixelUpdates
        psnrDb = Fidelity(file.provenance.psnr)
        if let width = file.provenance.pictureWidth, let height = file.provenance.pictureHeight {
            picture = "\(width)x\(height)"
        } else {
            picture = nil
        }
        pictureSha256 = file.provenance.pictureSHA256
        software = file.header.software
        layers = file.weights.shape.layers.map { layer in
            let weights = file.weights.storage[layer.weights]
            let biases = file.weights.storage[layer.biases]
            return Layer(
                inputs: layer.inputs, outputs: layer.outputs, weightNorm: Self.norm(weights),
                biasNorm: Self.norm(biases), largest: (weights + biases).reduce(0) { max($0, Double(abs($1))) })
        }
    }

    private static func norm(_ values: ArraySlice<Float>) -> Double {
        values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }

    var lines: [String] {
        var lines = [
            "file        \(file)", "sha256      \(sha256)", "shape       \(shape), \(parameters) parameters",
            "lineage     \(start), seed \(root)\(parent.map { ", grown from \($0.prefix(12))" } ?? "")"
                + (alignedTo.map { ", aligned to \($0.prefix(12))" } ?? "")
                + (ends.map { ", between \($0.first.prefix(12)) and \($0.second.prefix(12))" } ?? ""),
            "recipe      \(recipe), \(steps) steps, \(Wording.fixed(Double(pixelUpdates) / 1e6, 1)) million pixel updates",
        ]
        lines.append("fidelity    \(psnrDb.text)")
        if let picture {
            lines.append("picture     \(picture)\(pictureSha256.map { ", sha256 \($0.prefix(12))" } ?? "")")
        }
        lines.append("written by  \(software)")
        lines.append("layer  inputs  outputs  |weights|  |biases|  largest")
        for (index, layer) in layers.enumerated() {
            let cells = [
                (String(index), 5), (String(layer.inputs), 8), (String(layer.outputs), 9),
                (Wording.fixed(layer.weightNorm, 2), 11), (Wording.fixed(layer.biasNorm, 2), 10),
                (Wording.fixed(layer.largest, 2), 9),
            ]
            lines.append(
                cells.map { String(repeating: " ", count: max(0, $0.1 - $0.0.count)) + $0.0 }.joined())
        }
        return lines
    }
}
