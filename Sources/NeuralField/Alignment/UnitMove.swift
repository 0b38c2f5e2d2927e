// SPDX-License-Identifier: MIT

/// What takes the place of a hidden unit: another of its layer, in one of the disguises its activation allows.
///
/// With `z` the sum and `y` the answer of the unit that was at `source`, the new unit's sum is `sign * z + halfTurns * pi`
/// and its answer is `y`, or `-y` where ``negates`` (for a sigmoid unit `1 - y`).
package struct UnitMove: Hashable, Sendable {
    package var source: Int
    /// 1 or -1.
    package var sign = 1.0
    /// Only sine units turn.
    package var halfTurns = 0.0
    /// Whether the answer changes its sign, for which the next layer's weights make up.
    package var negates = false

    package init(source: Int, sign: Double = 1, halfTurns: Double = 0, negates: Bool = false) {
        self.source = source
        self.sign = sign
        self.halfTurns = halfTurns
        self.negates = negates
    }

    /// Whether the unit is where and as it was.
    func isNothing(at place: Int) -> Bool { self == UnitMove(source: place) }

    /// This move of what `first` has moved.
    func after(_ first: UnitMove) -> UnitMove {
        UnitMove(
            source: first.source, sign: sign * first.sign, halfTurns: sign * first.halfTurns + halfTurns,
            negates: negates != first.negates)
    }
}
