"""Builds a script of export/brian2.ts as a Brian2 C++ program. Usage: standalone.py SCRIPT FOLDER WIRING

The program takes its seed from the environment, prints the CPU time of the run alone, and leaves its monitors in results/.
WIRING is wire-when-run or wire-when-built: whether connections that the script draws with NumPy differ from seed to seed.
"""
import os
import sys

import brian2
import numpy

script, folder, wiring = sys.argv[1:]


class Environment(int):
    """A seed that Brian2 writes into the C++ code as an expression."""

    def __repr__(self):
        return 'strtoul(getenv("SEED"), 0, 10) + 0'


with open(script) as file:
    text = file.read()
# Everything up to the run; what the script reads afterwards is read from the program's files.
head, _, rest = text.partition('\nnetwork.run(')
run = 'network.run(' + rest.split('\n', 1)[0]
for wrong in ('@network_operation',):
    if wrong in head:
        sys.exit(f'{wrong} runs in Python only')
lines = [
    line
    for line in head.split('\n')
    if not line.startswith(('prefs.codegen.target', 'seed('))
]

os.makedirs(folder, exist_ok=True)
brian2.set_device('cpp_standalone', directory=folder, build_on_run=False)
brian2.prefs.devices.cpp_standalone.openmp_threads = 0  # one thread
brian2.device.insert_code('before_network_run', 'const double cpu_before = clock()/(double)CLOCKS_PER_SEC;')
brian2.device.insert_code(
    'after_network_run', 'std::cout << "cpu " << clock()/(double)CLOCKS_PER_SEC - cpu_before << std::endl;'
)


# Sources that the script draws with NumPy would be the same in every run: the program draws them itself.
connect = brian2.Synapses.connect


def connect_when_run(synapses, i=None, **other):
    if wiring == 'wire-when-run' and isinstance(i, numpy.ndarray):
        indegree = len(i) // len(synapses.target)
        connect(synapses, i=f'int(rand()*N_pre) for _k in range({indegree})')
    else:
        connect(synapses, i=i, **other)


brian2.Synapses.connect = connect_when_run
names = {'__name__': 'standalone'}
numpy.random.seed(1)
brian2.seed(Environment())
exec(compile('\n'.join(lines), script, 'exec'), names)
exec(run, names)
brian2.device.build(directory=folder, compile=True, run=False, with_output=False)
