// SPDX-License-Identifier: MIT

extension RandomAccessCollection where Index == Int {
    /// Some elements, spread evenly by the golden ratio, or all of them where there are no more.
    ///
    /// Equal strides would meet the same columns of every row, where rows are of a length that the stride divides.
    public func scattered(_ count: Int) -> [Element] {
        guard count < self.count else { return Array(self) }
        return (0..<count).map { index in
            let share = (Double(index) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
            return self[startIndex + Int(share * Double(self.count))]
        }
    }
}
