/**
 * The multilayer perceptron: a flat parameter vector, values of a batch of rows, and their derivatives forward and
 * backward. It knows nothing of games.
 */
package tacit.network;
