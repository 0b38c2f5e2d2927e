// SPDX-License-Identifier: MIT
import ArgumentParser
import Networks

/// `--hidden`: `128x4` for four layers of 128, or widths one by one as `150,100`.
struct HiddenLayers: ExpressibleByArgument, Equatable {
    let widths: [Int]

    init?(argument: String) {
        let repeated = argument.split(separator: "x", omittingEmptySubsequences: false)
        if repeated.count == 2, let width = Int(repeated[0]), let count = Int(repeated[1]),
            (1...NetworkShape.maximumDepth).contains(count)
        {
            widths = [Int](repeating: width, count: count)
        } else {
            let listed = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard listed.allSatisfy({ $0 != nil }) else { return nil }
            widths = listed.compactMap { $0 }
        }
        guard (1...NetworkShape.maximumDepth).contains(widths.count),
            widths.allSatisfy((1...NetworkShape.maximumWidth).contains)
        else { return nil }
    }
}
