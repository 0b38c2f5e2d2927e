// SPDX-License-Identifier: MIT

extension Range<Int> {
    /// One of `count` parts of about the same length, which in order make up the whole; the last may be shorter or
    /// empty.
    func part(_ index: Int, of count: Int) -> Range<Int> {
        let length = self.count.divided(into: count)
        let start = Swift.min(lowerBound + index * length, upperBound)
        return start..<Swift.min(start + length, upperBound)
    }
}

extension Int {
    /// The length of the longest of `parts` parts.
    func divided(into parts: Int) -> Int { (self + parts - 1) / parts }
}
