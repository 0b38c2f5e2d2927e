// SPDX-License-Identifier: MIT
import Basics
import Studio
import TerminalUI

extension BendRecord: LineRecord {
    var line: String {
        let padded = Wording.left(name, 24)
        guard let straight = slopesOffStraight, let bent = slopesOff else {
            return "\(padded) taught before; --overwrite does it again"
        }
        return "\(padded) slopes off by \(Wording.fixed(100 * straight, 0)) % straight, "
            + "\(Wording.fixed(100 * bent, 0)) % bent  \(Wording.fixed(seconds, 1)) s  -> \(weights)"
    }
}
