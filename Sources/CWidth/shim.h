// SPDX-License-Identifier: MIT
#pragma once
// A POSIX function, which the C library declares only if its extensions are enabled; Swift does not enable them.

/* The number of terminal columns of a character in the thread's locale; -1 for control characters. */
int wcwidth(__WCHAR_TYPE__ character);
