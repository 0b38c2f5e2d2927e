// SPDX-License-Identifier: MIT
import Networks

/// A GLSL function that draws a network's picture, for GLSL ES 3.00, GLSL 3.30 and later.
public struct ShaderExport: Sendable {
    /// The place of the network's numbers.
    public enum Store: String, Hashable, Sendable, CaseIterable {
        /// Constants in the shader.
        case constants
        /// A texture with four floats a texel, ``textureWidth`` texels wide.
        case texture
    }

    /// Texels in a row of the texture; every WebGL 2 implementation allows at least 2048 on either side.
    public static let textureWidth = 1024

    public let text: String
    /// The name of the function.
    public let function: String
    /// With ``Store/texture``: the texture's rows in little-endian floats, the last row padded with zeros. Else empty.
    public let texture: [UInt8]
    public let textureHeight: Int

    /// - Parameters:
    ///   - name: the function's name, changed where GLSL requires it.
    ///   - width, height: the learned picture's size in pixels; `uv` spans the picture.
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

/// Names that GLSL accepts for a function.
enum ShaderName {
    /// Keywords, built-in functions and other names that a shader is likely to use.
    private static let taken: Set<String> = [
        "abs", "attribute", "bool", "break", "case", "ceil", "centroid", "clamp", "common", "const", "continue", "cos",
        "cross", "default", "discard", "distance", "do", "dot", "double", "else", "exp", "extern", "filter", "fixed",
        "flat", "float", "floor", "for", "fract", "half", "highp", "if", "in", "inline", "inout", "input", "int",
        "interface", "invariant", "layout", "length", "log", "long", "lowp", "main", "mainImage", "max", "mediump",
        "min", "mix", "mod", "namespace", "noinline", "noise", "normalize", "out", "output", "partition", "patch",
        "pow", "precision", "public", "reflect", "resource", "return", "round", "sample", "short", "sign", "sin",
        "sizeof", "smooth", "smoothstep", "sqrt", "static", "step", "struct", "superp", "switch", "tan", "tanh",
        "template", "texture", "this", "true", "false", "typedef", "uint", "uniform", "union", "unsigned", "using",
        "varying", "void", "volatile", "while",
    ]

    /// `name` with runs of other characters than ASCII letters and digits replaced by underscores, and with a prefix or
    /// suffix if the result would be invalid or taken.
    static func function(_ name: String) -> String {
        let words = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var result = words.joined(separator: "_")
        if result.isEmpty { result = "picture" }
        if result.first?.isNumber == true || result.hasPrefix("gl_") { result = "picture_" + result }
        if taken.contains(result) { result += "_picture" }
        return result
    }
}
