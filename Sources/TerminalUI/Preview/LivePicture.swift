// SPDX-License-Identifier: MIT

/// A picture shown above the live lines of a terminal until the next one replaces it.
package struct LivePicture {
    /// A number that changes whenever the picture does.
    package let serial: Int
    package let rows: Int
    /// The text that shows it, written at the start of its first row and ending at the start of the line below it.
    package let text: String
    /// The text that removes it from the screen, besides clearing its rows.
    package let removal: String
}
