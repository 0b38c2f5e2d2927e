// SPDX-License-Identifier: MIT
/* Fault injection: the nth call of a kind on files below one folder fails, writes too little, or ends the process. */
#pragma once

/* Reads the request from the environment, which applies from the first call on:
 *   FAULT         KIND:N:HOW[:ERROR], for example write:3:once:ENOSPC; without it calls are only counted
 *                 KIND  one of the kinds in fault.c, or `change` for every call that changes the disk
 *                 N     the number of the call among those of its kind, from 1
 *                 HOW   once         the call fails, later ones do not
 *                       always       the call and all later ones of its kind fail
 *                       short        the call writes half, and all later ones fail: a disk fills up
 *                       interrupt    SIGINT is sent just before the call
 *                       die-before, die-after   SIGKILL is sent before or after the call
 *                 ERROR ENOSPC, EIO or EDQUOT
 *   FAULT_UNDER   the folder, absolute; calls on other files are never touched
 *   FAULT_REPORT  a file that gets a line for each call that was hit (the first 32) and, at exit, for each kind's count
 *   FAULT_KEEP    a folder that gets a hard link to each file that got its name by renaming or linking, so that all
 *                 versions of a name can be compared; the report tells which link belongs to which name */
void fault_begin(void);
