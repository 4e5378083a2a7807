"""Current network: one run of the model 'cuba' of E/I Lens, for NEST 3.1 or newer.

After:   vogels2005, brette2007

On one machine:     python3 cuba-nest.py
On several:         mpirun -np 4 python3 cuba-nest.py
The work is shared among 4 threads or processes; 1, 2 or 4 processes give the same spikes. Several need a NEST
with MPI, and mpi4py, which adds up their counts.

The cells are NEST's iaf_psc_exp. What is moved so that both take the same steps:
- NEST ends a refractory period of the same length a step later: it is a step shorter here.
- NEST dates a spike at the end of its step, E/I Lens at the start: a step is taken off.
What differs:
- NEST solves these linear equations exactly where E/I Lens takes Euler steps: Euler’s decays are
  faster by half a step over the time constant, 1 % for 5 ms.
- A spike acts one step later: NEST has no delay shorter than a step, and these pathways have none.
- Random numbers are NEST's own, so that runs agree in their statistics, not spike by spike.

Prints the mean rates over the whole run and writes cuba-spikes-PROCESS.npz: NAME_times in ms and NAME_cells,
counted from 0, one entry a spike of the cells that the process owns.
"""
import nest
import numpy

# Units, as factors of NEST's own.
ms = 1.0
second = 1000.0
mV = 1.0
pF = 1.0

dt = 0.1*ms
duration = 1000*ms

nest.ResetKernel()
nest.total_num_virtual_procs = 4
nest.resolution = dt
nest.rng_seed = 1

s_i = 1  # strength of inhibition, times its usual value
N_E = 3200  # excitatory cells; a quarter as many inhibitory ones
p = 0.02  # probability of a connection
tau_m = 20*ms  # membrane time constant
tau_e = 5*ms  # decay of excitation
tau_i = 10*ms  # decay of inhibition
V_th = -50*mV  # threshold
V_reset = -60*mV  # reset
t_ref = 5*ms  # refractory period
w_e = 1.62*mV  # excitatory kick of one spike
w_i = 9*mV  # inhibitory kick of one spike
E_L = -49*mV  # resting potential, above threshold: the drive

# What iaf_psc_exp wants and the model does without.
C_m = 200*pF
neuron = {
    'C_m': C_m,
    'tau_m': tau_m,
    'E_L': E_L,
    'tau_syn_ex': tau_e,
    'tau_syn_in': tau_i,
    'V_th': V_th,
    'V_reset': V_reset,
    't_ref': t_ref - dt,
}

group_E = nest.Create('iaf_psc_exp', round(N_E), neuron)
group_E.V_m = V_reset + nest.random.uniform()*(V_th - V_reset)
group_I = nest.Create('iaf_psc_exp', round(N_E/4), neuron)
group_I.V_m = V_reset + nest.random.uniform()*(V_th - V_reset)

nest.Connect(
    group_E,
    group_E,
    {'rule': 'pairwise_bernoulli', 'p': p, 'allow_autapses': True},
    {'weight': w_e*C_m/tau_m, 'delay': dt},
)
nest.Connect(
    group_E,
    group_I,
    {'rule': 'pairwise_bernoulli', 'p': p, 'allow_autapses': True},
    {'weight': w_e*C_m/tau_m, 'delay': dt},
)
nest.Connect(
    group_I,
    group_E,
    {'rule': 'pairwise_bernoulli', 'p': p, 'allow_autapses': True},
    {'weight': (-(s_i*w_i))*C_m/tau_m, 'delay': dt},
)
nest.Connect(
    group_I,
    group_I,
    {'rule': 'pairwise_bernoulli', 'p': p, 'allow_autapses': True},
    {'weight': (-(s_i*w_i))*C_m/tau_m, 'delay': dt},
)

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
numpy.savez(f'cuba-spikes-{nest.Rank()}.npz', **results)
