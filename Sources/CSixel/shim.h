// SPDX-License-Identifier: MIT
#pragma once
// Debian installs the header in a subfolder, other systems do not.
#if __has_include(<sixel/sixel.h>)
#include <sixel/sixel.h>
#else
#include <sixel.h>
#endif
