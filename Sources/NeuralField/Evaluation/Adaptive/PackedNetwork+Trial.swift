// SPDX-License-Identifier: MIT

extension PackedNetwork {
    /// Colours that are drawn in fixed point may differ by so much from those in floats at a sample of pixels; anywhere they
    /// then differ by less than five times as much.
    private static let tolerance: Float = 0.1 / 255
    private static let probes = 96

    /// Fixed point where it gives a sample of a part of a picture well enough, else floats.
    func arithmetic(
        forColumns columns: Range<Int>, rows: Range<Int>, of plane: PicturePlane, scratch: Scratch
    ) -> Arithmetic {
        guard hasFixedPoint else { return .floats }
        // The sequence R2 (Roberts 2018) scatters few points evenly.
        let pixels = (1...Self.probes).map { index in
            let (x, y) = (Double(index) * 0.7548776662466927, Double(index) * 0.5698402909980532)
            return (
                column: columns.lowerBound + Int((x - x.rounded(.down)) * Double(columns.count)),
                row: rows.lowerBound + Int((y - y.rounded(.down)) * Double(rows.count))
            )
        }
        func outputs(_ arithmetic: Arithmetic) -> [Float] {
            evaluateOutputs(at: pixels, of: plane, from: nil, arithmetic: arithmetic, scratch: scratch)
        }
        return differences(outputs(.fixedPoint), outputs(.floats)).allSatisfy { $0 <= Self.tolerance }
            ? .fixedPoint : .floats
    }
}
