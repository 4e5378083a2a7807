// The conductance network of models/coba.ts by hand: Euler, 0.1 ms, double precision, one thread.
// usage: coba SEED; prints the CPU time of the run in seconds, and the rate in Hz.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

namespace {
constexpr int excitatory = 3200, inhibitory = 800, n = excitatory + inhibitory, steps = 10000;
constexpr double dt = 0.1, tau_m = 20, tau_e = 5, tau_i = 10, E_L = -60, E_e = 0, E_i = -80, V_th = -50, V_reset = -60;
constexpr double w_e = 0.6, w_i = 6.7, p = 0.02;
constexpr int refractory = 50, block = 16;
alignas(64) double v[n], g_e[n], g_i[n], until[n];
std::vector<int> starts(n + 1);
std::vector<uint16_t> targets;

/** One step of every cell; the cells that spike go into `fired`. */
int update(double now, int* fired) {
	int count = 0;
	for (int from = 0; from < n; from += block) {
		int above = 0;
		for (int i = from; i < from + block; i++) {
			const double dv = (g_e[i] * (E_e - v[i]) + g_i[i] * (E_i - v[i]) - (v[i] - E_L)) * (dt / tau_m);
			v[i] = now >= until[i] ? v[i] + dv : v[i];
			g_e[i] -= g_e[i] * (dt / tau_e);
			g_i[i] -= g_i[i] * (dt / tau_i);
			above += v[i] > V_th;
		}
		if (above == 0) continue;
		for (int i = from; i < from + block; i++) {
			if (v[i] <= V_th) continue;
			v[i] = V_reset;
			until[i] = now + refractory;
			fired[count++] = i;
		}
	}
	return count;
}
}  // namespace

int main(int argc, char** argv) {
	std::mt19937_64 random(argc > 1 ? atoi(argv[1]) : 1);
	std::uniform_real_distribution<double> uniform;
	std::normal_distribution<double> normal;
	for (int i = 0; i < n; i++) {
		for (int j = 0; j < n; j++)
			if (uniform(random) < p) targets.push_back(j);
		starts[i + 1] = static_cast<int>(targets.size());
		v[i] = E_L - 5 + 5 * normal(random);
		g_e[i] = 4 + 1.5 * normal(random);
		g_i[i] = 20 + 12 * normal(random);
		until[i] = -1e9;
	}
	static int fired[n];
	long spikes = 0;
	const clock_t began = clock();
	for (int now = 0; now < steps; now++) {
		const int count = update(now, fired);
		spikes += count;
		for (int k = 0; k < count; k++) {
			double* const g = fired[k] < excitatory ? g_e : g_i;
			const double w = fired[k] < excitatory ? w_e : w_i;
			for (int s = starts[fired[k]]; s < starts[fired[k] + 1]; s++) g[targets[s]] += w;
		}
	}
	printf("cpu %.6f\nrate %.2f\n", (clock() - began) / double(CLOCKS_PER_SEC), spikes / double(n) / (steps * dt / 1000));
}
