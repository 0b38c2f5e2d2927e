// SPDX-License-Identifier: MIT

/// Complaints about time and movement.
extension Complaint {
    static let aboutTime: [Complaint] = [
        Complaint(
            .noFrames, "fps 25\nstart sun\nhold 0.01s",
            #"""
            night.seq:3:6: error: 0 frames: 0.01s at 25 fps is less than a frame
               3 | hold 0.01s
                 |      ^^^^^ help: make it longer; the shortest is 1f
            """#),
        Complaint(
            .noFrames, "start sun\nthrough moon dusk-tree sun over 2f",
            #"""
            night.seq:2:33: error: 0 frames: 2f at 30 fps is not a frame for each of 3 names
               2 | through moon dusk-tree sun over 2f
                 |                                 ^^ help: make it longer; the shortest is 3f
            """#),
        Complaint(
            .nothingToPass, "start sun\nhold 1s\npast 60% over 1s",
            #"""
            night.seq:3:1: error: `past` goes on along the last movement, and nothing has moved
               3 | past 60% over 1s
                 | ^^^^ help: first write `to NAME over 2s`
            """#),
        Complaint(
            .nothingPast, "start sun\nto moon over 1s\nback over 1s",
            #"""
            night.seq:3:1: error: `back` returns from `past`, and nothing has gone past
               3 | back over 1s
                 | ^^^^ help: `to` moves to any mix, `close` to the start
            """#),
        Complaint(
            .nothingPast, "start sun\nto moon over 1s\ncut moon\nback over 1s",
            #"""
            night.seq:4:1: error: `back` returns from `past`, and nothing has gone past
               4 | back over 1s
                 | ^^^^ help: `to` moves to any mix, `close` to the start
            """#),
        Complaint(
            .nothingMoves, "start sun\nto sun over 1s",
            #"""
            night.seq:2:4: warning: the picture is already there: nothing moves
               2 | to sun over 1s
                 |    ^^^ help: `hold` stays where it is
            """#),
        Complaint(
            .nothingMoves, "start sun\nclose over 1s\npast 20% over 1s",
            #"""
            night.seq:2:1: warning: the picture is already there: nothing moves
               2 | close over 1s
                 | ^^^^^ help: `hold` stays where it is
            night.seq:3:1: warning: the last movement went nowhere, so there is nothing beyond it
               3 | past 20% over 1s
                 | ^^^^ help: `hold` stays where it is
            """#),
        Complaint(
            .filmTooLong, "start sun\nhold 9999999s",
            #"""
            night.seq:2:1: error: the film has more than 10000000 frames at 30 fps from here on
               2 | hold 9999999s
                 | ^^^^^^^^^^^^^ help: repeat less often, or render several films
            """#),
        Complaint(
            .filmTooLong, "start sun\nrepeat 10000\nrepeat 10000\ncut moon\nend\nend\nhold 1s",
            #"""
            night.seq:2:1: error: the film has more than 100000 statements once every `repeat` is written out
               2 | repeat 10000
                 | ^^^^^^ help: repeat less often, or render several films
            """#),
        Complaint(
            .emptyFilm, "start sun",
            #"""
            night.seq:1:1: error: the film has no frames
               1 | start sun
                 | ^^^^^^^^^ help: after `start NAME`, write `hold 1s` or `to NAME over 2s`
            """#),
        Complaint(
            .emptyFilm, "",
            #"""
            night.seq:1:1: error: the film has no frames
               1 | 
                 | ^ help: after `start NAME`, write `hold 1s` or `to NAME over 2s`
            """#),
    ]
}
