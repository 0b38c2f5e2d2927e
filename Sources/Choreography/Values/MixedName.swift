// SPDX-License-Identifier: MIT
import Basics

/// A name in a mixture, by its origin: the sequence, or the film made of it.
///
/// Names that a film makes contain a `/`. Names in a sequence may not (see ``NameRules``), so the two cannot collide.
public enum MixedName: Hashable, Sendable, CustomStringConvertible {
    /// A name as written in the sequence: a weight file's, or one that `use` gives to a weight file.
    case written(String)
    /// The bend of a curved walk, by its weight file: `moon~sun/bend`.
    case bend(WeightsName)
    /// Weights that the film makes from others, see ``Derivation``: `sun/3` is the third, made from `sun` and others.
    case derived(from: String, number: Int)

    private static let sign: Character = "/"
    private static let bendWord = "bend"

    /// Reads the name of a mixture's term.
    public init(_ name: String) {
        self = .written(name)
        guard let at = name.lastIndex(of: Self.sign) else { return }
        let (base, end) = (String(name[..<at]), name[at...].dropFirst())
        if end == Self.bendWord {
            self = .bend(WeightsName(base))
        } else if let number = Int(end), "\(number)" == end {
            self = .derived(from: base, number: number)
        }
    }

    /// Whether the name stands in the sequence. Others are made by the film.
    public var isWritten: Bool { if case .written = self { true } else { false } }

    /// The name before the `/`: a written name, or the weight file of a bend.
    public var base: String {
        switch self {
        case .written(let name): name
        case .bend(let file): file.description
        case .derived(let name, _): name
        }
    }

    public var description: String {
        switch self {
        case .written(let name): name
        case .bend(let file): "\(file)\(Self.sign)\(Self.bendWord)"
        case .derived(let name, let number): "\(name)\(Self.sign)\(number)"
        }
    }
}
