// SPDX-License-Identifier: MIT
import NeuralField

/// A GLSL function that draws a network's picture, for GLSL ES 3.00, GLSL 3.30 and later.
public struct ShaderExport: Sendable {
    /// Where the shader has its numbers from.
    public enum Store: String, Hashable, Sendable, CaseIterable {
        /// Constants of its own.
        case constants
        /// A texture of four floats a texel, ``textureWidth`` texels wide.
        case texture
    }

    /// Texels in a row of the texture; every WebGL 2 has room for 2048 each way.
    public static let textureWidth = 1024

    public let text: String
    /// What the function is called.
    public let function: String
    /// With ``Store/texture`` its rows, little-endian floats, the last row filled up with zeros; empty otherwise.
    public let texture: [UInt8]
    public let textureHeight: Int

    /// - Parameters:
    ///   - name: becomes the function's, as far as GLSL allows it.
    ///   - width, height: pixels of the learned picture, which `uv` spans.
    ///   - hasMain: whether to add the function that Shadertoy calls.
    public init(_ weights: Weights, name: String, width: Int, height: Int, store: Store, hasMain: Bool) {
        let numbers = ShaderNumbers(weights)
        function = ShaderName.function(name)
        let body = ShaderBody(
            shape: weights.shape, numbers: numbers, function: function, width: width, height: height)
        var lines = body.heading(of: name)
        switch store {
        case .constants:
            texture = []
            textureHeight = 0
            lines += body.constants
        case .texture:
            textureHeight = (numbers.groupCount + Self.textureWidth - 1) / Self.textureWidth
            var bytes: [UInt8] = []
            bytes.reserveCapacity(16 * Self.textureWidth * textureHeight)
            for number in numbers.numbers { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 } }
            bytes += [UInt8](repeating: 0, count: 16 * Self.textureWidth * textureHeight - bytes.count)
            texture = bytes
            lines += body.textureLookup(height: textureHeight)
        }
        lines += body.functions
        if hasMain { lines += body.main }
        text = lines.joined(separator: "\n") + "\n"
    }
}
