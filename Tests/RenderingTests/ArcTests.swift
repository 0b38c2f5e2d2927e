// SPDX-License-Identifier: MIT
import Choreography
import Foundation
import Networks
import Rendering
import Testing

@Suite struct ArcTests {
    private let sun = Mixture("sun")
    private let moon = Mixture("moon")

    private func norm(_ values: ArraySlice<Float>) -> Double {
        values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }

    @Test("angles in half turns", arguments: [0, 1e-9, 0.001, 0.25, 1 / 3.0, 0.5, 0.9, 1])
    func angles(angle: Double) {
        // Weights of different lengths, which must not matter.
        let a: [Float] = [3, 0]
        let b = [Float(0.5 * cos(angle * .pi)), Float(0.5 * sin(angle * .pi))]
        #expect(abs(Arc.angle(a[...], b[...]) - angle) < 1e-7)
        #expect(Arc.angle(a[...], [0, 0]) == 0)
    }

    @Test("the two coefficients are Shoemake's, and those of a line where there is no arc")
    func coefficients() {
        for share in [-0.5, 0.1, 0.5, 1.6] {
            for angle in [0.1, 0.45, 0.8] {
                let (a, b) = Arc.coefficients(at: share, angle: angle)
                #expect(abs(a - sin((1 - share) * angle * .pi) / sin(angle * .pi)) < 1e-12)
                #expect(abs(b - sin(share * angle * .pi) / sin(angle * .pi)) < 1e-12)
            }
            for angle in [0, 1e-6, 1] { #expect(Arc.coefficients(at: share, angle: angle) == (1 - share, share)) }
        }
        // Near the line the arc is the line, so nothing jumps where one replaces the other.
        let (a, b) = Arc.coefficients(at: 0.3, angle: 4e-5)
        #expect(abs(a - 0.7) < 1e-8 && abs(b - 0.3) < 1e-8)
    }

    @Test("layers of one length keep it on the way, which a straight way does not")
    func lengths() {
        let (first, second) = (TinyFilm.weights(seed: 3), TinyFilm.weights(seed: 2))
        let layers = first.shape.layers
        var scaled = second
        for layer in layers {
            let range = layer.weightOffset..<layer.end
            let scale = Float(norm(first.storage[range]) / norm(second.storage[range]))
            for index in range { scaled.storage[index] *= scale }
        }
        let named = MixtureWeights(["sun": first, "moon": scaled])
        for share in [0.25, 0.5, 1.4] {
            let turned = named.weights(for: .arc(from: sun, to: moon, share: share))
            for layer in layers {
                let range = layer.weightOffset..<layer.end
                #expect(abs(norm(turned.storage[range]) / norm(first.storage[range]) - 1) < 1e-5)
            }
        }
        let straight = named.weights(for: sun.mixed(with: moon, share: 0.5))
        #expect(norm(straight.storage[...]) < 0.9 * norm(first.storage[...]))
    }

    @Test("each layer is where its share says, on every course", arguments: LayerOrder.allCases)
    func layered(order: LayerOrder) {
        let named = TinyFilm.named
        let handles = (sun.mixed(with: moon, share: 0.6), Mixture(["crow": 0.4, "moon": 0.6]))
        for course in [Leg.Course.straight, .arc, .curve(handles.0, handles.1)] {
            let leg = Leg(from: sun, to: moon, course: course)
            let mixed = named.weights(for: .layered(leg, order, share: 0.45))
            let layers = named.shape.layers
            for (index, layer) in layers.enumerated() {
                let share = order.share(ofLayer: index, of: layers.count, at: 0.45)
                let expected = named.weights(for: leg.blend(at: share))
                let range = layer.weightOffset..<layer.end
                #expect(mixed.storage[range] == expected.storage[range], "\(course), layer \(index)")
            }
        }
    }

    @Test("a reached mixture is kept under its name")
    func reached() {
        let blend = Blend.arc(from: sun, to: moon, share: 1.3)
        let film = SequenceScript("start sun\nto moon over 1f path spherical\npast 30% over 1f\nto crow over 2f")
            .check()
        let derivations = film.timeline?.derivations ?? []
        #expect(derivations.map(\.origin) == [.reached(blend)])
        let named = MixtureWeights(
            ["sun": TinyFilm.weights(seed: 3), "moon": TinyFilm.weights(seed: 2), "crow": TinyFilm.weights(seed: 1)],
            deriving: derivations)
        #expect(named.weights(for: Mixture(derivations[0].name)) == named.weights(for: blend))
    }
}
