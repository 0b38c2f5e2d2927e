// SPDX-License-Identifier: MIT

/// Complaints about the text itself.
extension Complaint {
    static let aboutText: [Complaint] = [
        Complaint(
            .controlCharacter, "start sun\nhold 1\u{7}s",
            #"""
            night.seq:2:7: error: an invisible control character (U+0007) stands here
               2 | hold 1\#u{FFFD}s
                 |       ^ help: delete it; it may have come with copied text
            """#),
        Complaint(
            .controlCharacter, "start sun\n# look \u{202E} here\nhold 1s",
            #"""
            night.seq:2:8: error: an invisible control character (U+202E) stands here
               2 | # look \#u{FFFD} here
                 |        ^ help: delete it; it may have come with copied text
            """#),
        Complaint(
            .unexpectedCharacter, "start sun\nto “moon” over 1s",
            #"""
            night.seq:2:4: error: "“" has no meaning here
               2 | to “moon” over 1s
                 |    ^ help: names are quoted with straight double quotes: "my name"
            """#),
        Complaint(
            .unexpectedCharacter, "start sun\nto moon over 1,5s",
            #"""
            night.seq:2:15: error: "," has no meaning here
               2 | to moon over 1,5s
                 |               ^ help: decimals take a point: 1.5
            """#),
        Complaint(
            .unexpectedCharacter, "start sun\nto moon.png over 1s",
            #"""
            night.seq:2:8: error: "." has no meaning here
               2 | to moon.png over 1s
                 |        ^ help: a file's name is written without its extension
            """#),
        Complaint(
            .unexpectedCharacter, "start sun\nto 0.5*sun + 0.5*moon over 1s",
            #"""
            night.seq:2:7: error: "*" has no meaning here
               2 | to 0.5*sun + 0.5*moon over 1s
                 |       ^ help: leave it out: a coefficient stands before its name, as in 0.5 sun; a size is 1920x1080
            """#),
        Complaint(
            .unexpectedCharacter, "start sun\nto moon\u{A0}over 1s",
            #"""
            night.seq:2:8: error: an unusual space has no meaning here
               2 | to moon\#u{A0}over 1s
                 |        ^ help: type an ordinary space
            """#),
        Complaint(
            .unexpectedCharacter, "start sun\nto night/moon over 1s",
            #"""
            night.seq:2:9: error: "/" has no meaning here
               2 | to night/moon over 1s
                 |         ^ help: a name is a file in the weights folder, without folder; choose that with `weights`
            """#),
        Complaint(
            .unexpectedCharacter, "start sun\nto moon over 1s; hold 1s",
            #"""
            night.seq:2:16: error: ";" has no meaning here
               2 | to moon over 1s; hold 1s
                 |                ^ help: one statement a line
            """#),
        Complaint(
            .unclosedQuote, "start \"sun\nhold 1s",
            #"""
            night.seq:1:7: error: a quote is opened and not closed on its line
               1 | start "sun
                 |       ^^^^ help: end the name with another "
            """#),
    ]
}
