// SPDX-License-Identifier: MIT
import Commands

@main
enum Inbetween {
    static func main() {
        InbetweenCommand.runAndExit()
    }
}
