// SPDX-License-Identifier: MIT
#pragma once
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/mem.h>
#include <libavutil/sha.h>
#include "decoding_shim.h"
#include "encoding_shim.h"
