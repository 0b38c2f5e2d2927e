// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Engine
import Networks
import Plotting
import Raster
import Studio

// The spelling of the studio's values on a command line.

extension ChannelChoice: ExpressibleByArgument {}
extension CurveAbscissa: ExpressibleByArgument {}
extension CurveMeasure: ExpressibleByArgument {}
extension SnapshotPace: ExpressibleByArgument {}
extension FilmPanel: ExpressibleByArgument {}
extension GenerationStart: ExpressibleByArgument {}
extension KernelTier: ExpressibleByArgument {}
extension MapMatter: ExpressibleByArgument {}
extension MuralOrder: ExpressibleByArgument {}
extension MuralScale: ExpressibleByArgument {}

extension StartChoice: ExpressibleByArgument {
    /// Reads `shared`, `star`, `chain`, `own` or `from:NAME`.
    public init?(argument: String) {
        switch argument {
        case "shared": self = .shared
        case "star": self = .star
        case "chain": self = .chain
        case "own": self = .own
        default:
            guard argument.hasPrefix("from:"), argument.count > 5 else { return nil }
            self = .from(String(argument.dropFirst(5)))
        }
    }
}

extension Amplification: ExpressibleByArgument {
    /// Reads `max`, or a factor above 0.
    public init?(argument: String) {
        if argument == "max" {
            self = .largest
        } else if let factor = Double(argument), factor > 0, factor <= 65535 {
            self = .factor(factor)
        } else {
            return nil
        }
    }

    public var defaultValueDescription: String {
        switch self {
        case .largest: "max"
        case .factor(let factor): factor == factor.rounded() ? "\(Int(factor))" : "\(factor)"
        }
    }
}

extension CellSize: ExpressibleByArgument {
    /// Reads `96x64`, or `64` for the short side; 8...1024.
    public init?(argument: String) {
        let sides = 8...1024
        if let side = Int(argument), sides.contains(side) {
            self = .shortSide(side)
        } else if let size = PixelSize(argument), sides.contains(size.width), sides.contains(size.height) {
            self = .exactly(size)
        } else {
            return nil
        }
    }
}

extension Scale: ExpressibleByArgument {
    /// Reads `linear` or `log`.
    public init?(argument: String) {
        switch argument {
        case "linear": self = .linear
        case "log", "logarithmic": self = .logarithmic
        default: return nil
        }
    }

    public static var allValueStrings: [String] { ["linear", "log"] }
    public var defaultValueDescription: String { self == .linear ? "linear" : "log" }
}
