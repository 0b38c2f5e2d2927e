// SPDX-License-Identifier: MIT
import Basics
import Studio

extension InspectRecord: Record {
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

extension AlignRecord: LineRecord {
    var line: String {
        let matched = method.map { "matched by \($0)" } ?? "unmatched"
        let distances = [distanceBefore, distanceAfter].map { Wording.fixed($0, 1) }.joined(separator: " -> ")
        return "\(original) to \(reference)  \(matched)  \(movedUnits) of \(units) units moved  distance \(distances)  "
            + "\(Wording.duration(seconds))  -> \(weights)"
    }
}

extension Fidelity {
    var text: String { decibels.map(Wording.decibels) ?? "not measured" }
}
