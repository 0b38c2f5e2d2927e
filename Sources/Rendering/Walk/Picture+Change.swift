// SPDX-License-Identifier: MIT
import Raster

extension Picture {
    /// The root mean square difference to a picture of the same size and channels, in sample units of 1/65535.
    ///
    /// Colours are multiplied by their opacity, because the colour of a transparent pixel is not seen.
    func change(to other: Picture) -> Double {
        let channels = channels.count
        var sum = 0.0
        for index in samples.indices {
            var (x, y) = (Double(samples[index]), Double(other.samples[index]))
            if channels == 4, index & 3 != 3 {
                x *= Double(samples[index | 3]) / 65535
                y *= Double(other.samples[index | 3]) / 65535
            }
            sum += (x - y) * (x - y)
        }
        return (sum / Double(samples.count)).squareRoot()
    }
}
