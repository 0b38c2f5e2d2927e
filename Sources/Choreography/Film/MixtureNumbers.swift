// SPDX-License-Identifier: MIT

/// Gives mixtures numbers, equal ones the same.
///
/// The passes of a `repeat` share their mixtures' memory, so most are known by its address: a film of many segments costs
/// no more than the mixtures that were written.
struct MixtureNumbers {
    /// The mixture is kept, so that its address stays its own.
    private var known: [UnsafeRawPointer: (mixture: Mixture, number: Int)] = [:]
    private var numbers: [Mixture: Int] = [:]

    /// The number of a mixture, and whether this is the first time that one equal to it was asked for.
    mutating func number(of mixture: Mixture) -> (number: Int, isNew: Bool) {
        let address = mixture.terms.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
        if let address, let found = known[address], found.mixture.terms.count == mixture.terms.count {
            return (found.number, false)
        }
        let next = numbers.count
        let number = numbers[mixture] ?? next
        if number == next { numbers[mixture] = next }
        if let address { known[address] = (mixture, number) }
        return (number, number == next)
    }
}
