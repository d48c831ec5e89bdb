/** Games: what a game file says, the minimised Hamiltonian derived from it, and its evaluation at one instant. */
package tacit.game;
