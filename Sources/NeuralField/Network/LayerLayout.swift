// SPDX-License-Identifier: MIT

/// Where one layer's parameters are in the flat buffer: the matrix `[outputs][inputs]`, then the bias `[outputs]`.
public struct LayerLayout: Hashable, Sendable {
    public let inputs: Int
    public let outputs: Int
    public let weightOffset: Int

    public var weightCount: Int { inputs * outputs }
    public var biasOffset: Int { weightOffset + weightCount }
    public var end: Int { biasOffset + outputs }
    public var weights: Range<Int> { weightOffset..<biasOffset }
    public var biases: Range<Int> { biasOffset..<end }
}
