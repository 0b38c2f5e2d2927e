// SPDX-License-Identifier: MIT

/// What is told of a watched place when learning has ended.
struct PointRecord: Encodable, Sendable {
    /// Shares of width and height.
    let point: [Double]
    /// Colours, 0...1; where opacity is learned, multiplied by it.
    let picture: [Double]
    let learned: [Double]
    /// Of the channel that is most off, in levels of 255.
    let distance: Double
    let tolerance: Double
    /// From which step on the place kept to the picture's colour; nil where it did not.
    @OrNull var settledStep: Int?

    init(
        point: [Double], picture: [Double], learned: [Double], distance: Double, tolerance: Double, settledStep: Int?
    ) {
        self.point = point
        self.picture = picture
        self.learned = learned
        self.distance = distance
        self.tolerance = tolerance
        _settledStep = OrNull(wrappedValue: settledStep)
    }

    /// For example `    at 0.5,0.25  #e0a040  within 2/255 from step 840 on`.
    var line: String {
        let limit = "\(tolerance == tolerance.rounded() ? "\(Int(tolerance))" : "\(tolerance)")/255"
        let place = WatchPoint("\(point[0]),\(point[1])")?.name ?? ""
        let fate =
            settledStep.map { "within \(limit) from step \($0) on" }
            ?? "not within \(limit): \(Wording.fixed(distance, 1))/255 off"
        return "    at \(Wording.left(place, 12)) \(Self.hexadecimal(picture))  \(fate)"
    }

    private static func hexadecimal(_ colour: [Double]) -> String {
        let channels = colour.count < 3 ? [colour[0], colour[0], colour[0]] : Array(colour.prefix(3))
        let digits = channels.map { value in
            let level = Int((255 * value).rounded())
            return (level < 16 ? "0" : "") + String(level, radix: 16)
        }
        return "#" + digits.joined()
    }
}
