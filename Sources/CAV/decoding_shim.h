// SPDX-License-Identifier: MIT
//
// libav's constants for reading pictures that are macros with casts, which Swift cannot import.
#pragma once
#include <libavcodec/avcodec.h>
#include <libavutil/error.h>
#include <libavutil/log.h>
#include <libavutil/pixdesc.h>

/// A valid file uses a feature that the decoder lacks.
static const int CAV_DECODING_NOT_IMPLEMENTED = AVERROR_PATCHWELCOME;
static const int CAV_DECODING_OUT_OF_MEMORY = AVERROR(ENOMEM);
