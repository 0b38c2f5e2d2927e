// SPDX-License-Identifier: MIT
import Kernels
import Networks
import Testing

/// A layer and a block of rows whose sizes fit no tile.
struct LayerCase: Sendable, CustomTestStringConvertible {
    let outputs: Int
    let inputs: Int
    let rows: Int

    var testDescription: String { "\(outputs)x\(inputs), \(rows) rows" }

    /// Widths around the panel of 16, the narrow panel of 4, the run of 32 in fixed point and the run of 160 terms; rows
    /// around the tiles of 4, 6, 8 and 12.
    static let awkward = [
        (1, 1, 1), (1, 7, 9), (7, 1, 8), (8, 9, 7), (9, 8, 1), (3, 20, 11), (20, 3, 5), (16, 16, 12), (15, 31, 13),
        (17, 33, 65), (33, 17, 9), (4, 100, 24), (12, 64, 3), (32, 32, 4), (65, 65, 7), (48, 5, 96), (128, 1, 97),
        (100, 100, 25), (36, 161, 10), (257, 330, 9),
    ].map { LayerCase(outputs: $0.0, inputs: $0.1, rows: $0.2) }
}

/// The kind of numbers that an operand holds.
enum Content: CaseIterable {
    /// Numbers between -1 and 1.
    case ordinary
    /// Numbers of any exponent, subnormals and both zeros too, whose products are finite. Sums of products may overflow.
    case wide
    /// Numbers between -1 and 1, but for an infinity and a NaN.
    case broken

    func numbers(_ count: Int, seed: UInt64) -> [Float] {
        var numbers = KernelsTests.numbers(count, seed: seed)
        switch self {
        case .ordinary: break
        case .wide:
            for (index, exponent) in KernelsTests.numbers(count, seed: seed + 1000).enumerated() {
                let exponent = Int(exponent * 105) - 45
                numbers[index] *= Float(sign: .plus, exponent: exponent, significand: 1)
                if exponent % 16 == 0 { numbers[index] *= 0 }
            }
        case .broken:
            numbers[count / 3] = .infinity
            numbers[count * 3 / 4] = .nan
        }
        return numbers
    }
}

/// An array that an operation has written.
struct Outcome {
    let name: String
    let numbers: [Float]
    /// Whether nothing was written outside the array.
    let isIntact: Bool

    init(_ name: String, _ operand: Operand<Float>) {
        (self.name, numbers, isIntact) = (name, operand.numbers, operand.isIntact)
    }

    /// Every 16-bit integer is a float.
    init(_ name: String, _ operand: Operand<Int16>) {
        (self.name, numbers, isIntact) = (name, operand.numbers.map(Float.init), operand.isIntact)
    }

    /// A matrix in row-major order, without its padding.
    init(_ name: String, _ operand: Operand<Float>, rows: Int, columns: Int) {
        (self.name, isIntact) = (name, operand.isIntact)
        numbers = operand.rowMajor(rows: rows, columns: columns)
    }

    init(_ name: String, _ operand: Operand<Int16>, rows: Int, columns: Int) {
        (self.name, isIntact) = (name, operand.isIntact)
        numbers = operand.rowMajor(rows: rows, columns: columns).map(Float.init)
    }
}

/// Records an issue for each array that differs from its truth in a bit, or beside which something was written.
///
/// NaNs are equal, as their bits depend on the CPU.
func expect(
    _ outcomes: [Outcome], like truths: [Outcome], _ run: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    for (outcome, truth) in zip(outcomes, truths) {
        #expect(outcome.isIntact, "\(run): written outside \(outcome.name)", sourceLocation: sourceLocation)
        let differs = zip(outcome.numbers, truth.numbers).map { found, expected in
            found.bitPattern != expected.bitPattern && !(found.isNaN && expected.isNaN)
        }
        guard let element = differs.firstIndex(of: true) else { continue }
        let (found, expected) = (outcome.numbers[element], truth.numbers[element])
        Issue.record(
            "\(run), element \(element) of \(outcome.name): \(found), not \(expected)",
            sourceLocation: sourceLocation)
    }
}
