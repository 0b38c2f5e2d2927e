// SPDX-License-Identifier: MIT
import Choreography

extension Complaint {
    /// Ways of walking.
    static let aboutWays: [Complaint] = [
        Complaint(
            .unknownWay, "start sun\nto moon over 2s path curved",
            #"""
            night.seq:2:22: error: no path named "curved"
               2 | to moon over 2s path curved
                 |                      ^^^^^^ help: did you mean path spline?
            """#),
        Complaint(
            .unknownWay, "start sun\npath sphercal\nhold 1s",
            #"""
            night.seq:2:6: error: no path named "sphercal"
               2 | path sphercal
                 |      ^^^^^^^^ help: did you mean path spherical?
            """#),
        Complaint(
            .unknownWay, "start sun\npace fast\nto moon over 2s",
            #"""
            night.seq:2:6: error: no pace named "fast"
               2 | pace fast
                 |      ^^^^ help: write pace given or pace even
            """#),
        Complaint(
            .unknownWay, "start sun\nto moon over 2s layers first",
            #"""
            night.seq:2:24: error: no order of layers named "first"
               2 | to moon over 2s layers first
                 |                        ^^^^^ help: did you mean layers in?
            """#),
        Complaint(
            .missingPart, "start sun\nto moon over 2s pace",
            #"""
            night.seq:2:21: error: `pace` needs `given` or `even` after it
               2 | to moon over 2s pace
                 |                     ^ help: for example pace even
            """#),
        Complaint(
            .missingPart, "start sun\nthrough moon layers over 3s",
            #"""
            night.seq:2:21: error: `layers` needs `in` or `out` after it
               2 | through moon layers over 3s
                 |                     ^^^^ help: for example layers out
            """#),
        Complaint(
            .missingPart, "start sun\npath\nhold 1s",
            #"""
            night.seq:2:5: error: `path` needs `linear`, `spherical`, `spline` or `bent` after it
               2 | path
                 |     ^ help: for example path bent
            """#),
        Complaint(
            .missingPart, "start sun\nto path over 1s",
            #"""
            night.seq:2:4: error: `to` needs a mix before `path`
               2 | to path over 1s
                 |    ^^^^ help: if a picture is called path, write its name in quotes: "path"
            """#),
        Complaint(
            .unexpectedText, "start sun\npath spline moon\nhold 1s",
            #"""
            night.seq:2:13: error: `path` has no place for "moon"
               2 | path spline moon
                 |             ^^^^ help: written as: path linear, path spherical, path spline or path bent
            """#),
        Complaint(
            .unexpectedText, "start sun\nto moon over 1s path spline path linear",
            #"""
            night.seq:2:29: error: `path` stands twice in this `to`
               2 | to moon over 1s path spline path linear
                 |                             ^^^^ help: delete one of them
            """#),
        Complaint(
            .unexpectedText, "start sun\nto moon over 1s\npast 20% over 1s path spherical",
            #"""
            night.seq:3:18: error: `past` goes along the way of the movement before it
               3 | past 20% over 1s path spherical
                 |                  ^^^^ help: write `path` there, in the line of its `to`, `through` or `close`
            """#),
        Complaint(
            .unexpectedText, "start sun\nto moon over 1s\npast 20% over 1s\nback over 1s align",
            #"""
            night.seq:4:14: error: `back` goes along the way of the movement before it
               4 | back over 1s align
                 |              ^^^^^ help: write `align` there, in the line of its `to`, `through` or `close`
            """#),
        Complaint(
            .unexpectedText, "start sun\nhold 1s path spline",
            #"""
            night.seq:2:9: error: `hold` has no place for "path"
               2 | hold 1s path spline
                 |         ^^^^ help: written as: hold DURATION, as in hold 1s
            """#),
        Complaint(
            .unknownVerb, "start sun\nclamp out-back\nhold 1s",
            #"""
            night.seq:2:1: error: `clamp` stands at the end of a movement, not at its beginning
               2 | clamp out-back
                 | ^^^^^ help: for example `to moon over 2s ease out-back clamp`
            """#),
        Complaint(
            .unknownVerb, "start sun\nlayers in\nhold 1s",
            #"""
            night.seq:2:1: error: `layers` stands at the end of a movement, not at its beginning
               2 | layers in
                 | ^^^^^^ help: for example `to moon over 2s layers in`
            """#),
        Complaint(
            .noBend, "start sun\nto dusk-tree over 2s path bent",
            #"""
            night.seq:2:4: error: no bend dusk-tree~sun
               2 | to dusk-tree over 2s path bent
                 |    ^^^^^^^^^ help: teach it: inbetween bend sun dusk-tree
            """#),
        Complaint(
            .noBend, "start sun\nto 0.5 sun + 0.5 moon over 2s path bent",
            #"""
            night.seq:2:4: error: a bent way leads from one picture to another; here it leads to a mix
               2 | to 0.5 sun + 0.5 moon over 2s path bent
                 |    ^^^^^^^^^^^^^^^^^^ help: write `path linear` or `path spline`
            """#),
        Complaint(
            .noBend, "start sun\nto moon over 2s path bent align",
            #"""
            night.seq:2:4: error: a bent way leads from one picture to another; here it leads to weights that the film makes
               2 | to moon over 2s path bent align
                 |    ^^^^ help: leave `align` out, or write `path linear`
            """#),
        Complaint(
            .farOutside, "start sun\nto 2 moon - sun over 1s",
            #"""
            night.seq:2:4: warning: the coefficients of this mixture add up to 3 without their signs: that far outside the learned pictures shapes break up
               2 | to 2 moon - sun over 1s
                 |    ^^^^^^^^^^^^ help: stay below 2.5: smaller coefficients, or a shorter `past`; networks that rehearsed go further
            """#),
        Complaint(
            .farOutside, "start sun\nto moon over 1s\npast 90% over 1s",
            #"""
            night.seq:3:1: warning: the coefficients of this mixture add up to 2.8 without their signs: that far outside the learned pictures shapes break up
               3 | past 90% over 1s
                 | ^^^^^^^^^^^^^^^^ help: stay below 2.5: smaller coefficients, or a shorter `past`; networks that rehearsed go further
            """#),
    ]
}
