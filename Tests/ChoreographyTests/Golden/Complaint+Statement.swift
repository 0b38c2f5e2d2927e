// SPDX-License-Identifier: MIT

/// Complaints about one statement.
extension Complaint {
    static let aboutStatement: [Complaint] = [
        Complaint(
            .unknownVerb, "start sun\nholt 1s",
            #"""
            night.seq:2:1: error: no verb named "holt"
               2 | holt 1s
                 | ^^^^ help: did you mean `hold`?
            """#),
        Complaint(
            .unknownVerb, "start sun\nmorph moon over 1s",
            #"""
            night.seq:2:1: error: no verb named "morph"
               2 | morph moon over 1s
                 | ^^^^^ help: did you mean `to`?
            """#),
        Complaint(
            .unknownVerb, "start sun\nTo moon over 1s",
            #"""
            night.seq:2:1: error: no verb named "To"
               2 | To moon over 1s
                 | ^^ help: did you mean `to`?
            """#),
        Complaint(
            .unknownVerb, "start sun\ninclude night.seq\nhold 1s",
            #"""
            night.seq:2:1: error: no verb named "include"
               2 | include night.seq
                 | ^^^^^^^ help: there are no includes; weights are found by name
            """#),
        Complaint(
            .unknownVerb, "start sun\n40f moon",
            #"""
            night.seq:2:1: error: a statement begins with a verb, not with "40"
               2 | 40f moon
                 | ^^ help: for example `to moon over 2s`
            """#),
        Complaint(
            .unknownVerb, "start sun\nzzzzzz moon\nhold 1s",
            #"""
            night.seq:2:1: error: no verb named "zzzzzz"
               2 | zzzzzz moon
                 | ^^^^^^ help: the verbs are: fps size weights ease path pace use let start hold to past back through close cut view repeat end mark
            """#),
        Complaint(
            .missingPart, "start sun\nto",
            #"""
            night.seq:2:3: error: `to` needs a mix
               2 | to
                 |   ^ help: written as: to MIX over DURATION [ease EASING], as in to moon over 2s
            """#),
        Complaint(
            .missingPart, "start sun\nto over 1s",
            #"""
            night.seq:2:4: error: `to` needs a mix before `over`
               2 | to over 1s
                 |    ^^^^ help: if a picture is called over, write its name in quotes: "over"
            """#),
        Complaint(
            .missingPart, "start sun\nto 0.5 sun + over 1s",
            #"""
            night.seq:2:14: error: `to` needs another name before `over`
               2 | to 0.5 sun + over 1s
                 |              ^^^^ help: if a picture is called over, write its name in quotes: "over"
            """#),
        Complaint(
            .missingPart, "start sun\nhold",
            #"""
            night.seq:2:5: error: `hold` needs a duration
               2 | hold
                 |     ^ help: written as: hold DURATION, as in hold 1s
            """#),
        Complaint(
            .missingPart, "start sun\nto moon over",
            #"""
            night.seq:2:13: error: `to` needs a duration
               2 | to moon over
                 |             ^ help: written as: to MIX over DURATION [ease EASING], as in to moon over 2s
            """#),
        Complaint(
            .missingPart, "use cat\nstart sun\nhold 1s",
            #"""
            night.seq:1:8: error: `use` needs a `=` after its name
               1 | use cat
                 |        ^ help: written as: use NAME = "file name"
            """#),
        Complaint(
            .missingPart, "let odd =\nstart sun\nto odd over 1s",
            #"""
            night.seq:1:10: error: `let` needs a mix
               1 | let odd =
                 |          ^ help: written as: let NAME = MIX, as in let odd = 0.5 sun + 0.5 moon
            """#),
        Complaint(
            .unexpectedText, "start sun\nto sun moon over 1s",
            #"""
            night.seq:2:8: error: a + or - is missing before "moon"
               2 | to sun moon over 1s
                 |        ^^^^ help: for one picture after the other use `through`
            """#),
        Complaint(
            .unexpectedText, "start sun\nto sun + moon normalise over 1s",
            #"""
            night.seq:2:15: error: a + or - is missing before "normalise"
               2 | to sun + moon normalise over 1s
                 |               ^^^^^^^^^ help: or did you mean `normalize`?
            """#),
        Complaint(
            .unexpectedText, "start sun\nhold over 1s",
            #"""
            night.seq:2:6: error: `hold` has no `over`
               2 | hold over 1s
                 |      ^^^^ help: write `hold 1s`
            """#),
        Complaint(
            .unexpectedText, "start sun\nhold 1min 30s",
            #"""
            night.seq:2:11: error: `hold` has no place for another duration
               2 | hold 1min 30s
                 |           ^^ help: a duration is one number and one unit: 90s, or 1.5min
            """#),
        Complaint(
            .unexpectedText, "start sun\nhold 1s ease linear",
            #"""
            night.seq:2:9: error: `hold` has no place for "ease"
               2 | hold 1s ease linear
                 |         ^^^^ help: written as: hold DURATION, as in hold 1s
            """#),
        Complaint(
            .unexpectedText, "start sun\ncut moon over 1s\nhold 1s",
            #"""
            night.seq:2:10: error: `cut` takes no time, so it has no `over`
               2 | cut moon over 1s
                 |          ^^^^ help: `to` moves there; `hold` after the cut stays
            """#),
        Complaint(
            .unexpectedText, "start sun\ncut moon 1s\nhold 1s",
            #"""
            night.seq:2:10: error: `cut` takes no time
               2 | cut moon 1s
                 |          ^ help: `to` moves there; `hold` after the cut stays
            """#),
        Complaint(
            .unexpectedText, "start sun\nto 0.5sun + 0.5 moon over 1s",
            #"""
            night.seq:2:4: error: "0.5sun" is neither a number nor a name
               2 | to 0.5sun + 0.5 moon over 1s
                 |    ^^^^^^ help: put a space after a coefficient: 0.5 sun; a name that begins with a digit is written in quotes
            """#),
        Complaint(
            .unexpectedText, "start sun\nto 3d-cat over 1s",
            #"""
            night.seq:2:4: error: "3d-cat" is neither a number nor a name
               2 | to 3d-cat over 1s
                 |    ^^^^^^ help: put a space after a coefficient: 3 d-cat; a name that begins with a digit is written in quotes
            """#),
        Complaint(
            .unexpectedText, "start sun\nto sun-0.3 moon over 1s",
            #"""
            night.seq:2:4: error: a name cannot contain a point
               2 | to sun-0.3 moon over 1s
                 |    ^^^^^^^ help: put spaces around + and -, or write the name in quotes
            """#),
        Complaint(
            .unexpectedText, "start sun\nthrough sun, moon over 1s",
            #"""
            night.seq:2:12: error: `through` has no place for ","
               2 | through sun, moon over 1s
                 |            ^ help: put spaces between the names
            """#),
        Complaint(
            .unexpectedText, "start sun\nthrough 0.5 sun moon over 1s",
            #"""
            night.seq:2:9: error: `through` takes names only, not "0.5"
               2 | through 0.5 sun moon over 1s
                 |         ^^^ help: give the mix a name first: let odd = 0.5 sun + 0.5 moon
            """#),
        Complaint(
            .unexpectedText, "start sun\nrepeat 3 times\nhold 1s\nend",
            #"""
            night.seq:2:10: error: `repeat` has no place for "times"
               2 | repeat 3 times
                 |          ^^^^^ help: written as: repeat TIMES, as in repeat 3
            """#),
        Complaint(
            .unexpectedText, "start sun\nto moon over 1s over 2s",
            #"""
            night.seq:2:17: error: `to` has no place for "over"
               2 | to moon over 1s over 2s
                 |                 ^^^^ help: written as: to MIX over DURATION [ease EASING], as in to moon over 2s
            """#),
        Complaint(
            .missingOver, "start sun\nto moon 40f",
            #"""
            night.seq:2:9: error: `over` is missing before "40"
               2 | to moon 40f
                 |         ^^ help: written as: to MIX over DURATION [ease EASING], as in to moon over 2s
            """#),
        Complaint(
            .missingOver, "start sun\nto moon",
            #"""
            night.seq:2:8: error: `to` needs a duration
               2 | to moon
                 |        ^ help: for example over 2s
            """#),
        Complaint(
            .missingOver, "start sun\nthrough moon sun 2 s",
            #"""
            night.seq:2:18: error: `over` is missing before "2"
               2 | through moon sun 2 s
                 |                  ^ help: written as: through NAME NAME ... over DURATION [ease EASING]
            """#),
        Complaint(
            .missingOver, "start sun\nback 1s",
            #"""
            night.seq:2:6: error: `over` is missing before "1"
               2 | back 1s
                 |      ^ help: written as: back over DURATION [ease EASING], as in back over 1s
            """#),
        Complaint(
            .missingUnit, "start sun\nto moon over 40",
            #"""
            night.seq:2:14: error: the duration 40 has no unit
               2 | to moon over 40
                 |              ^^ help: did you mean 40f (frames) or 40s (seconds)?
            """#),
        Complaint(
            .missingUnit, "start sun\nto moon over 2.5 ease linear",
            #"""
            night.seq:2:14: error: the duration 2.5 has no unit
               2 | to moon over 2.5 ease linear
                 |              ^^^ help: did you mean 2.5s (seconds)?
            """#),
        Complaint(
            .unknownUnit, "start sun\nhold 2 sek",
            #"""
            night.seq:2:8: error: no unit of time named "sek"
               2 | hold 2 sek
                 |        ^^^ help: did you mean 2s?
            """#),
        Complaint(
            .unknownUnit, "start sun\nhold 2m",
            #"""
            night.seq:2:7: error: no unit of time named "m"
               2 | hold 2m
                 |       ^ help: did you mean 2min?
            """#),
        Complaint(
            .unknownUnit, "start sun\nhold 2 fortnights",
            #"""
            night.seq:2:8: error: no unit of time named "fortnights"
               2 | hold 2 fortnights
                 |        ^^^^^^^^^^ help: the units are f, ms, s and min
            """#),
        Complaint(
            .badDuration, "start sun\nhold 1.5f",
            #"""
            night.seq:2:6: error: "1.5f" is not a whole number of frames
               2 | hold 1.5f
                 |      ^^^^ help: round it, or use seconds
            """#),
        Complaint(
            .badDuration, "start sun\nhold -2s",
            #"""
            night.seq:2:6: error: "-2s" is negative
               2 | hold -2s
                 |      ^^^ help: time only goes forward
            """#),
        Complaint(
            .badDuration, "start sun\nhold 0.0000000001s",
            #"""
            night.seq:2:6: error: "0.0000000001s" is finer than a nanosecond
               2 | hold 0.0000000001s
                 |      ^^^^^^^^^^^^^ help: leave some decimals out
            """#),
        Complaint(
            .badDuration, "start sun\nhold 99999999999s",
            #"""
            night.seq:2:6: error: "99999999999s" is longer than the longest film
               2 | hold 99999999999s
                 |      ^^^^^^^^^^^^ help: a film has at most 10000000 frames
            """#),
        Complaint(
            .badNumber, "start sun\nto 0.1234567890123456789 sun + moon normalize over 1s",
            #"""
            night.seq:2:4: error: the number "0.1234567890123456789" has too many digits
               2 | to 0.1234567890123456789 sun + moon normalize over 1s
                 |    ^^^^^^^^^^^^^^^^^^^^^ help: at most 18 are read
            """#),
        Complaint(
            .badPercentage, "start sun\nto moon over 1s\npast 0.6 over 1s",
            #"""
            night.seq:3:6: error: 0.6 has no %
               3 | past 0.6 over 1s
                 |      ^^^ help: write past 60% to go to 1.6 times the way
            """#),
        Complaint(
            .badPercentage, "start sun\nto moon over 1s\npast 60 over 1s",
            #"""
            night.seq:3:6: error: 60 has no %
               3 | past 60 over 1s
                 |      ^^ help: write past 60% to go to 1.6 times the way
            """#),
        Complaint(
            .badPercentage, "start sun\nto moon over 1s\npast -20% over 1s",
            #"""
            night.seq:3:6: error: `past` goes beyond the target, by more than 0 %
               3 | past -20% over 1s
                 |      ^ help: to stop short of it, go to a mix: to 0.2 sun + 0.8 moon
            """#),
        Complaint(
            .badPercentage, "start sun\nto moon over 1s\npast 0% over 1s",
            #"""
            night.seq:3:6: error: `past` 0% is out of range
               3 | past 0% over 1s
                 |      ^ help: more than 0 % and at most 1000 %; `back` returns to the target
            """#),
        Complaint(
            .badPercentage, "start sun\nto moon over 1s\npast 2000% over 1s",
            #"""
            night.seq:3:6: error: `past` 2000% is out of range
               3 | past 2000% over 1s
                 |      ^^^^ help: more than 0 % and at most 1000 %; `back` returns to the target
            """#),
        Complaint(
            .badFrameRate, "fps 29.97\nstart sun\nhold 1s",
            #"""
            night.seq:1:5: error: 29.97 is not an exact frame rate
               1 | fps 29.97
                 |     ^^^^^ help: write fps 30000/1001
            """#),
        Complaint(
            .badFrameRate, "fps 12.5\nstart sun\nhold 1s",
            #"""
            night.seq:1:5: error: 12.5 is not an exact frame rate
               1 | fps 12.5
                 |     ^^^^ help: write fps 25/2
            """#),
        Complaint(
            .badFrameRate, "fps 0\nstart sun\nhold 1s",
            #"""
            night.seq:1:5: error: 0 frames per second is out of range
               1 | fps 0
                 |     ^ help: a rate is between 1 and 1000
            """#),
        Complaint(
            .badFrameRate, "fps fast\nstart sun\nhold 1s",
            #"""
            night.seq:1:5: error: "fast" is not a frame rate between 1 and 1000
               1 | fps fast
                 |     ^^^^ help: write a number such as 30, or a fraction such as 30000/1001
            """#),
        Complaint(
            .badSize, "size 1920\nstart sun\nhold 1s",
            #"""
            night.seq:1:6: error: "1920" is not a size
               1 | size 1920
                 |      ^^^^ help: write width x height: 1920x1080
            """#),
        Complaint(
            .badSize, "size 20000x1000\nstart sun\nhold 1s",
            #"""
            night.seq:1:6: error: "20000x1000" is out of range
               1 | size 20000x1000
                 |      ^^^^^^^^^^ help: each side is between 1 and 16384 pixels
            """#),
        Complaint(
            .badName, "start sun\nto \"../../etc/passwd\" over 1s",
            #"""
            night.seq:2:4: error: the name "../../etc/passwd" contains a path separator
               2 | to "../../etc/passwd" over 1s
                 |    ^^^^^^^^^^^^^^^^^^ help: a name is a file in the weights folder, without folder and without extension
            """#),
        Complaint(
            .badName, "use cat = \"my cat.safetensors\"\nstart cat\nhold 1s",
            #"""
            night.seq:1:11: error: the name "my cat.safetensors" ends in ".safetensors", which is added by itself
               1 | use cat = "my cat.safetensors"
                 |           ^^^^^^^^^^^^^^^^^^^^ help: a name is a file in the weights folder, without folder and without extension
            """#),
        Complaint(
            .badFolder, "weights ../elsewhere\nstart sun\nhold 1s",
            #"""
            night.seq:1:9: error: the folder "../elsewhere" leads outside the project with ".."
               1 | weights ../elsewhere
                 |         ^^^^^^^^^^^^ help: name a folder inside the project, such as weights or night/weights
            """#),
        Complaint(
            .badFolder, "weights /home\nstart sun\nhold 1s",
            #"""
            night.seq:1:9: error: the folder "/home" is an absolute path
               1 | weights /home
                 |         ^^^^^ help: name a folder inside the project, such as weights or night/weights
            """#),
        Complaint(
            .unknownEasing, "start sun\nto moon over 2s ease inout-sin",
            #"""
            night.seq:2:22: error: no easing named "inout-sin"
               2 | to moon over 2s ease inout-sin
                 |                      ^^^^^^^^^ help: did you mean inout-sine?
            """#),
        Complaint(
            .unknownEasing, "start sun\nto moon over 2s ease ease-in-out-sine",
            #"""
            night.seq:2:22: error: no easing named "ease-in-out-sine"
               2 | to moon over 2s ease ease-in-out-sine
                 |                      ^^^^^^^^^^^^^^^^ help: did you mean inout-sine?
            """#),
        Complaint(
            .unknownEasing, "start sun\nto moon over 2s ease easeOutBounce",
            #"""
            night.seq:2:22: error: no easing named "easeOutBounce"
               2 | to moon over 2s ease easeOutBounce
                 |                      ^^^^^^^^^^^^^ help: did you mean out-bounce?
            """#),
        Complaint(
            .unknownEasing, "start sun\nto moon over 2s ease ease-in-out",
            #"""
            night.seq:2:22: error: no easing named "ease-in-out"
               2 | to moon over 2s ease ease-in-out
                 |                      ^^^^^^^^^^^ help: did you mean bezier(0.42, 0, 0.58, 1)?
            """#),
        Complaint(
            .unknownEasing, "start sun\nto moon over 2s ease zigzag",
            #"""
            night.seq:2:22: error: no easing named "zigzag"
               2 | to moon over 2s ease zigzag
                 |                      ^^^^^^ help: linear, steps(n), bezier(a, b, c, d), or in-, out-, inout- with sine quad cubic quart quint expo circ back elastic bounce
            """#),
        Complaint(
            .badEasing, "start sun\nto moon over 2s ease steps 4",
            #"""
            night.seq:2:22: error: `steps` needs its numbers in parentheses
               2 | to moon over 2s ease steps 4
                 |                      ^^^^^ help: for example steps(6)
            """#),
        Complaint(
            .badEasing, "start sun\nto moon over 2s ease steps(2.5)",
            #"""
            night.seq:2:22: error: steps takes one whole number between 1 and 1000
               2 | to moon over 2s ease steps(2.5)
                 |                      ^^^^^^^^^^ help: for example steps(6)
            """#),
        Complaint(
            .badEasing, "start sun\nto moon over 2s ease steps(4",
            #"""
            night.seq:2:29: error: the parenthesis of `steps` is not closed
               2 | to moon over 2s ease steps(4
                 |                             ^ help: for example steps(6)
            """#),
        Complaint(
            .badEasing, "start sun\nto moon over 2s ease bezier(1, 2, 3)",
            #"""
            night.seq:2:22: error: bezier takes four numbers, not 3
               2 | to moon over 2s ease bezier(1, 2, 3)
                 |                      ^^^^^^^^^^^^^^^ help: for example bezier(0.42, 0, 0.58, 1)
            """#),
        Complaint(
            .badEasing, "start sun\nto moon over 2s ease bezier(1.5, 0, 0, 1)",
            #"""
            night.seq:2:22: error: the first and third number of bezier lie between 0 and 1
               2 | to moon over 2s ease bezier(1.5, 0, 0, 1)
                 |                      ^^^^^^^^^^^^^^^^^^^^ help: for example bezier(0.42, 0, 0.58, 1)
            """#),
        Complaint(
            .badEasing, "start sun\nto moon over 2s ease bezier(a, 0, 0, 1)",
            #"""
            night.seq:2:29: error: "a" does not belong in the numbers of `bezier`
               2 | to moon over 2s ease bezier(a, 0, 0, 1)
                 |                             ^ help: for example bezier(0.42, 0, 0.58, 1)
            """#),
    ]
}
