// SPDX-License-Identifier: MIT

/// Complaints about mixes and names.
extension Complaint {
    static let aboutMixes: [Complaint] = [
        Complaint(
            .unknownName, "start sun\nto moom over 40f",
            #"""
            night.seq:2:4: error: no weight file for "moom" in weights/
               2 | to moom over 40f
                 |    ^^^^ help: did you mean "moon"? (or learn it: inbetween learn img/moom.png)
            """#),
        Complaint(
            .unknownName, "start sun\nto zebra over 40f",
            #"""
            night.seq:2:4: error: no weight file for "zebra" in weights/
               2 | to zebra over 40f
                 |    ^^^^^ help: learn it: inbetween learn img/zebra.png
            """#),
        Complaint(
            .unknownName, "start sun\nto odd over 40f\nlet odd = 0.5 sun + 0.5 moon",
            #"""
            night.seq:2:4: error: no weight file for "odd" in weights/
               2 | to odd over 40f
                 |    ^^^ help: it is defined below, on line 3; move that line up
            """#),
        Complaint(
            .unknownName, "start sun\nto star@7 over 40f",
            #"""
            night.seq:2:4: error: no weight file for "star@7" in weights/
               2 | to star@7 over 40f
                 |    ^^^^^^ help: learn it: inbetween learn img/star.png --snapshots log
            """#),
        Complaint(
            .unknownName, "start sun\nto \"my cat~sun\" over 40f",
            #"""
            night.seq:2:4: error: no weight file for "my cat~sun" in weights/
               2 | to "my cat~sun" over 40f
                 |    ^^^^^^^^^^^^ help: teach it: inbetween bend 'my cat' sun
            """#),
        Complaint(
            .unreadableWeights, "start sun\nto torn over 40f\nto torn over 1s",
            #"""
            night.seq:2:4: error: the weights of "torn" cannot be read: the file ends early
               2 | to torn over 40f
                 |    ^^^^ help: learn it again: inbetween learn img/torn.png
            """#),
        Complaint(
            .mixSum, "start sun\nto 0.6 sun + 0.3 moon over 1s",
            #"""
            night.seq:2:4: error: coefficients of this mix sum to 0.9, not 1
               2 | to 0.6 sun + 0.3 moon over 1s
                 |    ^^^^^^^^^^^^^^^^^^ help: 0.1 is missing; or write `normalize` after the mix
            """#),
        Complaint(
            .mixSum, "start sun\nto sun- moon over 1s",
            #"""
            night.seq:2:4: error: coefficients of this mix sum to 0, not 1
               2 | to sun- moon over 1s
                 |    ^^^^^^^^^ help: 1 is missing; or write `normalize` after the mix
            """#),
        Complaint(
            .mixSum, "start sun\nto sun - moon normalize over 1s",
            #"""
            night.seq:2:4: error: coefficients of this mix sum to 0 and cannot be normalized
               2 | to sun - moon normalize over 1s
                 |    ^^^^^^^^^^ help: change a coefficient, so that the sum is not 0
            """#),
        Complaint(
            .mixTooFar, "start sun\nto 5000 sun - 4999 moon over 1s",
            #"""
            night.seq:2:4: error: a coefficient here is larger than 1000: nothing can be drawn so far out
               2 | to 5000 sun - 4999 moon over 1s
                 |    ^^^^^^^^^^^^^^^^^^^^ help: stay closer to the pictures
            """#),
        Complaint(
            .mixTooFar, "let odd = 100 sun - 99 moon\nlet far = 100 odd - 99 moon\nstart far\nhold 1s",
            #"""
            night.seq:1:11: warning: the coefficients of this mixture add up to 199 without their signs: that far outside the learned pictures shapes break up
               1 | let odd = 100 sun - 99 moon
                 |           ^^^^^^^^^^^^^^^^^ help: stay below 2.5: smaller coefficients, or a shorter `past`; networks that rehearsed go further
            night.seq:2:11: error: a coefficient here is larger than 1000: nothing can be drawn so far out
               2 | let far = 100 odd - 99 moon
                 |           ^^^^^^^^^^^^^^^^^ help: stay closer to the pictures
            """#),
        Complaint(
            .shapeMismatch, "start sun\nto crow over 1s",
            #"""
            night.seq:2:4: error: "crow" (2-64-64-3 sine) and "sun" (2-128-128-3 tanh) have different shapes and cannot be mixed
               2 | to crow over 1s
                 |    ^^^^ help: learn both with the same recipe, or `cut` from one to the other
            """#),
        Complaint(
            .shapeMismatch, "start 0.5 sun + 0.5 crow\nhold 1s",
            #"""
            night.seq:1:21: error: "crow" (2-64-64-3 sine) and "sun" (2-128-128-3 tanh) have different shapes and cannot be mixed
               1 | start 0.5 sun + 0.5 crow
                 |                     ^^^^ help: learn both with the same recipe, or `cut` from one to the other
            """#),
        Complaint(
            .strangers, "start sun\nto owl over 1s\nto moon over 1s",
            #"""
            night.seq:2:4: warning: "sun" and "owl" are strangers: between them the picture dissolves or turns to fog
               2 | to owl over 1s
                 |    ^^^ help: learn both with one shared start: inbetween learn --start shared; or walk there with `align`
            """#),
    ]
}
