"""src/engine/models/wong-wang.ts, two thousand trials of two seconds with the stimulus from the start, in NumPy: in place, double precision, one thread.

usage: wong-wang.py SEED; prints the CPU time of the run in seconds, and the share of trials in which the first group leads at the end.
"""
import sys
import time

import numpy

trials, steps, dt = 2000, 4000, 0.5
I_0, J_E, J_I, sigma, J_Aext = 0.3255, 0.2609, -0.0497, 0.02, 5.2e-4
a, b, d, gamma, tau_S, tau_0, mu, c = 270e-3, 108e-3, 154.0, 0.641, 100.0, 2.0, 30.0, 12.8
random = numpy.random.default_rng(int(sys.argv[1]))
evidence = J_Aext * mu * numpy.array([[1 + c / 100], [1 - c / 100]])
x, rate, drawn = numpy.empty((2, trials)), numpy.empty((2, trials)), numpy.empty((2, trials))
kick = sigma * (dt / tau_0) ** 0.5


def run(steps):
    gates, noise = numpy.full((2, trials), 0.1), numpy.full((2, trials), I_0)
    for _ in range(steps):
        # What arrives at each group, and how far it is above threshold, in spikes a millisecond.
        numpy.multiply(gates, J_E, out=x)
        numpy.multiply(gates[::-1], J_I, out=rate)
        numpy.add(x, rate, out=x)
        numpy.add(x, noise, out=x)
        numpy.add(x, evidence, out=x)
        numpy.multiply(x, a, out=x)
        numpy.subtract(x, b, out=x)
        # x/(1 - exp(-d*x))
        numpy.multiply(x, -d, out=rate)
        numpy.expm1(rate, out=rate)
        numpy.negative(rate, out=rate)
        numpy.divide(x, rate, out=rate)
        random.standard_normal(out=drawn)
        numpy.subtract(noise, I_0, out=x)
        numpy.multiply(x, -dt / tau_0, out=x)
        numpy.add(noise, x, out=noise)
        numpy.multiply(drawn, kick, out=drawn)
        numpy.add(noise, drawn, out=noise)
        # The gates close by themselves and open with the rate.
        numpy.subtract(1, gates, out=x)
        numpy.multiply(x, rate, out=x)
        numpy.multiply(x, gamma * dt, out=x)
        numpy.multiply(gates, 1 - dt / tau_S, out=gates)
        numpy.add(gates, x, out=gates)
    return gates


run(50)
before = time.process_time()
gates = run(steps)
print(f"cpu {time.process_time() - before}\nfirst {(gates[0] > gates[1]).mean()}")
