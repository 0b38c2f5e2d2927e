// SPDX-License-Identifier: MIT
/* libmd, the BSD systems' message digests: small, and needs nothing but the C library. sha2.h expects these two. */
#pragma once
#include <sys/types.h>
#include <stdint.h>
#include <sha2.h>
