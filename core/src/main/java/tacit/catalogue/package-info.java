/** The shipped games, and games read from files. */
package tacit.catalogue;
