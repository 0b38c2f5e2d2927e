// SPDX-License-Identifier: MIT
#pragma once
// POSIX's, which the C library declares only where its extensions are asked for, and Swift does not ask.

/* Columns of a terminal that a character takes in the thread's locale; -1 for controls. */
int wcwidth(__WCHAR_TYPE__ character);
