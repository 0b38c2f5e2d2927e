// SPDX-License-Identifier: MIT

/// A name that GLSL takes for a function.
enum ShaderName {
    /// Words of the language, and functions and names that a shader is likely to use besides.
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

    /// `name` with everything but ASCII letters and digits as single underscores, and something before or after it where
    /// GLSL would have it otherwise.
    static func function(_ name: String) -> String {
        let words = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var result = words.joined(separator: "_")
        if result.isEmpty { result = "picture" }
        if result.first?.isNumber == true || result.hasPrefix("gl_") { result = "picture_" + result }
        if taken.contains(result) { result += "_picture" }
        return result
    }
}
