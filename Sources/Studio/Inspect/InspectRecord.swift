// SPDX-License-Identifier: MIT
import Networks
import Storage
import WeightFiles

/// The result of `inspect`: the header of a weight file, and the size of its weights layer by layer.
public struct InspectRecord: Encodable {
    public struct Layer: Encodable {
        public let inputs: Int
        public let outputs: Int
        /// Root of the summed squares.
        public let weightNorm: Double
        public let biasNorm: Double
        public let largest: Double
    }

    public let file: String
    public let sha256: String
    public let shape: String
    public let parameters: Int
    public let start: String
    public let root: UInt64
    @OrNull public var parent: String?
    @OrNull public var alignedTo: String?
    @OrNull public var rehearsal: String?
    /// The ends of the walk that these weights bend; null unless they are a bend.
    @OrNull public var ends: Lineage.Ends?
    public let recipe: String
    public let steps: Int
    public let pixelUpdates: Int
    public let psnrDb: Fidelity
    public let picture: String?
    public let pictureSha256: String?
    public let software: String
    public let layers: [Layer]

    public init(_ file: WeightFile, path: FilePath, digest: String) {
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
}
