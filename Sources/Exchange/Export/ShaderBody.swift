// SPDX-License-Identifier: MIT
import Networks

/// The parts of a shader that draws one network.
struct ShaderBody {
    let shape: NetworkShape
    let numbers: ShaderNumbers
    let function: String
    let width: Int
    let height: Int

    private var type: String { shape.outputChannels == 4 ? "vec4" : "vec3" }

    func heading(of name: String) -> [String] {
        let colour = shape.outputChannels == 4 ? "sRGB colour times opacity, and opacity" : "sRGB colour"
        return [
            "// \(String(name.map { $0.isNewline ? " " : $0 })): \(shape), made by inbetween export --glsl.",
            "// \(type) \(function)(vec2 uv) gives its \(colour), 0...1;",
            "// uv runs to the right and up, 0...1 over the \(width)x\(height) picture, and further beyond it.",
            "// For GLSL ES 3.00 (after a #version line) and GLSL 3.30.",
            "#ifdef GL_ES", "precision highp float;", "precision highp int;", "#endif",
        ]
    }

    var constants: [String] {
        let groups = stride(from: 0, to: numbers.numbers.count, by: 4).map { start in
            "vec4(" + numbers.numbers[start..<start + 4].map { "\($0)" }.joined(separator: ",") + ")"
        }
        return ["const vec4 \(function)_numbers[\(groups.count)] = vec4[\(groups.count)]("]
            + groups.enumerated().map { $1 + ($0 == groups.count - 1 ? "" : ",") }
            + [");", "vec4 \(function)_number(int i) { return \(function)_numbers[i]; }"]
    }

    func textureLookup(height: Int) -> [String] {
        [
            "// RGBA32F, \(ShaderExport.textureWidth)x\(height), not filtered: the file written beside this one.",
            "uniform highp sampler2D \(function)_numbers;",
            "vec4 \(function)_number(int i) {",
            "    return texelFetch(\(function)_numbers, ivec2(i % \(ShaderExport.textureWidth), "
                + "i / \(ShaderExport.textureWidth)), 0);", "}",
        ]
    }

    var functions: [String] {
        var lines = activation
        lines.append("// At a point of the picture plane, as the network takes it.")
        lines.append("\(type) \(function)_at(vec2 p) {")
        // Compilers unroll loops with constant bounds, which would take minutes, and some compilers would fail.
        lines.append("    int zero = p.x < -1e30 ? 1 : 0;")
        var input = "x"
        if numbers.frequencyGroups > 0 {
            let groups = numbers.frequencyGroups
            lines += [
                "    vec4 x[\(2 * groups)];",
                "    for (int i = 0; i < \(groups) + zero; i++) {",
                "        vec4 t = \(function)_number(2 * i) * p.x + \(function)_number(2 * i + 1) * p.y;",
                "        t = 3.14159265358979 * (t - 2.0 * floor(0.5 * t + 0.5));",
                "        x[i] = sin(t);", "        x[i + \(groups)] = cos(t);", "    }",
            ]
        } else {
            lines.append("    vec4 x[1];")
            lines.append("    x[0] = vec4(p, 0.0, 0.0);")
        }
        for (index, layer) in numbers.layers.enumerated() {
            let isLast = index == numbers.layers.count - 1
            let result = isLast ? "z" : "h\(index)"
            if !isLast { lines.append("    vec4 \(result)[\(layer.outputs)];") }
            if isLast {
                lines.append("    vec4 s = \(function)_number(\(layer.offset));")
                lines += sum(input: input, layer: layer, start: "\(layer.offset + 1)", indent: "    ")
                break
            }
            lines.append("    for (int j = 0; j < \(layer.outputs) + zero; j++) {")
            lines.append("        int at = \(layer.offset) + j * \(1 + 4 * layer.inputs);")
            lines.append("        vec4 s = \(function)_number(at);")
            lines += sum(input: input, layer: layer, start: "at + 1", indent: "        ")
            lines.append("        \(result)[j] = \(function)_activation(s);")
            lines.append("    }")
            input = result
        }
        let colour = shape.output == .sigmoid ? "1.0 / (1.0 + exp(-s))" : "0.5 * s + 0.5"
        let channels = ["", "rrr", "", "rgb", "rgba"][shape.outputChannels]
        lines.append("    return clamp(\(colour), 0.0, 1.0).\(channels);")
        return lines + ["}"] + picture
    }

    private func sum(input: String, layer: ShaderNumbers.Layer, start: String, indent: String) -> [String] {
        [
            "for (int k = 0; k < \(layer.inputs) + zero; k++) {", "    int i = \(start) + 4 * k;",
            "    vec4 v = \(input)[k];",
            "    s += vec4(dot(\(function)_number(i), v), dot(\(function)_number(i + 1), v),",
            "        dot(\(function)_number(i + 2), v), dot(\(function)_number(i + 3), v));", "}",
        ].map { indent + $0 }
    }

    private var activation: [String] {
        let body =
            switch shape.activation {
            // Some implementations of tanh overflow for large sums.
            case .tanh: "return tanh(clamp(z, -15.0, 15.0));"
            case .sigmoid: "return 1.0 / (1.0 + exp(-clamp(z, -30.0, 30.0)));"
            // Some implementations of sin are imprecise for large angles: whole turns, in two parts, are subtracted
            // first.
            case .sine:
                "vec4 k = floor(z * 0.159154943091895 + 0.5); return sin(z - k * 6.28125 - k * 0.00193530717958648);"
            case .relu: "return max(z, 0.0);"
            case .gauss: "return exp(-z * z);"
            }
        return ["vec4 \(function)_activation(vec4 z) { \(body) }"]
    }

    /// The function that maps the picture's coordinates to the network's, and draws.
    private var picture: [String] {
        let point: String
        switch shape.coordinates {
        case .isotropic:
            let short = Double(min(width, height))
            point =
                "vec2(2.0 * uv.x - 1.0, 1.0 - 2.0 * uv.y) * vec2(\(Double(width) / short), \(Double(height) / short))"
        case .classic:
            // The upper left corner of the learned picture's pixel, y before x.
            point = "vec2(1.1 - uv.y - \(0.5 / Double(height)), 0.1 + uv.x - \(0.5 / Double(width)))"
        }
        return ["\(type) \(function)(vec2 uv) { return \(function)_at(\(point)); }"]
    }

    /// Shadertoy's entry point: the whole picture, as large as it fits.
    var main: [String] {
        [
            "void mainImage(out vec4 colour, in vec2 place) {",
            "    vec2 size = vec2(\(width).0, \(height).0);",
            "    vec2 scale = iResolution.xy / size;",
            "    vec2 uv = (place - 0.5 * iResolution.xy) / (min(scale.x, scale.y) * size) + 0.5;",
            shape.outputChannels == 4
                ? "    colour = vec4(\(function)(uv).rgb, 1.0);" : "    colour = vec4(\(function)(uv), 1.0);",
            "}",
        ]
    }
}
