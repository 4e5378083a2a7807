"""Sparse balanced network: one run of the model 'brunel' of E/I Lens, for NEST 3.1 or newer.

After:   brunel2000, vanvreeswijk1996

On one machine:     python3 brunel-nest.py
On several:         mpirun -np 4 python3 brunel-nest.py
The work is shared among 4 threads or processes; 1, 2 or 4 processes give the same spikes. Several need a NEST
with MPI, and mpi4py, which adds up their counts.

The cells are NEST's iaf_psc_delta. What is moved so that both take the same steps:
- NEST tests a kick against the threshold in the step in which it arrives, E/I Lens in the next,
  after a step of decay: delays are a step longer here and kicks smaller by one step of decay.
- NEST ends the refractory period a step later: the reset lies where the potential would be after
  that step.
- NEST dates a spike at the end of its step, E/I Lens at the start: a step is taken off.
What differs:
- Random numbers are NEST's own, so that runs agree in their statistics, not spike by spike.

Prints the mean rates over the whole run and writes brunel-spikes-PROCESS.npz: NAME_times in ms and NAME_cells,
counted from 0, one entry a spike of the cells that the process owns.
"""
from math import exp

import nest
import numpy

# Units, as factors of NEST's own.
ms = 1.0
second = 1000.0
Hz = 0.001
mV = 1.0
pF = 1.0

dt = 0.1*ms
duration = 700*ms

nest.ResetKernel()
nest.total_num_virtual_procs = 4
nest.resolution = dt
nest.rng_seed = 1

g = 5  # strength of inhibition
eta = 2  # drive from outside
J = 0.25*mV  # size of one excitatory kick
N_E = 4000  # excitatory cells; a quarter as many inhibitory ones
C_E = 400  # excitatory inputs of a cell; a quarter as many inhibitory ones
tau_m = 20*ms  # membrane time constant
V_th = 20*mV  # threshold above rest
V_reset = 10*mV  # reset above rest
t_ref = 2*ms  # refractory period
D = 1.5*ms  # delay of every connection
mu = 0*mV  # constant drive, in place of the noisy one

# What iaf_psc_delta wants and the model does without.
C_m = 250*pF
neuron = {
    'C_m': C_m,
    'tau_m': tau_m,
    't_ref': t_ref,
    'E_L': 0*mV,
    'I_e': mu*C_m/tau_m,
    'V_th': V_th,
    'V_reset': mu + (V_reset - mu)*exp(-dt/tau_m),
}

group_E = nest.Create('iaf_psc_delta', round(N_E), neuron)
group_E.V_m = V_reset + nest.random.uniform()*(V_th - V_reset)
group_I = nest.Create('iaf_psc_delta', round(N_E/4), neuron)
group_I.V_m = V_reset + nest.random.uniform()*(V_th - V_reset)

nest.Connect(
    group_E,
    group_E,
    {'rule': 'fixed_indegree', 'indegree': round(C_E), 'allow_multapses': True, 'allow_autapses': True},
    {'weight': J*exp(-dt/tau_m), 'delay': D + dt},
)
nest.Connect(
    group_E,
    group_I,
    {'rule': 'fixed_indegree', 'indegree': round(C_E), 'allow_multapses': True, 'allow_autapses': True},
    {'weight': J*exp(-dt/tau_m), 'delay': D + dt},
)
nest.Connect(
    group_I,
    group_E,
    {'rule': 'fixed_indegree', 'indegree': round(C_E/4), 'allow_multapses': True, 'allow_autapses': True},
    {'weight': (-(g*J))*exp(-dt/tau_m), 'delay': D + dt},
)
nest.Connect(
    group_I,
    group_I,
    {'rule': 'fixed_indegree', 'indegree': round(C_E/4), 'allow_multapses': True, 'allow_autapses': True},
    {'weight': (-(g*J))*exp(-dt/tau_m), 'delay': D + dt},
)

input_drive_E = nest.Create('poisson_generator', params={'rate': C_E*eta*V_th/(J*C_E*tau_m)/Hz})
nest.Connect(input_drive_E, group_E, 'all_to_all', {'weight': J*exp(-dt/tau_m), 'delay': dt})
input_drive_I = nest.Create('poisson_generator', params={'rate': C_E*eta*V_th/(J*C_E*tau_m)/Hz})
nest.Connect(input_drive_I, group_I, 'all_to_all', {'weight': J*exp(-dt/tau_m), 'delay': dt})

spikes_E = nest.Create('spike_recorder')
nest.Connect(group_E, spikes_E)
spikes_I = nest.Create('spike_recorder')
nest.Connect(group_I, spikes_I)

nest.Simulate(duration)


def everywhere(count):
    """The sum of a count over all processes."""
    if nest.NumProcesses() == 1:
        return count
    from mpi4py import MPI
    return MPI.COMM_WORLD.allreduce(count)


results = {}
for name, recorder, cells in [('E', spikes_E, group_E), ('I', spikes_I, group_I)]:
    rate = everywhere(recorder.n_events)/len(cells)/(duration/second)
    if nest.Rank() == 0:
        print(f'{name}: {rate:.2f} Hz')
    results[f'{name}_times'] = recorder.events['times'] - dt
    results[f'{name}_cells'] = recorder.events['senders'] - cells.tolist()[0]
numpy.savez(f'brunel-spikes-{nest.Rank()}.npz', **results)
