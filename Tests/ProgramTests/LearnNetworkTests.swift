// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

/// Flags of `learn`, and the network that the weight file then holds.
struct NetworkCase: CustomTestStringConvertible {
    let flags: String
    let shape: String
    var recipe = "custom"

    var testDescription: String { flags }

    /// All with `--steps 3 --batch 64`, as full recipes are slow.
    static let all = [
        NetworkCase(flags: "--recipe morph", shape: "2-fourier:64:2.0-128-128-128-128-128-3 tanh", recipe: "morph"),
        NetworkCase(flags: "--recipe sine", shape: "2-256-256-256-256-3 sine", recipe: "sine"),
        NetworkCase(flags: "--recipe classic", shape: "2-150-150-3 sigmoid classic", recipe: "classic"),
        NetworkCase(flags: "--hidden 9,7", shape: "2-fourier:64:2.0-9-7-3 tanh"),
        NetworkCase(flags: "--hidden 8x3 --activation tanh --encoding none", shape: "2-8-8-8-3 tanh"),
        NetworkCase(flags: "--hidden 8 --activation sigmoid --encoding none", shape: "2-8-3 sigmoid"),
        NetworkCase(flags: "--hidden 8x2 --activation sine --encoding none", shape: "2-8-8-3 sine"),
        NetworkCase(
            flags: "--hidden 8x2 --activation relu --encoding fourier:8:2", shape: "2-fourier:8:2.0-8-8-3 relu"),
        NetworkCase(
            flags: "--hidden 8x2 --activation gauss --encoding fourier:8:0.5", shape: "2-fourier:8:0.5-8-8-3 gauss"),
        NetworkCase(flags: "--hidden 8x2 --tile", shape: "2-tile:48:1.5-8-8-3 tanh"),
        NetworkCase(flags: "--hidden 8x2 --encoding tile:5", shape: "2-tile:5:1.5-8-8-3 tanh"),
        NetworkCase(flags: "--hidden 8x2 --optimizer adam", shape: "2-fourier:64:2.0-8-8-3 tanh"),
        NetworkCase(flags: "--hidden 8x2 --optimizer sgd --rate 0.1", shape: "2-fourier:64:2.0-8-8-3 tanh"),
    ]
}

/// A picture's channels, a flag, and the channels its network gets.
struct ChannelsCase: CustomTestStringConvertible {
    let painted: Channels
    let flags: [String]
    let learned: Int

    var testDescription: String { "\(painted) \(flags.joined(separator: " "))" }

    static let all = [
        ChannelsCase(painted: .grey, flags: [], learned: 3),
        ChannelsCase(painted: .rgb, flags: [], learned: 3),
        ChannelsCase(painted: .rgba, flags: [], learned: 4),
        ChannelsCase(painted: .rgb, flags: ["--channels", "grey"], learned: 1),
        ChannelsCase(painted: .grey, flags: ["--channels", "grey"], learned: 1),
        ChannelsCase(painted: .rgba, flags: ["--channels", "rgb"], learned: 3),
        ChannelsCase(painted: .rgb, flags: ["--channels", "rgba"], learned: 4),
        ChannelsCase(painted: .grey, flags: ["--channels", "grey", "--start", "star"], learned: 1),
        ChannelsCase(painted: .rgba, flags: ["--start", "star"], learned: 4),
    ]
}

@Suite("learn: networks") struct LearnNetworkTests {
    @Test("flags make the network they say", arguments: NetworkCase.all)
    func shapes(network: NetworkCase) throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = network.flags.split(separator: " ").map(String.init)
        let run = try studio.run(["learn", "--json", "--steps", "3", "--batch", "64"] + flags)
        #expect(run.exitCode == 0, "\(run)")
        #expect(try run.object()["shape"] as? String == network.shape)
        let inspected = try studio.run("inspect", "sun", "--json").object()
        #expect(inspected["shape"] as? String == network.shape)
        #expect(inspected["recipe"] as? String == network.recipe)
        let drawn = try studio.run("draw", "sun", "-o", "sun.png", "--size", "7x5")
        #expect(drawn.exitCode == 0, "\(drawn)")
    }

    @Test("pictures are learned in the channels they need, or in those given", arguments: ChannelsCase.all)
    func channels(channels: ChannelsCase) throws {
        let studio = try Studio()
        try studio.paint("sun", channels: channels.painted)
        let run = try studio.run(["learn", "--json"] + channels.flags + Studio.tiny)
        #expect(run.exitCode == 0, "\(run)")
        let shape = try run.object()["shape"] as? String
        #expect(shape == "2-fourier:64:2.0-16-16-\(channels.learned) tanh")
    }

    @Test("a picture keeps its aspect", arguments: [(40, 10), (9, 31), (1, 1), (300, 1)])
    func nonSquare(width: Int, height: Int) throws {
        let studio = try Studio()
        try studio.paint("sun", size: PixelSize(width: width, height: height))
        let run = try studio.run(["learn"] + Studio.tiny)
        #expect(run.exitCode == 0, "\(run)")
        let drawn = try studio.run("draw", "sun", "--json").object()
        #expect(drawn["width"] as? Int == width && drawn["height"] as? Int == height)
    }
}
