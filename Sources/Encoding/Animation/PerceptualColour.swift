// SPDX-License-Identifier: MIT

/// A colour space that is linear in sRGB values, with distances that equal OKLab's on average over all colours.
///
/// Because it is linear, it preserves mixtures: the midpoint of two colours is the mean of their sRGB values.
typealias PerceptualColour = SIMD3<Float>

extension PerceptualColour {
    /// Converts red, green and blue in `0...65535`. The factors are the Cholesky factor of the mean, over all colours,
    /// of the square of OKLab's Jacobian (B. Ottosson, "A perceptual color space for image processing", 2020).
    init(sRGB colour: SIMD3<Float>) {
        self.init(
            0.37053 * colour.x + 0.07839 * colour.y + 0.00951 * colour.z,
            0.62490 * colour.y - 0.07541 * colour.z,
            0.32859 * colour.z)
    }

    init(_ colour: GIFPalette.RGB) {
        self.init(sRGB: SIMD3(Float(colour.red), Float(colour.green), Float(colour.blue)) * 257)
    }

    func squaredDistance(to other: PerceptualColour) -> Float {
        let difference = self - other
        return (difference * difference).sum()
    }
}
