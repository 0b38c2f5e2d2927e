// SPDX-License-Identifier: MIT

/// What is done to each number apart, where the time matters and operations cannot fairly be counted.
struct ElementFigure: Encodable {
    let name: String
    /// Of one thread, while all are at it.
    let nanoseconds: Double
    /// How many multiply-adds of a product at the peak would take as long.
    let multiplyAdds: Double
}
