// SPDX-License-Identifier: MIT

/// The name of a weight file, without `.safetensors`, by its kind.
///
/// Reading a name and printing it gives the same name again.
public enum WeightsName: Hashable, Sendable, CustomStringConvertible {
    /// The weights learned from a picture: `sun`.
    case picture(String)
    /// The weights of `subject` after `step` steps of learning: `sun@120`.
    case snapshot(of: String, step: Int)
    /// The weights that bend the walk between two others, whose names are in order: `moon~sun`. The ends may be
    /// snapshots, but not bends.
    case bend(String, String)

    /// The character between the ends of a bend, which a name that is to be bent therefore cannot contain.
    public static let bendSign: Character = "~"
    private static let snapshotSign: Character = "@"

    /// Reads a name: a bend's, a snapshot's or else a picture's; `moon~sun@3` is a bend to a snapshot.
    public init(_ name: String) {
        if let (first, second) = Self.ends(ofBend: name) {
            self = .bend(first, second)
        } else if let (subject, step) = Self.parts(ofSnapshot: name) {
            self = .snapshot(of: subject, step: step)
        } else {
            self = .picture(name)
        }
    }

    /// The ends in a bend's name; nil for other names.
    public static func ends(ofBend name: String) -> (first: String, second: String)? {
        let ends = name.split(separator: bendSign, omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, ends.allSatisfy({ !$0.isEmpty }), ends[0] < ends[1] else { return nil }
        return (ends[0], ends[1])
    }

    /// The parts of a snapshot's name; nil for other names.
    public static func parts(ofSnapshot name: String) -> (subject: String, step: Int)? {
        guard let at = name.lastIndex(of: snapshotSign), at > name.startIndex else { return nil }
        // A step as it would be printed: without a sign and without leading zeros.
        let digits = name[at...].dropFirst()
        guard let step = Int(digits), step >= 0, "\(step)" == digits else { return nil }
        return (String(name[..<at]), step)
    }

    /// The name of the bend between two weight files, given in either order.
    public static func bend(between one: String, _ other: String) -> WeightsName {
        one < other ? .bend(one, other) : .bend(other, one)
    }

    public var description: String {
        switch self {
        case .picture(let name): name
        case .snapshot(let subject, let step): "\(subject)\(Self.snapshotSign)\(step)"
        case .bend(let first, let second): "\(first)\(Self.bendSign)\(second)"
        }
    }
}
