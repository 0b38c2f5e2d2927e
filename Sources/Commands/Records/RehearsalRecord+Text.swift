// SPDX-License-Identifier: MIT
import Basics
import Studio
import TerminalUI

extension RehearsalRecord: LineRecord {
    var line: String {
        let padded = Wording.left(name, 16)
        switch outcome {
        case .kept: return "\(padded) \(psnrDb.text)  rehearsed before; --overwrite does it again"
        case .rehearsed: return "\(padded) \(psnrBeforeDb.text) -> \(psnrDb.text)  \(turns) turns  -> \(weights)"
        }
    }
}
