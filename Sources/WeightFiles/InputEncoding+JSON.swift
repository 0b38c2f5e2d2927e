// SPDX-License-Identifier: MIT
import Networks
import Safetensors

extension InputEncoding {
    /// The most frequencies of an encoding that a weight file may have.
    public static let maximumCount = 4096
    /// Upper bound of the longer side of a picture that tiles, over the shorter one.
    public static let maximumAspect: Float = 100

    /// Whether a weight file with this encoding can be read again.
    var isStorable: Bool {
        switch self {
        case .none: true
        case .fourier(let count, let sigma, _): (1...Self.maximumCount).contains(count) && sigma.isFinite
        case .tile(let count, let aspect): (1...Self.maximumCount).contains(count) && Self.canTile(aspect: aspect)
        }
    }

    /// Whether pictures of this aspect, width divided by height, can tile.
    public static func canTile(aspect: Float) -> Bool { (1 / maximumAspect...maximumAspect).contains(aspect) }

    /// For example `{"kind":"fourier","count":64,"seed":99,"sigma":1.2}` or `{"kind":"tile","aspect":1.5,"count":24}`.
    var json: String {
        switch self {
        case .none: #"{"kind":"none"}"#
        case .fourier(let count, let sigma, let seed):
            #"{"kind":"fourier","count":\#(count),"seed":\#(seed),"sigma":\#(sigma)}"#
        case .tile(let count, let aspect): #"{"kind":"tile","aspect":\#(aspect),"count":\#(count)}"#
        }
    }

    private enum Kind: String, CaseIterable { case none, fourier, tile }

    /// - Throws: ``JSONError``, ``WeightFileError/Problem`` (`unsupportedShape`).
    init(scanning scanner: inout JSONScanner) throws {
        var kind: Kind?
        var count: Int?
        var seed: UInt64?
        var sigma: Float?
        var aspect: Float?
        try scanner.object { scanner, key in
            switch key {
            case "kind": kind = try scanner.choice()
            case "count": count = try scanner.integer()
            case "seed": seed = try scanner.unsignedInteger()
            case "sigma": sigma = try scanner.float()
            case "aspect": aspect = try scanner.float()
            default: throw scanner.unknownKey(key)
            }
        }
        let given = [
            ("count", count != nil), ("seed", seed != nil), ("sigma", sigma != nil), ("aspect", aspect != nil),
        ]
        func allow(_ members: Set<String>) throws {
            if let stray = given.first(where: { $0.1 && !members.contains($0.0) }) {
                throw scanner.failure(.unknownKey(stray.0))
            }
        }
        switch try scanner.require(kind, "kind") {
        case .none:
            try allow([])
            self = .none
        case .fourier:
            try allow(["count", "seed", "sigma"])
            self = .fourier(
                count: try Self.checkedCount(scanner.require(count, "count")),
                sigma: try scanner.require(sigma, "sigma"), seed: try scanner.require(seed, "seed"))
        case .tile:
            try allow(["count", "aspect"])
            let frequencies = try Self.checkedCount(scanner.require(count, "count"))
            let proportions = try scanner.require(aspect, "aspect")
            guard Self.canTile(aspect: proportions) else {
                throw WeightFileError.Problem.invalidMetadata(
                    key: "shape", value: "aspect \(proportions)",
                    expected: "an aspect of 1/\(Int(Self.maximumAspect)) to \(Int(Self.maximumAspect))")
            }
            self = .tile(count: frequencies, aspect: proportions)
        }
    }

    private static func checkedCount(_ frequencies: Int) throws -> Int {
        guard (1...maximumCount).contains(frequencies) else {
            throw WeightFileError.Problem.unsupportedShape(
                what: "frequencies", found: frequencies, allowed: "1 to \(maximumCount)")
        }
        return frequencies
    }
}
