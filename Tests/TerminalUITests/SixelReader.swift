// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Reads sixel graphics as the VT340's manual says, for colours given as red, green and blue.
struct SixelReader {
    private(set) var width = 0
    private(set) var height = 0
    private var pixels: [Int: (Int, Int, Int)] = [:]
    private static let stride = 1 << 14

    /// - Parameter bytes: from the device control string's beginning to its end.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x1B, 0x50]), bytes.suffix(2) == [0x1B, 0x5C],
            let start = bytes.firstIndex(of: UInt8(ascii: "q"))
        else { return nil }
        let data = Array(bytes[(start + 1)..<(bytes.count - 2)])
        var palette: [Int: (Int, Int, Int)] = [:]
        var (x, y, colour, index, count) = (0, 0, 0, 0, 1)
        func numbers() -> [Int] {
            var text = ""
            while index < data.count, (0x30...0x3B).contains(data[index]) {
                text.unicodeScalars.append(Unicode.Scalar(data[index]))
                index += 1
            }
            return text.split(separator: ";").compactMap { Int($0) }
        }
        while index < data.count {
            let byte = data[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): _ = numbers()
            case UInt8(ascii: "!"): count = numbers().first ?? 1
            case UInt8(ascii: "#"):
                let values = numbers()
                guard let register = values.first else { return nil }
                colour = register
                if values.count == 5 { palette[register] = (values[2], values[3], values[4]) }
            case UInt8(ascii: "$"): x = 0
            case UInt8(ascii: "-"): (x, y) = (0, y + 6)
            case 0x3F...0x7E:
                guard let shown = palette[colour] else { return nil }
                for _ in 0..<count {
                    for bit in 0..<6 where (byte - 0x3F) >> UInt8(bit) & 1 == 1 {
                        pixels[(y + bit) * Self.stride + x] = shown
                        (width, height) = (max(width, x + 1), max(height, y + bit + 1))
                    }
                    x += 1
                }
                count = 1
            default: continue
            }
        }
    }

    /// Nil where a pixel was never set.
    var picture: Picture? {
        var samples: [UInt16] = []
        for y in 0..<height {
            for x in 0..<width {
                guard let colour = pixels[y * Self.stride + x] else { return nil }
                samples += [colour.0, colour.1, colour.2].map { UInt16($0 * 65535 / 100) }
            }
        }
        guard width > 0 else { return nil }
        return Picture(size: PixelSize(width: width, height: height), channels: .rgb, samples: samples)
    }
}
