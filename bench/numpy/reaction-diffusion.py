"""scripts/bench/reaction-diffusion.ts in NumPy, in place, double precision, one thread.

usage: reaction-diffusion.py SEED; prints the CPU time of the run in seconds, and the mean of u at its end.
"""
import sys
import time

import numpy

n, steps, dt, tau, diffusion, a, b, eps = 256, 1000, 0.05, 1.0, 1.0, 0.7, 0.8, 0.08
random = numpy.random.default_rng(int(sys.argv[1]))
u = numpy.empty((n + 2, n + 2))
u[1:-1, 1:-1] = 2 * random.random((n, n)) - 1
v = random.random((n, n)) - 0.5
change, other = numpy.empty((n, n)), numpy.empty((n, n))
inner = u[1:-1, 1:-1]


def step():
    # No flux across the borders: the cells beyond hold what those inside hold.
    u[0], u[-1] = u[1], u[-2]
    u[:, 0], u[:, -1] = u[:, 1], u[:, -2]
    numpy.add(u[:-2, 1:-1], u[2:, 1:-1], out=change)
    numpy.add(change, u[1:-1, :-2], out=change)
    numpy.add(change, u[1:-1, 2:], out=change)
    numpy.multiply(inner, 4, out=other)
    numpy.subtract(change, other, out=change)
    numpy.multiply(change, diffusion * tau, out=change)
    numpy.multiply(inner, inner, out=other)
    numpy.multiply(other, inner, out=other)
    numpy.divide(other, 3, out=other)
    numpy.subtract(change, other, out=change)
    numpy.add(change, inner, out=change)
    numpy.subtract(change, v, out=change)
    numpy.multiply(change, dt / tau, out=change)
    numpy.multiply(v, -b, out=other)
    numpy.add(other, inner, out=other)
    numpy.add(other, a, out=other)
    numpy.multiply(other, dt * eps / tau, out=other)
    numpy.add(v, other, out=v)
    numpy.add(inner, change, out=inner)


for _ in range(50):
    step()
before = time.process_time()
for _ in range(steps):
    step()
print(f"cpu {time.process_time() - before}\nmean {inner.mean()}")
