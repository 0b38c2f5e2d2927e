// SPDX-License-Identifier: MIT
import Networks
import Safetensors

extension NetworkShape {
    /// For example `{"activation":"tanh","coordinates":"isotropic","encoding":{"kind":"none"},"first_bias_only":false,`
    /// `"hidden":[128,128],"output":"sigmoid","output_channels":3}`: always this order, and no space.
    package var json: String {
        let widths = hidden.map(String.init).joined(separator: ",")
        return #"{"activation":"\#(activation.rawValue)","coordinates":"\#(coordinates.rawValue)","#
            + #""encoding":\#(encoding.json),"first_bias_only":\#(hasFirstBiasOnly),"hidden":[\#(widths)],"#
            + #""output":"\#(output.rawValue)","output_channels":\#(outputChannels)}"#
    }

    /// Reads the members of ``json`` in any order; all must be there.
    ///
    /// - Throws: ``JSONError``, ``WeightFileError/Problem`` (`unsupportedShape`).
    init(scanning scanner: inout JSONScanner) throws {
        var activation: Activation?
        var coordinates: CoordinateSystem?
        var encoding: InputEncoding?
        var hasFirstBiasOnly: Bool?
        var hidden: [Int]?
        var output: OutputActivation?
        var channels: Int?
        try scanner.object { scanner, key in
            switch key {
            case "activation": activation = try scanner.choice()
            case "coordinates": coordinates = try scanner.choice()
            case "encoding": encoding = try InputEncoding(scanning: &scanner)
            case "first_bias_only": hasFirstBiasOnly = try scanner.bool()
            case "hidden": hidden = try scanner.integers(atMost: Self.maximumDepth)
            case "output": output = try scanner.choice()
            case "output_channels": channels = try scanner.integer()
            default: throw scanner.unknownKey(key)
            }
        }
        self.init(
            coordinates: try scanner.require(coordinates, "coordinates"),
            encoding: try scanner.require(encoding, "encoding"),
            hidden: try Self.checkedHidden(scanner.require(hidden, "hidden")),
            activation: try scanner.require(activation, "activation"), output: try scanner.require(output, "output"),
            outputChannels: try Self.checkedChannels(scanner.require(channels, "output_channels")),
            hasFirstBiasOnly: try scanner.require(hasFirstBiasOnly, "first_bias_only"))
    }

    /// Parses the text that ``json`` gives.
    ///
    /// - Throws: ``JSONError``, ``WeightFileError/Problem`` (`unsupportedShape`).
    package init(json: String) throws {
        var scanner = try JSONScanner(Array(json.utf8))
        try self.init(scanning: &scanner)
        try scanner.end()
    }

    private static func checkedHidden(_ widths: [Int]) throws -> [Int] {
        if widths.isEmpty {
            throw WeightFileError.Problem.unsupportedShape(
                what: "hidden layers", found: 0, allowed: "1 to \(maximumDepth)")
        }
        for width in widths where !(1...maximumWidth).contains(width) {
            throw WeightFileError.Problem.unsupportedShape(
                what: "units in a hidden layer", found: width, allowed: "1 to \(maximumWidth)")
        }
        return widths
    }

    private static func checkedChannels(_ channels: Int) throws -> Int {
        guard [1, 3, 4].contains(channels) else {
            throw WeightFileError.Problem.unsupportedShape(
                what: "output channels", found: channels, allowed: "1, 3 or 4")
        }
        return channels
    }
}
