// SPDX-License-Identifier: MIT

/// Structural similarity: Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, Image quality assessment: from error
/// visibility to structural similarity, IEEE Transactions on Image Processing 13 (2004).
///
/// As published: an 11x11 Gaussian window of standard deviation 1.5, K1 = 0.01, K2 = 0.03, 8-bit range, population
/// variances, and the mean over all windows inside the picture, without the authors' later downscaling by viewing
/// distance. It is computed on luma, with transparent pictures over mid-grey. Along a side of less than 11 pixels no
/// window fits, so windows are cut off at the edges.
enum StructuralSimilarity {
    static func mean(_ a: Picture, _ b: Picture) -> Double {
        let (first, second) = (luma(a), luma(b))
        let across = AxisFilter.gaussian(count: a.size.width)
        let down = AxisFilter.gaussian(count: a.size.height)
        let width = a.size.width
        let rowLength = across.count * moments
        // As in resizing, a ring of the rows under the window.
        var rows = [Float](repeating: 0, count: down.length * rowLength)
        var line = [Float](repeating: 0, count: width * moments)
        var sums = [Float](repeating: 0, count: rowLength)
        var nextRow = 0
        var total = 0.0
        for y in 0..<down.count {
            while nextRow < down.starts[y] + down.length {
                load(first, second, from: nextRow * width, into: &line)
                across.apply(to: line, channels: moments, into: &rows, at: nextRow % down.length * rowLength)
                nextRow += 1
            }
            down.combine(rows, ofLength: rowLength, at: y, into: &sums)
            total += similarities(sums)
        }
        return total / Double(across.count * down.count)
    }

    /// The number of averages under each window: of a, b, their squares and their product.
    private static let moments = 5

    /// Luma minus 128: variances are differences of squares, which lose less precision if the numbers are small.
    private static func luma(_ picture: Picture) -> [Float] {
        let grey = picture.flattened(over: (0x8080, 0x8080, 0x8080)).roundedToEightBits
        let samples = grey.samples
        guard grey.channels == .rgb else { return samples.map { Float($0) / 257 - 128 } }
        return [Float](unsafeUninitializedCapacity: grey.size.pixelCount) { output, count in
            samples.withUnsafeBufferPointer { samples in
                for pixel in 0..<grey.size.pixelCount {
                    let (red, green, blue) = (samples[3 * pixel], samples[3 * pixel + 1], samples[3 * pixel + 2])
                    let sum = 0.299 * Float(red) + 0.587 * Float(green) + 0.114 * Float(blue)
                    output[pixel] = sum / 257 - 128
                }
            }
            count = grey.size.pixelCount
        }
    }

    private static func load(_ a: [Float], _ b: [Float], from start: Int, into line: inout [Float]) {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                line.withUnsafeMutableBufferPointer { line in
                    for x in 0..<line.count / moments {
                        let (p, q) = (a[start + x], b[start + x])
                        line[moments * x] = p
                        line[moments * x + 1] = q
                        line[moments * x + 2] = p * p
                        line[moments * x + 3] = q * q
                        line[moments * x + 4] = p * q
                    }
                }
            }
        }
    }

    /// The sum of the similarities of one row of windows.
    private static func similarities(_ sums: [Float]) -> Double {
        let (c1, c2) = (0.01 * 255 * 0.01 * 255, 0.03 * 255 * 0.03 * 255)
        var total = 0.0
        sums.withUnsafeBufferPointer { sums in
            for start in stride(from: 0, to: sums.count, by: moments) {
                let (p, q) = (Double(sums[start]), Double(sums[start + 1]))
                let varianceA = Double(sums[start + 2]) - p * p
                let varianceB = Double(sums[start + 3]) - q * q
                let covariance = Double(sums[start + 4]) - p * q
                let (meanA, meanB) = (p + 128, q + 128)
                let luminance = (2 * meanA * meanB + c1) / (meanA * meanA + meanB * meanB + c1)
                total += luminance * (2 * covariance + c2) / (varianceA + varianceB + c2)
            }
        }
        return total
    }
}

extension AxisFilter {
    /// Eleven weights of a Gaussian of standard deviation 1.5 at each position where all fit. If they fit nowhere: at
    /// every position, without the weights outside.
    fileprivate static func gaussian(count: Int) -> AxisFilter {
        // exp(-d^2 / 4.5) for d = 0...5.
        let bell = [
            1, 0.800_737_402_916_808, 0.411_112_290_507_187, 0.135_335_283_236_613, 0.028_565_500_784_550,
            0.003_865_920_139_473,
        ]
        let radius = bell.count - 1
        let centres = count > 2 * radius ? radius..<count - radius : 0..<count
        let windows = centres.map { centre -> (start: Int, weights: [Double]) in
            let window = max(0, centre - radius)...min(count - 1, centre + radius)
            return (window.lowerBound, window.map { bell[abs($0 - centre)] })
        }
        return AxisFilter(windows, inputCount: count)
    }
}
