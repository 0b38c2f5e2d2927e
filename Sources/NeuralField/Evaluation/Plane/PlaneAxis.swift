// SPDX-License-Identifier: MIT

/// The columns or the rows of a picture, and what of the plane lies along them.
struct PlaneAxis {
    /// Pixels from the picture's one end to the other.
    let count: Int
    let shortSide: Double
    /// The coordinate in the middle of the frame.
    let centre: Double
    /// After how much the plane repeats; nil where it never does.
    let period: Double?
    /// With classic coordinates, half the frame's length, which they count from 0.1 to 1.1.
    let classicExtent: Double?

    /// The point of the frame at a pixel's centre: -1...1 along the shorter side.
    func frame(_ pixel: Int) -> Double { Double(2 * pixel + 1 - count) / shortSide }

    /// What the network is given of a point so far from the middle of what is in sight.
    func coordinate(_ offset: Double) -> Float {
        let place = centre + offset
        if let classicExtent {
            // From pixels' centres to their upper left corners.
            return Float((place / classicExtent + 1) / 2 - 0.5 / Double(count) + 0.1)
        }
        guard let period else { return Float(place) }
        // A float keeps few digits of a point many periods away, so it is brought home first.
        return Float(place - period * (place / period).rounded())
    }
}
