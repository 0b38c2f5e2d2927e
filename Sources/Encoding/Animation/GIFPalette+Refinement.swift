// SPDX-License-Identifier: MIT

extension GIFPalette {
    /// Improves the colours for `histogram` by Lloyd's iteration (1957) in ``PerceptualColour``.
    ///
    /// libimagequant gives dark colours little weight and so leaves bands in a night sky; this iteration removes them.
    /// Colours that represent no entry are moved to where the error is greatest.
    func refined(for histogram: ColourHistogram, largestCount: Int, iterations: Int = 16) -> GIFPalette {
        let entries = histogram.entries
        guard entries.count > largestCount else {
            // There is a colour for each entry.
            return GIFPalette(colours: entries.isEmpty ? colours : entries.map { RGB($0.colour) })
        }
        var centres = colours.map { PerceptualColour($0) }
        centres += repeatElement(centres[0], count: largestCount - centres.count)
        var clusters: [Cluster] = []
        for _ in 0..<iterations {
            clusters = Self.clusters(of: entries, around: centres)
            Self.fillEmpty(&clusters, from: entries)
            centres = clusters.map { PerceptualColour(sRGB: $0.mean * 257) }
        }
        var seen: Set<RGB> = []
        return GIFPalette(colours: clusters.map { RGB($0.colour) }.filter { seen.insert($0).inserted })
    }

    /// The entries nearest to one colour.
    private struct Cluster {
        var sum = SIMD3<Float>()
        var weight: Float = 0
        /// The entry with the greatest weight.
        var heaviest = (colour: SIMD3<Float>(), weight: Float(0))
        /// The weighted squared error of all entries, and the entry with the greatest.
        var error: Float = 0
        var worst = (colour: SIMD3<Float>(), error: Float(-1))

        var mean: SIMD3<Float> { weight > 0 ? sum / weight : sum }

        /// The mean, or the heaviest entry if it has more than half the weight: a dominant flat colour is kept exactly.
        var colour: SIMD3<Float> { heaviest.weight > weight / 2 ? heaviest.colour : mean }
    }

    private static func clusters(of entries: [ColourHistogram.Entry], around centres: [PerceptualColour]) -> [Cluster] {
        var clusters = [Cluster](repeating: Cluster(), count: centres.count)
        centres.withUnsafeBufferPointer { centres in
            entries.withUnsafeBufferPointer { entries in
                for entry in entries {
                    var (best, distance) = (0, Float.infinity)
                    for index in 0..<centres.count {
                        let candidate = centres[index].squaredDistance(to: entry.place)
                        if candidate < distance { (best, distance) = (index, candidate) }
                    }
                    clusters[best].sum += entry.colour * entry.weight
                    clusters[best].weight += entry.weight
                    if entry.weight > clusters[best].heaviest.weight {
                        clusters[best].heaviest = (entry.colour, entry.weight)
                    }
                    let error = distance * entry.weight
                    clusters[best].error += error
                    if error > clusters[best].worst.error { clusters[best].worst = (entry.colour, error) }
                }
            }
        }
        return clusters
    }

    /// Gives each empty cluster the worst entry of the cluster with the greatest error, once each.
    private static func fillEmpty(_ clusters: inout [Cluster], from entries: [ColourHistogram.Entry]) {
        let empty = clusters.indices.filter { clusters[$0].weight == 0 }
        let needy = clusters.indices.filter { clusters[$0].error > 0 }
            .sorted { (-clusters[$0].error, $0) < (-clusters[$1].error, $1) }
        for (index, giver) in zip(empty, needy) {
            clusters[index].sum = clusters[giver].worst.colour
            clusters[index].heaviest = (clusters[giver].worst.colour, 1)
        }
    }
}

extension GIFPalette.RGB {
    /// The colour nearest to one in `0...255`.
    fileprivate init(_ colour: SIMD3<Float>) {
        let rounded = colour.rounded(.toNearestOrAwayFromZero)
        self.init(red: UInt8(rounded.x), green: UInt8(rounded.y), blue: UInt8(rounded.z))
    }
}
