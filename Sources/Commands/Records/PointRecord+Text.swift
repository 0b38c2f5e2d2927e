// SPDX-License-Identifier: MIT
import Basics
import Studio
import TerminalUI

extension PointRecord {
    /// For example `    at 0.5,0.25  #e0a040  within 2/255 from step 840 on`.
    var line: String {
        let limit = "\(tolerance == tolerance.rounded() ? "\(Int(tolerance))" : "\(tolerance)")/255"
        let place = WatchPoint("\(point[0]),\(point[1])")?.name ?? ""
        let fate =
            settledStep.map { "within \(limit) from step \($0) on" }
            ?? "not within \(limit): \(Wording.fixed(distance, 1))/255 off"
        return "    at \(Wording.left(place, 12)) \(Self.hexadecimal(picture))  \(fate)"
    }

    private static func hexadecimal(_ colour: [Double]) -> String {
        let channels = colour.count < 3 ? [colour[0], colour[0], colour[0]] : Array(colour.prefix(3))
        let digits = channels.map { value in
            let level = Int((255 * value).rounded())
            return (level < 16 ? "0" : "") + String(level, radix: 16)
        }
        return "#" + digits.joined()
    }
}
