// SPDX-License-Identifier: MIT
#pragma once
#include <jxl/decode.h>
