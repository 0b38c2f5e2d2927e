import Raster
import Foundation
extension Picture {
    func converted(to channels: Channels) -> Picture {
        guard channels != self.channels else { return self }
        var out: [UInt16] = []
        for p in 0..<size.pixelCount {
            let s = samples[p*self.channels.count..<(p+1)*self.channels.count]; let b = s.startIndex
            let rgb = self.channels == .grey ? [s[b],s[b],s[b]] : [s[b],s[b+1],s[b+2]]
            out += channels == .grey ? [s[b]] : channels == .rgb ? rgb : rgb + [self.channels == .rgba ? s[b+3] : 65535]
        }
        return Picture(size: size, channels: channels, samples: out)
    }
    func squaredError(toRows rows: Range<Int>, of other: Picture) -> Double {
        let offset = rows.lowerBound * size.width * channels.count
        var sum = 0.0
        for i in 0..<samples.count {
            let a = (Int(samples[i]) * 255 + 32895) >> 16, b = (Int(other.samples[offset + i]) * 255 + 32895) >> 16
            sum += Double((a - b) * (a - b))
        }
        return sum
    }
}
enum PSNR { static func decibels(squaredError: Double, samples: Int) -> Double { squaredError == 0 ? .infinity : -10 * log10(squaredError / Double(samples) / 65025) } }
