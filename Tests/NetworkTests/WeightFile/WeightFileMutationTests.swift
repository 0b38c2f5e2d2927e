// SPDX-License-Identifier: MIT
import Basics
import Networks
import Safetensors
import Storage
import Testing
import WeightFiles

@Suite struct WeightFileMutationTests {
    static let punctuation = Array("{}[]\",:\\-.e019 ".utf8)

    /// A good file with one to four changes, drawn from `seed`.
    static func mutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
        let random = RandomSource(seed: seed, stream: .samples)
        var bytes = bytes
        for change in 0...random.integer(below: 4, at: 0) {
            let base = UInt64(change * 8 + 1)
            let place = random.integer(below: max(1, bytes.count), at: base)
            let length = min(random.integer(below: 12, at: base + 1), bytes.count - place)
            let value = UInt8(truncatingIfNeeded: random.bits(at: base + 2))
            switch random.integer(below: 7, at: base + 3) {
            case 0 where place < bytes.count: bytes[place] ^= 1 << (value & 7)
            case 1 where place < bytes.count: bytes[place] = value
            case 2: bytes.removeSubrange(place..<place + length)
            case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
            case 4: bytes.removeLast(bytes.count - place)
            case 5: bytes.insert(punctuation[Int(value) % punctuation.count], at: place)
            default:
                // Digits belong to the numbers that could mislead a reader.
                let digits = bytes.indices.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) }
                guard !digits.isEmpty else { break }
                bytes[digits[place % digits.count]] = UInt8(ascii: "0") + value % 10
            }
        }
        return bytes
    }

    @Test(
        "thousands of damaged files are refused by name or read, never worse",
        arguments: [SampleWeights.plain, .fourier])
    func survives(sample: SampleWeights) throws {
        let good = sample.file.encoded()
        var refused = 0
        for seed in 0..<UInt64(2000) {
            let bytes = Self.mutated(good, seed: seed)
            do {
                let file = try WeightFile(bytes, path: "x")
                // A file that is accepted must survive being written and read again.
                #expect(try WeightFile(file.encoded(), path: "x") == file, "seed \(seed)")
            } catch let error as SafetensorsError {
                refused += 1
                #expect(!error.description.isEmpty)
            } catch let error as WeightFileError {
                refused += 1
                #expect(!error.description.isEmpty)
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
        #expect(refused > 1000)
    }
}
