// SPDX-License-Identifier: MIT
#pragma once
#include <libimagequant.h>
