/*
 * One backward and one forward sweep of the linear-quadratic game (exponent p = 1, Nash coupling) in plain C, the
 * measure for Tacit's own: the same arithmetic on the same layout. Every array is [time][component][lane], LANES of them
 * innermost (16 unless the compiler is told otherwise), and each parameter may differ from lane to lane and from time to time. The loops are written so that gcc
 * turns those over lanes into vectors and keeps sums in registers. Variants with the lanes outermost, with the diagonal
 * tested inside the loop and with OpenMP's simd were measured and are slower; one with gcc's vector types is faster
 * with -O3 alone (0.8 of the time for 3 and 8 states) and no faster than this one with -ffast-math.
 */

#ifndef LANES
#define LANES 16
#endif

enum { MOST_STATES = 32 };

/* The parameters in the order of the game file. */
enum { GAMMA, W, B, KAPPA, C, C_T, S, PARAMETERS };

#define EACH_LANE for (int l = 0; l < LANES; l++)
#define INLINE static inline __attribute__((always_inline))

typedef double lanes[LANES];

INLINE double clip(double rate) {
    rate = rate > 0 ? rate : 0;
    return rate < 100 ? rate : 100;
}

/* price = w γ (1 + κ μ), the factor of (a − b)², and slope = 1 / (2 price). */
INLINE void prices(int states, const lanes *restrict parameter, const lanes *restrict mu, lanes *restrict price,
                   lanes *restrict slope) {
    lanes w_gamma;
    EACH_LANE w_gamma[l] = parameter[W][l] * parameter[GAMMA][l];
    for (int y = 0; y < states; y++) {
        EACH_LANE {
            price[y][l] = w_gamma[l] * (1 + parameter[KAPPA][l] * mu[y][l]);
            slope[y][l] = 0.5 / price[y][l];
        }
    }
}

/* sum += price (a − b)² + a (u_y − u_x) for the states y from begin to end. */
INLINE void costs(int begin, int end, const double *restrict b, const lanes *restrict u, const double *restrict u_x,
                  const lanes *restrict price, const lanes *restrict slope, double *restrict sum) {
    for (int y = begin; y < end; y++) {
        EACH_LANE {
            double gain = u[y][l] - u_x[l];
            double rate = clip(b[l] - gain * slope[y][l]);
            double effort = rate - b[l];
            sum[l] += price[y][l] * effort * effort + rate * gain;
        }
    }
}

/* u_K = g(μ_K), u_k = u_{k+1} + Δ h(u_{k+1}, μ_k). */
INLINE void backward(int states, int steps, const lanes *restrict length, const lanes *restrict parameters,
                     const lanes *restrict flow, lanes *restrict values) {
    lanes price[MOST_STATES], slope[MOST_STATES], b, c;
    const lanes *last = parameters + steps * PARAMETERS;
    for (int x = 0; x < states; x++) {
        EACH_LANE values[steps * states + x][l] =
            last[S][l] * (states - 1 - x) + last[C_T][l] * flow[steps * states + x][l];
    }
    for (int k = steps - 1; k >= 0; k--) {
        const lanes *restrict parameter = parameters + k * PARAMETERS;
        const lanes *restrict mu = flow + k * states;
        const lanes *restrict u = values + (k + 1) * states;
        lanes *restrict to = values + k * states;
        prices(states, parameter, mu, price, slope);
        EACH_LANE {
            b[l] = parameter[B][l];
            c[l] = parameter[C][l];
        }
        for (int x = 0; x < states; x++) {
            lanes sum, u_x;
            EACH_LANE {
                sum[l] = c[l] * mu[x][l];
                u_x[l] = u[x][l];
            }
            costs(0, x, b, u, u_x, price, slope, sum);
            costs(x + 1, states, b, u, u_x, price, slope, sum);
            EACH_LANE to[x][l] = u_x[l] + length[k][l] * sum[l];
        }
    }
}

/* exit += a and arriving_y += Δ a μ_x for the states y from begin to end. */
INLINE void moves(int begin, int end, const double *restrict b, const lanes *restrict u, const double *restrict u_x,
                  const lanes *restrict slope, const double *restrict moving, double *restrict exit,
                  lanes *restrict arriving) {
    for (int y = begin; y < end; y++) {
        EACH_LANE {
            double rate = clip(b[l] - (u[y][l] - u_x[l]) * slope[y][l]);
            exit[l] += rate;
            arriving[y][l] += rate * moving[l];
        }
    }
}

/* μ_0 given, μ_{k+1} = μ_k + Δ Q*(u_{k+1}, μ_k)ᵀ μ_k. */
INLINE void forward(int states, int steps, const lanes *restrict length, const lanes *restrict parameters,
                    const lanes *restrict initial, const lanes *restrict values, lanes *restrict flow) {
    lanes price[MOST_STATES], slope[MOST_STATES], arriving[MOST_STATES], b;
    for (int x = 0; x < states; x++) {
        EACH_LANE flow[x][l] = initial[x][l];
    }
    for (int k = 0; k < steps; k++) {
        const lanes *restrict parameter = parameters + k * PARAMETERS;
        const lanes *restrict mu = flow + k * states;
        const lanes *restrict u = values + (k + 1) * states;
        lanes *restrict to = flow + (k + 1) * states;
        prices(states, parameter, mu, price, slope);
        EACH_LANE b[l] = parameter[B][l];
        for (int y = 0; y < states; y++) {
            EACH_LANE arriving[y][l] = 0;
        }
        for (int x = 0; x < states; x++) {
            lanes exit, u_x, moving;
            EACH_LANE {
                exit[l] = 0;
                u_x[l] = u[x][l];
                moving[l] = length[k][l] * mu[x][l];
            }
            moves(0, x, b, u, u_x, slope, moving, exit, arriving);
            moves(x + 1, states, b, u, u_x, slope, moving, exit, arriving);
            EACH_LANE arriving[x][l] += mu[x][l] * (1 - length[k][l] * exit[l]);
        }
        for (int y = 0; y < states; y++) {
            EACH_LANE to[y][l] = arriving[y][l];
        }
    }
}

/*
 * The number of states is known to the compiler, as it is to Tacit's. length is [steps][lane], parameters
 * [steps + 1][PARAMETERS][lane], initial [state][lane]; values and flow, [steps + 1][state][lane], are modified.
 */
#define SWEEP(states)                                                                                                  \
    void sweep_##states(int steps, const lanes *length, const lanes *parameters, const lanes *initial, lanes *values,  \
                        lanes *flow) {                                                                                 \
        backward(states, steps, length, parameters, flow, values);                                                     \
        forward(states, steps, length, parameters, initial, values, flow);                                             \
    }

SWEEP(3)
SWEEP(8)
SWEEP(32)
