# SPDX-License-Identifier: MIT
"""Draws networks by the GLSL that `inbetween export --glsl` writes, headless, and compares with `inbetween draw`.

usage: shaders.py INBETWEEN WEIGHTS

Learned networks of the folder WEIGHTS keep their numbers in a texture; small ones of every activation, made here, in
constants. Prints what each takes to compile and to draw; fails where a channel is off by more than 1/255.
"""
import subprocess
import sys
import time

import moderngl
import numpy as np
from PIL import Image

VERTEX = "#version 330\nin vec2 corner; void main() { gl_Position = vec4(corner, 0, 1); }"
FRAGMENT = """
uniform vec2 size;
out vec4 colour;
void main() { colour = vec4(%s(gl_FragCoord.xy / size).rgb, 1); }
"""


def inbetween(*arguments):
    subprocess.run([PROGRAM, *arguments, "-q"], check=True, stdout=subprocess.DEVNULL)


def shaded(context, name, size, texture):
    """The picture by the shader, top row first, and the seconds until it was first and again drawn."""
    started = time.perf_counter()
    source = open(f"{name}.glsl").read()
    program = context.program(vertex_shader=VERTEX, fragment_shader="#version 330\n" + source + FRAGMENT % name)
    program["size"] = size
    if texture:
        numbers = np.fromfile(f"{name}.rgba32f", "<f4")
        image = context.texture((1024, len(numbers) // 4096), 4, numbers.tobytes(), dtype="f4")
        image.filter = (moderngl.NEAREST, moderngl.NEAREST)
        image.use(0)
        program[f"{name}_numbers"] = 0
    corners = context.buffer(np.array([-1, -1, 3, -1, -1, 3], "f4").tobytes())
    triangle = context.vertex_array(program, corners, "corner")
    frame = context.framebuffer([context.texture(size, 4, dtype="f4")])
    frame.use()
    seconds = []
    for _ in range(2):
        triangle.render()
        context.finish()
        seconds.append(time.perf_counter() - started)
        started = time.perf_counter()
    pixels = np.frombuffer(frame.read(components=4, dtype="f4"), "f4").reshape(size[1], size[0], 4)
    return pixels[::-1, :, :3], seconds


def check(context, name, weights, size, texture):
    inbetween("export", name, "--weights", weights, "--glsl", f"{name}.glsl",
              "--numbers", "texture" if texture else "constants", "--overwrite")
    inbetween("draw", name, "--weights", weights, "--exact", "-o", f"{name}.png", "--size", f"{size[0]}x{size[1]}")
    drawn = np.asarray(Image.open(f"{name}.png").convert("RGB")) / 255
    colours, (first, again) = shaded(context, name, size, texture)
    worst = np.abs(np.clip(colours, 0, 1) - drawn).max() * 255
    store = "texture" if texture else "constants"
    print(f"{name:12} {store:10} {size[0]}x{size[1]}  first {first:6.2f} s  again {again:6.3f} s  off by {worst:.2f}/255")
    return worst <= 1


def main():
    context = moderngl.create_context(standalone=True, backend="egl")
    print(context.info["GL_RENDERER"])
    good = True
    for name in ["sun", "owl"]:
        inbetween("draw", name, "--weights", LEARNED, "-o", "size.png")
        good &= check(context, name, LEARNED, Image.open("size.png").size, True)
    size = (90, 60)
    gradient = np.zeros((size[1], size[0], 3), np.uint8)
    gradient[..., 0], gradient[..., 1] = np.linspace(0, 255, size[0]), np.linspace(255, 0, size[1])[:, None]
    gradient[20:40, 30:70, 2] = 255
    Image.fromarray(gradient).save("flag.png")
    for number, flags in enumerate([
        ["--activation", "tanh"], ["--activation", "sigmoid"], ["--activation", "sine"], ["--activation", "relu"],
        ["--activation", "gauss"], ["--encoding", "none", "--activation", "sine"], ["--recipe", "classic"],
    ]):
        name = f"flag{number}"
        Image.open("flag.png").save(f"{name}.png")
        inbetween("learn", f"{name}.png", "--weights", "small", "--hidden", "24,17", "--steps", "60", *flags)
        good &= check(context, name, "small", size, False)
    if not good:
        sys.exit("a shader draws another picture than inbetween does")


if __name__ == "__main__":
    PROGRAM, LEARNED = sys.argv[1:3]
    main()
