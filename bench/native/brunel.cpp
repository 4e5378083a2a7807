// The sparse network of models/brunel.ts by hand, 10,000 + 2,500 cells, 0.5 s: exact decay, double precision, one thread.
// usage: brunel SEED [constant]; prints the CPU time of the run in seconds, and the rate in Hz.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace {
constexpr int excitatory = 10000, inhibitory = 2500, n = excitatory + inhibitory, steps = 5000;
constexpr int from_e = 1000, from_i = 250, delay = 15, refractory = 20, ring = delay + 1, cells = (n + 15) & ~15, block = 16;
constexpr double dt = 0.1, tau_m = 20, V_th = 20, V_reset = 10, J = 0.1, g = 5, eta = 2;
alignas(64) double v[cells], inbox[cells], until[cells];
std::vector<int> starts(n + 1);
std::vector<uint16_t> targets;
int fired[ring][n], counts[ring];

/** xoshiro128++. */
uint32_t state[4];
uint32_t turn(uint32_t x, int by) { return x << by | x >> (32 - by); }
uint32_t word() {
	const uint32_t result = turn(state[0] + state[3], 7) + state[0], t = state[1] << 9;
	state[2] ^= state[0];
	state[3] ^= state[1];
	state[1] ^= state[2];
	state[0] ^= state[3];
	state[2] ^= t;
	state[3] = turn(state[3], 11);
	return result;
}

/** Counts of a Poisson distribution by its inverse, from a guess. */
struct Poisson {
	uint32_t below[64];
	uint8_t guess[1024];
	explicit Poisson(double mean) {
		double term = std::exp(-mean), sum = term;
		for (int k = 0; k < 64; k++) {
			below[k] = sum >= 1 ? 0xffffffffu : static_cast<uint32_t>(sum * 4294967296.0);
			term *= mean / (k + 1);
			sum += term;
		}
		below[63] = 0xffffffffu;
		for (int q = 0, k = 0; q < 1024; q++) {
			while (below[k] < (static_cast<uint32_t>(q) << 22)) k++;
			guess[q] = k;
		}
	}
	int draw() const {
		const uint32_t u = word();
		int k = guess[u >> 22];
		while (u > below[k]) k++;
		return k;
	}
};

int update(double now, double mu, double decay, int* list) {
	int count = 0;
	for (int from = 0; from < cells; from += block) {
		int above = 0;
		for (int i = from; i < from + block; i++) {
			const double x = now > until[i] ? v[i] + inbox[i] : v[i];
			v[i] = now >= until[i] ? mu + (x - mu) * decay : x;
			inbox[i] = 0;
			above += v[i] >= V_th && now >= until[i];
		}
		if (above == 0) continue;
		for (int i = from; i < from + block && i < n; i++) {
			if (v[i] < V_th || now < until[i]) continue;
			v[i] = V_reset;
			until[i] = now + refractory;
			list[count++] = i;
		}
	}
	return count;
}
}  // namespace

int main(int argc, char** argv) {
	uint64_t seed = argc > 1 ? atoi(argv[1]) : 1;
	for (uint32_t& s : state) s = static_cast<uint32_t>((seed = seed * 6364136223846793005u + 1442695040888963407u) >> 32);
	const bool constant = argc > 2;
	{
		std::vector<std::vector<uint16_t>> rows(n);
		for (int j = 0; j < n; j++) {
			for (int k = 0; k < from_e; k++) rows[uint64_t(word()) * excitatory >> 32].push_back(j);
			for (int k = 0; k < from_i; k++) rows[excitatory + (uint64_t(word()) * inhibitory >> 32)].push_back(j);
		}
		for (int i = 0; i < n; i++) {
			targets.insert(targets.end(), rows[i].begin(), rows[i].end());
			starts[i + 1] = static_cast<int>(targets.size());
		}
	}
	for (int i = 0; i < cells; i++) {
		v[i] = V_reset + word() / 4294967296.0 * (V_th - V_reset);
		until[i] = -1e9;
	}
	const Poisson drive(eta * V_th / (J * tau_m) * dt);
	const double decay = std::exp(-dt / tau_m), mu = constant ? eta * V_th : 0;
	long spikes = 0;
	const clock_t began = clock();
	for (int now = 0; now < steps; now++) {
		counts[now % ring] = update(now, mu, decay, fired[now % ring]);
		spikes += counts[now % ring];
		if (now >= delay) {
			const int at = (now - delay) % ring;
			// Rows lie anywhere in memory: their starts are asked for some spikes ahead.
			constexpr int ahead = 4, lines = 8;
			for (int k = 0; k < counts[at]; k++) {
				if (k + ahead < counts[at])
					for (int line = 0; line < lines; line++)
						__builtin_prefetch(&targets[starts[fired[at][k + ahead]]] + 32 * line);
				const int source = fired[at][k];
				const double w = source < excitatory ? J : -g * J;
				for (int s = starts[source]; s < starts[source + 1]; s++) inbox[targets[s]] += w;
			}
		}
		if (!constant)
			for (int i = 0; i < n; i++) inbox[i] += J * drive.draw();
	}
	printf("cpu %.6f\nrate %.2f\n", (clock() - began) / double(CLOCKS_PER_SEC), spikes / double(n) / (steps * dt / 1000));
}
