// SPDX-License-Identifier: MIT

/// What an easing's share is a share of.
public enum Pace: String, CaseIterable, Hashable, Sendable {
    /// Of the coefficients' way.
    case given
    /// Of the change that can be seen.
    case even
}
