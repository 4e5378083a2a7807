"""Inhibitory plasticity: one run of the model 'inhibitory-plasticity' of E/I Lens, for NEST 3.1 or newer.

After:   vogels2011

On one machine:     python3 inhibitory-plasticity-nest.py
On several:         mpirun -np 4 python3 inhibitory-plasticity-nest.py
The work is shared among 4 threads or processes; 1, 2 or 4 processes give the same spikes. Several need a NEST
with MPI, and mpi4py, which adds up their counts.

The cells are NEST's iaf_cond_exp. What is moved so that both take the same steps:
- NEST ends a refractory period of the same length a step later: it is a step shorter here.
- NEST dates a spike at the end of its step, E/I Lens at the start: a step is taken off.
What differs:
- NEST integrates with Runge–Kutta steps of its own size where E/I Lens takes Euler steps: Euler’s
  decays are faster by half a step over the time constant, 1 % for 5 ms.
- The plastic weights start a billionth of a nanosiemens below zero: NEST wants the sign of an
  inhibitory weight.
- NEST applies what a target’s spikes do to a plastic weight when the next spike of its source
  arrives, and bounds the weight above before and below after what that spike itself does.
- A spike acts one step later: NEST has no delay shorter than a step, and these pathways have none.
- Random numbers are NEST's own, so that runs agree in their statistics, not spike by spike.

Prints the mean rates over the whole run and writes inhibitory-plasticity-spikes-PROCESS.npz: NAME_times in ms and NAME_cells,
counted from 0, one entry a spike of the cells that the process owns.
"""
import nest
import numpy

# Units, as factors of NEST's own.
ms = 1.0
second = 1000.0
Hz = 0.001
mV = 1.0
pA = 1.0
nS = 1.0
pF = 1.0

dt = 0.1*ms
duration = 20000*ms

nest.ResetKernel()
nest.total_num_virtual_procs = 4
nest.resolution = dt
nest.rng_seed = 1

rho_0 = 5*Hz  # rate that inhibition learns to hold
eta_on = 0.01*nS  # step of learning
eta = 0*nS  # step of learning before it is switched on
t_on = 1000*ms  # when learning is switched on
N_E = 800  # excitatory cells; a quarter as many inhibitory ones
p = 0.2  # probability of a connection
w_e = 0.3*nS  # excitatory conductance of one spike
w_ii = 3*nS  # inhibitory conductance of one spike on inhibitory cells
w_max = 100*nS  # greatest plastic conductance
tau_STDP = 20*ms  # memory of a spike at a plastic synapse
C_m = 200*pF  # membrane capacitance
g_L = 10*nS  # leak
I_b = 200*pA  # constant drive
E_L = -60*mV  # resting potential
E_e = 0*mV  # reversal potential of excitation
E_i = -80*mV  # reversal potential of inhibition
V_th = -50*mV  # threshold
V_reset = -60*mV  # reset
t_ref = 5*ms  # refractory period
tau_e = 5*ms  # decay of excitation
tau_i = 10*ms  # decay of inhibition

neuron = {
    'g_L': g_L,
    'C_m': C_m,
    'E_L': E_L,
    'E_ex': E_e,
    'E_in': E_i,
    'I_e': I_b,
    'tau_syn_ex': tau_e,
    'tau_syn_in': tau_i,
    'tau_minus': tau_STDP,
    'V_th': V_th,
    'V_reset': V_reset,
    't_ref': t_ref - dt,
}

group_E = nest.Create('iaf_cond_exp', round(N_E), neuron)
group_E.V_m = V_reset + (V_th - V_reset)*nest.random.uniform()
group_I = nest.Create('iaf_cond_exp', round(N_E/4), neuron)
group_I.V_m = V_reset + (V_th - V_reset)*nest.random.uniform()

nest.Connect(
    group_E,
    group_E,
    {'rule': 'pairwise_bernoulli', 'p': p, 'allow_autapses': True},
    {'weight': w_e, 'delay': dt},
)
nest.Connect(
    group_E,
    group_I,
    {'rule': 'pairwise_bernoulli', 'p': p, 'allow_autapses': True},
    {'weight': w_e, 'delay': dt},
)
nest.Connect(
    group_I,
    group_I,
    {'rule': 'pairwise_bernoulli', 'p': p, 'allow_autapses': True},
    {'weight': w_ii*(-1), 'delay': dt},
)
nest.CopyModel('vogels_sprekeler_synapse', 'synapses_I_E', {'tau': tau_STDP, 'eta': eta, 'alpha': 2*rho_0*tau_STDP, 'Wmax': -w_max, 'weight': -1e-9*nS})
nest.Connect(
    group_I,
    group_E,
    {'rule': 'pairwise_bernoulli', 'p': p, 'allow_autapses': True},
    {'synapse_model': 'synapses_I_E', 'weight': -1e-9*nS, 'delay': dt},
)

spikes_E = nest.Create('spike_recorder')
nest.Connect(group_E, spikes_E)
spikes_I = nest.Create('spike_recorder')
nest.Connect(group_I, spikes_I)

nest.Simulate(t_on)
eta = eta_on
nest.GetConnections(synapse_model='synapses_I_E').eta = eta
nest.Simulate(duration - t_on)


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
numpy.savez(f'inhibitory-plasticity-spikes-{nest.Rank()}.npz', **results)
