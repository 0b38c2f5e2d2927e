// SPDX-License-Identifier: MIT
import StudioKit

@main
enum Inbetween {
    static func main() {
        InbetweenCommand.runAndExit()
    }
}
