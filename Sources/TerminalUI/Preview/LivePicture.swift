// SPDX-License-Identifier: MIT

/// Something shown above the live lines of a terminal until the next one replaces it.
package struct LivePicture {
    /// Changes when what is shown does.
    package let serial: Int
    package let rows: Int
    /// From the start of the first of its rows to the start of the line below them.
    package let text: String
    /// What takes it off the screen besides clearing its rows.
    package let removal: String
}
