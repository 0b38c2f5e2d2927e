// SPDX-License-Identifier: MIT
import Choreography
import Testing

/// The names that `align` makes: the film goes on from derived weights that draw the same.
@Suite struct AlignTests {
    private func origins(_ source: String) throws -> [Derivation.Origin] {
        try timeline("start sun\n\(source)").derivations.map(\.origin)
    }

    private let sun = Mixture("sun")
    private let moon = Mixture("moon")
    private let owl = Mixture("owl")

    @Test("a target is aligned to the mixture before it, and left in its new order")
    func standing() throws {
        let film = try timeline("start sun\nto moon over 2f align\nto owl over 2f")
        #expect(film.derivations.map(\.origin) == [.aligned(moon, to: sun)])
        let standing = Mixture(film.derivations[0].name)
        #expect(film.mixture(at: 0) == sun.mixed(with: standing, share: 0.5))
        #expect(film.mixture(at: 1) == standing)
        #expect(film.mixture(at: 2) == standing.mixed(with: owl, share: 0.5))
        #expect(film.mixture(at: 3) == owl)
        #expect(film.names == ["moon", "owl", "sun"])
        #expect(film.weightFiles.keys.sorted() == film.names)
    }

    @Test("each name of a through is aligned to the one before it")
    func chain() throws {
        let film = try timeline("start sun\nthrough moon owl over 4f align path spline")
        let first = Mixture(try #require(film.derivations.first).name)
        #expect(film.derivations.map(\.origin) == [.aligned(moon, to: sun), .aligned(owl, to: first)])
    }

    @Test("going back undoes, going around arrives where it began")
    func loops() throws {
        #expect(try origins("to moon over 2f align\nclose over 2f align") == [.aligned(moon, to: sun)])
        let film = try timeline(
            "start sun\nrepeat 50\nto moon over 2f align\nto owl over 2f align\nclose over 2f align\nend")
        #expect(film.derivations.count == 2)
        #expect(film.isLoop)
        for pass in 1..<50 {
            for frame in 0..<6 { #expect(film.shot(at: 6 * pass + frame) == film.shot(at: frame)) }
        }
    }

    @Test("a mix is aligned as a whole")
    func mixes() throws {
        let odd = Mixture(["sun": 0.5, "moon": 0.5])
        #expect(
            try origins("let odd = 0.5 sun + 0.5 moon\nto owl over 1f\nto odd over 1f align") == [
                .aligned(odd, to: owl)
            ])
        #expect(try origins("to 0.5 sun + 0.5 moon over 1f\nto owl over 1f align") == [.aligned(owl, to: odd)])
        let beyond = sun.mixed(with: moon, share: 1.5)
        #expect(try origins("to moon over 1f\npast 50% over 1f\nto owl over 1f align") == [.aligned(owl, to: beyond)])
    }

    @Test("only networks that a film shows are aligned, and their number is limited")
    func bounded() throws {
        #expect(try origins("to moon over 1f align\ncut owl\nhold 1f").count == 1)
        let walks = (0..<300).map { "to p\($0) over 1f align" }.joined(separator: "\n")
        #expect(codes("start sun\n\(walks)") == [.filmTooLong])
    }

    @Test("aligned strangers are not warned of, and shapes must still be equal")
    func kinship() {
        #expect(codes("start sun\nto owl over 1s align", against: .sample) == [])
        #expect(codes("start sun\nto owl over 1s align\nto moon over 1s", against: .sample) == [.strangers])
        #expect(codes("start sun\nto crow over 1s align", against: .sample) == [.shapeMismatch])
        #expect(codes("start sun\nto moon over 1s align\nto crow over 1s", against: .sample) == [.shapeMismatch])
    }
}
