// SPDX-License-Identifier: MIT
import Choreography
import Testing

@Suite struct MixtureTests {
    @Test("terms are sorted, without zeros, and compare by value")
    func canonical() {
        let mixture = Mixture(["sun": 0.5, "crow": -0.25, "moon": 0.75, "owl": 0])
        #expect(mixture.terms.map(\.name) == ["crow", "moon", "sun"])
        #expect(mixture == Mixture(["moon": 0.75, "sun": 0.5, "crow": -0.25]))
        #expect(mixture["moon"] == 0.75 && mixture["owl"] == 0)
        #expect(mixture.description == "-0.25 crow + 0.75 moon + 0.5 sun")
        #expect(Mixture("my cat").description == "\"my cat\"")
        #expect(Set([Mixture("sun"), Mixture(["sun": 1])]).count == 1)
    }

    @Test("mixing is exact at both ends and straight between and beyond")
    func mixing() {
        let a = Mixture(["sun": 0.1, "moon": 0.9])
        let b = Mixture(["moon": 0.3, "crow": 0.7])
        #expect(a.mixed(with: b, share: 0) == a)
        #expect(a.mixed(with: b, share: 1) == b)
        #expect(a.mixed(with: a, share: 0.37) == a)
        for share in [-0.5, 0.25, 0.5, 1.6] {
            let mixed = a.mixed(with: b, share: share)
            #expect(mixed["sun"] == 0.1 + share * (0 - 0.1))
            #expect(mixed["moon"] == 0.9 + share * (0.3 - 0.9))
            #expect(mixed["crow"] == share * 0.7)
            #expect(abs(mixed.terms.reduce(0) { $0 + $1.coefficient } - 1) < 1e-15)
        }
    }

    @Test("a name that vanishes on the way leaves no term")
    func vanishing() {
        let mixed = Mixture(["sun": 1.5, "moon": -0.5]).mixed(with: Mixture(["sun": 0.5, "moon": 0.5]), share: 0.5)
        #expect(mixed == Mixture("sun"))
    }

    struct Reading: Sendable {
        let text: String
        let mixture: [String: Double]
    }

    @Test(
        "a mix can be read by itself",
        arguments: [
            Reading(text: "sun", mixture: ["sun": 1]),
            Reading(text: "  \"my cat\"  # alone", mixture: ["my cat": 1]),
            Reading(
                text: "0.5 sun + 0.75 moon - .25 dusk-tree", mixture: ["sun": 0.5, "moon": 0.75, "dusk-tree": -0.25]),
            Reading(text: "50% sun+50% moon", mixture: ["sun": 0.5, "moon": 0.5]),
            Reading(text: "- 0.5 sun + 1.5 moon", mixture: ["sun": -0.5, "moon": 1.5]),
            Reading(text: "sun + moon + 2 sun normalize", mixture: ["sun": 0.75, "moon": 0.25]),
            Reading(text: "1 sun + 0 moon", mixture: ["sun": 1]),
        ])
    func alone(_ reading: Reading) throws {
        let check = MixtureCheck(reading.text, against: Shelf.sample)
        #expect(try #require(check.mixture) == Mixture(reading.mixture))
        #expect(check.report.diagnostics.isEmpty)
        #expect(check.weightFiles["sun"] == (reading.text.contains("sun") ? "sun" : nil))
    }

    @Test(
        "a wrong mix is explained",
        arguments: [
            ("", "-:1:1: error: a mix needs a name"),
            ("0.5 sun", "-:1:1: error: coefficients of this mix sum to 0.5, not 1"),
            ("moom", "-:1:1: error: no weight file for \"moom\" in weights/"),
            ("sun over 1s", "-:1:5: error: a mix has no place for \"over\""),
            ("sun\nmoon", "-:2:1: error: a mix is written on one line"),
            ("\"../sun\"", "-:1:1: error: the name \"../sun\" contains a path separator"),
            ("sun\u{0}", "-:1:4: error: an invisible control character (U+0000) stands here"),
        ])
    func wrong(_ text: String, _ headline: String) {
        let check = MixtureCheck(text, against: Shelf.sample)
        #expect(check.mixture == nil)
        let rendered = check.report.rendered(fileName: "-", source: text)
        #expect(rendered.split(separator: "\n").first.map(String.init) == headline)
    }
}
