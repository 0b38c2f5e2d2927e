// SPDX-License-Identifier: MIT
import Engine
import Kernels
import Networks

/// Memory for the operands of one call of a kernel.
final class Workspace {
    /// The number that fills the padding of matrices, which nothing may read.
    private let padding: Int
    private var kept: [AnyObject] = []

    private init(padding: Int) { self.padding = padding }

    /// Runs `body` with memory that lives until it returns.
    static func use<Result>(padding: Int = 0, _ body: (Workspace) -> Result) -> Result {
        let workspace = Workspace(padding: padding)
        return withExtendedLifetime(workspace) { body(workspace) }
    }

    /// An operand that nothing has been written to.
    func empty<Number: FixedOrFloat>(_ count: Int) -> Operand<Number> {
        let memory = AlignedNumbers<Number>(count: count + 2 * Operand<Number>.margin)
        kept.append(memory)
        return Operand(memory, count: count)
    }

    func array<Number: FixedOrFloat>(_ numbers: [Number]) -> Operand<Number> {
        let operand: Operand<Number> = empty(numbers.count)
        for (index, number) in numbers.enumerated() { operand.pointer[index] = number }
        return operand
    }

    /// A row-major matrix in panels.
    func matrix<Number: FixedOrFloat>(_ numbers: [Number], rows: Int, columns: Int) -> Operand<Number> {
        let operand: Operand<Number> = empty(kn_matrix_floats(rows, columns))
        for index in 0..<operand.count { operand.pointer[index] = Number(padding) }
        for (element, number) in numbers.enumerated() {
            operand.pointer[operand.place(of: element, rows: rows, columns: columns)] = number
        }
        return operand
    }

    /// Numbers padded with zeros to whole panels.
    func row(_ numbers: [Float]) -> Operand<Float> {
        array(numbers + [Float](repeating: 0, count: kn_matrix_floats(1, numbers.count) - numbers.count))
    }
}

/// The kinds of numbers that kernels work with.
protocol FixedOrFloat: BitwiseCopyable, AdditiveArithmetic { init(_ integer: Int) }
extension Float: FixedOrFloat {}
extension Int16: FixedOrFloat {}
extension UInt16: FixedOrFloat {}

/// An array that is 64-byte aligned, in memory of a ``Workspace``, with canaries on both sides.
struct Operand<Number: FixedOrFloat> {
    let pointer: UnsafeMutablePointer<Number>
    let count: Int

    /// Canaries on each side: more than any tier's tile holds.
    fileprivate static var margin: Int { 1024 / MemoryLayout<Number>.stride }
    private static var canary: UInt8 { 0xA5 }

    /// An array in which every byte is a canary's, too.
    fileprivate init(_ memory: AlignedNumbers<Number>, count: Int) {
        pointer = memory.pointer + Self.margin
        self.count = count
        UnsafeMutableRawBufferPointer(start: memory.pointer, count: memory.count * MemoryLayout<Number>.stride)
            .initializeMemory(as: UInt8.self, repeating: Self.canary)
    }

    /// Whether nothing was written outside the array.
    var isIntact: Bool {
        let sides = [pointer - Self.margin, pointer + count]
        return sides.allSatisfy { side in
            UnsafeRawBufferPointer(UnsafeMutableBufferPointer(start: side, count: Self.margin))
                .allSatisfy { $0 == Self.canary }
        }
    }

    var numbers: [Number] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

    /// The elements of a matrix in panels in row-major order, without the padding.
    func rowMajor(rows: Int, columns: Int) -> [Number] {
        (0..<rows * columns).map { pointer[place(of: $0, rows: rows, columns: columns)] }
    }

    /// The index in panels of an element in row-major order.
    fileprivate func place(of element: Int, rows: Int, columns: Int) -> Int {
        let (row, column) = element.quotientAndRemainder(dividingBy: columns)
        let panel = Int(KN_PANEL)
        return (column / panel * rows + row) * panel + column % panel
    }
}
