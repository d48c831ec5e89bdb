package tacit.game;

import java.util.OptionalDouble;

/**
 * One number that a game reads: a scalar parameter, or one element of an indexed one.
 *
 * @param name the element's name, such as {@code beta} or {@code q[0,1]}
 * @param block the declared name, such as {@code q}; equal to {@code name} for a scalar
 * @param domain the values it may take
 * @param value its value where nothing else gives one
 * @param unit its unit, empty where none is declared
 * @param meaning what it means, in a few words; empty where nothing is declared
 */
public record ParameterElement(
        String name, String block, Domain domain, OptionalDouble value, String unit, String meaning) {}
