// SPDX-License-Identifier: MIT
import Learning
import Networks
import Testing

@Suite struct InitialWeightsTests {
    @Test("initial weights are a function of shape and seed")
    func function() {
        let shape = TinyTask.shape()
        #expect(Weights.initial(shape: shape, seed: 1) == Weights.initial(shape: shape, seed: 1))
        let (a, b) = (Weights.initial(shape: shape, seed: 1), Weights.initial(shape: shape, seed: 2))
        let equal = zip(a.storage, b.storage).filter { $0.0 == $0.1 }.count
        #expect(equal == 0)
    }

    @Test("networks with other outputs share all hidden layers, and the colours they have in common")
    func sharedAcrossOutputs() throws {
        let (three, four) = (TinyTask.shape(channels: 3), TinyTask.shape(channels: 4))
        let (a, b) = (Weights.initial(shape: three, seed: 1), Weights.initial(shape: four, seed: 1))
        for (x, y) in zip(three.layers, four.layers).dropLast() {
            #expect(x == y)
            #expect(a.storage[x.weightOffset..<x.end] == b.storage[y.weightOffset..<y.end])
        }
        let (x, y) = (try #require(three.layers.last), try #require(four.layers.last))
        #expect(Array(a.storage[x.weights]) == Array(b.storage[y.weights].prefix(x.weightCount)))
        #expect(Array(a.storage[x.biases]) == Array(b.storage[y.biases].prefix(3)))
    }

    @Test("weights deviate by the layer's gain over the root of its inputs", arguments: Activation.allCases)
    func deviation(activation: Activation) {
        let shape = TinyTask.shape([200, 200], activation: activation)
        let weights = Weights.initial(shape: shape, seed: 9)
        let gains: [Activation: Double] = [.tanh: 1.3, .sigmoid: 4, .relu: 1.4, .gauss: 1, .sine: 2.0.squareRoot()]
        let layer = shape.layers[1]
        let numbers = weights.storage[layer.weights].map(Double.init)
        let variance = numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)
        let expected = (gains[activation] ?? 0) / 200.0.squareRoot()
        // Of 40,000 numbers the deviation is known to 0.5 %.
        #expect(abs(variance.squareRoot() / expected - 1) < 0.02)
    }

    @Test("biases that do not learn are 0 and stay so, bit for bit", arguments: Optimiser.allCases)
    func firstBiasOnly(optimiser: Optimiser) {
        let shape = NetworkShape(
            coordinates: .classic, encoding: .none, hidden: [12, 9], activation: .sigmoid, output: .sigmoid,
            hasFirstBiasOnly: true)
        let task = TinyTask(
            name: "classic", shape: shape,
            settings: LearningSettings(optimiser: optimiser, rate: 0.1, adamRate: 0.1, batch: 40, steps: 25, seed: 1))
        let learner = task.learner()
        #expect(learner.weights.storage[shape.layers[0].biases].allSatisfy { $0 != 0 })
        while learner.advance(), !learner.isFinished {}
        for layer in shape.layers.dropFirst() {
            #expect(learner.weights.storage[layer.biases].allSatisfy { $0.bitPattern == 0 })
        }
        let first = shape.layers[0].biases
        #expect(learner.weights.storage[first] != task.start.storage[first])
    }
}
