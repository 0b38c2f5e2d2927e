// SPDX-License-Identifier: MIT
import ArgumentParser
import Learning
import Networks

/// `--encoding`: `none`, `fourier:COUNT:SIGMA` or `tile:COUNT`.
struct EncodingArgument: ExpressibleByArgument, Equatable {
    let encoding: InputEncoding

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        if argument == "none" {
            encoding = .none
        } else if parts.count == 3, parts[0] == "fourier", let count = Int(parts[1]), let sigma = Float(parts[2]),
            (1...512).contains(count), sigma > 0, sigma <= 100
        {
            encoding = .fourier(count: count, sigma: sigma, seed: Recipe.frequencySeed)
        } else if parts.count == 2, parts[0] == "tile", let count = Int(parts[1]), (1...512).contains(count) {
            encoding = .tile(count: count, aspect: 1)
        } else {
            return nil
        }
    }
}
