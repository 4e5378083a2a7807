"""
A stand-in for NEST, so that exported scripts run where NEST is not: as much of PyNEST 3 as they use, on one process. It is written after
NEST's documentation and the order of events in its neurons' update, and is no part of NEST. Names that NEST would refuse are refused.

With NEST_DRAWN the k-th draw of each sort is read from there: create-K-NAME.npy, connect-K-i.npy, connect-K-j.npy, poisson-K.npy.
"""
import os

import numpy

common = {'C_m', 'E_L', 'I_e', 'V_m', 'V_reset', 'V_th', 't_ref'}
allowed = {
    'iaf_psc_delta': common | {'tau_m', 'V_min', 'refractory_input'},
    'iaf_psc_exp': common | {'tau_m', 'tau_syn_ex', 'tau_syn_in', 'rho', 'delta'},
    'iaf_cond_exp': common | {'tau_minus', 'g_L', 'E_ex', 'E_in', 'tau_syn_ex', 'tau_syn_in', 'g_ex', 'g_in'},
    'poisson_generator': {'rate', 'start', 'stop', 'origin'},
    'spike_recorder': set(),
}
learns = {'vogels_sprekeler_synapse': {'tau', 'eta', 'alpha', 'Wmax', 'weight'}}
states = ('V_m', 'g_ex', 'g_in')
folder = os.environ.get('NEST_DRAWN')
resolution = 0.1
rng_seed = 143202461
total_num_virtual_procs = 1
generator = numpy.random.default_rng(0)
neurons, recorders, wires, drives, records = [], [], [], [], []
synapses, running = {}, {}


def given(name):
    """What the engine drew, or nothing."""
    path = f'{folder}/{name}.npy' if folder else ''
    return numpy.load(path) if os.path.exists(path) else None


class Parameter:
    """A number to be drawn for each cell, and arithmetic with it."""

    def __init__(self, draw):
        self.draw = draw

    def of(value, n):
        return value.draw(n) if isinstance(value, Parameter) else numpy.full(n, float(value))

    def __add__(self, other):
        return Parameter(lambda n: Parameter.of(self, n) + Parameter.of(other, n))

    def __mul__(self, other):
        return Parameter(lambda n: Parameter.of(self, n)*Parameter.of(other, n))

    def __rsub__(self, other):
        return self*-1.0 + other

    __radd__, __rmul__ = __add__, __mul__


class random:
    def uniform(min=0.0, max=1.0):
        return Parameter(lambda n: generator.uniform(min, max, n))

    def normal(mean=0.0, std=1.0):
        return Parameter(lambda n: generator.normal(mean, std, n))


class Nodes:
    def __init__(self, model, n, params, first):
        self.__dict__.update(model=model, n=n, first=first, k=len(neurons), params={})
        for name, value in params.items():
            setattr(self, name, value)

    def __setattr__(self, name, value):
        if name not in allowed[self.model]:
            raise NameError(f'{self.model} has no {name}')
        if not isinstance(value, (float, Parameter)):
            raise TypeError(f'{name} of {self.model} wants a number with a point, not {value!r}')
        drawn = given(f'create-{self.k}-{name}') if name in states else None
        self.params[name] = drawn if drawn is not None else Parameter.of(value, self.n) if name in states else value

    def __len__(self):
        return self.n

    def __getitem__(self, cells):
        part = Nodes(self.model, len(range(self.n)[cells]), {}, self.first)
        part.__dict__.update(k=self.k)
        return part

    def tolist(self):
        return list(range(self.first, self.first + self.n))


class Recorder:
    def __init__(self):
        self.times, self.senders = [], []

    @property
    def n_events(self):
        return sum(len(s) for s in self.senders)

    @property
    def events(self):
        return {'times': numpy.concatenate(self.times), 'senders': numpy.concatenate(self.senders)}


def ResetKernel():
    for some in (neurons, wires, drives, records, synapses, running):
        some.clear()


def Rank():
    return 0


def NumProcesses():
    return 1


def Create(model, n=1, params=None):
    global generator
    if not neurons:
        if not 0 < rng_seed < 2**32:
            raise ValueError(f'rng_seed is {rng_seed}')
        generator = numpy.random.default_rng(rng_seed)
    if model == 'spike_recorder':
        return Recorder()
    made = Nodes(model, n, params or {}, 1 + sum(len(g) for g in neurons))
    if model != 'poisson_generator':
        neurons.append(made)
    return made


def steps(time):
    n = round(time/resolution)
    if n < 1 or abs(n*resolution - time) > 1e-9:
        raise ValueError(f'{time} ms is no delay in steps of {resolution} ms')
    return n


def CopyModel(model, name, params):
    if set(params) != learns[model]:
        raise NameError(f'{model} has no {set(params)}')
    for value in params.values():
        if not isinstance(value, float):
            raise TypeError(f'{model} wants numbers with a point, not {value!r}')
    if (params['weight'] >= 0) != (params['Wmax'] >= 0):
        raise ValueError('Weight and Wmax must have same sign.')
    synapses[name] = dict(params)


def GetConnections(synapse_model):
    return next(wire for wire in wires if isinstance(wire, Learning) and wire.name == synapse_model)


class Learning:
    """A pathway of vogels_sprekeler_synapse: one weight a connection, stored as its size, and a trace of each cell on both sides."""

    def __init__(self, name, source, target, weight, delay, i, j):
        model = synapses[name]
        self.__dict__.update(model, name=name, source=source, target=target, delay=delay, i=i, j=j)
        self.w = numpy.full(len(i), abs(weight))
        self.Kplus, self.K, self.late = numpy.zeros(len(source)), numpy.zeros(len(target)), [[]]*delay

    def facilitate(self, which, k):
        self.w[which] = numpy.minimum(self.w[which] + self.eta*k[which], abs(self.Wmax))

    def step(self, before, after):
        """What arrives at each target, after the spikes of this step before and after the synapses."""
        self.Kplus *= numpy.exp(-resolution/self.tau)
        self.K *= numpy.exp(-resolution/self.target.params['tau_minus'])
        self.late.append(after)
        back = self.late.pop(0)
        self.facilitate(numpy.isin(self.j, back), self.Kplus[self.i])
        self.K[back] += 1
        sent = numpy.isin(self.i, before)
        self.facilitate(sent, self.K[self.j])
        self.w[sent] = numpy.maximum(self.w[sent] - self.alpha*self.eta, 0)
        self.Kplus[before] += 1
        return numpy.copysign(numpy.bincount(self.j[sent], self.w[sent], len(self.target)), self.Wmax)


def Connect(source, target, rule='all_to_all', synapse=None):
    if isinstance(target, Recorder):
        records.append((source, target))
        return
    if set(synapse) - {'synapse_model'} != {'weight', 'delay'}:
        raise NameError(f'a synapse has no {set(synapse)}')
    weight, delay = synapse['weight'], steps(synapse['delay'])
    if source.model == 'poisson_generator':
        drives.append((source.params['rate'], target, weight, given(f'poisson-{len(drives)}')))
        return
    kind = rule.pop('rule')
    known = {'pairwise_bernoulli': {'p', 'allow_autapses'}, 'fixed_indegree': {'indegree', 'allow_autapses', 'allow_multapses'}}
    if set(rule) != known[kind]:
        raise NameError(f'{kind} has no {set(rule)}')
    i, j = (given(f'connect-{len(wires)}-{end}') for end in 'ij')
    if i is None and kind == 'fixed_indegree':
        i = generator.integers(0, len(source), rule['indegree']*len(target))
        j = numpy.repeat(numpy.arange(len(target)), rule['indegree'])
    elif i is None:
        i, j = numpy.nonzero(generator.random((len(source), len(target))) < rule['p'])
    if 'synapse_model' in synapse:
        wires.append(Learning(synapse['synapse_model'], source, target, weight, delay, i, j))
        return
    order = numpy.argsort(i, kind='stable')
    starts = numpy.searchsorted(i[order], numpy.arange(len(source) + 1))
    wires.append((source, target, weight, delay, starts, j[order]))


class Group:
    """The cells of one group while they run: NEST's order of events in a step."""

    def __init__(self, nodes, longest):
        self.nodes, self.n, self.p, h = nodes, nodes.n, nodes.params, resolution
        self.V = self.p.get('V_m', numpy.full(self.n, self.p['E_L'])).copy()
        self.a, self.b = (self.p.get(name, numpy.zeros(self.n)).copy() for name in ('g_ex', 'g_in'))
        self.left = numpy.zeros(self.n, int)
        self.counts = round(self.p['t_ref']/h)
        # What arrives, by step: excitation and inhibition.
        self.ring = numpy.zeros((longest + 1, 2, self.n))
        self.tau = self.p['tau_m'] if 'tau_m' in self.p else self.p['C_m']/self.p['g_L']
        if 'tau_syn_ex' in self.p:
            self.decay = [numpy.exp(-h/self.p[name]) for name in ('tau_syn_ex', 'tau_syn_in')]

    def slope(self, V, a, b):
        p, V = self.p, numpy.minimum(V, self.p['V_th'])
        return (-p['g_L']*(V - p['E_L']) - a*(V - p['E_ex']) - b*(V - p['E_in']) + p.get('I_e', 0.0))/p['C_m']

    def step(self, k):
        p, h, free = self.p, resolution, self.left == 0
        arrived = self.ring[k % len(self.ring)]
        rest = p['E_L'] + p.get('I_e', 0.0)*self.tau/p['C_m']
        keep = numpy.exp(-h/self.tau)
        if self.nodes.model == 'iaf_psc_delta':
            V = rest + (self.V - rest)*keep + arrived.sum(axis=0)
        elif self.nodes.model == 'iaf_psc_exp':
            V = rest + (self.V - rest)*keep
            for current, name in ((self.a, 'tau_syn_ex'), (self.b, 'tau_syn_in')):
                tau = p[name]
                V = V + current*(keep - numpy.exp(-h/tau))/(1/tau - 1/self.tau)/p['C_m']
        else:
            # One Runge-Kutta step of fourth order; conductances are known exactly.
            half = [numpy.exp(-h/2/p[name]) for name in ('tau_syn_ex', 'tau_syn_in')]
            a, b = self.a, self.b
            k1 = self.slope(self.V, a, b)
            k2 = self.slope(self.V + h/2*k1, a*half[0], b*half[1])
            k3 = self.slope(self.V + h/2*k2, a*half[0], b*half[1])
            k4 = self.slope(self.V + h*k3, a*self.decay[0], b*self.decay[1])
            V = self.V + h/6*(k1 + 2*k2 + 2*k3 + k4)
        self.V = numpy.where(free, V, self.V)
        self.left -= ~free
        if self.nodes.model != 'iaf_psc_delta':
            self.a = self.a*self.decay[0] + arrived[0]
            self.b = self.b*self.decay[1] + (arrived[1] if self.nodes.model == 'iaf_psc_exp' else -arrived[1])
        arrived[:] = 0
        spikes = numpy.nonzero(free & (self.V >= p['V_th']))[0]
        self.V[spikes] = p['V_reset']
        self.left[spikes] = self.counts
        return spikes


def Simulate(time):
    if not running:
        longest = max(wire.delay if isinstance(wire, Learning) else wire[3] for wire in wires)
        running.update(groups={id(nodes): Group(nodes, longest) for nodes in neurons}, steps=0)
    groups, start = running['groups'], running['steps']
    running['steps'] += steps(time)
    for k in range(start, running['steps']):
        for rate, target, weight, counts in drives:
            now = generator.poisson(rate*resolution/1000, len(target)) if counts is None else counts[k - 1] if k else 0
            group = groups[id(target)]
            group.ring[k % len(group.ring)][0 if weight >= 0 else 1] += weight*now
        fired = {key: group.step(k) for key, group in groups.items()}
        for wire in wires:
            if isinstance(wire, Learning):
                arrives = wire.step(fired[id(wire.source)], fired[id(wire.target)])
                group = groups[id(wire.target)]
                group.ring[(k + wire.delay) % len(group.ring)][0 if wire.Wmax >= 0 else 1] += arrives
                continue
            source, target, weight, delay, starts, targets = wire
            hit = [targets[starts[i]:starts[i + 1]] for i in fired[id(source)]]
            if hit:
                group = groups[id(target)]
                count = numpy.bincount(numpy.concatenate(hit), minlength=group.n)
                group.ring[(k + delay) % len(group.ring)][0 if weight >= 0 else 1] += weight*count
        for source, recorder in records:
            own = fired[id(neurons[source.k])]
            own = own[own < source.n]
            recorder.times.append(numpy.full(len(own), (k + 1)*resolution))
            recorder.senders.append(own + source.first)
