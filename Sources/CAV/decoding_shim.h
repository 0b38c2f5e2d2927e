// SPDX-License-Identifier: MIT
//
// What reading pictures needs of libav beyond its headers: constants that are macros with casts, which Swift cannot see.
#pragma once
#include <libavcodec/avcodec.h>
#include <libavutil/error.h>
#include <libavutil/log.h>
#include <libavutil/pixdesc.h>

/// A sound file uses something the decoder lacks.
static const int CAV_DECODING_NOT_IMPLEMENTED = AVERROR_PATCHWELCOME;
static const int CAV_DECODING_OUT_OF_MEMORY = AVERROR(ENOMEM);
