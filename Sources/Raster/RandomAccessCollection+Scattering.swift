// SPDX-License-Identifier: MIT

extension RandomAccessCollection where Index == Int {
    /// `count` elements, spread evenly by the golden ratio; all of them if there are at most `count`.
    ///
    /// Equal strides would select the same columns of every row if the stride divides the length of a row.
    public func scattered(_ count: Int) -> [Element] {
        guard count < self.count else { return Array(self) }
        return (0..<count).map { index in
            let share = (Double(index) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
            return self[startIndex + Int(share * Double(self.count))]
        }
    }
}
