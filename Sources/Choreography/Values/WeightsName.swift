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

    private static let snapshotSign: Character = "@"
    private static let bendSign: Character = "~"

    /// Reads a name. Whatever is neither a snapshot's nor a bend's is a picture's.
    public init(_ name: String) {
        let ends = name.split(separator: Self.bendSign, omittingEmptySubsequences: false).map(String.init)
        if ends.count == 2, ends.allSatisfy({ !$0.isEmpty }), ends[0] < ends[1] {
            self = .bend(ends[0], ends[1])
        } else if let at = name.lastIndex(of: Self.snapshotSign), at > name.startIndex,
            let step = Int(name[at...].dropFirst()), step >= 0, "\(step)" == name[at...].dropFirst()
        {
            // A step as it would be printed: without a sign and without leading zeros.
            self = .snapshot(of: String(name[..<at]), step: step)
        } else {
            self = .picture(name)
        }
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
