// SPDX-License-Identifier: MIT
import Raster

/// Converts the rows of frames, as they come, to the planes of video frames.
///
/// Between bands it keeps one row: the upper row of a pair that shares its colour samples.
struct PlanarConverter {
    private let settings: VideoSettings
    private let channels: Channels
    private let width: Int
    private let conversion: BT709
    /// One row's colours without opacity, interleaved.
    private var opaque: [UInt16]
    /// One row's opacity.
    private var opacity: [UInt16]
    /// The current row and the one above it, as planes.
    private var current: [Int32]
    private var upper: [Int32]
    private var halves: [Int32]

    init(settings: VideoSettings, format: FilmFormat) {
        precondition(settings.chroma == .full || format.size.width % 2 == 0 && format.size.height % 2 == 0)
        self.settings = settings
        channels = format.channels
        width = format.size.width
        conversion = BT709(depth: settings.depth, dither: settings.isDithered ? .blueNoise : .none)
        opaque = Array(repeating: 0, count: channels == .rgba ? width * 3 : 0)
        opacity = Array(repeating: 0, count: settings.hasAlpha ? width : 0)
        current = Array(repeating: 0, count: width * 3)
        upper = current
        halves = Array(repeating: 0, count: settings.chroma == .half ? width / 2 * 3 : 0)
    }

    /// Writes the rows of `band` to the frame.
    mutating func convert(_ band: Band, into frame: MediaFrame) {
        band.forEachRow { row, samples in
            separateColours(samples)
            conversion.luma(current, row: row, into: frame.row(row, ofPlane: 0))
            switch settings.chroma {
            case .full:
                conversion.blueDifference(current, row: row, into: frame.row(row, ofPlane: 1))
                conversion.redDifference(current, row: row, into: frame.row(row, ofPlane: 2))
            case .half where row % 2 == 0:
                swap(&upper, &current)
            case .half:
                halve()
                conversion.blueDifference(halves, row: row / 2, into: frame.row(row / 2, ofPlane: 1))
                conversion.redDifference(halves, row: row / 2, into: frame.row(row / 2, ofPlane: 2))
            }
            if settings.hasAlpha { convertOpacity(samples, row: row, into: frame.row(row, ofPlane: 3)) }
        }
    }

    private mutating func separateColours(_ samples: UnsafeBufferPointer<UInt16>) {
        let source: UnsafeBufferPointer<UInt16>? = channels == .rgb ? samples : nil
        if source == nil {
            opaque.withUnsafeMutableBufferPointer { opaque in
                settings.hasAlpha
                    ? AlphaRow.drop(samples, into: opaque)
                    : AlphaRow.flatten(samples, onto: settings.background, into: opaque)
            }
        }
        current.withUnsafeMutableBufferPointer { current in
            if let source {
                BT709.separate(source, into: current)
            } else {
                opaque.withUnsafeBufferPointer { BT709.separate($0, into: current) }
            }
        }
    }

    private mutating func halve() {
        halves.withUnsafeMutableBufferPointer { halves in
            upper.withUnsafeBufferPointer { upper in
                current.withUnsafeBufferPointer { BT709.halve(upper, $0, into: halves) }
            }
        }
    }

    private mutating func convertOpacity(
        _ samples: UnsafeBufferPointer<UInt16>, row: Int, into bytes: UnsafeMutableRawBufferPointer
    ) {
        opacity.withUnsafeMutableBufferPointer { AlphaRow.opacity(samples, into: $0) }
        opacity.withUnsafeBufferPointer { opacity in
            let dither = conversion.dither
            if settings.depth == 8 {
                dither.round(opacity, channels: 1, row: row, into: bytes.bindMemory(to: UInt8.self))
            } else {
                dither.roundToTenBits(opacity, row: row, into: bytes.bindMemory(to: UInt16.self))
            }
        }
    }
}

extension BT709 {
    fileprivate func luma(_ planes: [Int32], row: Int, into bytes: UnsafeMutableRawBufferPointer) {
        planes.withUnsafeBufferPointer { luma($0, row: row, into: bytes) }
    }

    fileprivate func blueDifference(_ planes: [Int32], row: Int, into bytes: UnsafeMutableRawBufferPointer) {
        planes.withUnsafeBufferPointer { blueDifference($0, row: row, into: bytes) }
    }

    fileprivate func redDifference(_ planes: [Int32], row: Int, into bytes: UnsafeMutableRawBufferPointer) {
        planes.withUnsafeBufferPointer { redDifference($0, row: row, into: bytes) }
    }
}
