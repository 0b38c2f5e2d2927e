// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

@Suite struct FalseColourTests {
    @Test("zero is neutral, signs have hues of their own, and no sign is darker than the other")
    func hues() {
        let neutral: (UInt16, UInt16, UInt16) = (62965, 62965, 62965)
        for zero in [Float(0), -0.0] { #expect(FalseColour.samples(of: zero) == neutral) }
        for step in 1...64 {
            let (above, below) = (
                FalseColour.samples(of: Float(step) / 64), FalseColour.samples(of: -Float(step) / 64)
            )
            #expect(above.red > above.blue && below.blue > below.red, "\(step)")
            let brightness = [above, below].map {
                Int(Picture.luma(red: $0.red, green: $0.green, blue: $0.blue)) / 257
            }
            let difference = abs(brightness[0] - brightness[1])
            #expect(difference <= 16, "\(step): \(brightness)")
        }
    }

    @Test("larger numbers are darker, numbers beyond the ends look like the ends")
    func order() {
        func brightness(_ value: Float) -> UInt16 {
            let colour = FalseColour.samples(of: value)
            return Picture.luma(red: colour.red, green: colour.green, blue: colour.blue)
        }
        for sign in [Float(1), -1] {
            let levels = (0...256).map { brightness(sign * Float($0) / 256) }
            #expect(zip(levels, levels.dropFirst()).allSatisfy(>))
            #expect(brightness(7 * sign) == levels[256] && brightness(sign * .infinity) == levels[256])
        }
        #expect(FalseColour.samples(of: .nan) == (0, 0, 0))
    }

    @Test("a picture is scaled, and of a scale of 0 neutral")
    func pictures() {
        let size = PixelSize(width: 3, height: 1)
        let picture = FalseColour.picture(of: [-0.5, 0, 2] as [Float], size: size, scale: 2)
        let values: [Float] = [-0.25, 0, 1]
        let expected = values.flatMap { value in
            let colour = FalseColour.samples(of: value)
            return [colour.red, colour.green, colour.blue]
        }
        #expect(picture.samples == expected)
        let dead = FalseColour.picture(of: [0, 0, 0] as [Float], size: size, scale: 0)
        #expect(Set(dead.samples) == [UInt16(62965)])
    }
}
