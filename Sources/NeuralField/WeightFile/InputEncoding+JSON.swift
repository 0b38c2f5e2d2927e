// SPDX-License-Identifier: MIT

extension InputEncoding {
    /// The most frequencies of a Fourier encoding that a weight file may have.
    public static let maximumCount = 4096

    /// Whether a weight file can say it, and be read again.
    var isStorable: Bool {
        guard case .fourier(let count, let sigma, _) = self else { return true }
        return (1...Self.maximumCount).contains(count) && sigma.isFinite
    }

    /// For example `{"kind":"fourier","count":64,"seed":99,"sigma":1.2}`.
    var json: String {
        switch self {
        case .none: #"{"kind":"none"}"#
        case .fourier(let count, let sigma, let seed):
            #"{"kind":"fourier","count":\#(count),"seed":\#(seed),"sigma":\#(sigma)}"#
        }
    }

    private enum Kind: String, CaseIterable { case none, fourier }

    /// - Throws: ``JSONError``, ``WeightFileError/Problem`` (`unsupportedShape`).
    init(scanning scanner: inout JSONScanner) throws {
        var kind: Kind?
        var count: Int?
        var seed: UInt64?
        var sigma: Float?
        try scanner.object { scanner, key in
            switch key {
            case "kind": kind = try scanner.choice()
            case "count": count = try scanner.integer()
            case "seed": seed = try scanner.unsignedInteger()
            case "sigma": sigma = try scanner.float()
            default: throw scanner.unknownKey(key)
            }
        }
        if try scanner.require(kind, "kind") == .none {
            guard count == nil, seed == nil, sigma == nil else {
                throw scanner.failure(.unknownKey(count != nil ? "count" : seed != nil ? "seed" : "sigma"))
            }
            self = .none
            return
        }
        let frequencies = try scanner.require(count, "count")
        guard (1...Self.maximumCount).contains(frequencies) else {
            throw WeightFileError.Problem.unsupportedShape(
                what: "frequencies", found: frequencies, allowed: "1 to \(Self.maximumCount)")
        }
        self = .fourier(
            count: frequencies, sigma: try scanner.require(sigma, "sigma"), seed: try scanner.require(seed, "seed"))
    }
}
