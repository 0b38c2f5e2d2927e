// SPDX-License-Identifier: MIT

/// What is done to each number apart, where the time matters and operations cannot fairly be counted.
package struct ElementFigure: Encodable {
    package let name: String
    /// Of one thread, while all are at it.
    package let nanoseconds: Double
    /// How many multiply-adds of a product at the peak would take as long.
    package let multiplyAdds: Double
}
