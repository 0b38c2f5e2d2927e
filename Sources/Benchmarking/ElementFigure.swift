// SPDX-License-Identifier: MIT

/// The time of work on a single number, of which operations cannot be counted fairly.
package struct ElementFigure: Encodable {
    package let name: String
    /// Time of one thread while all threads work.
    package let nanoseconds: Double
    /// Number of multiply-adds that take as long at the peak.
    package let multiplyAdds: Double
}
