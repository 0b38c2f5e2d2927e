// SPDX-License-Identifier: MIT
import Networks
import WeightFiles

/// A name that is one of a row: a snapshot's, `sun@120`, or a generation's, `sun-0005`.
struct NumberedName: Hashable {
    public let subject: String
    let number: Int

    /// Generations are numbered with at least so many digits; `cat-2` is only another cat.
    private static let digits = 4

    init?(_ name: String) {
        if let snapshot = Snapshot(name: name) {
            (subject, number) = (snapshot.subject, snapshot.step)
            return
        }
        guard let dash = name.lastIndex(of: "-"), dash > name.startIndex else { return nil }
        let digits = name[name.index(after: dash)...]
        guard digits.utf8.count >= Self.digits, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(digits)
        else { return nil }
        (subject, self.number) = (String(name[..<dash]), number)
    }
}
