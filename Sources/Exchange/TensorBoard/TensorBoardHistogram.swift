// SPDX-License-Identifier: MIT

/// A histogram for TensorBoard: counts in buckets of equal width between the least and the largest number.
public struct TensorBoardHistogram: Hashable, Sendable {
    public let least: Double
    public let most: Double
    public let count: Int
    public let sum: Double
    public let sumOfSquares: Double
    /// The upper bound of each bucket; the last is ``most``.
    public let limits: [Double]
    public let counts: [Double]

    private static let bucketCount = 30

    /// The histogram of the finite `values`; nil if there are none.
    public init?(of values: some Sequence<Float>) {
        let finite = values.filter(\.isFinite)
        guard let least = finite.min(), let most = finite.max() else { return nil }
        self.least = Double(least)
        self.most = Double(most)
        count = finite.count
        sum = finite.reduce(0) { $0 + Double($1) }
        sumOfSquares = finite.reduce(0) { $0 + Double($1) * Double($1) }
        guard most > least else {
            // TensorBoard does not draw a bucket without width.
            limits = [self.least, max(self.most.nextUp, self.most + abs(self.most) * 1e-6)]
            counts = [0, Double(count)]
            return
        }
        let width = (self.most - self.least) / Double(Self.bucketCount)
        var counts = [Double](repeating: 0, count: Self.bucketCount)
        for value in finite { counts[min(Self.bucketCount - 1, Int((Double(value) - self.least) / width))] += 1 }
        self.counts = counts
        limits = (1...Self.bucketCount).map {
            $0 == Self.bucketCount ? Double(most) : Double(least) + width * Double($0)
        }
    }

    /// TensorBoard's `HistogramProto`.
    var message: ProtobufMessage {
        var message = ProtobufMessage()
        message.add(1, least)
        message.add(2, most)
        message.add(3, Double(count))
        message.add(4, sum)
        message.add(5, sumOfSquares)
        message.add(6, limits)
        message.add(7, counts)
        return message
    }
}
