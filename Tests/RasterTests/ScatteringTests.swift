// SPDX-License-Identifier: MIT
import Raster
import Testing

struct ScatteringTests {
    @Test("elements are spread evenly and meet most columns, also where an equal stride would meet one")
    func spread() {
        let (columns, rows) = (100, 128)
        let places = (0..<columns * rows).scattered(128)
        #expect(places.count == 128 && Set(places).count == 128)
        #expect(Set(places.map { $0 % columns }).count > 60)
        let tenths = Dictionary(grouping: places) { $0 * 10 / (columns * rows) }
        #expect(tenths.count == 10 && tenths.values.allSatisfy { (12...14).contains($0.count) })
    }

    @Test("where no more are there, all are given in their order")
    func few() {
        #expect([3, 1, 2].scattered(3) == [3, 1, 2])
        #expect((5..<9).scattered(10) == [5, 6, 7, 8])
        #expect([Int]().scattered(2).isEmpty)
        #expect((5..<9)[6...].scattered(1) == [6])
    }
}
