// SPDX-License-Identifier: MIT
import Choreography
import Testing

/// Ways of walking: the frames they show, and the joins between them.
@Suite struct WayTests {
    private func blends(_ source: String) throws -> [Blend] {
        let film = try timeline(source)
        return (0..<film.frameCount).map { film.shot(at: $0).blend }
    }

    private let sun = Mixture("sun")
    private let moon = Mixture("moon")

    @Test("an arc is its ends at its ends, and goes on as the same arc")
    func arc() throws {
        let shown = try blends(
            "start sun\nto moon over 4f path spherical\npast 50% over 2f\nback over 2f\nclose over 2f")
        let arc = { (share: Double) in Blend.arc(from: self.sun, to: self.moon, share: share) }
        #expect(
            shown == [
                arc(0.25), arc(0.5), arc(0.75), .mixture(moon), arc(1.25), arc(1.5), arc(1.25), .mixture(moon),
                .mixture(moon.mixed(with: sun, share: 0.5)), .mixture(sun),
            ])
    }

    @Test("a mixture reached on an arc can be left for any other")
    func reached() throws {
        let film = try timeline("start sun\nto moon over 2f path spherical\npast 50% over 2f\nhold 1f\nto owl over 2f")
        let derivation = try #require(film.derivations.first)
        #expect(film.derivations.count == 1)
        #expect(derivation.origin == .reached(.arc(from: sun, to: moon, share: 1.5)))
        let held = Mixture(derivation.name)
        #expect(film.shot(at: 4) == Shot(held))
        #expect(film.shot(at: 5) == Shot(held.mixed(with: Mixture("owl"), share: 0.5)))
        #expect(film.names == ["moon", "owl", "sun"])
        #expect(codes("start \(derivation.name)\nhold 1s", against: .sample) != [])
    }

    @Test("a bent way leads by the bend, is the same both ways, and goes straight on")
    func bent() throws {
        let film = try timeline(
            """
            use cat = "my cat"
            start cat
            path bent
            to moon over 4f
            past 30% over 2f
            back over 1f
            close over 4f
            """, against: .sample)
        let shown = (0..<film.frameCount).map { film.mixture(at: $0) }
        let bend = "moon~my cat/bend"
        func isClose(_ mixture: Mixture, _ cat: Double, _ middle: Double, _ moon: Double) -> Bool {
            zip(["cat", bend, "moon"], [cat, middle, moon]).allSatisfy { abs(mixture[$0] - $1) < 1e-12 }
        }
        #expect(isClose(shown[0], 0.5625, 0.375, 0.0625) && isClose(shown[1], 0.25, 0.5, 0.25), "\(shown)")
        #expect(shown[3] == moon && isClose(shown[5], 0, -0.6, 1.6), "\(shown)")
        #expect(shown[6] == moon && isClose(shown[8], 0.25, 0.5, 0.25) && shown[10] == Mixture("cat"))
        #expect(film.names == ["cat", "moon", bend] && film.weightFiles[bend] == "moon~my cat")
        #expect(film.derivations == [])
    }

    @Test("a bent way takes layers, and stays where nothing moves")
    func bentLayers() throws {
        let film = try timeline(
            "start sun\nto moon over 4f path bent layers in\nto moon over 2f path bent", against: .sample)
        guard case .layered(let leg, .in, let share) = film.shot(at: 1).blend else { throw UnexpectedBlend() }
        #expect(share == 0.5 && leg.mixtures.count == 4)
        #expect(film.mixture(at: 5) == moon)
        let same = try timeline("use star = \"sun\"\nstart sun\nto star over 4f path bent", against: .sample)
        #expect(same.mixture(at: 1) == sun.mixed(with: Mixture("star"), share: 0.5), "one picture by two names")
    }

    private struct UnexpectedBlend: Error {}

    @Test("layers move one after the other, and together beyond the ends", arguments: LayerOrder.allCases)
    func layers(order: LayerOrder) throws {
        let shown = try blends(
            "start sun\nto moon over 4f layers \(order.rawValue)\npast 50% over 1f\nback over 1f\n"
                + "to sun over 5f layers \(order.rawValue) ease out-back")
        let leg = Leg(from: sun, to: moon)
        #expect(shown[0..<3] == [0.25, 0.5, 0.75].map { .layered(leg, order, share: $0) }[...])
        #expect(shown[3] == .mixture(moon))
        #expect(shown[4] == .mixture(sun.mixed(with: moon, share: 1.5)))
        #expect(shown[5] == .mixture(moon))
        #expect(shown[8].mixture?["moon"].isLess(than: 0) == true, "out-back goes beyond with all layers")
        #expect(shown.last == .mixture(sun))
        for count in [1, 2, 5, 17] {
            for share in [0, 1, -0.3, 1.7] {
                let shares = (0..<count).map { order.share(ofLayer: $0, of: count, at: share) }
                #expect(shares.allSatisfy { $0 == share })
            }
            for step in 1..<20 {
                let shares = (0..<count).map { order.share(ofLayer: $0, of: count, at: Double(step) / 20) }
                #expect(shares == shares.sorted(by: order == .in ? (>) : (<)))
                #expect(shares.allSatisfy { (0...1).contains($0) })
            }
        }
    }

    @Test("defaults hold from their line on, and a movement's own word goes first")
    func defaults() throws {
        let film = try timeline(
            """
            start sun
            to moon over 1f
            path spherical
            pace even
            to sun over 1f
            to moon over 1f path linear pace given
            repeat 2
              to sun over 1f
              path linear
            end
            """)
        #expect(film.segments.map { $0.walk.legs[0].course } == [.straight, .arc, .straight, .arc, .straight])
        #expect(film.segments.map(\.pace) == [.given, .even, .given, .even, .even])
    }

    @Test("clamped easings stay between the two pictures, others do not")
    func clamp() throws {
        let lines = [
            "to moon over 20f ease out-back", "to moon over 20f clamp ease out-back", "to moon over 20f clamp",
        ]
        let reach = try (lines.map { "ease out-elastic\n\($0)" } + ["ease out-back clamp\nto moon over 20f"])
            .map { try blends("start sun\n\($0)").compactMap { $0.mixture?["moon"] }.max() }
        #expect(try #require(reach[0]) > 1.05)
        #expect(reach[1...] == [1, 1, 1])
        #expect(
            try timeline("ease out-back clamp\nstart sun\nto moon over 2f").segments[0].easing.description
                == "out-back clamp")
    }

    @Test("at an even pace, or on a spline, a `through` is one movement")
    func through() throws {
        let plain = try timeline("start sun\nthrough moon owl over 10f ease in-quad")
        #expect(plain.segments.count == 2 && plain.mixture(at: 4) == moon)
        for way in ["pace even", "path spline", "path spherical pace even"] {
            let film = try timeline("start sun\nthrough moon owl over 10f ease in-quad \(way)")
            #expect(film.segments.count == 1 && film.frameCount == 10)
            #expect(film.segments[0].walk.legs.count == 2)
            #expect(film.shot(at: 9) == Shot(Mixture("owl")))
            // A quarter of the way in half the time: half of the first leg.
            #expect(film.shot(at: 4).blend == film.segments[0].walk.legs[0].blend(at: 0.5))
        }
        #expect(codes("start sun\nthrough moon owl crow over 2f path spline") == [.noFrames])
    }

    // MARK: Even pace

    @Test("an even pace goes by the table, once there is one")
    func paced() throws {
        let film = try timeline(
            """
            start sun
            to moon over 4f pace even
            past 50% over 2f pace even
            back over 2f
            hold 1s
            close over 4f pace even
            """)
        var asked: [[Double]] = []
        let table = { (begin: Double, end: Double) in
            PaceTable(at: [begin, begin + 0.75 * (end - begin), end], changes: [1, 1])
        }
        let paced = film.paced(within: 0..<film.frameCount) { _, begin, end, frames in
            asked.append([begin, end, Double(frames)])
            return table(begin, end)
        }
        #expect(asked == [[0, 1, 4], [0, 1, 2], [0, 1, 4]])
        let coefficients = (0..<4).map { paced.mixture(at: $0)["moon"] }
        #expect(coefficients == [0.375, 0.75, 0.875, 1])
        #expect(paced.mixture(at: 5) == film.mixture(at: 5))
        #expect(film.paced(within: 0..<4) { _, _, _, _ in table(0, 1) }.mixture(at: 4) == film.mixture(at: 4))
    }

    @Test("a table rises, meets its ends exactly, and copes with stillness", arguments: [UInt64(1), 2, 3])
    func tables(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<50 {
            let count = Int.random(in: 1...40, using: &generator)
            let changes = (0..<count).map { _ in
                Bool.random(using: &generator) ? 0 : Double.random(in: 0...9, using: &generator)
            }
            let begin = round % 2 == 0 ? 0.0 : 1.6
            let shares = (0...count).map { begin + (1 - begin) * Double($0) / Double(count) }
            let table = PaceTable(at: shares, changes: changes)
            let read = (0...200).map { table.share(atDistance: Double($0) / 200) }
            #expect(read[0] == shares[0] && read[200] == shares[count])
            #expect(zip(read, read.dropFirst()).allSatisfy { begin < 1 ? $0 < $1 : $0 > $1 }, "seed \(seed), \(round)")
            #expect(table.share(atDistance: 1.1) != table.share(atDistance: 1))
        }
    }
}

extension Double {
    fileprivate func isLess(than other: Double) -> Bool { self < other }
}
