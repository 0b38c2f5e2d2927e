// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

@Suite struct EightBitTests {
    @Test func everySampleIsRoundedToNearest() {
        for sample in UInt16.min...UInt16.max {
            let nearest = (Double(sample) / 257).rounded()
            if Double(Picture.eightBit(sample)) != nearest { Issue.record("\(sample)") }
        }
    }

    @Test func eightBitsSurviveSixteen() {
        let bytes = [UInt8](0...255)
        let picture = Picture(size: PixelSize(width: 64, height: 4), channels: .grey, eightBitSamples: bytes)
        #expect(picture.samples == bytes.map { UInt16($0) * 257 })
        #expect(picture.eightBitSamples == bytes)
        #expect(picture.roundedToEightBits == picture)
    }

    @Test func roundingKeepsThePictureEightBit() {
        let picture = Picture(size: PixelSize(width: 4, height: 1), channels: .grey, samples: [0, 128, 129, 65_400])
        #expect(picture.roundedToEightBits.samples == [0, 0, 257, 254 * 257])
    }
}
