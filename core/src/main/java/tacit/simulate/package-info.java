/** Finite populations, simulated one by one: an epidemic among walkers, as data to calibrate against. */
package tacit.simulate;
