# SPDX-License-Identifier: MIT
"""Sine and sigmoid of few operations, with their slopes, as float32 needs them.

XLA's own sine is exact for any argument and takes most of a sine network's time; here |x| is below a few thousand.
"""
import jax
import jax.numpy as jnp
import numpy as np

# Half a turn in three parts, the first two short enough that multiples of them are exact (Cody and Waite 1980).
HALF_TURN = [np.float32(3.140625), np.float32(0.0009670257568359375), np.float32(6.2783295e-07)]


def sine_and_cosine(x):
    # Even or odd half turns decide the sign; what is left is within a quarter turn of 0.
    count = jnp.round(x * np.float32(1 / np.pi))
    for part in HALF_TURN:
        x = x - count * part
    sign = 1 - 2 * (count - 2 * jnp.floor(count * 0.5))
    square = x * x
    sine = polynomial(square, [1.0, -1.6666657e-1, 8.3330173e-3, -1.9806615e-4, 2.6000546e-6]) * x
    cosine = polynomial(square, [1.0, -0.5, 4.1666641e-2, -1.3888404e-3, 2.4761886e-5, -2.6077106e-7])
    return sign * sine, sign * cosine


def polynomial(x, coefficients):
    value = jnp.float32(coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        value = value * x + np.float32(coefficient)
    return value


@jax.custom_vjp
def sine(x):
    return sine_and_cosine(x)[0]


sine.defvjp(sine_and_cosine, lambda cosine, gradient: (gradient * cosine,))


def exponential(x):
    # 2^whole by writing the exponent's bits, 2^fraction by a polynomial over -1/2...1/2.
    turns = jnp.clip(x * np.float32(np.log2(np.e)), -126, 126)
    whole = jnp.round(turns)
    fraction = polynomial(
        turns - whole, [1.0, 6.9314718e-1, 2.4022651e-1, 5.5503443e-2, 9.6181437e-3, 1.3399538e-3, 1.5463664e-4])
    bits = (whole.astype(jnp.int32) + 127) << 23
    return fraction * jax.lax.bitcast_convert_type(bits, jnp.float32)


@jax.custom_vjp
def sigmoid(x):
    return 1 / (1 + exponential(-x))


def sigmoid_forward(x):
    value = sigmoid(x)
    return value, value


sigmoid.defvjp(sigmoid_forward, lambda value, gradient: (gradient * value * (1 - value),))
