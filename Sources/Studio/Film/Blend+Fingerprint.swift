// SPDX-License-Identifier: MIT
import Choreography
import Storage

extension Blend {
    /// A text that differs for blends that may draw differently, given the digests of the weights behind their names.
    public func fingerprint(digests: [String: String]) -> String {
        switch self {
        case .mixture(let mixture): mixture.fingerprint(digests)
        case .arc(let from, let to, let share):
            " arc \(share.bits)" + from.fingerprint(digests) + " to" + to.fingerprint(digests)
        case .layered(let leg, let order, let share):
            " layers \(order.rawValue) \(share.bits) \(leg.courseName)"
                + parts.map { $0.fingerprint(digests) }.joined(separator: " to")
        }
    }
}

extension Derivation {
    /// The digest of weights made from others, given those of the others.
    func digest(from digests: [String: String]) -> String {
        let text =
            switch origin {
            case .aligned(let mixture, let other):
                "aligned 1" + mixture.fingerprint(digests) + " to" + other.fingerprint(digests)
            case .reached(let blend): "reached" + blend.fingerprint(digests: digests)
            }
        return SHA256.hexadecimal(of: Array(text.utf8))
    }
}

extension Leg {
    fileprivate var courseName: String {
        switch course {
        case .straight: "straight"
        case .arc: "arc"
        case .curve: "curve"
        }
    }
}

extension Mixture {
    fileprivate func fingerprint(_ digests: [String: String]) -> String {
        terms.map { " \(digests[$0.name] ?? "") \($0.coefficient.bits)" }.joined()
    }
}

extension Double {
    fileprivate var bits: String { String(bitPattern, radix: 16) }
}
