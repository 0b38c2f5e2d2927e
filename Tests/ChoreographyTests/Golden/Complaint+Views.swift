// SPDX-License-Identifier: MIT

/// Complaints about the camera.
extension Complaint {
    static let aboutViews: [Complaint] = [
        Complaint(
            .badView, "start sun\nview zoon 2",
            #"""
            night.seq:2:6: error: no motion named "zoon"
               2 | view zoon 2
                 |      ^^^^ help: did you mean `zoom`?
            """#),
        Complaint(
            .badView, "start sun\nview reset over 1s",
            #"""
            night.seq:2:6: error: no motion named "reset"
               2 | view reset over 1s
                 |      ^^^^^ help: did you mean `home`?
            """#),
        Complaint(
            .badView, "start sun\nview frobnicate",
            #"""
            night.seq:2:6: error: no motion named "frobnicate"
               2 | view frobnicate
                 |      ^^^^^^^^^^ help: the motions are: home zoom pan rotate dive mirror kaleidoscope tunnel
            """#),
        Complaint(
            .badView, "start sun\nview zoom 0\nhold 1s",
            #"""
            night.seq:2:11: error: a zoom of 0 is out of range
               2 | view zoom 0
                 |           ^ help: 0.01 to 10000; below 1 the picture gets smaller
            """#),
        Complaint(
            .badView, "start sun\nview zoom -2\nhold 1s",
            #"""
            night.seq:2:11: error: a zoom of -2 is out of range
               2 | view zoom -2
                 |           ^^ help: 0.01 to 10000; below 1 the picture gets smaller
            """#),
        Complaint(
            .badView, "start sun\nview pan 30% 0\nhold 1s",
            #"""
            night.seq:2:10: error: a view is written in fractions, without %
               2 | view pan 30% 0
                 |          ^^^ help: write 0.3
            """#),
        Complaint(
            .badView, "start sun\nview pan to 2000 0\nhold 1s",
            #"""
            night.seq:2:13: error: 2000 is out of range
               2 | view pan to 2000 0
                 |             ^^^^ help: at most 1000, either sign
            """#),
        Complaint(
            .badView, "start sun\nview zoom 2 zoom 3\nhold 1s",
            #"""
            night.seq:2:13: error: `zoom` stands twice in one view
               2 | view zoom 2 zoom 3
                 |             ^^^^ help: write one of them, or two statements
            """#),
        Complaint(
            .badView, "start sun\nview zoom 2 at 0.3 0.6 pan 1 0\nhold 1s",
            #"""
            night.seq:2:24: error: `at` and `pan` both move the middle
               2 | view zoom 2 at 0.3 0.6 pan 1 0
                 |                        ^^^ help: write one of them, or two statements
            """#),
        Complaint(
            .badView, "start sun\nview mirror z\nhold 1s",
            #"""
            night.seq:2:13: error: `mirror` takes x, y, both or off, not "z"
               2 | view mirror z
                 |             ^ help: x mirrors left to right, y top to bottom
            """#),
        Complaint(
            .badView, "start sun\nview kaleidoscope 2.5\nhold 1s",
            #"""
            night.seq:2:19: error: 2.5 is not a number of mirrors
               2 | view kaleidoscope 2.5
                 |                   ^^^ help: a whole number between 2 and 64
            """#),
        Complaint(
            .badView, "start sun\nview tunnel 1\nhold 1s",
            #"""
            night.seq:2:13: error: rings that get 1 times smaller do not make a tunnel
               2 | view tunnel 1
                 |             ^ help: 1.1 to 100
            """#),
        Complaint(
            .badView, "start sun\nview rotate 20000 turns\nhold 1s",
            #"""
            night.seq:2:13: error: 20000 turns is out of range
               2 | view rotate 20000 turns
                 |             ^^^^^ help: at most 10000 turns, either way
            """#),
        Complaint(
            .badView, "start sun\nview dive 2 over 1s\nhold 1s",
            #"""
            night.seq:2:1: error: `dive` goes down a tunnel, and there is none
               2 | view dive 2 over 1s
                 | ^^^^^^^^^^^^^^^^^^^ help: first write view tunnel 3
            """#),
        Complaint(
            .missingUnit, "start sun\nview rotate 90\nhold 1s",
            #"""
            night.seq:2:13: error: the angle 90 has no unit
               2 | view rotate 90
                 |             ^^ help: did you mean 90deg?
            """#),
        Complaint(
            .unknownUnit, "start sun\nview rotate 2rad\nhold 1s",
            #"""
            night.seq:2:14: error: no unit of angles named "rad"
               2 | view rotate 2rad
                 |              ^^^ help: the units are deg and turns
            """#),
        Complaint(
            .missingPart, "start sun\nview",
            #"""
            night.seq:2:5: error: `view` needs a motion
               2 | view
                 |     ^ help: written as: view MOTION ... [over DURATION] [ease EASING], as in view zoom 4 at 0.3 0.6 over 3s
            """#),
        Complaint(
            .missingPart, "start sun\nview pan 0.5",
            #"""
            night.seq:2:13: error: `view` needs a second fraction, of the picture's height
               2 | view pan 0.5
                 |             ^ help: written as: view MOTION ... [over DURATION] [ease EASING], as in view zoom 4 at 0.3 0.6 over 3s
            """#),
        Complaint(
            .missingPart, "start sun\nview rotate to",
            #"""
            night.seq:2:15: error: `view` needs an angle
               2 | view rotate to
                 |               ^ help: written as: view MOTION ... [over DURATION] [ease EASING], as in view zoom 4 at 0.3 0.6 over 3s
            """#),
        Complaint(
            .missingPart, "start sun\nview mirror",
            #"""
            night.seq:2:12: error: `view` needs x, y, both or off
               2 | view mirror
                 |            ^ help: written as: view MOTION ... [over DURATION] [ease EASING], as in view zoom 4 at 0.3 0.6 over 3s
            """#),
        Complaint(
            .unexpectedText, "start sun\nview over 2s\nhold 1s",
            #"""
            night.seq:2:6: error: `view` has no place for "over"
               2 | view over 2s
                 |      ^^^^ help: written as: view MOTION ... [over DURATION] [ease EASING], as in view zoom 4 at 0.3 0.6 over 3s
            """#),
        Complaint(
            .unexpectedText, "start sun\nview at 0.3 0.6\nhold 1s",
            #"""
            night.seq:2:6: error: `at` belongs to a zoom
               2 | view at 0.3 0.6
                 |      ^^ help: zoom 4 at 0.3 0.6, or pan to 0.3 0.6
            """#),
        Complaint(
            .unexpectedText, "start sun\nview zoom x\nhold 1s",
            #"""
            night.seq:2:11: error: `view` has no place for "x"
               2 | view zoom x
                 |           ^ help: written as: view MOTION ... [over DURATION] [ease EASING], as in view zoom 4 at 0.3 0.6 over 3s
            """#),
        Complaint(
            .unexpectedText, "start sun\nview mirror x over 2s\nhold 2s",
            #"""
            night.seq:2:15: error: mirrors change at once, so they have no `over`
               2 | view mirror x over 2s
                 |               ^^^^ help: leave it out, or move the camera in the same statement: zoom 2
            """#),
        Complaint(
            .missingOver, "start sun\nview zoom 2 ease in-sine\nhold 1s",
            #"""
            night.seq:2:13: error: a `view` that jumps has no easing
               2 | view zoom 2 ease in-sine
                 |             ^^^^ help: give it time: over 2s ease ...
            """#),
        Complaint(
            .missingOver, "start sun\nview zoom 2 3s\nhold 3s",
            #"""
            night.seq:2:13: error: `over` is missing before "3"
               2 | view zoom 2 3s
                 |             ^ help: written as: view MOTION ... [over DURATION] [ease EASING], as in view zoom 4 at 0.3 0.6 over 3s
            """#),
        Complaint(
            .unknownVerb, "start sun\nzoom 4 over 2s\nhold 2s",
            #"""
            night.seq:2:1: error: no verb named "zoom"
               2 | zoom 4 over 2s
                 | ^^^^ help: did you mean `view`?
            """#),
        Complaint(
            .noFrames, "start sun\nview zoom 2 over 1ms\nhold 1s",
            #"""
            night.seq:2:18: error: 0 frames: 1ms at 30 fps is less than a frame
               2 | view zoom 2 over 1ms
                 |                  ^^^ help: make it longer; the shortest is 1f
            """#),
        Complaint(
            .nothingMoves, "start sun\nview home over 1s\nhold 1s",
            #"""
            night.seq:2:1: warning: the camera is already there: nothing moves
               2 | view home over 1s
                 | ^^^^^^^^^^^^^^^^^ help: `pan`, `rotate` and `dive` go on from where it is; `zoom by` does, too
            """#),
        Complaint(
            .viewTooFar, "start sun\nrepeat 20\nview zoom by 2 over 1f\nhold 1f\nend",
            #"""
            night.seq:3:1: error: the zoom comes to 16384
               3 | view zoom by 2 over 1f
                 | ^^^^^^^^^^^^^^^^^^^^^^ help: 0.01 to 10000 is possible
            """#),
        Complaint(
            .viewTooFar, "start sun\nview pan 900 0\nview pan 900 0\nhold 1s",
            #"""
            night.seq:3:1: error: the camera goes too far
               3 | view pan 900 0
                 | ^^^^^^^^^^^^^^ help: at most 1000 pictures away, 10000 turns, and 10000 rings
            """#),
        Complaint(
            .viewCutShort, "start sun\nview zoom 2 over 2s\nhold 1s",
            #"""
            night.seq:2:1: warning: the film ends 30 frames before the camera arrives
               2 | view zoom 2 over 2s
                 | ^^^^^^^^^^^^^^^^^^^ help: `view` takes no time itself: `hold` or move beside it for as long
            """#),
        Complaint(
            .viewStaysAway, "start sun\nto moon over 1s\nview zoom 2 over 1s\nclose over 1s",
            #"""
            night.seq:4:1: warning: the picture returns to the start, and the view does not: no loop
               4 | close over 1s
                 | ^^^^^^^^^^^^^ help: leave the camera alone and `close` takes it back, or end the move where the film began
            """#),
        Complaint(
            .viewStaysAway, "start sun\nto moon over 1s\nview mirror x\nclose over 1s",
            #"""
            night.seq:4:1: warning: the picture returns to the start, and the view does not: no loop
               4 | close over 1s
                 | ^^^^^^^^^^^^^ help: mirrors do not move: set them as at the start before the last frames, or before `start`
            """#),
    ]
}
