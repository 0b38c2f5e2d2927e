// SPDX-License-Identifier: MIT
import ArgumentParser
import Encoding

/// The options of encoding films.
struct FilmOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Codec of video.", valueName: "name"))
    var codec: VideoCodec?

    @Option(help: ArgumentHelp("Bits for each sample: 8, 10, or 16 for PNG folders.", valueName: "bits"))
    var depth: Int?

    @Option(
        help: ArgumentHelp(
            "Colour resolution of video: 420 plays everywhere; 444 keeps the finest colour.", valueName: "sampling"))
    var chroma: ChromaSampling?

    @Option(help: ArgumentHelp("For video, lower is better and larger; for WebP, 0 to 100.", valueName: "number"))
    var quality: Double?

    @Flag(help: "Take more time for a smaller film.")
    var slow = false

    @Option(help: ArgumentHelp("How many times GIF, APNG and WebP play.", valueName: "n|forever"))
    var loops: LoopCount = .forever

    @Option(help: ArgumentHelp("Colours of a GIF, 2 to 256.", valueName: "n"))
    var colours: Int = 256

    @Flag(inversion: .prefixedNo, help: "Dither where colours are rounded.")
    var dither = true

    @Option(help: ArgumentHelp("Colour behind a transparent film: white, black or #rrggbb.", valueName: "colour"))
    var background: Background = .white

    var encoding: EncodingOptions {
        var options = EncodingOptions()
        options.codec = codec
        options.depth = depth
        options.chroma = chroma
        options.quality = quality
        options.slow = slow
        options.loops = loops
        options.gifColours = colours
        options.dither = dither
        options.background = background
        return options
    }
}

extension VideoCodec: ExpressibleByArgument {}
extension ChromaSampling: ExpressibleByArgument {}

extension LoopCount: ExpressibleByArgument {
    public init?(argument: String) {
        if argument == "forever" {
            self = .forever
        } else if let count = Int(argument), (1...65535).contains(count) {
            self = .times(count)
        } else {
            return nil
        }
    }

    public var defaultValueDescription: String { "forever" }
}

extension Background: ExpressibleByArgument {
    public init?(argument: String) {
        switch argument {
        case "white": self = .white
        case "black": self = .black
        default:
            guard argument.utf8.count == 7, argument.first == "#", let number = Int(argument.dropFirst(), radix: 16)
            else { return nil }
            func sample(_ shift: Int) -> UInt16 { UInt16(number >> shift & 255) * 257 }
            self.init(red: sample(16), green: sample(8), blue: sample(0))
        }
    }

    public var defaultValueDescription: String { "white" }
}
