// SPDX-License-Identifier: MIT
/* A failing world: the nth call of a kind on the files below one folder fails, falls short, or ends the process. */
#pragma once

/* Takes what the environment asks for, from the first call on:
 *   FAULT         KIND:N:HOW[:ERROR], for example write:3:once:ENOSPC; without it calls are only counted
 *                 KIND  one of the kinds in fault.c, or `change` for every call that changes what is on the disk
 *                 N     which call of that kind, counted from 1
 *                 HOW   once         the call fails, later ones do not
 *                       always       it and all later ones of its kind fail
 *                       short        half of it is written, then it fails and all later ones do: a disk fills up
 *                       interrupt    SIGINT comes just before it
 *                       die-before, die-after   SIGKILL comes
 *                 ERROR ENOSPC, EIO or EDQUOT
 *   FAULT_UNDER   the folder, absolute; calls on other files are never touched
 *   FAULT_REPORT  a file that gets a line for each call that was hit, up to some, and, at exit, one for each kind with its count
 *   FAULT_KEEP    a folder that gets a hard link to each file that was given its name by renaming or linking, so that
 *                 all versions that a name ever stood for can be told; the report says which is which */
void fault_begin(void);
