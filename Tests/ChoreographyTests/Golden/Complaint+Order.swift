// SPDX-License-Identifier: MIT

/// Complaints about the order of statements.
extension Complaint {
    static let aboutOrder: [Complaint] = [
        Complaint(
            .duplicateSetting, "fps 30\nfps 25\nstart sun\nhold 1s",
            #"""
            night.seq:2:1: error: `fps` is already set on line 1
               2 | fps 25
                 | ^^^ help: delete one of them
            """#),
        Complaint(
            .duplicateStart, "start sun\nstart moon\nhold 1s",
            #"""
            night.seq:2:1: error: the film already starts on line 1
               2 | start moon
                 | ^^^^^ help: use `cut` to show something else at once
            """#),
        Complaint(
            .duplicateName, "let odd = sun\nlet odd = moon\nstart odd\nhold 1s",
            #"""
            night.seq:2:5: error: "odd" is already defined on line 1
               2 | let odd = moon
                 |     ^^^ help: give one of them another name
            """#),
        Complaint(
            .duplicateName, "start sun\nhold 1s\nlet sun = moon",
            #"""
            night.seq:3:5: error: "sun" already stands for a weight file on line 1
               3 | let sun = moon
                 |     ^^^ help: give this one another name
            """#),
        Complaint(
            .duplicateName, "start sun\nmark a\nhold 1s\nmark a",
            #"""
            night.seq:4:6: error: "a" is already marked on line 2
               4 | mark a
                 |      ^ help: give one of them another name
            """#),
        Complaint(
            .lateSetting, "start sun\nhold 1s\nfps 25",
            #"""
            night.seq:3:1: error: `fps` comes after the first frames, on line 2
               3 | fps 25
                 | ^^^ help: settings of the whole film stand above them
            """#),
        Complaint(
            .missingStart, "hold 1s\nto moon over 1s",
            #"""
            night.seq:1:1: error: `hold` comes before the film has started
               1 | hold 1s
                 | ^^^^ help: write `start NAME` above
            """#),
        Complaint(
            .missingStart, "cut moon\nstart sun\nhold 1s",
            #"""
            night.seq:1:1: error: `cut` comes before the film has started
               1 | cut moon
                 | ^^^ help: move `start` up from line 2
            """#),
        Complaint(
            .notInRepeat, "start sun\nrepeat 2\n  let odd = moon\n  to odd over 1s\nend",
            #"""
            night.seq:3:3: error: `let` cannot be repeated
               3 |   let odd = moon
                 |   ^^^ help: move it above the `repeat`
            """#),
        Complaint(
            .badRepeat, "start sun\nrepeat 0\nhold 1s\nend",
            #"""
            night.seq:2:8: error: "0" is not a number of times
               2 | repeat 0
                 |        ^ help: a whole number between 1 and 10000
            """#),
        Complaint(
            .badRepeat, "start sun\nrepeat 1000000000\nhold 1s\nend",
            #"""
            night.seq:2:8: error: "1000000000" is not a number of times
               2 | repeat 1000000000
                 |        ^^^^^^^^^^ help: a whole number between 1 and 10000
            """#),
        Complaint(
            .emptyRepeat, "start sun\nhold 1s\nrepeat 2\nend",
            #"""
            night.seq:3:1: warning: nothing stands between this `repeat` and its `end`
               3 | repeat 2
                 | ^^^^^^ help: delete both
            """#),
        Complaint(
            .missingEnd, "start sun\nrepeat 2\nhold 1s",
            #"""
            night.seq:2:1: error: this `repeat` has no `end`
               2 | repeat 2
                 | ^^^^^^ help: write `end` on a line after what repeats
            """#),
        Complaint(
            .strayEnd, "start sun\nhold 1s\nend",
            #"""
            night.seq:3:1: error: this `end` has no `repeat`
               3 | end
                 | ^^^ help: delete it, or write `repeat 2` above
            """#),
    ]
}
