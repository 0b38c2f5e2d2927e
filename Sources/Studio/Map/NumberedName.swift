// SPDX-License-Identifier: MIT
import NeuralField

/// A numbered name: a snapshot's, `sun@120`, or a generation's, `sun-0005`.
struct NumberedName: Hashable {
    public let subject: String
    let number: Int

    /// Minimum number of digits of a generation's number; `cat-2` is only another cat.
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
